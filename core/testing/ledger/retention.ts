import { expect, it } from 'vitest';
import type { MessageId } from '../../kernel/ids.ts';
import {
  attempt,
  bytes,
  delivering,
  envelope,
  incoming,
  LEASE_MS,
  type LedgerBench,
  openDelivery,
  opened,
  planned,
  processed,
  textOf,
  type WithLedger,
} from './harness.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const FAR = new Date('2099-01-01T00:00:00Z');

/** A message and its delivery, which the partner accepts, or refuses. */
async function settledMessage(bench: LedgerBench, outcome: 'accepted' | 'rejected' = 'accepted') {
  const { message, work } = await delivering(bench, [planned(bench)], { types: ['return.announced'], envelopes: [envelope(bench)] });
  const [delivery] = work;
  if (delivery === undefined) throw new Error('no delivery');
  const answer = { status: 200, mediaType: 'text/plain', body: bytes('received') };
  await bench.ledger.recordAttempt(
    attempt(bench, delivery, { outcome, answer, next: { status: outcome === 'accepted' ? 'delivered' : 'dead' } }),
  );
  return { id: message.id, deliveryId: delivery.id };
}

export function retentionBehaviours(withLedger: WithLedger): void {
  it(
    'drops the contents and attempts of months that ended; the messages stay and are shown without them',
    withLedger(async (bench) => {
      const { ledger, clock } = bench;
      const old = await settledMessage(bench);
      clock.advance(31 * DAY_MS);
      const young = await settledMessage(bench);
      const before = await ledger.message(old.id);
      expect(before?.contents).toHaveLength(3);
      expect(await ledger.dropContentsBefore(new Date('2025-04-01T00:00:00Z'))).toEqual({
        dropped: [{ month: '2025-03', bytes: expect.any(Number) as number }],
        kept: [],
      });
      expect(await ledger.message(old.id)).toEqual({
        ...before,
        contents: [],
        deliveries: before?.deliveries.map((delivery) => ({ ...delivery, attempts: [] })),
      });
      expect(await ledger.content(before?.contents[0]?.id ?? '')).toBeUndefined();
      expect((await ledger.message(young.id))?.contents).toHaveLength(3);
      expect((await ledger.messages({ q: 'RA-2041' })).items.map(({ id }) => id)).toEqual([young.id, old.id]);
      expect((await ledger.counts()).messages.completed).toBe(2);
      expect(await ledger.dropContentsBefore(FAR)).toEqual({ dropped: [], kept: [] });
    }),
  );

  it(
    'never drops the present month, nor a month of which a part is to stay',
    withLedger(async (bench) => {
      const { id } = await settledMessage(bench);
      expect(await bench.ledger.dropContentsBefore(FAR)).toEqual({ dropped: [], kept: [] });
      bench.clock.advance(31 * DAY_MS);
      expect(await bench.ledger.dropContentsBefore(new Date('2025-03-31T23:59:59Z'))).toEqual({ dropped: [], kept: [] });
      expect((await bench.ledger.message(id))?.contents).toHaveLength(3);
    }),
  );

  it(
    'what came when no month had been prepared for it goes too',
    withLedger(async (bench) => {
      const { ledger, clock } = bench;
      const late = incoming(bench, { receivedAt: new Date('2024-11-05T12:00:00Z') });
      await ledger.accept(late);
      const [work] = await ledger.openMessages([late.id], LEASE_MS);
      if (work === undefined) throw new Error('not open');
      await ledger.commitProcessed(processed(bench, work));
      clock.advance(1000);
      const { dropped } = await ledger.dropContentsBefore(new Date('2025-01-01T00:00:00Z'));
      expect(dropped.map(({ month }) => month)).toEqual(['2024-11']);
      expect(await ledger.message(late.id)).toMatchObject({ status: 'completed', contents: [] });
    }),
  );

  it(
    'keeps a month as long as open or held work needs it',
    withLedger(async (bench) => {
      const { ledger, clock } = bench;
      await settledMessage(bench);
      const { work } = await delivering(bench, [planned(bench, { content: { mediaType: 'text/plain', body: bytes('still to go') } })]);
      const [delivery] = work;
      if (delivery === undefined) throw new Error('no delivery');
      await ledger.recordAttempt(
        attempt(bench, delivery, { outcome: 'deferred', next: { status: 'retrying', dueAt: new Date('2025-04-05T00:00:00Z') } }),
      );
      clock.advance(31 * DAY_MS);
      expect(await ledger.dropContentsBefore(FAR)).toEqual({ dropped: [], kept: ['2025-03'] });

      await ledger.stopChannel('chronopost', 'labels', { state: 'paused', reason: 'strike', at: clock.now() });
      expect(await ledger.openDeliveries([delivery.id], LEASE_MS)).toEqual([]);
      expect((await ledger.counts()).deliveries.held).toBe(1);
      expect(await ledger.dropContentsBefore(FAR)).toEqual({ dropped: [], kept: ['2025-03'] });

      await ledger.resumeChannel('chronopost', 'labels', clock.now());
      expect(await ledger.releaseHeld('chronopost', 'labels', 10, clock.now())).toEqual([delivery.id]);
      const again = await openDelivery(ledger, delivery.id);
      expect(textOf(again.content.body)).toBe('still to go');
      await ledger.recordAttempt(attempt(bench, again));
      expect((await ledger.dropContentsBefore(FAR)).dropped.map(({ month }) => month)).toEqual(['2025-03']);
    }),
  );

  it(
    'a replay or a retry of what has no content any more is refused and changes nothing; with content it works as ever',
    withLedger(async (bench) => {
      const { ledger, clock, ids } = bench;
      const old = await settledMessage(bench, 'rejected');
      clock.advance(31 * DAY_MS);
      const young = await settledMessage(bench, 'rejected');
      await ledger.dropContentsBefore(clock.now());
      const before = await ledger.message(old.id);

      const replayed = ids.next<MessageId>();
      await expect(ledger.replay(old.id, replayed, 'cafe', clock.now())).rejects.toMatchObject({ code: 'E_CONTENT_DROPPED' });
      expect(await ledger.message(replayed)).toBeUndefined();
      await expect(ledger.retryDelivery(old.deliveryId, clock.now())).rejects.toMatchObject({ code: 'E_CONTENT_DROPPED' });
      expect(await ledger.message(old.id)).toEqual(before);

      await ledger.replay(young.id, replayed, 'cafe', clock.now());
      await ledger.retryDelivery(young.deliveryId, clock.now());
      expect((await ledger.openMessages([replayed], LEASE_MS)).map(({ id }) => id)).toEqual([replayed]);
      await openDelivery(ledger, young.deliveryId);
    }),
  );

  it(
    'goes on while others accept and deliver: nothing of theirs is lost',
    withLedger(async (bench) => {
      const { ledger, clock } = bench;
      await settledMessage(bench);
      clock.advance(31 * DAY_MS);
      const other = await bench.another();
      const busy = Promise.all(
        Array.from({ length: 30 }, async () => {
          const message = await opened(bench);
          await other.commitProcessed(processed(bench, message));
          return message.id;
        }),
      );
      const { dropped } = await ledger.dropContentsBefore(clock.now());
      expect(dropped.map(({ month }) => month)).toEqual(['2025-03']);
      for (const id of await busy)
        expect(await ledger.message(id)).toMatchObject({ status: 'completed', contents: [{ stage: 'receive' }] });
    }),
  );
}
