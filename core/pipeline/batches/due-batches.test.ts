import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../catalog/load.ts';
import type { OutboundChannel } from '../../catalog/model.ts';
import { edited, linesFormat, packInput } from '../../catalog/pack.fixture.ts';
import { hubError } from '../../kernel/errors.ts';
import type { DeliveryId, MessageId } from '../../kernel/ids.ts';
import { isJsonObject, type Json } from '../../kernel/json.ts';
import type { FormatDefinition } from '../../spi/format.ts';
import type { Batching, NewBatch, WaitingDelivery } from '../../spi/ledger/batches.ts';
import type { ChannelStanding } from '../../spi/ledger/channel-states.ts';
import { silentLog } from '../../spi/log.ts';
import { type SpanRecord, spanIdOf } from '../../spi/tracing.ts';
import { exampleEnvelope, exampleTime, listeningTransport } from '../bench.fixture.ts';
import { closeBatch } from './close-batch.ts';
import { closeAllBatches, closeDueBatches } from './due-batches.ts';

const at = new Date('2026-11-20T10:00:00Z');
const ago = (ms: number) => new Date(at.getTime() - ms);
const partner = 'mappings/swift/partner.yaml';
const batching = (policy: string) =>
  edited(partner, '    parameters: { account: 17 }', `    parameters: { account: 17 }\n    batch: ${policy}`);

/** Words, one a line, after the number of the document. "bad" cannot be written. */
const words: FormatDefinition = {
  ...linesFormat,
  envelope: exampleEnvelope,
  open: (settings, resources) => ({
    ...linesFormat.open(settings, resources),
    join: (trees) => trees.flat() as Json,
    encode: (tree, { controlReference }) => {
      const list = (Array.isArray(tree) ? tree : [tree]).map((one) => (isJsonObject(one) ? String(one['ref']) : String(one)));
      if (list.includes('bad')) throw hubError('E_NOT_WRITABLE', { format: 'words', count: 1, reason: 'bad' });
      return Buffer.from([`#${controlReference}`, ...list].join('\n'));
    },
  }),
};

interface Waiting {
  readonly word: string;
  readonly since: Date;
  readonly channel?: string;
  readonly type?: string;
}

/** A ledger in memory with what waits, and what became of it. */
function bench(waiting: readonly Waiting[], changes: Readonly<Record<string, string | undefined>> = batching('{ every: 1h, max: 3 }')) {
  const loaded = loadCatalog({ ...packInput(changes), formats: new Map([...packInput().formats, ['lines', words]]) });
  if ('findings' in loaded) throw hubError('E_CONFIG_REFUSED', { count: loaded.findings.length }, { findings: loaded.findings });
  const { clock, ids } = exampleTime();
  const rest = waiting.map(({ word, since, channel = 'labels', type = 'shipment.booked' }) => ({
    channel,
    since,
    member: {
      id: ids.next<DeliveryId>(),
      messageId: ids.next<MessageId>(),
      parameters: { type },
      content: { mediaType: 'application/json', body: Buffer.from(word === '' ? '' : JSON.stringify(word)) },
    } satisfies WaitingDelivery,
  }));
  const closed: NewBatch[] = [];
  const refused: (readonly [string, string])[] = [];
  const standings: ChannelStanding[] = [];
  let numbers = 0;
  const state = { beforeClose: (): void => undefined };
  const of = (channel: string) => rest.filter((one) => one.channel === channel);
  const leave = (gone: readonly string[]) => {
    for (const id of gone)
      rest.splice(
        rest.findIndex(({ member }) => member.id === id),
        1,
      );
  };
  const ledger: Batching & { nextNumber(): Promise<number>; channelStandings(): Promise<readonly ChannelStanding[]> } = {
    channelStandings: async () => standings,
    nextNumber: async () => {
      numbers += 1;
      return numbers;
    },
    waitingDeliveries: async () =>
      [...new Set(rest.map(({ channel }) => channel))].map((channel) => ({
        partner: 'swift',
        channel,
        count: of(channel).length,
        oldestAt: of(channel)[0]?.since ?? at,
      })),
    nextMembers: async (_, channel, limit) =>
      of(channel)
        .slice(0, limit)
        .map(({ member }) => member),
    closeBatch: async (batch) => {
      state.beforeClose();
      if (standings.length > 0) return { closed: false, because: 'stopped' };
      if (!batch.members.every((id) => rest.some(({ member }) => member.id === id))) return { closed: false, because: 'changed' };
      leave(batch.members);
      closed.push(batch);
      return { closed: true, queue: 'deliver:swift/labels' };
    },
    refuseWaiting: async (id, { code }) => {
      const word = Buffer.from(rest.find(({ member }) => member.id === id)?.member.content.body ?? []).toString();
      refused.push([word, code]);
      leave([id]);
    },
  };
  const transport = listeningTransport();
  const ports = { ledger, transport, clock, ids, log: silentLog, catalog: () => loaded.catalog };
  return {
    ports,
    state,
    closed,
    refused,
    standings,
    transport,
    leave,
    rest,
    numbers: () => numbers,
    documents: () => closed.map(({ content }) => Buffer.from(content.body).toString().replaceAll('\n', ' ')),
    channel: () => loaded.catalog.channel('swift/labels') as OutboundChannel,
  };
}

const some = (...all: readonly string[]) => all.map((word): Waiting => ({ word, since: ago(3_600_001) }));

describe('a batch that is due', () => {
  it('draws no number when nothing of it can be written', async () => {
    const { ports, refused, numbers } = bench(some('bad', 'bad'));
    expect(await closeDueBatches(ports)).toBe(0);
    expect(refused).toEqual([
      ['"bad"', 'E_NOT_WRITABLE'],
      ['"bad"', 'E_NOT_WRITABLE'],
    ]);
    expect(numbers()).toBe(0);
  });

  it('begins a trace of its own, with links to those of the messages in it', async () => {
    const { ports, closed } = bench(some('a', 'b'));
    const spans: SpanRecord[] = [];
    const { nextMembers } = ports.ledger;
    const rootId = '0199f2b4-0000-7000-8000-00000000000a';
    const traced = {
      ...ports,
      ledger: {
        ...ports.ledger,
        nextMembers: async (...[partner, channel, limit]: Parameters<typeof nextMembers>) =>
          (await nextMembers(partner, channel, limit)).map((member) => ({ ...member, trace: { rootId } })),
      },
      tracing: { record: (span: SpanRecord) => spans.push(span), samples: () => true },
    };
    expect(await closeDueBatches(traced)).toBe(1);
    const messageId = closed[0]?.messageId ?? '';
    expect(spans).toEqual([
      expect.objectContaining({
        name: 'batch swift/labels',
        traceId: messageId.replaceAll('-', ''),
        spanId: spanIdOf(messageId, 'process'),
      }),
    ]);
    expect(spans[0]?.links?.map(({ traceId }) => traceId)).toEqual([rootId.replaceAll('-', ''), rootId.replaceAll('-', '')]);
  });

  it('is one document of what waits, a message of its own, under one number, and is rung for', async () => {
    const { ports, closed, transport, documents } = bench(some('a', 'b'));
    expect(await closeDueBatches(ports)).toBe(1);
    expect(documents()).toEqual(['#1 a b']);
    const [batch] = closed;
    expect(batch).toMatchObject({
      partner: 'swift',
      channel: 'labels',
      at,
      controlReference: '1',
      types: ['shipment.booked'],
      content: { mediaType: 'text/plain' },
      parameters: { type: 'shipment.booked', controlReference: '1', members: '2', deliveryId: batch?.id, messageId: batch?.messageId },
    });
    expect(batch?.configHash).toBe(ports.catalog().hash);
    expect(transport.rings).toEqual([{ v: 1, queue: 'deliver:swift/labels', ids: [batch?.id] }]);
    expect(await closeDueBatches(ports)).toBe(0);
  });

  it('has no more members than the channel allows; the rest waits for its own time', async () => {
    const { ports, documents } = bench([...some('a', 'b', 'c', 'd'), { word: 'e', since: at }]);
    while ((await closeDueBatches(ports)) > 0);
    expect(documents()).toEqual(['#1 a b c', '#2 d e']);
  });

  it.each<[string, readonly Waiting[], readonly string[]]>([
    ['not before its time', [{ word: 'a', since: at }], []],
    ['before its time when as many wait as it may have', ['a', 'b', 'c'].map((word) => ({ word, since: at })), ['#1 a b c']],
  ])('is closed %s', async (_, waiting, expected) => {
    const { ports, documents } = bench(waiting);
    await closeDueBatches(ports);
    expect(documents()).toEqual(expected);
  });

  it('says that it is a batch where its members are of several types', async () => {
    const { ports, closed } = bench([...some('a'), { word: 'b', since: at, type: 'shipment.refused' }]);
    await closeDueBatches(ports);
    expect(closed).toMatchObject([{ types: ['shipment.booked', 'shipment.refused'], parameters: { type: 'batch' } }]);
  });

  it('waits while its channel is stopped, and draws no number', async () => {
    const { ports, closed, standings, numbers } = bench(some('a'));
    standings.push({ partner: 'swift', channel: 'labels', state: 'paused' });
    expect(await closeDueBatches(ports)).toBe(0);
    standings.pop();
    expect(await closeDueBatches(ports)).toBe(1);
    expect([closed.length, numbers()]).toEqual([1, 1]);
  });
});

describe('what cannot be written', () => {
  it('is dead, and what waits with it goes out, under numbers without a gap', async () => {
    const { ports, documents, refused } = bench(some('a', 'bad', 'b'));
    while ((await closeDueBatches(ports)) > 0);
    expect(refused).toEqual([['"bad"', 'E_NOT_WRITABLE']]);
    expect(documents()).toEqual(['#1 a', '#2 b']);
  });

  it('is dead where its content is kept no longer', async () => {
    const { ports, documents, refused } = bench(some('', 'a'));
    await closeDueBatches(ports);
    expect(refused).toEqual([['', 'E_CONTENT_DROPPED']]);
    expect(documents()).toEqual(['#1 a']);
  });
});

describe('what another process or a person did meanwhile', () => {
  it('is seen: what is left goes out under the same number', async () => {
    const { ports, state, rest, leave, documents } = bench(some('a', 'b'));
    state.beforeClose = () => {
      state.beforeClose = () => undefined;
      leave([rest[0]?.member.id ?? '']);
    };
    await closeDueBatches(ports);
    expect(documents()).toEqual(['#1 b']);
  });

  it('is left to them when they are faster again and again', async () => {
    const { ports, state, rest, closed, channel } = bench(some('a', 'b', 'c', 'd', 'e', 'f', 'g'));
    state.beforeClose = () => void rest.shift();
    expect(await closeBatch(ports, channel())).toBeUndefined();
    expect([closed, rest.length]).toEqual([[], 2]);
  });
});

describe('what waits for a channel', () => {
  it('that batches no more goes out at once', async () => {
    const { ports, documents } = bench([{ word: 'a', since: at }], {});
    await closeDueBatches(ports);
    expect(documents()).toEqual(['#1 a']);
  });

  it('that left the configuration is dead after an hour: another process may know better', async () => {
    const { ports, refused } = bench([
      { word: 'a', since: ago(3_600_000), channel: 'gone' },
      { word: 'b', since: ago(3_599_000), channel: 'new' },
    ]);
    await closeDueBatches(ports);
    expect(refused).toEqual([['"a"', 'E_CONFIG_REFERENCE']]);
  });

  it('goes out although another channel fails', async () => {
    const { ports, documents } = bench([{ word: 'x', since: ago(3_600_001), channel: 'gone' }, ...some('a')]);
    const { nextMembers } = ports.ledger;
    ports.ledger.nextMembers = (name, channel, limit) =>
      channel === 'gone' ? Promise.reject(hubError('E_NOT_READY', { reason: 'away' })) : nextMembers(name, channel, limit);
    expect(await closeDueBatches(ports)).toBe(1);
    expect(documents()).toEqual(['#1 a']);
  });
});

describe('closeAllBatches', () => {
  it('closes all that waits, whatever the schedule says', async () => {
    const { ports, documents, channel } = bench(['a', 'b', 'c', 'd'].map((word) => ({ word, since: at })));
    expect(await closeAllBatches(ports, channel())).toMatchObject([{ members: 3 }, { members: 1 }]);
    expect(documents()).toEqual(['#1 a b c', '#2 d']);
    expect(await closeAllBatches(ports, channel())).toEqual([]);
  });

  it('says that the channel is stopped, and draws no number for it', async () => {
    const { ports, standings, documents, channel } = bench(some('a'));
    standings.push({ partner: 'swift', channel: 'labels', state: 'disabled' });
    expect(await closeAllBatches(ports, channel())).toBe('stopped');
    standings.pop();
    await closeAllBatches(ports, channel());
    expect(documents()).toEqual(['#1 a']);
  });
});
