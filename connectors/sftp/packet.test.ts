import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SftpFailure } from './failure.ts';
import { PacketReader, PacketSplitter, writePacket } from './packet.ts';

describe('a packet', () => {
  it('is read as it was written', () => {
    const packet = writePacket(7, 5, 'na\xefve', Buffer.from([0, 255]), 2n ** 40n);
    expect(packet.readUInt32BE(0)).toBe(packet.length - 4);
    const reader = new PacketReader(packet.subarray(4));
    expect([reader.byte(), reader.u32(), reader.text(), Buffer.from(reader.bytes()), reader.u64(), reader.left]).toEqual([
      7,
      5,
      'na\xefve',
      Buffer.from([0, 255]),
      2n ** 40n,
      0,
    ]);
  });

  it('never reads beyond its end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        for (const read of ['u32', 'u64', 'bytes', 'text', 'attributes'] as const) {
          try {
            new PacketReader(Buffer.from(bytes))[read]();
          } catch (error) {
            expect(error).toBeInstanceOf(SftpFailure);
          }
        }
      }),
    );
  });

  it('tells attributes of every kind', () => {
    const attributes = (flags: number, ...rest: readonly (number | bigint | string)[]) =>
      new PacketReader(writePacket(1, flags, ...rest).subarray(5)).attributes();
    expect(attributes(0)).toEqual({ size: 0, modifiedAt: 0 });
    expect(attributes(0b1111, 2n ** 33n, 1, 1, 0o100644, 10, 20)).toEqual({ size: 2 ** 33, mode: 0o100644, modifiedAt: 20 });
    expect(attributes(0x8000_0001, 3n, 1, 'acl@example', 'x')).toEqual({ size: 3, modifiedAt: 0 });
  });
});

describe('the splitter', () => {
  const packets = [writePacket(1, 'one'), writePacket(2), writePacket(3, 'x'.repeat(5_000))];
  it('finds the packets however the stream is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 30 }), (cuts) => {
        const stream = Buffer.concat(packets);
        const splitter = new PacketSplitter(10_000);
        const found: Buffer[] = [];
        for (let at = 0, n = 0; at < stream.length; n += 1) {
          const size = cuts[n % cuts.length] ?? 1;
          found.push(...(splitter.add(stream.subarray(at, at + size)) ?? []));
          at += size;
        }
        expect(found.map((packet) => packet.toString('latin1'))).toEqual(packets.map((packet) => packet.toString('latin1', 4)));
      }),
    );
  });
  it('gives up on a packet beyond the cap as soon as its length is known', () => {
    expect(new PacketSplitter(100).add(Buffer.from([0, 0, 1, 0]))).toBeUndefined();
  });
});
