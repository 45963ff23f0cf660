import { expect, it } from 'vitest';
import { finding } from '../../kernel/errors.ts';
import type { DeliveryId, MessageId } from '../../kernel/ids.ts';
import type { Ledger } from '../../spi/ledger/ledger-queries.ts';
import { asking } from './correlating.ts';
import {
  attempt,
  bytes,
  delivering,
  LEASE_MS,
  type LedgerBench,
  openDelivery,
  opened,
  openOne,
  planned,
  processed,
  statusOf,
  textOf,
  type WithLedger,
} from './harness.ts';

const refused = finding('E_DELIVERY_REFUSED', { reason: 'status 422' }, {});

/** A message whose only delivery is dead. */
async function deadByDelivery(bench: LedgerBench) {
  const { message, work } = await delivering(bench, [planned(bench)]);
  const [delivery] = work;
  if (delivery === undefined) throw new Error('no delivery');
  await bench.ledger.recordAttempt(attempt(bench, delivery, { outcome: 'rejected', error: refused, next: { status: 'dead' } }));
  return { message, delivery };
}

async function deliveryStatus(ledger: Ledger, id: MessageId): Promise<string | undefined> {
  return (await ledger.message(id))?.deliveries[0]?.status;
}

export function actingBehaviours(withLedger: WithLedger): void {
  it(
    'retries a dead delivery at once, under the same idempotency key, with the ladder begun anew',
    withLedger(async (bench) => {
      const { message, delivery } = await deadByDelivery(bench);
      expect(await bench.ledger.retryDelivery(delivery.id, bench.clock.now())).toBe('deliver:chronopost/labels');
      expect(await bench.ledger.message(message.id)).toMatchObject({
        status: 'processing',
        deliveryCounts: { open: 1, dead: 0, total: 1 },
        deliveries: [{ status: 'pending' }],
      });
      const again = await openDelivery(bench.ledger, delivery.id);
      expect(again).toMatchObject({ attempt: 1, idempotencyKey: delivery.idempotencyKey });
      await bench.ledger.recordAttempt(attempt(bench, again));
      expect(await bench.ledger.message(message.id)).toMatchObject({
        status: 'completed',
        deliveryCounts: { open: 0, dead: 0 },
        deliveries: [
          {
            status: 'delivered',
            attemptCount: 2,
            attempts: [
              { number: 1, outcome: 'rejected' },
              { number: 2, outcome: 'accepted' },
            ],
          },
        ],
      });
    }),
  );

  it(
    'replaces the scheduled attempt by the one that a person asks for',
    withLedger(async (bench) => {
      const { message, work } = await delivering(bench, [planned(bench)]);
      const [delivery] = work;
      if (delivery === undefined) throw new Error('no delivery');
      const dueAt = new Date(bench.clock.now().getTime() + 3_600_000);
      await bench.ledger.recordAttempt(attempt(bench, delivery, { outcome: 'deferred', next: { status: 'retrying', dueAt } }));
      await bench.ledger.retryDelivery(delivery.id, bench.clock.now());
      await bench.ledger.recordAttempt(attempt(bench, await openDelivery(bench.ledger, delivery.id)));
      expect(await statusOf(bench.ledger, message.id)).toBe('completed');
      bench.clock.advance(3_600_000);
      expect(await bench.ledger.claim('deliver:chronopost/labels', 10, LEASE_MS)).toEqual([]);
    }),
  );

  it(
    'sends what was held when a person asks for it, unless the channel is still stopped',
    withLedger(async (bench) => {
      await bench.ledger.stopChannel('chronopost', 'labels', { state: 'paused', reason: 'strike', at: bench.clock.now() });
      const held = planned(bench);
      const { message } = await delivering(bench, [held]);
      await expect(bench.ledger.retryDelivery(held.id, bench.clock.now())).rejects.toMatchObject({ code: 'E_STATE_CONFLICT' });
      await bench.ledger.resumeChannel('chronopost', 'labels', bench.clock.now());
      await bench.ledger.retryDelivery(held.id, bench.clock.now());
      expect(await bench.ledger.message(message.id)).toMatchObject({ status: 'processing', deliveryCounts: { open: 1, total: 1 } });
      await bench.ledger.recordAttempt(attempt(bench, await openDelivery(bench.ledger, held.id)));
      expect(await statusOf(bench.ledger, message.id)).toBe('completed');
    }),
  );

  it(
    'leaves a message that failed by itself dead when its acknowledgement is retried',
    withLedger(async (bench) => {
      const { message, work } = await delivering(bench, [planned(bench)], { failure: { stage: 'validate', findings: [refused] } });
      const [delivery] = work;
      if (delivery === undefined) throw new Error('no delivery');
      await bench.ledger.recordAttempt(attempt(bench, delivery, { outcome: 'rejected', next: { status: 'dead' } }));
      await bench.ledger.retryDelivery(delivery.id, bench.clock.now());
      await bench.ledger.recordAttempt(attempt(bench, await openDelivery(bench.ledger, delivery.id)));
      expect(await bench.ledger.message(message.id)).toMatchObject({
        status: 'dead',
        failure: { stage: 'validate' },
        deliveryCounts: { open: 0, dead: 0 },
      });
    }),
  );

  it(
    'refuses to retry what is delivered, under way, untranslated or unknown',
    withLedger(async (bench) => {
      const now = bench.clock.now();
      const { work } = await delivering(bench, [planned(bench)]);
      const [delivery] = work;
      if (delivery === undefined) throw new Error('no delivery');
      await expect(bench.ledger.retryDelivery(delivery.id, now)).rejects.toMatchObject({ code: 'E_STATE_CONFLICT' });
      await bench.ledger.recordAttempt(attempt(bench, delivery));
      await expect(bench.ledger.retryDelivery(delivery.id, now)).rejects.toMatchObject({ code: 'E_STATE_CONFLICT' });
      const untranslated = planned(bench, { content: { error: refused } });
      await delivering(bench, [untranslated]);
      await expect(bench.ledger.retryDelivery(untranslated.id, now)).rejects.toMatchObject({ code: 'E_STATE_CONFLICT' });
      await expect(bench.ledger.retryDelivery(bench.ids.next<DeliveryId>(), now)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    }),
  );

  it(
    'lets one of two people who retry at the same time have it',
    withLedger(async (bench) => {
      const { message, delivery } = await deadByDelivery(bench);
      const other = await bench.another();
      const results = await Promise.allSettled([bench.ledger, other].map((ledger) => ledger.retryDelivery(delivery.id, bench.clock.now())));
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await bench.ledger.message(message.id)).toMatchObject({ deliveryCounts: { open: 1, dead: 0 } });
    }),
  );

  it(
    'replays a message as a new one with the same bytes, linked to the old',
    withLedger(async (bench) => {
      const old = await opened(bench, { filename: 'returns.json' });
      await bench.ledger.commitProcessed(processed(bench, old));
      bench.clock.advance(1000);
      const newId = bench.ids.next<MessageId>();
      for (let twice = 0; twice < 2; twice += 1) expect(await bench.ledger.replay(old.id, newId, 'beef', bench.clock.now())).toBe(newId);
      expect(await bench.ledger.claim('process', 10, LEASE_MS)).toEqual([newId]);
      const work = await openOne(bench.ledger, newId);
      expect(work).toMatchObject({
        source: 'replay',
        entry: 'document',
        partner: 'maison-lumen',
        origin: 'maison-lumen',
        filename: 'returns.json',
      });
      expect(textOf(work.content.body)).toBe(textOf(old.content.body));
      expect(await bench.ledger.message(newId)).toMatchObject({ parentId: old.id, configHash: 'beef' });
      expect(await bench.ledger.message(old.id)).toMatchObject({ status: 'completed', parts: [], replies: [] });
    }),
  );

  it(
    'replays parts as parts and replies as replies',
    withLedger(async (bench) => {
      const whole = await opened(bench);
      const part = {
        id: bench.ids.next<MessageId>(),
        type: 'RETANN',
        entry: 'part' as const,
        content: { mediaType: 'application/json', body: bytes('{"tree":1}') },
        errors: [],
      };
      const faulty = { ...part, id: bench.ids.next<MessageId>(), errors: [refused], mentions: ['RA-2041'] };
      await bench.ledger.commitProcessed(processed(bench, whole, { parts: [part, faulty] }));
      expect((await bench.ledger.messages({ q: 'RA-2041' })).items).toMatchObject([{ id: faulty.id, status: 'dead' }]);
      await bench.ledger.commitProcessed(
        processed(bench, await openOne(bench.ledger, part.id), { failure: { stage: 'normalize', findings: [refused] } }),
      );
      const caseId = await bench.ledger.correlate(asking(bench, { scope: 'x', keys: { k: '1' } }));
      const { work } = await delivering(bench, [planned(bench)], { caseId });
      const [delivery] = work;
      if (delivery === undefined) throw new Error('no delivery');
      const reply = {
        id: bench.ids.next<MessageId>(),
        content: { mediaType: 'application/json', body: bytes('{"reply":1}') },
        configHash: 'cafe',
      };
      await bench.ledger.recordAttempt(attempt(bench, delivery, { reply }));
      await bench.ledger.commitProcessed(
        processed(bench, await openOne(bench.ledger, reply.id), { failure: { stage: 'normalize', findings: [refused] } }),
      );

      const replayed = async (id: MessageId) =>
        openOne(bench.ledger, await bench.ledger.replay(id, bench.ids.next<MessageId>(), 'beef', bench.clock.now()));
      const again = await replayed(part.id);
      expect(again).toMatchObject({ source: 'replay', entry: 'part' });
      expect(textOf(again.content.body)).toBe('{"tree":1}');
      expect(await replayed(reply.id)).toMatchObject({
        source: 'replay',
        entry: 'reply',
        caseId,
        partner: 'chronopost',
        origin: 'maison-lumen',
      });
    }),
  );

  it(
    'refuses to replay what is not finished or not there',
    withLedger(async (bench) => {
      const message = await opened(bench);
      await expect(bench.ledger.replay(message.id, bench.ids.next<MessageId>(), 'beef', bench.clock.now())).rejects.toMatchObject({
        code: 'E_STATE_CONFLICT',
      });
      await expect(
        bench.ledger.replay(bench.ids.next<MessageId>(), bench.ids.next<MessageId>(), 'beef', bench.clock.now()),
      ).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    }),
  );

  it(
    'replays a dead message once, however many ask for it at the same time, and again when that has failed, too',
    withLedger(async (bench) => {
      const { ledger, ids, clock } = bench;
      const dead = await opened(bench);
      const failure = { stage: 'decode', findings: [finding('E_INTERCHANGE_GAP', { reference: '5', before: '4' }, {})] } as const;
      await ledger.commitProcessed(processed(bench, dead, { failure }));
      const replays = () =>
        Promise.allSettled(Array.from({ length: 5 }, () => ledger.replay(dead.id, ids.next<MessageId>(), 'beef', clock.now())));
      const taken = (list: readonly PromiseSettledResult<MessageId>[]) =>
        list.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      const first = await replays();
      const [replayId, ...more] = taken(first);
      expect(more).toEqual([]);
      expect(first).toContainEqual({
        status: 'rejected',
        reason: expect.objectContaining({ code: 'E_STATE_CONFLICT', message: expect.stringContaining(replayId ?? '?') }),
      });
      const replay = await openOne(ledger, replayId as MessageId);
      await ledger.commitProcessed(processed(bench, replay, { failure }));
      expect(taken(await replays())).toHaveLength(1);
    }),
  );

  it(
    'discards a dead message with its dead deliveries, and nothing that is alive',
    withLedger(async (bench) => {
      const { message, delivery } = await deadByDelivery(bench);
      await bench.ledger.discard(message.id, 'the retailer sent it twice', bench.clock.now());
      expect(await bench.ledger.message(message.id)).toMatchObject({ status: 'discarded', deliveryCounts: { dead: 0 } });
      expect(await deliveryStatus(bench.ledger, message.id)).toBe('cancelled');
      await expect(bench.ledger.retryDelivery(delivery.id, bench.clock.now())).rejects.toMatchObject({ code: 'E_STATE_CONFLICT' });
      await expect(bench.ledger.discard(message.id, 'again', bench.clock.now())).rejects.toMatchObject({ code: 'E_STATE_CONFLICT' });
      const alive = await opened(bench);
      await expect(bench.ledger.discard(alive.id, 'no', bench.clock.now())).rejects.toMatchObject({ code: 'E_STATE_CONFLICT' });
      await expect(bench.ledger.discard(bench.ids.next<MessageId>(), 'no', bench.clock.now())).rejects.toMatchObject({
        code: 'E_NOT_FOUND',
      });
      expect((await bench.ledger.counts()).messages).toMatchObject({ dead: 0, discarded: 1, processing: 1 });
    }),
  );
}
