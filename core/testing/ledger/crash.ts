import { describe, expect, it } from 'vitest';
import type { MessageId } from '../../kernel/ids.ts';
import { asking } from './correlating.ts';
import {
  attempt,
  bytes,
  delivering,
  envelope,
  incoming,
  LEASE_MS,
  openDelivery,
  opened,
  openOne,
  planned,
  processed,
  statusOf,
  type WithLedger,
} from './harness.ts';

const notReady = { status: 'rejected', reason: { code: 'E_NOT_READY', transient: true } };

/** @param canRestart false where the store is not ours to stop */
export function crashBehaviours(withLedger: WithLedger, canRestart: boolean): void {
  describe('a connection cut in the middle of a write leaves nothing behind, and the same call succeeds afterwards', () => {
    it(
      'accept',
      withLedger(async (bench) => {
        const message = incoming(bench);
        expect(await bench.store.interrupt('accept', () => bench.ledger.accept(message))).toMatchObject(notReady);
        expect(await bench.ledger.message(message.id)).toBeUndefined();
        expect(await bench.ledger.accept(message)).toEqual({ status: 'accepted', messageId: message.id });
      }),
    );

    it(
      'correlate',
      withLedger(async (bench) => {
        const request = asking(bench, { scope: 'x', keys: { a: '1', b: '2' } });
        expect(await bench.store.interrupt('correlate', () => bench.ledger.correlate(request))).toMatchObject(notReady);
        const caseId = await bench.ledger.correlate(request);
        expect(await bench.ledger.case(caseId)).toMatchObject({ keys: [{ value: '1' }, { value: '2' }] });
      }),
    );

    it(
      'commitProcessed',
      withLedger(async (bench) => {
        const message = await opened(bench);
        const result = processed(bench, message, {
          envelopes: [envelope(bench)],
          deliveries: [planned(bench)],
          contents: [{ stage: 'normalize', mediaType: 'text/plain', body: bytes('x') }],
        });
        expect(await bench.store.interrupt('commitProcessed', () => bench.ledger.commitProcessed(result))).toMatchObject(notReady);
        expect(await bench.ledger.message(message.id)).toMatchObject({
          status: 'processing',
          deliveries: [],
          contents: [{ stage: 'receive' }],
        });
        expect((await bench.ledger.commitProcessed(result)).size).toBe(1);
        expect((await bench.ledger.message(message.id))?.deliveries).toHaveLength(1);
      }),
    );

    it(
      'recordAttempt',
      withLedger(async (bench) => {
        const { message, work } = await delivering(bench, [planned(bench)]);
        const [delivery] = work;
        if (delivery === undefined) throw new Error('no delivery');
        const reply = { id: bench.ids.next<MessageId>(), content: { mediaType: 'text/plain', body: bytes('ok') }, configHash: 'c' };
        const record = attempt(bench, delivery, { reply });
        expect(await bench.store.interrupt('recordAttempt', () => bench.ledger.recordAttempt(record))).toMatchObject(notReady);
        expect(await bench.ledger.message(message.id)).toMatchObject({
          status: 'processing',
          replies: [],
          deliveries: [{ status: 'sending', attempts: [] }],
        });
        await bench.ledger.recordAttempt(record);
        expect(await bench.ledger.message(message.id)).toMatchObject({
          status: 'completed',
          replies: [reply.id],
          deliveries: [{ status: 'delivered' }],
        });
      }),
    );

    it(
      'retryDelivery',
      withLedger(async (bench) => {
        const { message, work } = await delivering(bench, [planned(bench)]);
        const [delivery] = work;
        if (delivery === undefined) throw new Error('no delivery');
        await bench.ledger.recordAttempt(attempt(bench, delivery, { outcome: 'rejected', next: { status: 'dead' } }));
        const retry = () => bench.ledger.retryDelivery(delivery.id, bench.clock.now());
        expect(await bench.store.interrupt('retryDelivery', retry)).toMatchObject(notReady);
        expect(await bench.ledger.message(message.id)).toMatchObject({ status: 'dead', deliveries: [{ status: 'dead' }] });
        await retry();
        expect(await openDelivery(bench.ledger, delivery.id)).toMatchObject({ attempt: 1 });
      }),
    );

    it(
      'replay',
      withLedger(async (bench) => {
        const message = await opened(bench);
        await bench.ledger.commitProcessed(processed(bench, message));
        const newId = bench.ids.next<MessageId>();
        const replay = () => bench.ledger.replay(message.id, newId, 'beef', bench.clock.now());
        expect(await bench.store.interrupt('replay', replay)).toMatchObject(notReady);
        expect(await bench.ledger.message(newId)).toBeUndefined();
        expect(await replay()).toBe(newId);
        expect(await openOne(bench.ledger, newId)).toMatchObject({ source: 'replay' });
      }),
    );
  });

  // Skipped only where the database is given by URL: it is not ours to stop.
  it.skipIf(!canRestart)(
    'survives a crash of the database: calls reject meanwhile, nothing accepted is lost, all works again',
    withLedger(async (bench) => {
      const other = await bench.another();
      const messages = Array.from({ length: 300 }, () => incoming(bench));
      const accepting = Promise.allSettled(messages.map((message) => bench.ledger.accept(message)));
      const restarted = bench.store.restart?.();
      const results = await accepting;
      await restarted;
      for (const result of results) if (result.status === 'rejected') expect(result).toMatchObject(notReady);
      const accepted = messages.filter((_, index) => results[index]?.status === 'fulfilled').map(({ id }) => id);
      await untilReady(() => bench.ledger.ping());
      for (const id of accepted) expect(await statusOf(bench.ledger, id)).toBe('received');
      expect(await Promise.all(messages.map((message) => bench.ledger.accept(message)))).toEqual(
        messages.map(({ id }) => ({ status: 'accepted', messageId: id })),
      );
      expect((await bench.ledger.counts()).messages.received).toBe(300);
      expect(await bench.ledger.claim('process', 1000, LEASE_MS)).toHaveLength(300);

      const heard = new Promise<void>((resolve) => other.onRing(() => resolve()));
      const beat = setInterval(() => bench.ledger.announce('process'), 100);
      await heard;
      clearInterval(beat);
    }),
  );
}

async function untilReady(ping: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      return await ping();
    } catch (error) {
      expect(error).toMatchObject({ code: 'E_NOT_READY' });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error('the ledger did not become ready again');
}
