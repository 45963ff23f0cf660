import { expect, it } from 'vitest';
import { attempt, delivering, incoming, LEASE_MS, opened, openOne, planned, processed, type WithLedger } from './harness.ts';

export function workBehaviours(withLedger: WithLedger): void {
  it(
    'gives each of 2,000 due messages to one of four claimers, oldest first',
    withLedger(async (bench) => {
      const messages = Array.from({ length: 2000 }, (_, index) =>
        incoming(bench, { receivedAt: new Date(bench.clock.now().getTime() - 2000 + index) }),
      );
      await Promise.all(messages.map((message) => bench.ledger.accept(message)));
      const claimers = [bench.ledger, bench.ledger, await bench.another(), await bench.another()];
      const claimed = await Promise.all(
        claimers.map(async (ledger) => {
          const mine: string[] = [];
          for (let ids = await ledger.claim('process', 50, LEASE_MS); ids.length > 0; ids = await ledger.claim('process', 50, LEASE_MS))
            mine.push(...ids);
          return mine;
        }),
      );
      expect(claimed.flat().sort()).toEqual(messages.map(({ id }) => id).sort());
      for (const mine of claimed) expect(mine).toEqual([...mine].sort());
    }),
  );

  it(
    'gives what is claimed or opened again when its lease ends, and not before',
    withLedger(async (bench) => {
      const message = incoming(bench);
      await bench.ledger.accept(message);
      expect(await bench.ledger.claim('process', 10, LEASE_MS)).toEqual([message.id]);
      bench.clock.advance(LEASE_MS - 1);
      expect(await bench.ledger.claim('process', 10, LEASE_MS)).toEqual([]);
      bench.clock.advance(1);
      expect(await bench.ledger.claim('process', 10, LEASE_MS)).toEqual([message.id]);
      await openOne(bench.ledger, message.id);
      bench.clock.advance(LEASE_MS - 1);
      expect(await bench.ledger.openMessages([message.id], LEASE_MS)).toEqual([]);
      bench.clock.advance(1);
      expect(await bench.ledger.openMessages([message.id], LEASE_MS)).toMatchObject([{ id: message.id, attempt: 2 }]);
    }),
  );

  it(
    'claims only what was due before a given instant',
    withLedger(async (bench) => {
      const message = incoming(bench);
      await bench.ledger.accept(message);
      bench.clock.advance(10_000);
      const before = (ms: number): Date => new Date(message.receivedAt.getTime() + ms);
      expect(await bench.ledger.claim('process', 10, LEASE_MS, before(-1))).toEqual([]);
      expect(await bench.ledger.claim('process', 10, LEASE_MS, before(0))).toEqual([message.id]);
      bench.clock.advance(LEASE_MS);
      expect(await bench.ledger.claim('process', 10, LEASE_MS, before(9_999 + LEASE_MS))).toEqual([]);
    }),
  );

  it(
    'tells what falls due in a span of time, oldest first, but not what somebody holds',
    withLedger(async (bench) => {
      const messages = Array.from({ length: 5 }, () => incoming(bench));
      for (const message of messages) await bench.ledger.accept(message);
      const [first, second, third, held] = await bench.ledger.openMessages(
        messages.slice(0, 4).map(({ id }) => id),
        LEASE_MS,
      );
      if (first === undefined || second === undefined || third === undefined || held === undefined) throw new Error('not opened');
      const at = (ms: number): Date => new Date(bench.clock.now().getTime() + ms);
      await bench.ledger.releaseMessage(first.id, first.lease, at(3_000));
      await bench.ledger.releaseMessage(second.id, second.lease, at(2_000));
      await bench.ledger.releaseMessage(third.id, third.lease, at(1_000));
      expect(await bench.ledger.dueBetween(at(1_000), at(3_000), 10)).toEqual([
        { queue: 'process', id: second.id, dueAt: at(2_000) },
        { queue: 'process', id: first.id, dueAt: at(3_000) },
      ]);
      expect(await bench.ledger.dueBetween(at(0), at(LEASE_MS * 2), 1)).toMatchObject([{ id: third.id }]);
      expect(await bench.ledger.dueBetween(at(0), at(LEASE_MS * 2), 10)).toHaveLength(3);
    }),
  );

  it(
    'opens a message for one of many workers, claimed or not',
    withLedger(async (bench) => {
      const messages = Array.from({ length: 50 }, () => incoming(bench));
      await Promise.all(messages.map((message) => bench.ledger.accept(message)));
      await bench.ledger.claim('process', 25, LEASE_MS);
      const ids = messages.map(({ id }) => id);
      const workers = [bench.ledger, bench.ledger, await bench.another(), await bench.another()];
      const opened = await Promise.all(workers.map((ledger) => ledger.openMessages(ids, LEASE_MS)));
      expect(
        opened
          .flat()
          .map(({ id }) => id)
          .sort(),
      ).toEqual([...ids].sort());
    }),
  );

  it(
    'opens a message only to be processed, and a delivery only to be sent',
    withLedger(async (bench) => {
      const message = incoming(bench);
      await bench.ledger.accept(message);
      expect(await bench.ledger.openDeliveries([message.id], LEASE_MS)).toEqual([]);
      const delivery = planned(bench);
      const work = await openOne(bench.ledger, message.id);
      await bench.ledger.commitProcessed(processed(bench, work, { deliveries: [delivery] }));
      expect(await bench.ledger.openMessages([delivery.id], LEASE_MS)).toEqual([]);
      expect(await bench.ledger.openDeliveries([delivery.id], LEASE_MS)).toMatchObject([{ id: delivery.id, attempt: 1 }]);
    }),
  );

  it(
    'never claims what is in hand, however far ahead the caller looks',
    withLedger(async (bench) => {
      const message = await opened(bench);
      const ahead = new Date(bench.clock.now().getTime() + 10 * LEASE_MS);
      expect(await bench.ledger.claim('process', 10, LEASE_MS, ahead)).toEqual([]);
      await bench.ledger.commitProcessed(processed(bench, message));
    }),
  );

  it(
    'opens nothing that is finished or unknown',
    withLedger(async (bench) => {
      const message = await opened(bench);
      await bench.ledger.commitProcessed(processed(bench, message));
      expect(await bench.ledger.openMessages([message.id, bench.ids.next()], LEASE_MS)).toEqual([]);
      expect(await bench.ledger.horizon()).toEqual(new Map());
    }),
  );

  it(
    'takes a message back until the time given',
    withLedger(async (bench) => {
      const message = await opened(bench);
      const dueAt = new Date(bench.clock.now().getTime() + 60_000);
      await bench.ledger.releaseMessage(message.id, message.lease, dueAt);
      expect(await bench.ledger.horizon()).toEqual(new Map([['process', dueAt]]));
      expect(await bench.ledger.claim('process', 10, LEASE_MS)).toEqual([]);
      expect(await bench.ledger.openMessages([message.id], LEASE_MS)).toEqual([]);
      bench.clock.advance(60_000);
      expect(await bench.ledger.openMessages([message.id], LEASE_MS)).toMatchObject([{ attempt: 2 }]);
    }),
  );

  it(
    'takes a delivery back without counting an attempt',
    withLedger(async (bench) => {
      const { work } = await delivering(bench, [planned(bench)]);
      const [delivery] = work;
      if (delivery === undefined) throw new Error('no delivery');
      await bench.ledger.releaseDelivery(delivery.id, delivery.lease, bench.clock.now());
      expect(await bench.ledger.openDeliveries([delivery.id], LEASE_MS)).toMatchObject([{ attempt: 1 }]);
    }),
  );

  it(
    'does not let an early bell open a delivery that is to be retried later',
    withLedger(async (bench) => {
      const { message, work } = await delivering(bench, [planned(bench)]);
      const [delivery] = work;
      if (delivery === undefined) throw new Error('no delivery');
      const dueAt = new Date(bench.clock.now().getTime() + 300_000);
      await bench.ledger.recordAttempt(attempt(bench, delivery, { outcome: 'deferred', next: { status: 'retrying', dueAt } }));
      expect(await bench.ledger.openDeliveries([delivery.id], LEASE_MS)).toEqual([]);
      expect(await bench.ledger.message(message.id)).toMatchObject({
        status: 'processing',
        deliveries: [{ status: 'retrying', nextAttemptAt: dueAt.toISOString() }],
      });
      bench.clock.advance(300_000);
      expect(await bench.ledger.claim('deliver:chronopost/labels', 10, LEASE_MS)).toEqual([delivery.id]);
      expect(await bench.ledger.openDeliveries([delivery.id], LEASE_MS)).toMatchObject([
        { attempt: 2, idempotencyKey: delivery.idempotencyKey },
      ]);
    }),
  );

  it(
    'says for each queue when its next work is due',
    withLedger(async (bench) => {
      await delivering(bench, []);
      const message = await opened(bench);
      await bench.ledger.commitProcessed(
        processed(bench, message, {
          deliveries: [planned(bench), planned(bench, { route: 'second' }), planned(bench, { partner: 'acme', channel: 'orders' })],
        }),
      );
      bench.clock.advance(5000);
      await bench.ledger.accept(incoming(bench));
      const at = (ms: number): Date => new Date(bench.clock.now().getTime() + ms);
      expect(await bench.ledger.horizon()).toEqual(
        new Map([
          ['deliver:acme/orders', at(-5000)],
          ['deliver:chronopost/labels', at(-5000)],
          ['process', at(0)],
        ]),
      );
    }),
  );

  it(
    'passes a ring on to other processes, not to itself',
    withLedger(async (bench) => {
      const other = await bench.another();
      const heard = new Promise<string>((resolve) => {
        other.onRing((queue) => {
          if (queue === 'deliver:acme/orders') resolve(queue);
        });
      });
      const own: string[] = [];
      bench.ledger.onRing((queue) => own.push(queue));
      const beat = setInterval(() => bench.ledger.announce('deliver:acme/orders'), 50);
      expect(await heard).toBe('deliver:acme/orders');
      clearInterval(beat);
      expect(own).toEqual([]);
    }),
  );
}
