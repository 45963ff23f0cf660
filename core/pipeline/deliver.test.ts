import { describe, expect, it } from 'vitest';
import type { Channel, OutboundChannel } from '../catalog/model.ts';
import { edited, linesFormat } from '../catalog/pack.fixture.ts';
import { hubError } from '../kernel/errors.ts';
import type { DeliveryId, MessageId } from '../kernel/ids.ts';
import type { OutboundDocument, OutboundEndpoint } from '../spi/connector.ts';
import type { ChannelStates } from '../spi/ledger/channel-states.ts';
import type { AttemptEffect, AttemptRecord, Content, Delivering, DeliveryInWork } from '../spi/ledger/ledger.ts';
import { silentLog } from '../spi/log.ts';
import { exampleCatalog, exampleTime, listeningTransport } from './bench.fixture.ts';
import { deliverWorker } from './deliver.ts';

const delivery: DeliveryInWork = {
  id: '00000000-0000-7000-8000-0000000000d1' as DeliveryId,
  lease: 'lease',
  messageId: '00000000-0000-7000-8000-0000000000f1' as MessageId,
  partner: 'swift',
  channel: 'labels',
  attempt: 1,
  idempotencyKey: 'key-1',
  parameters: { returnNumber: 'RA-1' },
  content: { mediaType: 'text/plain', body: Buffer.from('ref=R1\r\n') },
};
const linesCodec = linesFormat.open({}, {} as never);
const answer = (text: string) => ({ status: 200, mediaType: 'application/json', body: Buffer.from(text) });
const now = new Date('2026-11-20T10:00:00Z');

interface Settings {
  readonly work?: DeliveryInWork;
  /** Of the channel, in place of what its pack says. */
  readonly timeoutMs?: number;
  readonly reply?: OutboundChannel['reply'];
  /** What the last answer was that was not final. */
  readonly lastPending?: Content;
  readonly signal?: AbortSignal;
  /** The breaker is open. */
  readonly openUntil?: Date;
  /** The variable that switches the channel's partner off. */
  readonly switchedOffBy?: string;
  /** Its turn has not come; it may after this time, in milliseconds. */
  readonly tooEarlyMs?: number;
  /** What recording the attempt answers. */
  readonly effect?: AttemptEffect;
}

/** Delivers one document to an endpoint. */
async function delivered(
  send: OutboundEndpoint['send'],
  {
    work = delivery,
    timeoutMs,
    reply,
    lastPending,
    openUntil,
    switchedOffBy,
    tooEarlyMs,
    effect = { due: new Map() },
    signal = new AbortController().signal,
  }: Settings = {},
) {
  const records: AttemptRecord[] = [];
  const counted: boolean[] = [];
  const released: { id: DeliveryId; dueAt: Date }[] = [];
  const opened: number[] = [];
  const stopped: { state: string; reason: string }[] = [];
  const ledger: Delivering & Pick<ChannelStates, 'stopChannel'> = {
    openDeliveries: async (_, leaseMs, lookAgain) => {
      opened.push(leaseMs);
      if (tooEarlyMs === undefined) return [work];
      lookAgain?.(work.id, tooEarlyMs);
      return [];
    },
    recordAttempt: async (record) => {
      records.push(record);
      return effect;
    },
    lastPendingAnswer: async () => lastPending,
    stopChannel: async (_partner, _channel, { state, reason }) => {
      stopped.push({ state, reason });
    },
    releaseDelivery: async (id, _, dueAt) => {
      released.push({ id, dueAt });
    },
  };
  const endpoint: OutboundEndpoint = { send, test: async () => {}, close: async () => {} };
  const transport = listeningTransport();
  const catalog = exampleCatalog();
  const switched = (channel: Channel | undefined) =>
    channel === undefined || switchedOffBy === undefined ? channel : { ...channel, partner: { ...channel.partner, switchedOffBy } };
  const changed = (channel: Channel | undefined): Channel | undefined =>
    channel?.direction !== 'out'
      ? channel
      : {
          ...channel,
          ...(timeoutMs === undefined ? {} : { limits: { ...channel.limits, timeoutMs } }),
          ...(reply === undefined ? {} : { reply }),
        };
  const worker = deliverWorker({
    ledger,
    transport,
    log: silentLog,
    catalog: () => ({ ...catalog, channel: (name) => switched(changed(catalog.channel(name))) }),
    endpoint: () => endpoint,
    throttle: (_channel: OutboundChannel, task) => task(),
    breaker: async (_channel, task, failed) => {
      if (openUntil !== undefined) return { openUntil };
      const result = await task();
      counted.push(failed(result));
      return result;
    },
    random: () => 0.5,
    ...exampleTime(),
  });
  const gone: string[] = [];
  await worker({ v: 1, queue: `deliver:${work.partner}/${work.channel}`, ids: [work.id] }, signal, (ids) => gone.push(...ids));
  return { record: records[0], records, released, opened, stopped, counted, transport, catalog, gone };
}

const base = { deliveryId: delivery.id, lease: 'lease', attempt: 1, startedAt: now, endedAt: now };

describe('deliverWorker', () => {
  it('hands over bytes, key and parameters as the ledger has them', async () => {
    const seen: OutboundDocument[] = [];
    await delivered(async (document) => {
      seen.push(document);
      return { kind: 'accepted' };
    });
    const { content, idempotencyKey, parameters } = delivery;
    expect(seen).toEqual([{ body: content.body, mediaType: 'text/plain', idempotencyKey, parameters }]);
  });

  it('records an accepted answer, and makes it a message of its own that is rung', async () => {
    const told = answer('{"error":0}');
    const { records, transport, catalog } = await delivered(async () => ({ kind: 'accepted', answer: told }));
    const reply = { id: '00000000-0000-7000-8000-000000000001', configHash: catalog.hash };
    expect(records).toEqual([
      {
        ...base,
        outcome: 'accepted',
        answer: told,
        next: { status: 'delivered' },
        reply: { ...reply, content: { mediaType: told.mediaType, body: told.body } },
      },
    ]);
    expect(transport.rings).toEqual([{ v: 1, queue: 'process', ids: [reply.id] }]);
  });

  it.each([
    ['its answer acknowledges nothing', 'ok=1\n', false, 0],
    ['only yes was said', '', true, 0],
    ['its answer may acknowledge something', 'ok=1\n', true, 1],
  ])('makes a reply without a mapping, or none: %s', async (_, text, acknowledges, count) => {
    const reply = { emits: [], codec: { ...linesCodec, ...(acknowledges ? { acknowledgements: () => undefined } : {}) } };
    const { records } = await delivered(async () => ({ kind: 'accepted', answer: answer(text) }), { reply });
    expect(records.flatMap((record) => record.reply ?? [])).toHaveLength(count);
  });

  it('makes a reply even where the partner only said yes', async () => {
    const { record } = await delivered(async () => ({ kind: 'accepted' }));
    expect(record?.reply?.content).toEqual({ mediaType: 'application/octet-stream', body: new Uint8Array() });
  });

  it('makes no reply on a channel without a mapping for it', async () => {
    const work = { ...delivery, partner: 'acme', channel: 'answers' };
    const { record, transport } = await delivered(async () => ({ kind: 'accepted', answer: answer('{}') }), { work });
    expect(record).toMatchObject({ next: { status: 'delivered' } });
    expect(record).not.toHaveProperty('reply');
    expect(transport.rings).toEqual([]);
  });

  describe('an answer that is not final', () => {
    const { reply } = exampleCatalog(
      edited('mappings/swift/partner.yaml', `classify: 'error = 0 ? "accepted" : "rejected"'`, `classify: '"pending"'`),
    ).channel('swift/labels') as OutboundChannel;
    const asked = (text: string, more: Settings = {}) =>
      delivered(async () => ({ kind: 'accepted', answer: answer(text), retryAfterMs: 60_000 }), {
        ...(reply === undefined ? {} : { reply }),
        ...more,
      });

    it('is told at once, asked again no earlier than the partner says, and no failure', async () => {
      const { record, transport, counted } = await asked('{"state":"open"}');
      expect(record).toMatchObject({ outcome: 'pending', next: { status: 'waiting', dueAt: new Date('2026-11-20T10:01:00Z') } });
      expect(record).not.toHaveProperty('error');
      expect(Buffer.from(record?.reply?.content.body ?? []).toString()).toBe('{"state":"open"}');
      expect(counted).toEqual([false]);
      expect(transport.rings).toEqual([
        { v: 1, queue: 'process', ids: [record?.reply?.id] },
        { v: 1, queue: 'deliver:swift/labels', ids: [delivery.id], delayMs: 60_000 },
      ]);
    });

    it.each([
      ['changed', '{"state":"open"}', '{"state":"printing"}', 1, 20],
      ['is the same', '{"state":"open"}', '{"state":"open"}', 0, 0],
      ['is empty', '{"state":"open"}', '', 0, 0],
    ])('that %s is told and kept accordingly', async (_, before, text, told, kept) => {
      const lastPending = { mediaType: 'application/json', body: Buffer.from(before) };
      const { record } = await asked(text, { lastPending });
      expect([record?.reply === undefined ? 0 : 1, record?.answer?.body.length, record?.answer?.status]).toEqual([told, kept, 200]);
    });

    it('at the end of the policy is dead, and its last state is told', async () => {
      const { record } = await asked('{"state":"open"}', { work: { ...delivery, attempt: 10 } });
      expect(record).toMatchObject({ outcome: 'pending', next: { status: 'dead' }, error: { code: 'E_ANSWER_PENDING' } });
      expect(record).toHaveProperty('reply');
    });
  });

  it('tries again later, no earlier than the partner asked, and rings for then', async () => {
    const error = hubError('E_DELIVERY_UNAVAILABLE', { reason: 'HTTP 503' });
    const { record, transport } = await delivered(async () => ({ kind: 'deferred', error, retryAfterMs: 60_000 }));
    expect(record).toEqual({
      ...base,
      outcome: 'deferred',
      error: error.toFinding(),
      next: { status: 'retrying', dueAt: new Date('2026-11-20T10:01:00Z') },
    });
    expect(transport.rings).toEqual([{ v: 1, queue: 'deliver:swift/labels', ids: [delivery.id], delayMs: 60_000 }]);
  });

  it('gives up after the last attempt of the policy, with their number', async () => {
    const error = hubError('E_DELIVERY_UNAVAILABLE', { reason: 'HTTP 503' });
    const { record, transport } = await delivered(async () => ({ kind: 'deferred', error }), { work: { ...delivery, attempt: 10 } });
    expect(record).toMatchObject({ outcome: 'deferred', next: { status: 'dead' }, error: { code: 'E_RETRIES_EXHAUSTED' } });
    expect(transport.rings).toEqual([]);
  });

  it('is dead at once when the partner refused, and makes no message of its answer', async () => {
    const error = hubError('E_DELIVERY_REFUSED', { reason: 'HTTP 422' });
    const { record } = await delivered(async () => ({ kind: 'rejected', error, answer: answer('{"error":7}') }));
    expect(record).toMatchObject({ outcome: 'rejected', next: { status: 'dead' }, error: { code: 'E_DELIVERY_REFUSED' } });
    expect(record).not.toHaveProperty('reply');
  });

  it('is dead when the pack calls the answer a refusal', async () => {
    const { record } = await delivered(async () => ({ kind: 'accepted', answer: answer('{"error":7}') }));
    expect(record).toMatchObject({ outcome: 'rejected', answer: { status: 200 }, next: { status: 'dead' } });
  });

  it('knows when it does not know: what the endpoint throws is unknown, and sent again', async () => {
    const { record } = await delivered(() => Promise.reject(new Error('socket hang up')));
    expect(record).toMatchObject({ outcome: 'unknown', error: { code: 'E_INTERNAL' }, next: { status: 'retrying' } });
    expect(record?.error?.message).not.toContain('socket hang up');
  });

  it('asks the endpoint to end when the time of the channel is over', async () => {
    const { record, opened } = await delivered(
      (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(hubError('E_DELIVERY_TIMEOUT', { timeoutMs: 10 })));
        }),
      { timeoutMs: 10 },
    );
    expect(record).toMatchObject({ outcome: 'unknown', error: { code: 'E_DELIVERY_TIMEOUT' }, next: { status: 'retrying' } });
    expect(opened).toEqual([10 + 30_000]);
  });

  it('gives the delivery back untouched when the hub is closing down', async () => {
    const { records, released } = await delivered(() => expect.fail('nothing may be sent'), { signal: AbortSignal.abort() });
    expect(records).toEqual([]);
    expect(released).toEqual([{ id: delivery.id, dueAt: now }]);
  });

  it('gives the delivery back untouched while the breaker is open', async () => {
    const openUntil = new Date('2026-11-20T10:00:30Z');
    const { records, released, transport } = await delivered(() => expect.fail('nothing may be sent'), { openUntil });
    expect(records).toEqual([]);
    expect(released).toEqual([{ id: delivery.id, dueAt: openUntil }]);
    expect(transport.rings).toEqual([]);
  });

  it('gives the delivery back untouched while the partner is switched off, for a process that knows better', async () => {
    const { records, released, opened } = await delivered(() => expect.fail('nothing may be sent'), { switchedOffBy: 'SWIFT_ENABLED' });
    expect(records).toEqual([]);
    expect(released).toEqual([{ id: delivery.id, dueAt: new Date(now.getTime() + 5_000) }]);
    expect(opened).toEqual([30_000]);
  });

  it('counts against the channel what was deferred or unknown, not what was refused', async () => {
    const deferred = hubError('E_DELIVERY_UNAVAILABLE', { reason: 'HTTP 503' });
    const refused = hubError('E_DELIVERY_REFUSED', { reason: 'HTTP 422' });
    expect((await delivered(async () => ({ kind: 'deferred', error: deferred }))).counted).toEqual([true]);
    expect((await delivered(() => Promise.reject(new Error('reset')))).counted).toEqual([true]);
    expect((await delivered(async () => ({ kind: 'rejected', error: refused }))).counted).toEqual([false]);
    expect((await delivered(async () => ({ kind: 'accepted' }))).counted).toEqual([false]);
  });

  it('disables the channel when the partner says that its address is gone, and holds the delivery', async () => {
    const error = hubError('E_CHANNEL_GONE');
    const { record, stopped } = await delivered(async () => ({ kind: 'rejected', error }));
    expect(stopped).toEqual([{ state: 'disabled', reason: error.message }]);
    expect(record).toMatchObject({ outcome: 'rejected', next: { status: 'held' }, error: { code: 'E_CHANNEL_GONE' } });
  });

  it('disables the channel when every attempt of five days has failed', async () => {
    const error = hubError('E_DELIVERY_UNAVAILABLE', { reason: 'HTTP 503' });
    const since = (failingSince: Date) => ({ effect: { due: new Map(), failingSince } });
    const send = async () => ({ kind: 'deferred' as const, error });
    expect((await delivered(send, since(new Date('2026-11-15T10:00:01Z')))).stopped).toEqual([]);
    const { stopped, record } = await delivered(send, since(new Date('2026-11-15T10:00:00Z')));
    expect(stopped).toEqual([{ state: 'disabled', reason: 'every attempt has failed since 2026-11-15T10:00:00.000Z' }]);
    expect(record?.next.status).toBe('retrying');
  });

  it('rings again for one that comes too early in its case, and has it no more', async () => {
    const { records, gone, transport } = await delivered(async () => ({ kind: 'accepted' }), { tooEarlyMs: 250 });
    expect([records, gone]).toEqual([[], [delivery.id]]);
    expect(transport.rings).toEqual([{ v: 1, queue: 'deliver:swift/labels', ids: [delivery.id], delayMs: 250 }]);
  });

  it('rings for the deliveries of the case that may go now', async () => {
    const effect = { due: new Map([['deliver:swift/labels' as const, ['next']]]) };
    const { transport } = await delivered(async () => ({ kind: 'accepted' }), { effect });
    expect(transport.rings).toContainEqual({ v: 1, queue: 'deliver:swift/labels', ids: ['next'] });
  });

  it('is dead when its channel has left the configuration', async () => {
    const work = { ...delivery, channel: 'gone' };
    const { record } = await delivered(() => expect.fail('nothing may be sent'), { work });
    expect(record).toMatchObject({ outcome: 'rejected', next: { status: 'dead' }, error: { code: 'E_CONFIG_REFERENCE' } });
    expect(record?.error?.message).toContain('swift/gone');
  });
});
