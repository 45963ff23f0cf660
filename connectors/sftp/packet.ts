import { SftpFailure } from './failure.ts';

/** Types of packets of SFTP version 3 (draft-ietf-secsh-filexfer-02, section 3). */
export const packetType = {
  init: 1,
  version: 2,
  open: 3,
  close: 4,
  read: 5,
  write: 6,
  lstat: 7,
  fstat: 8,
  opendir: 11,
  readdir: 12,
  remove: 13,
  mkdir: 14,
  rmdir: 15,
  realpath: 16,
  stat: 17,
  rename: 18,
  status: 101,
  handle: 102,
  data: 103,
  name: 104,
  attrs: 105,
  extended: 200,
  extendedReply: 201,
} as const;

/** A number is 32 bits, a bigint 64; text has one character for each byte, and goes with its length, as bytes do. */
export type PacketField = number | bigint | string | Uint8Array;

/** A packet with its length before it. */
export function writePacket(type: number, ...fields: readonly PacketField[]): Buffer {
  const size = fields.reduce<number>((sum, field) => sum + sizeOf(field), 1);
  const packet = Buffer.allocUnsafe(4 + size);
  packet.writeUInt32BE(size, 0);
  packet[4] = type;
  let at = 5;
  for (const field of fields) at = put(packet, field, at);
  return packet;
}

function sizeOf(field: PacketField): number {
  if (typeof field === 'number') return 4;
  return typeof field === 'bigint' ? 8 : 4 + field.length;
}

function put(packet: Buffer, field: PacketField, at: number): number {
  if (typeof field === 'number') return packet.writeUInt32BE(field, at);
  if (typeof field === 'bigint') return packet.writeBigUInt64BE(field, at);
  const start = packet.writeUInt32BE(field.length, at);
  if (typeof field === 'string') packet.write(field, start, 'latin1');
  else packet.set(field, start);
  return start + field.length;
}

/** What a server tells of a file (section 5). */
export interface FileAttributes {
  readonly size: number;
  /** Undefined where the server leaves it out. */
  readonly mode?: number;
  /** Seconds since 1970. */
  readonly modifiedAt: number;
}

/** What a server says that does not know the protocol. */
export function noSftp(): SftpFailure {
  return new SftpFailure('failed', "the server's answer is not SFTP");
}

const hasAttribute = { size: 1, owner: 2, mode: 4, times: 8, extended: 0x8000_0000 } as const;

/** Reads the fields of a packet in their order. Throws SftpFailure when the packet ends before they do. */
export class PacketReader {
  private readonly packet: Buffer;
  private at = 0;

  constructor(packet: Buffer) {
    this.packet = packet;
  }

  get left(): number {
    return this.packet.length - this.at;
  }

  byte(): number {
    return this.packet.readUInt8(this.move(1));
  }

  u32(): number {
    return this.packet.readUInt32BE(this.move(4));
  }

  u64(): bigint {
    return this.packet.readBigUInt64BE(this.move(8));
  }

  /** Part of the packet, not a copy. */
  bytes(): Buffer {
    const length = this.u32();
    const start = this.move(length);
    return this.packet.subarray(start, start + length);
  }

  /** One character for each byte. */
  text(): string {
    return this.bytes().toString('latin1');
  }

  attributes(): FileAttributes {
    const flags = this.u32();
    const size = flags & hasAttribute.size ? Number(this.u64()) : 0;
    if (flags & hasAttribute.owner) this.move(8);
    const mode = flags & hasAttribute.mode ? this.u32() : undefined;
    let modifiedAt = 0;
    if (flags & hasAttribute.times) {
      this.move(4);
      modifiedAt = this.u32();
    }
    if (flags & hasAttribute.extended) {
      for (let count = this.u32(); count > 0; count -= 1) {
        this.bytes();
        this.bytes();
      }
    }
    return { size, modifiedAt, ...(mode === undefined ? {} : { mode }) };
  }

  private move(length: number): number {
    const start = this.at;
    if (start + length > this.packet.length) throw noSftp();
    this.at = start + length;
    return start;
  }
}

/** Cuts a stream into packets, without their lengths. */
export class PacketSplitter {
  private readonly maxBytes: number;
  private chunks: Buffer[] = [];
  private held = 0;
  /** Of the packet that is coming, with the four bytes of its length; 0 while not known. */
  private wanted = 0;

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
  }

  /** @returns the packets that are whole now; undefined: one is larger than the cap, and the stream is of no more use */
  add(chunk: Buffer): readonly Buffer[] | undefined {
    this.chunks.push(chunk);
    this.held += chunk.length;
    const packets: Buffer[] = [];
    for (;;) {
      if (this.held < Math.max(4, this.wanted)) return packets;
      const all = this.chunks.length === 1 && this.chunks[0] !== undefined ? this.chunks[0] : Buffer.concat(this.chunks);
      this.chunks = [all];
      this.wanted = 4 + all.readUInt32BE(0);
      if (this.wanted > this.maxBytes) return undefined;
      if (this.held < this.wanted) return packets;
      packets.push(all.subarray(4, this.wanted));
      this.chunks = [all.subarray(this.wanted)];
      this.held -= this.wanted;
      this.wanted = 0;
    }
  }
}
