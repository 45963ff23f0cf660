import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { packetType, writePacket } from './packet.ts';
import { SftpProtocol } from './protocol.ts';
import { SftpSession } from './session.ts';

const version = writePacket(packetType.version, 3);

/** A server that answers as told; what it was sent is looked at by nobody. @param answer gets the number of the request */
function serverThat(answer: (id: number, type: number) => Buffer | undefined) {
  let cuts = 0;
  const channel = new Duplex({
    read: () => {},
    write: (packet: Buffer, _encoding, done) => {
      const type = packet[4] ?? 0;
      const said = type === packetType.init ? version : answer(packet.readUInt32BE(5), type);
      if (said !== undefined) channel.push(said);
      done();
    },
  });
  return {
    channel,
    get cuts() {
      return cuts;
    },
    begin: (timeoutMs = 5_000) =>
      SftpProtocol.start(channel, timeoutMs, () => {
        cuts += 1;
      }),
  };
}

const ask = (protocol: SftpProtocol) => protocol.request('look at the file', packetType.stat, packetType.attrs, '/x');

describe('an answer that is none', () => {
  it.each<[string, (id: number) => Buffer]>([
    ['of another type', (id) => writePacket(packetType.data, id, 'x')],
    ['good, where something is asked', (id) => writePacket(packetType.status, id, 0, 'fine', '')],
    ['to a question of nobody', (id) => writePacket(packetType.status, id + 7, 2, '', '')],
    ['without a number', () => writePacket(packetType.status)],
    ['beyond any size', () => Buffer.from([0xff, 0xff, 0xff, 0xff])],
    ['of no length', () => Buffer.alloc(4)],
  ])('%s ends the session', async (_, answer) => {
    const server = serverThat(answer);
    const protocol = await server.begin();
    await expect(ask(protocol)).rejects.toMatchObject({ kind: 'failed', detail: "the server's answer is not SFTP" });
    expect(server.cuts).toBe(1);
    await expect(ask(protocol)).rejects.toMatchObject({ kind: 'failed' });
  });
});

it('knows a refusal without words', async () => {
  const server = serverThat((id) => writePacket(packetType.status, id, 2));
  await expect(ask(await server.begin())).rejects.toMatchObject({ kind: 'missing' });
});

it('speaks to no server before version 3, and to those after it', async () => {
  const begin = (number: number) => {
    const channel: Duplex = new Duplex({
      read: () => {},
      write: (_p, _e, done) => done(void channel.push(writePacket(packetType.version, number))),
    });
    return SftpProtocol.start(channel, 1_000, () => {});
  };
  await expect(begin(2)).rejects.toMatchObject({ kind: 'incompatible' });
  await expect(begin(6)).resolves.toBeInstanceOf(SftpProtocol);
});

describe('a server that says nothing', () => {
  it('ends the session, and all that is under way', async () => {
    const server = serverThat(() => undefined);
    const protocol = await server.begin(50);
    const results = await Promise.allSettled([ask(protocol), ask(protocol)]);
    expect(results).toMatchObject([{ reason: { kind: 'timeout' } }, { reason: { kind: 'timeout' } }]);
    expect(server.cuts).toBe(1);
  });

  it('to one question, though it answers others, ends it too', async () => {
    const first: number[] = [];
    const server = serverThat((id) => (first.push(id) === 1 ? undefined : writePacket(packetType.status, id, 2, '', '')));
    const protocol = await server.begin(20);
    let over = false;
    const unanswered = ask(protocol).catch((error: unknown) => {
      over = true;
      return error;
    });
    while (!over) {
      await ask(protocol).catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await unanswered).toMatchObject({ kind: 'timeout' });
  });

  it('for a while, but goes on, may take long', async () => {
    const server = serverThat((id) => {
      setTimeout(() => server.channel.push(writePacket(packetType.attrs, id, 0)), 60 * id);
      return undefined;
    });
    const protocol = await server.begin(500);
    // The last answer comes after 900 ms.
    await Promise.all(Array.from({ length: 15 }, () => ask(protocol)));
    expect(server.cuts).toBe(0);
  });

  it('costs nothing while nothing is asked', async () => {
    const server = serverThat((id) => writePacket(packetType.attrs, id, 0));
    const protocol = await server.begin(20);
    await ask(protocol);
    await new Promise((resolve) => setTimeout(resolve, 60));
    await ask(protocol);
    expect(server.cuts).toBe(0);
  });
});

describe('a session with a server that cheats', () => {
  const session = async (answer: (id: number, type: number) => Buffer) => {
    const { channel } = serverThat(answer);
    return SftpSession.start(channel, channel as never, () => {}, 5_000);
  };
  const handle = (id: number): Buffer => writePacket(packetType.handle, id, 'h');
  const done = (id: number): Buffer => writePacket(packetType.status, id, 0, '', '');
  const found = { kind: 'file', size: 100, modifiedAt: 0 } as const;

  it('lists no more than asked, and not for ever', async () => {
    const many = Array.from({ length: 10 }, (_, n) => [`f${n}`, '-rw', 0]).flat();
    const endless = await session((id, type) =>
      type === packetType.opendir ? handle(id) : type === packetType.close ? done(id) : writePacket(packetType.name, id, 10, ...many),
    );
    expect(await endless.list('/', 95)).toHaveLength(100);
    const empty = await session((id, type) =>
      type === packetType.opendir ? handle(id) : type === packetType.close ? done(id) : writePacket(packetType.name, id, 0),
    );
    expect(await empty.list('/', 95)).toEqual([]);
    const short = await session((id, type) =>
      type === packetType.opendir ? handle(id) : type === packetType.close ? done(id) : writePacket(packetType.name, id, 1_000_000),
    );
    await expect(short.list('/', 95)).rejects.toMatchObject({ kind: 'failed' });
  });

  it.each([
    ['more than was asked for', 'x'.repeat(200)],
    ['nothing', ''],
  ])('takes no file of which it sends %s', async (_, data) => {
    const reading = await session((id, type) =>
      type === packetType.open ? handle(id) : type === packetType.read ? writePacket(packetType.data, id, data) : done(id),
    );
    await expect(reading.read('/x', found)).rejects.toMatchObject({ kind: 'failed' });
  });

  it('takes a file that comes in the smallest pieces', async () => {
    const reading = await session((id, type) => {
      if (type === packetType.open) return handle(id);
      if (type === packetType.read) return writePacket(packetType.data, id, 'x');
      return type === packetType.fstat ? writePacket(packetType.attrs, id, 0b1001, 100n, 0, 0) : done(id);
    });
    expect(String(await reading.read('/x', found))).toBe('x'.repeat(100));
  });
});
