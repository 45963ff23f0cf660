import { describe, expect, it } from 'vitest';
import type { DeliveryId } from '../kernel/ids.ts';
import type { ReceivedAcknowledgement } from '../spi/format.ts';
import { type AcknowledgementState, type AwaitingMessage, overall } from '../spi/ledger/acknowledgements.ts';
import { settleAcknowledgements } from './settle-acknowledgements.ts';

const sent = (changes: Partial<AwaitingMessage> = {}): AwaitingMessage => ({
  deliveryId: 'newest' as DeliveryId,
  ordinal: 1,
  type: 'RETANN',
  interchange: '7',
  reference: '1',
  document: 'RA-1',
  technical: 'waiting',
  application: 'waiting',
  receiptSuffices: false,
  ...changes,
});
const second = (changes: Partial<AwaitingMessage> = {}) => sent({ ordinal: 2, reference: '2', document: 'RA-2', ...changes });
const says = (
  verdict: ReceivedAcknowledgement['verdict'],
  subject: ReceivedAcknowledgement['subject'] = { interchange: '7' },
  level: ReceivedAcknowledgement['level'] = 'technical',
): ReceivedAcknowledgement => ({ kind: 'CONTRL', level, subject, verdict, findings: [] });
/** Timings, and the states of the newest delivery afterwards. */
const settle = async (list: readonly ReceivedAcknowledgement[], candidates: readonly AwaitingMessage[]) => {
  const effects = await settleAcknowledgements(list, candidates);
  const states: Record<string, AcknowledgementState> = {};
  for (const { deliveryId, settles } of effects) for (const { ordinal, state } of settles) states[`${deliveryId} ${ordinal}`] = state;
  return { timings: effects.map(({ timing }) => timing), states };
};

describe('an acknowledgement', () => {
  it('of an interchange settles all of its messages', async () => {
    expect(await settle([says('accepted')], [sent(), second()])).toEqual({
      timings: ['in time'],
      states: { 'newest 1': 'accepted', 'newest 2': 'accepted' },
    });
  });

  it('that names a message settles that one, and the rest goes with the interchange', async () => {
    expect(await settle([says('accepted'), says('rejected', { interchange: '7', message: '2' })], [sent(), second()])).toEqual({
      timings: ['in time', 'in time'],
      states: { 'newest 1': 'accepted', 'newest 2': 'rejected' },
    });
  });

  it('of a group that was partly accepted leaves each message what was said of it by name', async () => {
    const list = [
      says('accepted with errors', { group: '7' }),
      says('accepted', { group: '7', message: '0001' }),
      says('rejected', { group: '7', message: '0002' }),
    ];
    const candidates = [sent({ group: '7', reference: '0001' }), second({ group: '7', reference: '0002' })];
    expect((await settle(list, candidates)).states).toEqual({ 'newest 1': 'accepted', 'newest 2': 'rejected' });
  });

  it('that refuses the whole refuses what was accepted by name before', async () => {
    expect(await settle([says('rejected')], [sent({ technical: 'accepted' }), second()])).toEqual({
      timings: ['in time'],
      states: { 'newest 1': 'rejected', 'newest 2': 'rejected' },
    });
  });

  it('that comes after its time is late', async () => {
    expect(await settle([says('accepted')], [sent({ technical: 'overdue' })])).toEqual({
      timings: ['late'],
      states: { 'newest 1': 'accepted' },
    });
  });

  it('that says the same again is a duplicate, one that says something else a contradiction, which counts', async () => {
    const accepted = [sent({ technical: 'accepted' })];
    expect(await settle([says('accepted')], accepted)).toEqual({ timings: ['duplicate'], states: {} });
    expect(await settle([says('rejected')], accepted)).toEqual({ timings: ['contradiction'], states: { 'newest 1': 'rejected' } });
  });

  it('that accepts the whole takes back a refusal of the whole, and not one of a message in it', async () => {
    const refused = [sent({ technical: 'rejected' }), second({ technical: 'rejected' })];
    expect(await settle([says('accepted')], refused)).toEqual({
      timings: ['contradiction'],
      states: { 'newest 1': 'accepted', 'newest 2': 'accepted' },
    });
    expect(await settle([says('accepted')], [sent({ technical: 'accepted' }), second({ technical: 'rejected' })])).toEqual({
      timings: ['duplicate'],
      states: {},
    });
    expect(await settle([says('received')], [sent({ technical: 'rejected', receiptSuffices: true })])).toEqual({
      timings: ['duplicate'],
      states: {},
    });
  });

  it('of mere receipt settles nothing, unless the partner says no more', async () => {
    expect(await settle([says('received')], [sent()])).toEqual({ timings: ['in time'], states: {} });
    expect((await settle([says('received')], [sent({ receiptSuffices: true })])).states).toEqual({ 'newest 1': 'accepted' });
    expect((await settle([says('received')], [sent({ technical: 'accepted' })])).timings).toEqual(['duplicate']);
  });

  it('of the content leaves the acknowledgement of the syntax alone', async () => {
    expect(
      await settleAcknowledgements([says('rejected', { document: 'RA-1' }, 'application')], [sent({ technical: 'accepted' })]),
    ).toEqual([{ timing: 'in time', deliveryId: 'newest', settles: [{ ordinal: 1, state: 'rejected' }] }]);
  });

  it('finds its message by the number of the document where the reference was asked for', async () => {
    expect((await settle([says('accepted', { message: 'RA-1' }, 'application')], [sent()])).timings).toEqual(['in time']);
  });

  it('compares numbers without their leading zeros', async () => {
    expect((await settle([says('accepted', { interchange: '000000007', group: '7' })], [sent({ group: '0007' })])).timings).toEqual([
      'in time',
    ]);
    expect((await settle([says('accepted', { interchange: 'A07' })], [sent({ interchange: 'A7' })])).timings).toEqual(['unmatched']);
  });

  it('means the newest delivery that waits, when numbers began anew', async () => {
    const old = sent({ deliveryId: 'old' as DeliveryId, technical: 'waiting' });
    expect((await settle([says('accepted')], [sent({ technical: 'accepted' }), old])).states).toEqual({ 'old 1': 'accepted' });
    expect((await settle([says('accepted')], [sent(), old])).states).toEqual({ 'newest 1': 'accepted' });
  });

  it('matches nothing when its reference fits several deliveries, or when it names nothing', async () => {
    const other = sent({ deliveryId: 'old' as DeliveryId, interchange: '6', document: 'RA-0' });
    expect((await settle([says('accepted', { message: '1' }, 'application')], [sent(), other])).timings).toEqual(['unmatched']);
    expect((await settle([says('accepted', {})], [sent()])).timings).toEqual(['unmatched']);
    expect((await settle([says('accepted', { interchange: '8' })], [sent()])).timings).toEqual(['unmatched']);
  });
});

it('a message that names everything many times over is matched in one go', async () => {
  const count = 20_000;
  const candidates = Array.from({ length: count }, (_, index) => sent({ ordinal: index + 1, reference: String(index + 1), group: '3' }));
  const named = candidates.map(({ reference = '' }) => says('rejected', { interchange: '7', message: `0${reference}` }));
  const groups = Array.from({ length: count }, (_, index) =>
    says('accepted', { interchange: '7', group: '3'.padStart(1 + (index % 9), '0') }),
  );
  let turnsOfOthers = 0;
  const others = setInterval(() => {
    turnsOfOthers += 1;
  });
  const before = performance.now();
  const effects = await settleAcknowledgements([says('accepted'), ...groups, ...named], candidates);
  // Each with each would be a thousand million comparisons: minutes.
  expect(performance.now() - before).toBeLessThan(10_000);
  clearInterval(others);
  expect(turnsOfOthers).toBeGreaterThan(10);
  expect(effects.slice(1 + count).map(({ settles }) => settles)).toEqual(candidates.map(({ ordinal }) => [{ ordinal, state: 'rejected' }]));
  expect(effects[0]?.settles).toEqual([]);
});

describe('the state of a delivery', () => {
  it.each<[AcknowledgementState[], AcknowledgementState]>([
    [[], 'none'],
    [['none', 'accepted'], 'accepted'],
    [['accepted', 'rejected'], 'accepted with errors'],
    [['rejected', 'rejected'], 'rejected'],
    [['accepted', 'waiting'], 'waiting'],
    [['waiting', 'overdue', 'rejected'], 'overdue'],
  ])('of %j is %s', (states, state) => {
    expect(overall(states)).toBe(state);
  });
});
