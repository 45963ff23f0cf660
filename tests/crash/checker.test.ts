import { describe, expect, test } from 'vitest';
import { check, ruleNames } from './checker.ts';
import { documentOf, sha256 } from './documents.ts';
import type { Evidence } from './evidence.ts';
import type { LedgerDelivery, LedgerMessage } from './ledger.ts';
import type { PartnerLine } from './partner.ts';

const SEED = 11;
const COUNT = 20;

/** A run in which everything went well: made-up logs of 20 documents, the first of them replayed. */
function soundRun(): Evidence {
  const numbers = Array.from({ length: COUNT }, (_, at) => at + 1);
  const replayed = messageOf(1, { id: 'replay-1', parentId: 'message-1', source: 'replay', key: null });
  const messages = [...numbers.map((number) => messageOf(number)), replayed];
  const deliveries = messages.flatMap((message) => deliveriesOf(message, message === replayed ? 1 : Number(message.id.slice(8))));
  return {
    seed: SEED,
    driver: numbers.flatMap((number) => [
      { event: 'sending' as const, number, sha256: sha256(documentOf(SEED, number).body), at: number * 10 },
      { event: 'receipt' as const, number, messageId: `message-${number}`, status: 'accepted', at: number * 10 + 1 },
    ]),
    depot: deliveries.map((delivery) => lineOf(delivery)),
    ledger: { messages, deliveries, work: [] },
    shown: new Map([['message-1', 'completed' as const]]),
    replays: ['replay-1'],
    ordered: ['orders'],
    inFlight: 2,
  };
}

function messageOf(number: number, own: Partial<LedgerMessage> = {}): LedgerMessage {
  const { body, channels } = documentOf(SEED, number);
  return {
    id: `message-${number}`,
    parentId: null,
    source: 'received',
    status: channels.includes('checks') ? 'dead' : 'completed',
    key: `key:${SEED}-${number}`,
    sha256: sha256(body),
    ...own,
  };
}

function deliveriesOf({ id }: LedgerMessage, number: number): readonly LedgerDelivery[] {
  return documentOf(SEED, number).channels.map((channel) => ({
    id: `delivery-${id}-${channel}`,
    messageId: id,
    channel,
    status: channel === 'checks' ? 'dead' : 'delivered',
    key: `${number}|${id}|${channel}`,
    accepted: channel === 'checks' ? 0 : 1,
    attempts: 1,
  }));
}

function lineOf({ key, channel }: LedgerDelivery): PartnerLine {
  const document = documentOf(SEED, Number(key.split('|')[0]));
  return {
    at: 0,
    channel: channel as PartnerLine['channel'],
    key,
    number: document.number,
    case: document.case,
    sequence: document.sequence,
    sha256: sha256(document.delivered),
    behaviour: channel === 'checks' ? 'refused' : 'ok',
    effect: channel !== 'checks',
  };
}

/** A sound run with something planted in it. */
type Plant = (run: Evidence) => Partial<Evidence>;

const changed = <T extends { readonly id: string }>(values: readonly T[], id: string, by: Partial<T>): readonly T[] => {
  expect(values.map((value) => value.id)).toContain(id);
  return values.map((value) => (value.id === id ? { ...value, ...by } : value));
};
const inLedger = (run: Evidence, own: Partial<Evidence['ledger']>): Partial<Evidence> => ({ ledger: { ...run.ledger, ...own } });
const without = <T extends { readonly number: number }>(lines: readonly T[], number: number): readonly T[] =>
  lines.filter((line) => line.number !== number);
const orderOf = (run: Evidence, number: number): PartnerLine => {
  const found = run.depot.find((line) => line.channel === 'orders' && line.number === number);
  if (found === undefined) throw new Error(`no order ${number}`);
  return found;
};

const planted: Readonly<Record<(typeof ruleNames)[number], Readonly<Record<string, Plant>>>> = {
  'every document gets a receipt': {
    'no receipt': ({ driver }) => ({ driver: driver.filter((line) => line.event !== 'receipt' || line.number !== 7) }),
  },
  'every receipt is in the ledger': {
    'a lost message': (run) => inLedger(run, { messages: run.ledger.messages.filter(({ id }) => id !== 'message-7') }),
    'a document twice': (run) =>
      inLedger(run, {
        messages: [...run.ledger.messages, messageOf(7, { id: 'message-7b' })],
        deliveries: [...run.ledger.deliveries, ...deliveriesOf({ ...messageOf(7), id: 'message-7b' }, 7)],
      }),
    'two receipts': ({ driver }) => ({
      driver: [...driver, { event: 'receipt', number: 7, messageId: 'message-8', status: 'duplicate', at: 999 }],
    }),
  },
  'every answered replay is in the ledger': { 'a lost replay': ({ replays }) => ({ replays: [...replays, 'replay-2'] }) },
  'every message has its final state': {
    'one left in processing': (run) => inLedger(run, { messages: changed(run.ledger.messages, 'message-3', { status: 'processing' }) }),
    'one dead without a reason': (run) => inLedger(run, { messages: changed(run.ledger.messages, 'message-3', { status: 'dead' }) }),
    'work that is left': (run) =>
      inLedger(run, { work: [{ id: 'message-3', queue: 'process', dueAt: new Date(0), lease: null, starts: 1 }] }),
    'another state at the API': () => ({ shown: new Map([['message-1', 'processing' as const]]) }),
  },
  'every message has exactly its deliveries, each in its final state': {
    'one missing': (run) => inLedger(run, { deliveries: run.ledger.deliveries.filter(({ id }) => id !== 'delivery-message-4-notices') }),
    'one twice': (run) =>
      inLedger(run, {
        deliveries: [...run.ledger.deliveries, { ...(deliveriesOf(messageOf(3), 3)[0] as LedgerDelivery), id: 'twice' }],
      }),
    'one left retrying': (run) =>
      inLedger(run, { deliveries: changed(run.ledger.deliveries, 'delivery-message-3-orders', { status: 'retrying', accepted: 0 }) }),
  },
  'a delivery is recorded as accepted once': {
    'accepted twice': (run) => inLedger(run, { deliveries: changed(run.ledger.deliveries, 'delivery-message-3-orders', { accepted: 2 }) }),
  },
  'one business effect for each delivery': {
    'a double effect': (run) => ({ depot: [...run.depot, orderOf(run, 3)] }),
    none: (run) => ({ depot: run.depot.filter((line) => line !== orderOf(run, 3)) }),
    'under a key that no delivery has': (run) => ({ depot: [...run.depot, { ...orderOf(run, 3), key: 'another' }] }),
    'where the ledger says dead': (run) => ({
      depot: run.depot.map((line) => (line.channel === 'checks' ? { ...line, effect: true } : line)),
    }),
  },
  'no more raw duplicates than were in flight at the strokes': {
    'three where two were in flight': (run) => ({
      depot: [...run.depot, ...[3, 4, 5].map((number) => ({ ...orderOf(run, number), effect: false }))],
    }),
  },
  'order within a case where it is promised': {
    'done in the wrong order': (run) => ({ depot: [...without(run.depot, 3), orderOf(run, 3)] }),
    'first seen in the wrong order': (run) => ({
      depot: [{ ...orderOf(run, 4), behaviour: 'unavailable', effect: false }, ...run.depot],
    }),
  },
  'what was sent is what is kept': {
    'a changed original': (run) => inLedger(run, { messages: changed(run.ledger.messages, 'message-3', { sha256: sha256('other') }) }),
  },
  'what arrives is what the mapping gives': {
    'a changed document': (run) => ({
      depot: run.depot.map((line) => (line.number === 3 ? { ...line, sha256: sha256('other') } : line)),
    }),
  },
};

test('a sound run passes', () => {
  expect(check(soundRun())).toEqual([]);
});

test('what the depot put off or did not hear the end of is no duplicate', () => {
  const run = soundRun();
  const { depot } = run;
  const early = [3, 4, 5].map((number) => ({ ...orderOf(run, number), behaviour: 'unavailable' as const, effect: false }));
  expect(check({ ...run, ordered: [], depot: [...early, ...depot] })).toEqual([]);
});

describe.each(ruleNames)('%s', (rule) => {
  test.each(Object.entries(planted[rule]))('finds %s', (_, plant) => {
    const run = soundRun();
    const found = check({ ...run, ...plant(run) });
    expect(found.map((violation) => violation.rule)).toContain(rule);
  });
});
