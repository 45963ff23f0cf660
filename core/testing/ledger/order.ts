import { expect, it } from 'vitest';
import { finding } from '../../kernel/errors.ts';
import type { CaseId, MessageId } from '../../kernel/ids.ts';
import type { DeliveryInWork } from '../../spi/ledger/ledger.ts';
import { attempt, envelope, LEASE_MS, type LedgerBench, opened, openOne, planned, processed, type WithLedger } from './harness.ts';

const refused = finding('E_DELIVERY_REFUSED', { reason: 'status 422' }, {});
const caseId = '00000000-0000-7000-8000-00000000ca5e' as CaseId;
const otherCase = '00000000-0000-7000-8000-00000000ca5f' as CaseId;

/** A message with one delivery that keeps the order of its case. */
async function ordered(bench: LedgerBench, inOrderOf: CaseId = caseId) {
  bench.clock.advance(10);
  const message = await opened(bench);
  const delivery = planned(bench, { inOrderOf });
  await bench.ledger.commitProcessed(processed(bench, message, { deliveries: [delivery] }));
  return { message, id: delivery.id };
}

async function openAll(bench: LedgerBench, ...ids: readonly string[]): Promise<readonly DeliveryInWork[]> {
  return bench.ledger.openDeliveries(ids, LEASE_MS);
}

export function orderBehaviours(withLedger: WithLedger): void {
  it(
    'opens the first of each case only, and calls the next when it is delivered',
    withLedger(async (bench) => {
      const [a, b, other] = [await ordered(bench), await ordered(bench), await ordered(bench, otherCase)];
      const work = await openAll(bench, b.id, a.id, other.id);
      expect(work.map(({ id }) => id).sort()).toEqual([a.id, other.id].sort());
      expect(await openAll(bench, b.id)).toEqual([]);
      const first = work.find(({ id }) => id === a.id);
      if (first === undefined) throw new Error('the first is not open');
      const { due } = await bench.ledger.recordAttempt(attempt(bench, first));
      expect(due).toEqual(new Map([['deliver:chronopost/labels', [b.id]]]));
      expect(await bench.ledger.claim('deliver:chronopost/labels', 10, LEASE_MS)).toEqual([b.id]);
      expect(await openAll(bench, b.id)).toMatchObject([{ id: b.id, attempt: 1 }]);
    }),
  );

  it(
    'lets one that is retrying or dead keep its own case waiting, and nothing else',
    withLedger(async (bench) => {
      const [a, b, other] = [await ordered(bench), await ordered(bench), await ordered(bench, otherCase)];
      const [first] = await openAll(bench, a.id);
      if (first === undefined) throw new Error('the first is not open');
      const dueAt = new Date(bench.clock.now().getTime() + 5000);
      await bench.ledger.recordAttempt(attempt(bench, first, { outcome: 'deferred', error: refused, next: { status: 'retrying', dueAt } }));
      expect((await openAll(bench, b.id, other.id)).map(({ id }) => id)).toEqual([other.id]);
      bench.clock.advance(5000);
      const [again] = await openAll(bench, a.id);
      if (again === undefined) throw new Error('the retry is not open');
      await bench.ledger.recordAttempt(attempt(bench, again, { outcome: 'rejected', error: refused, next: { status: 'dead' } }));
      expect(await openAll(bench, b.id)).toEqual([]);
      const third = await ordered(bench);
      await bench.ledger.discard(a.message.id, 'not needed', bench.clock.now());
      const [second] = await openAll(bench, b.id);
      if (second === undefined) throw new Error('the next is not open');
      await bench.ledger.recordAttempt(attempt(bench, second, { outcome: 'rejected', error: refused, next: { status: 'dead' } }));
      expect(await openAll(bench, third.id)).toEqual([]);
      await bench.ledger.cancelDelivery(b.id, bench.clock.now());
      expect(await openAll(bench, third.id)).toMatchObject([{ id: third.id }]);
    }),
  );

  it(
    'goes on when a person has sent the dead one after all',
    withLedger(async (bench) => {
      const [a, b] = [await ordered(bench), await ordered(bench)];
      const [first] = await openAll(bench, a.id);
      if (first === undefined) throw new Error('the first is not open');
      await bench.ledger.recordAttempt(attempt(bench, first, { outcome: 'rejected', error: refused, next: { status: 'dead' } }));
      await bench.ledger.retryDelivery(a.id, bench.clock.now());
      expect(await openAll(bench, b.id)).toEqual([]);
      const [again] = await openAll(bench, a.id);
      if (again === undefined) throw new Error('the retry is not open');
      await bench.ledger.recordAttempt(attempt(bench, again));
      expect(await openAll(bench, b.id)).toHaveLength(1);
    }),
  );

  it(
    'orders by when messages came, not by when they were processed',
    withLedger(async (bench) => {
      const early = await opened(bench);
      bench.clock.advance(10);
      const late = await ordered(bench);
      expect(await openAll(bench, late.id)).toEqual([]);
      const delivery = planned(bench, { inOrderOf: caseId });
      await bench.ledger.commitProcessed(processed(bench, early, { deliveries: [delivery] }));
      bench.clock.advance(200);
      expect((await openAll(bench, late.id, delivery.id)).map(({ id }) => id)).toEqual([delivery.id]);
    }),
  );

  it(
    'is not overtaken while a replay waits among newer messages to be processed',
    withLedger(async (bench) => {
      bench.clock.advance(10);
      const failed = await opened(bench);
      const dead = planned(bench, { inOrderOf: caseId, content: { error: refused } });
      await bench.ledger.commitProcessed(processed(bench, failed, { deliveries: [dead] }));
      const later = await ordered(bench);
      const replayId = bench.ids.next<MessageId>();
      await bench.ledger.replay(failed.id, replayId, 'cafe0124', bench.clock.now());
      await bench.ledger.discard(failed.id, 'replayed', bench.clock.now());
      bench.clock.advance(10);
      expect(await openAll(bench, later.id)).toEqual([]);
      await bench.ledger.commitProcessed(processed(bench, await openOne(bench.ledger, replayId)));
      bench.clock.advance(200);
      expect(await openAll(bench, later.id)).toHaveLength(1);
    }),
  );

  it(
    'says when to look again at one that is too early, and nothing of one that will be called',
    withLedger(async (bench) => {
      const early = await opened(bench);
      bench.clock.advance(10);
      const [first, second] = [await ordered(bench), await ordered(bench)];
      const told = new Map<string, number>();
      expect(await bench.ledger.openDeliveries([second.id, first.id], LEASE_MS, (id, afterMs) => told.set(id, afterMs))).toEqual([]);
      expect([...told.keys()]).toEqual([first.id]);
      await bench.ledger.commitProcessed(processed(bench, early));
      bench.clock.advance(told.get(first.id) ?? 0);
      expect(await bench.ledger.claim('deliver:chronopost/labels', 10, LEASE_MS)).toEqual([first.id]);
      expect(await openAll(bench, first.id)).toHaveLength(1);
    }),
  );

  it(
    'does not wait for answers that are gathered for a message of the same channel',
    withLedger(async (bench) => {
      const asking = await opened(bench);
      const asked = envelope(bench, { caseRef: otherCase });
      const question = planned(bench, { envelopeId: asked.id, partner: 'buyer', channel: 'quotes' });
      const gathering = { id: bench.ids.next<MessageId>(), envelopeId: asked.id, route: question.route, withinMs: 60_000, useful: [] };
      const outcome = { envelopes: [asked], deliveries: [question], gatherings: [gathering], caseId: otherCase };
      await bench.ledger.commitProcessed(processed(bench, asking, outcome));
      expect(await openAll(bench, (await ordered(bench)).id)).toHaveLength(1);
    }),
  );

  it(
    'does not wait for messages of other channels',
    withLedger(async (bench) => {
      await opened(bench, { channel: 'elsewhere' });
      bench.clock.advance(10);
      expect(await openAll(bench, (await ordered(bench)).id)).toHaveLength(1);
    }),
  );

  it(
    'gives a replay the place of what it replays',
    withLedger(async (bench) => {
      bench.clock.advance(10);
      const failed = await opened(bench);
      const dead = planned(bench, { inOrderOf: caseId, content: { error: refused } });
      await bench.ledger.commitProcessed(processed(bench, failed, { deliveries: [dead] }));
      const later = await ordered(bench);
      expect(await openAll(bench, later.id)).toEqual([]);
      const replayId = bench.ids.next<MessageId>();
      await bench.ledger.replay(failed.id, replayId, 'cafe0124', bench.clock.now());
      const mended = planned(bench, { inOrderOf: caseId });
      await bench.ledger.commitProcessed(processed(bench, await openOne(bench.ledger, replayId), { deliveries: [mended] }));
      await bench.ledger.discard(failed.id, 'replayed', bench.clock.now());
      const [first] = await openAll(bench, later.id, mended.id);
      expect(first?.id).toBe(mended.id);
    }),
  );

  it(
    'sends every delivery of every case in order, whatever workers race for them',
    withLedger(async (bench) => {
      const cases = Array.from({ length: 4 }, () => bench.ids.next<CaseId>());
      const wanted = new Map<string, string[]>();
      for (let n = 0; n < 40; n += 1) {
        const inOrderOf = cases[n % cases.length] ?? caseId;
        const { id } = await ordered(bench, inOrderOf);
        wanted.set(inOrderOf, [...(wanted.get(inOrderOf) ?? []), id]);
      }
      const ids = [...wanted.values()].flat();
      const sent: string[] = [];
      const worker = async (ledger: LedgerBench['ledger']) => {
        while (sent.length < ids.length) {
          for (const delivery of await ledger.openDeliveries(ids, LEASE_MS)) {
            sent.push(delivery.id);
            await ledger.recordAttempt(attempt(bench, delivery));
          }
        }
      };
      await Promise.all([worker(bench.ledger), worker(await bench.another()), worker(await bench.another())]);
      for (const inOrder of wanted.values()) expect(sent.filter((id) => inOrder.includes(id))).toEqual(inOrder);
      expect(new Set(sent).size).toBe(sent.length);
    }),
  );
}
