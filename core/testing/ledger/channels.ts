import { expect, it } from 'vitest';
import { finding } from '../../kernel/errors.ts';
import type { DeliveryId } from '../../kernel/ids.ts';
import {
  attempt,
  delivering,
  LEASE_MS,
  type LedgerBench,
  openDelivery,
  opened,
  planned,
  processed,
  statusOf,
  type WithLedger,
} from './harness.ts';

const away = finding('E_DELIVERY_UNAVAILABLE', { reason: 'status 503' }, {});
const stop = (bench: LedgerBench, state: 'paused' | 'disabled', reason = 'strike') =>
  bench.ledger.stopChannel('chronopost', 'labels', { state, reason, at: bench.clock.now() });

/** A failed attempt that is to be tried again after a second. */
function deferred(bench: LedgerBench, work: Parameters<typeof attempt>[1]) {
  const dueAt = new Date(bench.clock.now().getTime() + 1000);
  return attempt(bench, work, { outcome: 'deferred', error: away, next: { status: 'retrying', dueAt } });
}

export function channelBehaviours(withLedger: WithLedger): void {
  it(
    'holds what a stopped channel should send, whenever it was planned, and lets the message complete',
    withLedger(async (bench) => {
      const before = planned(bench);
      const message = await opened(bench);
      await bench.ledger.commitProcessed(processed(bench, message, { deliveries: [before, planned(bench, { channel: 'other' })] }));
      await stop(bench, 'paused');
      const work = await bench.ledger.openDeliveries([before.id], LEASE_MS);
      expect(work).toEqual([]);
      expect(await bench.ledger.message(message.id)).toMatchObject({
        status: 'processing',
        deliveryCounts: { open: 1, dead: 0, total: 2 },
        deliveries: [{ status: 'held', attempts: [] }, { status: 'pending' }],
      });
      expect(await bench.ledger.channelStandings()).toEqual([
        { partner: 'chronopost', channel: 'labels', state: 'paused', reason: 'strike', since: bench.clock.now() },
      ]);
      expect([...(await bench.ledger.horizon()).keys()]).toEqual(['deliver:chronopost/other']);
    }),
  );

  it(
    'releases what is held once the channel is resumed, oldest first and not more than asked for',
    withLedger(async (bench) => {
      await stop(bench, 'disabled', 'gone');
      const ids: DeliveryId[] = [];
      for (let n = 0; n < 5; n += 1) {
        const one = planned(bench);
        ids.push(one.id);
        await delivering(bench, [one]);
        bench.clock.advance(1000);
      }
      expect(await bench.ledger.releaseHeld('chronopost', 'labels', 10, bench.clock.now())).toEqual([]);
      expect(await bench.ledger.resumeChannel('chronopost', 'labels', bench.clock.now())).toBe(true);
      expect(await bench.ledger.resumeChannel('chronopost', 'labels', bench.clock.now())).toBe(false);
      const first = await bench.ledger.releaseHeld('chronopost', 'labels', 2, bench.clock.now());
      expect([...first].sort()).toEqual(ids.slice(0, 2));
      const rest = await bench.ledger.releaseHeld('chronopost', 'labels', 10, bench.clock.now());
      expect([...rest].sort()).toEqual(ids.slice(2));
      expect(await bench.ledger.releaseHeld('chronopost', 'labels', 10, bench.clock.now())).toEqual([]);
      const work = await bench.ledger.openDeliveries(ids, LEASE_MS);
      expect(work.map(({ attempt: number }) => number)).toEqual([1, 1, 1, 1, 1]);
      for (const one of work) await bench.ledger.recordAttempt(attempt(bench, one));
      for (const { messageId } of work) expect(await statusOf(bench.ledger, messageId)).toBe('completed');
    }),
  );

  it(
    'holds at the end of an attempt, and counts that attempt',
    withLedger(async (bench) => {
      const { message, work } = await delivering(bench, [planned(bench)]);
      const [delivery] = work;
      if (delivery === undefined) throw new Error('no delivery');
      await bench.ledger.recordAttempt(attempt(bench, delivery, { outcome: 'rejected', error: away, next: { status: 'held' } }));
      expect(await bench.ledger.message(message.id)).toMatchObject({
        status: 'completed',
        deliveries: [{ status: 'held', attempts: [{ number: 1, outcome: 'rejected' }] }],
      });
      await bench.ledger.releaseHeld('chronopost', 'labels', 10, bench.clock.now());
      expect(await statusOf(bench.ledger, message.id)).toBe('processing');
      const again = await openDelivery(bench.ledger, delivery.id);
      expect(again).toMatchObject({ attempt: 1, idempotencyKey: delivery.idempotencyKey });
      await bench.ledger.recordAttempt(attempt(bench, again));
      expect((await bench.ledger.message(message.id))?.deliveries[0]?.attempts.map(({ number }) => number)).toEqual([1, 2]);
    }),
  );

  it(
    'keeps a channel disabled that is also paused, with its reason; one that is paused again has the new reason',
    withLedger(async (bench) => {
      await stop(bench, 'paused');
      await stop(bench, 'paused', 'inventory');
      expect(await bench.ledger.channelStandings()).toMatchObject([{ state: 'paused', reason: 'inventory' }]);
      await stop(bench, 'disabled', 'gone');
      await stop(bench, 'paused');
      expect(await bench.ledger.channelStandings()).toMatchObject([{ state: 'disabled', reason: 'gone' }]);
    }),
  );

  it(
    'tells since when a channel fails, until one attempt is accepted; a refusal changes nothing',
    withLedger(async (bench) => {
      const began = bench.clock.now();
      const { work } = await delivering(bench, [planned(bench), planned(bench, { route: 'b' }), planned(bench, { route: 'c' })]);
      const [one, two, three] = work;
      if (one === undefined || two === undefined || three === undefined) throw new Error('no deliveries');
      expect((await bench.ledger.recordAttempt(deferred(bench, one))).failingSince).toEqual(began);
      bench.clock.advance(5000);
      const again = await openDelivery(bench.ledger, one.id);
      expect((await bench.ledger.recordAttempt(deferred(bench, again))).failingSince).toEqual(began);
      await bench.ledger.recordAttempt(attempt(bench, two, { outcome: 'rejected', next: { status: 'dead' } }));
      expect(await bench.ledger.channelStandings()).toEqual([
        { partner: 'chronopost', channel: 'labels', state: 'active', failingSince: began },
      ]);
      expect((await bench.ledger.recordAttempt(attempt(bench, three))).failingSince).toBeUndefined();
      expect(await bench.ledger.channelStandings()).toEqual([]);
    }),
  );

  it(
    'lists and counts what is held or dead, and lets a person give it up',
    withLedger(async (bench) => {
      await stop(bench, 'paused');
      const { message } = await delivering(bench, [planned(bench), planned(bench, { channel: 'other' })]);
      const [held, sent] = (await bench.ledger.message(message.id))?.deliveries ?? [];
      if (held === undefined || sent === undefined) throw new Error('no deliveries');
      const refused = finding('E_DELIVERY_REFUSED', { reason: 'status 422' }, {});
      bench.clock.advance(LEASE_MS);
      const again = await openDelivery(bench.ledger, sent.id);
      await bench.ledger.recordAttempt(attempt(bench, again, { outcome: 'rejected', error: refused, next: { status: 'dead' } }));
      expect(await bench.ledger.stuckCounts()).toEqual({ deadMessages: 1, deadDeliveries: 1, held: new Map([['chronopost/labels', 1]]) });
      expect(await bench.ledger.stuckDeliveries('held', 10, 'chronopost/labels')).toMatchObject([{ id: held.id, status: 'held' }]);
      expect(await bench.ledger.stuckDeliveries('dead', 10)).toMatchObject([{ id: sent.id, messageId: message.id, error: refused }]);
      expect(await bench.ledger.stuckDeliveries('dead', 10, 'chronopost/labels')).toEqual([]);
      const { work: more } = await delivering(bench, [planned(bench, { channel: 'b' })]);
      for (const one of more)
        await bench.ledger.recordAttempt(attempt(bench, one, { outcome: 'rejected', error: refused, next: { status: 'dead' } }));
      const first = await bench.ledger.stuckPage({ status: 'dead', limit: 1 });
      expect(first.items.map(({ id }) => id)).toEqual(more.map(({ id }) => id));
      const second = await bench.ledger.stuckPage({ status: 'dead', limit: 1, cursor: first.nextCursor ?? '' });
      expect(second).toEqual({ items: [expect.objectContaining({ id: sent.id })] });
      expect((await bench.ledger.stuckPage({ status: 'dead', channel: 'chronopost/b' })).items).toHaveLength(1);
      await bench.ledger.cancelDelivery(sent.id, bench.clock.now());
      await bench.ledger.cancelDelivery(held.id, bench.clock.now());
      await expect(bench.ledger.cancelDelivery(held.id, bench.clock.now())).rejects.toMatchObject({ code: 'E_STATE_CONFLICT' });
      expect(await bench.ledger.message(message.id)).toMatchObject({
        status: 'completed',
        deliveryCounts: { open: 0, dead: 0, total: 2 },
        deliveries: [{ status: 'cancelled' }, { status: 'cancelled' }],
      });
      expect(await bench.ledger.stuckCounts()).toEqual({ deadMessages: 0, deadDeliveries: 0, held: new Map() });
      expect(await bench.ledger.releaseHeld('chronopost', 'labels', 10, bench.clock.now())).toEqual([]);
    }),
  );

  it(
    'gives every delivery to a worker or to the held, when workers open while people stop and resume',
    withLedger(async (bench) => {
      const all = Array.from({ length: 40 }, (_, n) => planned(bench, { route: `r${n}` }));
      const message = await opened(bench);
      await bench.ledger.commitProcessed(processed(bench, message, { deliveries: all }));
      const sent = new Set<string>();
      const work = async () => {
        for (const { id } of all) {
          for (const delivery of await bench.ledger.openDeliveries([id], LEASE_MS)) {
            sent.add(delivery.id);
            await bench.ledger.recordAttempt(attempt(bench, delivery));
          }
        }
      };
      const people = async () => {
        for (let n = 0; n < 10; n += 1) {
          await stop(bench, 'paused');
          await bench.ledger.resumeChannel('chronopost', 'labels', bench.clock.now());
          await bench.ledger.releaseHeld('chronopost', 'labels', 100, bench.clock.now());
        }
      };
      await Promise.all([work(), people()]);
      await bench.ledger.releaseHeld('chronopost', 'labels', 100, bench.clock.now());
      await work();
      expect(sent.size).toBe(40);
      expect(await statusOf(bench.ledger, message.id)).toBe('completed');
    }),
  );
}
