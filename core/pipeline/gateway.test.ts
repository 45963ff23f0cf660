import { describe, expect, it } from 'vitest';
import type { InboundChannel } from '../catalog/model.ts';
import { hubError } from '../kernel/errors.ts';
import type { Acceptance, RawMessage } from '../spi/connector.ts';
import type { IncomingMessage, Intake } from '../spi/ledger/ledger.ts';
import { exampleCatalog, exampleTime, listeningTransport } from './bench.fixture.ts';
import { type GatewayPorts, receive } from './gateway.ts';

const catalog = exampleCatalog();
const channel = catalog.channel('acme/returns') as InboundChannel;
const raw: RawMessage = { body: Buffer.from('{"number":"RA-1"}'), mediaType: 'application/json', headers: { 'user-agent': 'shop' } };

/** A gateway on an intake that remembers, and answers as told. */
function gateway(answer: (message: IncomingMessage) => Promise<Acceptance>) {
  const accepted: IncomingMessage[] = [];
  const intake: Intake = {
    accept: (message) => {
      accepted.push(message);
      return answer(message);
    },
  };
  const transport = listeningTransport();
  const ports: GatewayPorts = { intake, transport, ...exampleTime() };
  return { accepted, transport, receive: (message: RawMessage) => receive(ports, catalog, channel, message) };
}

const accepting = () => gateway(async ({ id }) => ({ status: 'accepted', messageId: id }));

describe('receive', () => {
  it('stores the bytes with all that is known of them', async () => {
    const { accepted, receive } = accepting();
    await receive({ ...raw, filename: 'ra-1.json' });
    expect(accepted).toEqual([
      {
        id: '00000000-0000-7000-8000-000000000001',
        partner: 'acme',
        channel: 'returns',
        configHash: catalog.hash,
        receivedAt: new Date('2026-11-20T10:00:00Z'),
        idempotencyKey: expect.any(String),
        headers: { 'user-agent': 'shop' },
        filename: 'ra-1.json',
        content: { mediaType: 'application/json', body: raw.body },
      },
    ]);
  });

  it('rings once the document is stored, not before', async () => {
    let settle: (acceptance: Acceptance) => void = () => {};
    let receiving: Promise<Acceptance> | undefined;
    const slow = await new Promise<ReturnType<typeof gateway>>((offered) => {
      const asked = gateway(() => {
        offered(asked);
        return new Promise((resolve) => {
          settle = resolve;
        });
      });
      receiving = asked.receive(raw);
    });
    expect(slow.transport.rings).toEqual([]);
    const messageId = slow.accepted[0]?.id ?? expect.fail('nothing was offered');
    settle({ status: 'accepted', messageId });
    expect(await receiving).toEqual({ status: 'accepted', messageId });
    expect(slow.transport.rings).toEqual([{ v: 1, queue: 'process', ids: [messageId] }]);
  });

  it('gives a repetition the first answer, and rings nothing', async () => {
    const first = { status: 'duplicate', messageId: '00000000-0000-7000-8000-00000000aaaa' } as Acceptance;
    const { transport, receive } = gateway(async () => first);
    expect(await receive(raw)).toEqual(first);
    expect(transport.rings).toEqual([]);
  });

  it('rings nothing when nothing was stored', async () => {
    const refusal = hubError('E_IDEMPOTENCY_CONFLICT');
    const { transport, receive } = gateway(() => Promise.reject(refusal));
    await expect(receive(raw)).rejects.toBe(refusal);
    expect(transport.rings).toEqual([]);
  });
});

describe('the idempotency key', () => {
  const keyOf = async (message: RawMessage) => {
    const { accepted, receive } = accepting();
    await receive(message);
    return accepted[0]?.idempotencyKey;
  };
  // SHA-256 of {"number":"RA-1"}, by sha256sum.
  const hash = 'sha256:fd442d2364957f77c7fd76e0fae1e4632cfee366651b843e404fa4ebe4dfd4a0';

  it("is the sender's where it gave one, whatever the bytes are", async () => {
    expect(await keyOf({ ...raw, idempotencyKey: 'RA-1' })).toBe('key:RA-1');
    expect(await keyOf({ ...raw, body: Buffer.from('other'), idempotencyKey: 'RA-1' })).toBe('key:RA-1');
  });

  it('is the hash of the bytes otherwise', async () => {
    expect(await keyOf(raw)).toBe(hash);
    expect(await keyOf({ ...raw, mediaType: 'text/plain', headers: {}, filename: 'x' })).toBe(hash);
    expect(await keyOf({ ...raw, body: Buffer.from('{"number":"RA-2"}') })).not.toBe(hash);
  });

  it('cannot be mistaken: a key that reads like a hash is still a key', async () => {
    expect(await keyOf({ ...raw, idempotencyKey: hash })).toBe(`key:${hash}`);
  });
});
