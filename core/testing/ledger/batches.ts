import { expect, it } from 'vitest';
import { finding } from '../../kernel/errors.ts';
import type { DeliveryId, MessageId } from '../../kernel/ids.ts';
import type { NewBatch } from '../../spi/ledger/batches.ts';
import type { DeliveryInWork, MessageInWork, PlannedDelivery } from '../../spi/ledger/ledger.ts';
import type { Ledger } from '../../spi/ledger/ledger-queries.ts';
import {
  attempt,
  bytes,
  delivering,
  LEASE_MS,
  type LedgerBench,
  openDelivery,
  opened,
  planned,
  processed,
  statusOf,
  textOf,
  type WithLedger,
} from './harness.ts';

const queue = 'deliver:chronopost/labels';
const refused = finding('E_DELIVERY_REFUSED', { reason: 'status 422' }, {});
const unwritable = finding('E_NOT_WRITABLE', { format: 'EDIFACT', count: 1, reason: 'BGM is missing' }, {});

interface Waiting {
  readonly message: MessageInWork;
  readonly delivery: PlannedDelivery;
}

/** So many messages, a second apart, each with one delivery that waits for a batch. */
async function waiting(bench: LedgerBench, count: number, overrides: Partial<PlannedDelivery> = {}): Promise<readonly Waiting[]> {
  const all: Waiting[] = [];
  for (let n = 0; n < count; n += 1) {
    const content = { mediaType: 'application/json', body: bytes(`{"n":${n}}`) };
    const delivery = planned(bench, { waitsForBatch: true, content, ...overrides });
    const message = await opened(bench);
    await bench.ledger.commitProcessed(processed(bench, message, { deliveries: [delivery] }));
    all.push({ message, delivery });
    bench.clock.advance(1000);
  }
  return all;
}

function batchOf({ ids, clock }: LedgerBench, members: readonly Waiting[], overrides: Partial<NewBatch> = {}): NewBatch {
  return {
    messageId: ids.next<MessageId>(),
    id: ids.next<DeliveryId>(),
    partner: 'chronopost',
    channel: 'labels',
    at: clock.now(),
    configHash: 'cafe0123',
    types: ['shipment.requested'],
    controlReference: '17',
    parameters: { controlReference: '17' },
    content: { mediaType: 'application/edifact', body: bytes('UNB+UNZ') },
    members: members.map(({ delivery }) => delivery.id),
    ...overrides,
  };
}

/** A batch that carries these, closed and opened by a worker. */
async function sending(
  bench: LedgerBench,
  members: readonly Waiting[],
): Promise<{ readonly batch: NewBatch; readonly work: DeliveryInWork }> {
  const batch = batchOf(bench, members);
  expect(await bench.ledger.closeBatch(batch)).toEqual({ closed: true, queue });
  return { batch, work: await openDelivery(bench.ledger, batch.id) };
}

async function dead(bench: LedgerBench, members: readonly Waiting[]): Promise<NewBatch> {
  const { batch, work } = await sending(bench, members);
  await bench.ledger.recordAttempt(attempt(bench, work, { outcome: 'rejected', error: refused, next: { status: 'dead' } }));
  return batch;
}

async function shown(ledger: Ledger, { message }: Waiting) {
  const detail = await ledger.message(message.id);
  return [detail?.status, detail?.deliveries[0]?.status, detail?.deliveryCounts.open];
}

const pending = ['processing', 'pending', 1];
const delivered = ['completed', 'delivered', 0];
const cancelled = ['completed', 'cancelled', 0];

export function batchBehaviours(withLedger: WithLedger): void {
  it(
    'lets what waits for a batch wait: it is pending, nothing of it is due, and it is counted as open',
    withLedger(async (bench) => {
      const began = bench.clock.now();
      const members = await waiting(bench, 3);
      const [first] = members as readonly [Waiting];
      expect(await bench.ledger.horizon()).toEqual(new Map());
      expect(await bench.ledger.openDeliveries([first.delivery.id], LEASE_MS)).toEqual([]);
      expect(await shown(bench.ledger, first)).toEqual(pending);
      expect(await bench.ledger.message(first.message.id)).toMatchObject({ deliveries: [{ batch: 'waiting' }] });
      expect(await bench.ledger.waitingDeliveries(100)).toEqual([{ partner: 'chronopost', channel: 'labels', count: 3, oldestAt: began }]);
      const { messages, deliveries } = await bench.ledger.counts();
      expect([messages.processing, messages.completed, deliveries.pending, deliveries.delivered]).toEqual([3, 0, 3, 0]);
    }),
  );

  it(
    'tells of every channel how many wait, however many channels there are',
    withLedger(async (bench) => {
      await waiting(bench, 2);
      await waiting(bench, 1, { channel: 'orders' });
      await waiting(bench, 1, { partner: 'acme', channel: 'zeta' });
      const found = (await bench.ledger.waitingDeliveries(100)).map(({ partner, channel, count }) => [partner, channel, count]);
      expect((await bench.ledger.waitingDeliveries(1)).map(({ count }) => count)).toEqual([1, 1, 1]);
      expect(found).toEqual([
        ['acme', 'zeta', 1],
        ['chronopost', 'labels', 2],
        ['chronopost', 'orders', 1],
      ]);
    }),
  );

  it(
    'gives what waits in the order in which it came, with what the mapping made of it',
    withLedger(async (bench) => {
      const members = await waiting(bench, 3);
      const next = await bench.ledger.nextMembers('chronopost', 'labels', 2);
      expect(next.map(({ id, messageId, content }) => [id, messageId, textOf(content.body)])).toEqual(
        members.slice(0, 2).map(({ delivery, message }, n) => [delivery.id, message.id, `{"n":${n}}`]),
      );
      expect(next[0]?.parameters).toEqual({ returnNumber: 'RA-2041' });
      expect(await bench.ledger.nextMembers('chronopost', 'orders', 2)).toEqual([]);
    }),
  );

  it(
    'gives no more at once than may be in memory, and always one',
    withLedger(async (bench) => {
      const content = { mediaType: 'application/json', body: new Uint8Array(9 * 1024 * 1024).fill(32) };
      await waiting(bench, 3, { content });
      expect(await bench.ledger.nextMembers('chronopost', 'labels', 10)).toHaveLength(2);
    }),
  );

  it(
    'closes a batch: a message of its own with one delivery that is due, and both sides tell of each other',
    withLedger(async (bench) => {
      const members = await waiting(bench, 3);
      const batch = batchOf(bench, members.slice(0, 2));
      expect(await bench.ledger.closeBatch(batch)).toEqual({ closed: true, queue });
      expect(await bench.ledger.message(batch.messageId)).toMatchObject({
        partner: 'chronopost',
        channel: 'labels',
        source: 'batch',
        status: 'processing',
        types: ['shipment.requested'],
        controlReference: '17',
        deliveryCounts: { open: 1, dead: 0, total: 1 },
        members: { count: 2, messageIds: members.slice(0, 2).map(({ message }) => message.id) },
        deliveries: [{ id: batch.id, route: 'batch', status: 'pending', idempotencyKey: batch.id }],
      });
      const second = await bench.ledger.message((members[1] as Waiting).message.id);
      expect(second).toMatchObject({ deliveries: [{ batch: { messageId: batch.messageId, deliveryId: batch.id, number: 2 } }] });
      expect(second).not.toHaveProperty('members');
      expect((await bench.ledger.waitingDeliveries(100))[0]).toMatchObject({ count: 1 });
      expect((await bench.ledger.messages({ q: '17' })).items.map(({ id }) => id)).toEqual([batch.messageId]);
      const work = await openDelivery(bench.ledger, batch.id);
      expect(work).toMatchObject({ parameters: { controlReference: '17' }, idempotencyKey: batch.id, messageId: batch.messageId });
      expect(textOf(work.content.body)).toBe('UNB+UNZ');
      const { messages, deliveries } = await bench.ledger.counts();
      expect([messages.processing, deliveries.pending, deliveries.sending]).toEqual([4, 3, 1]);
    }),
  );

  it(
    'delivers what a batch carries together with it, and completes the messages',
    withLedger(async (bench) => {
      const members = await waiting(bench, 2);
      const elsewhere = planned(bench, { channel: 'orders' });
      const both = planned(bench, { waitsForBatch: true });
      const message = await opened(bench);
      await bench.ledger.commitProcessed(processed(bench, message, { deliveries: [elsewhere, both] }));
      const all = [...members, { message, delivery: both }];
      const { batch, work } = await sending(bench, all);
      const other = await openDelivery(bench.ledger, elsewhere.id);
      await Promise.all([bench.ledger.recordAttempt(attempt(bench, work)), bench.ledger.recordAttempt(attempt(bench, other))]);
      for (const member of members) expect(await shown(bench.ledger, member)).toEqual(delivered);
      expect(await statusOf(bench.ledger, message.id)).toBe('completed');
      expect(await bench.ledger.message(batch.messageId)).toMatchObject({ status: 'completed', members: { count: 3 } });
      const { messages, deliveries } = await bench.ledger.counts();
      expect([messages.processing, messages.completed, deliveries.pending, deliveries.delivered]).toEqual([0, 4, 0, 5]);
    }),
  );

  it(
    'awaits the acknowledgements of a batch once it has arrived',
    withLedger(async (bench) => {
      const members = await waiting(bench, 2);
      const messages = ['1', '2'].map((reference) => ({ type: 'RETINS', interchange: '17', reference }));
      const batch = batchOf(bench, members, { awaited: { messages, within: { technical: 60_000 }, receiptSuffices: false } });
      await bench.ledger.closeBatch(batch);
      const owed = () => bench.ledger.listAcknowledgements({ level: 'technical', states: ['waiting'] });
      expect(await owed()).toEqual([]);
      await bench.ledger.recordAttempt(attempt(bench, await openDelivery(bench.ledger, batch.id)));
      expect((await owed()).map(({ deliveryId, messageId, reference }) => [deliveryId, messageId, reference])).toEqual([
        [batch.id, batch.messageId, '1'],
        [batch.id, batch.messageId, '2'],
      ]);
    }),
  );

  it(
    'keeps what a batch carries pending while it is tried again, held or dead, and sends the same bytes again',
    withLedger(async (bench) => {
      const members = await waiting(bench, 2);
      const [first] = members as readonly [Waiting];
      const { batch, work } = await sending(bench, members);
      const dueAt = new Date(bench.clock.now().getTime() + 1000);
      await bench.ledger.recordAttempt(attempt(bench, work, { outcome: 'deferred', next: { status: 'retrying', dueAt } }));
      expect(await shown(bench.ledger, first)).toEqual(pending);
      await bench.ledger.stopChannel('chronopost', 'labels', { state: 'paused', reason: 'strike', at: bench.clock.now() });
      bench.clock.advance(1000);
      expect(await bench.ledger.openDeliveries([batch.id], LEASE_MS)).toEqual([]);
      expect(await bench.ledger.message(batch.messageId)).toMatchObject({ deliveries: [{ status: 'held' }] });
      expect(await shown(bench.ledger, first)).toEqual(pending);
      await bench.ledger.resumeChannel('chronopost', 'labels', bench.clock.now());
      expect(await bench.ledger.releaseHeld('chronopost', 'labels', 10, bench.clock.now())).toEqual([batch.id]);
      const again = await openDelivery(bench.ledger, batch.id);
      expect([again.idempotencyKey, textOf(again.content.body)]).toEqual([batch.id, 'UNB+UNZ']);
      await bench.ledger.recordAttempt(attempt(bench, again, { outcome: 'rejected', error: refused, next: { status: 'dead' } }));
      expect(await shown(bench.ledger, first)).toEqual(pending);
      await bench.ledger.retryDelivery(batch.id, bench.clock.now());
      await bench.ledger.recordAttempt(attempt(bench, await openDelivery(bench.ledger, batch.id)));
      for (const member of members) expect(await shown(bench.ledger, member)).toEqual(delivered);
    }),
  );

  it(
    'lets nobody retry or cancel by itself what a batch carries, and says which batch',
    withLedger(async (bench) => {
      const [member] = (await waiting(bench, 1)) as readonly [Waiting];
      const batch = await dead(bench, [member]);
      const conflict = { code: 'E_STATE_CONFLICT', message: expect.stringContaining(`carried by the batch ${batch.id}`) };
      await expect(bench.ledger.retryDelivery(member.delivery.id, bench.clock.now())).rejects.toMatchObject(conflict);
      await expect(bench.ledger.cancelDelivery(member.delivery.id, bench.clock.now())).rejects.toMatchObject(conflict);
      const replayed = bench.ledger.replay(batch.messageId, bench.ids.next<MessageId>(), 'beef', bench.clock.now());
      await expect(replayed).rejects.toMatchObject({ code: 'E_STATE_CONFLICT', message: expect.stringContaining('a batch') });
      expect(await shown(bench.ledger, member)).toEqual(pending);
    }),
  );

  it(
    'cancels what a batch carries together with it',
    withLedger(async (bench) => {
      const members = await waiting(bench, 2);
      const batch = await dead(bench, members);
      await bench.ledger.cancelDelivery(batch.id, bench.clock.now());
      for (const member of members) expect(await shown(bench.ledger, member)).toEqual(cancelled);
      expect(await statusOf(bench.ledger, batch.messageId)).toBe('completed');
      await expect(bench.ledger.retryDelivery(batch.id, bench.clock.now())).rejects.toMatchObject({ code: 'E_STATE_CONFLICT' });
    }),
  );

  it(
    'cancels what a batch carries when the batch is discarded',
    withLedger(async (bench) => {
      const members = await waiting(bench, 2);
      const batch = await dead(bench, members);
      await bench.ledger.discard(batch.messageId, 'agreed by phone', bench.clock.now());
      for (const member of members) expect(await shown(bench.ledger, member)).toEqual(cancelled);
      expect(await statusOf(bench.ledger, batch.messageId)).toBe('discarded');
    }),
  );

  it(
    'cancels what waits, and does not retry it',
    withLedger(async (bench) => {
      const members = await waiting(bench, 2);
      const [first, second] = members as readonly [Waiting, Waiting];
      const early = { code: 'E_STATE_CONFLICT', message: expect.stringContaining('waiting for its batch') };
      await expect(bench.ledger.retryDelivery(first.delivery.id, bench.clock.now())).rejects.toMatchObject(early);
      await bench.ledger.cancelDelivery(first.delivery.id, bench.clock.now());
      expect(await shown(bench.ledger, first)).toEqual(cancelled);
      expect((await bench.ledger.nextMembers('chronopost', 'labels', 10)).map(({ id }) => id)).toEqual([second.delivery.id]);
      expect(await bench.ledger.closeBatch(batchOf(bench, members))).toEqual({ closed: false, because: 'changed' });
      await expect(bench.ledger.cancelDelivery(first.delivery.id, bench.clock.now())).rejects.toMatchObject({ code: 'E_STATE_CONFLICT' });
    }),
  );

  it(
    'lets what cannot be written any more die where it would have died at once',
    withLedger(async (bench) => {
      const [member] = (await waiting(bench, 1)) as readonly [Waiting];
      await bench.ledger.refuseWaiting(member.delivery.id, unwritable, bench.clock.now());
      expect(await bench.ledger.message(member.message.id)).toMatchObject({
        status: 'dead',
        deliveryCounts: { open: 0, dead: 1 },
        deliveries: [{ status: 'dead', stage: 'translate', error: { code: 'E_NOT_WRITABLE' } }],
      });
      expect(await bench.ledger.waitingDeliveries(100)).toEqual([]);
      await bench.ledger.refuseWaiting(member.delivery.id, unwritable, bench.clock.now());
      expect(await bench.ledger.message(member.message.id)).toMatchObject({ deliveryCounts: { open: 0, dead: 1 } });
    }),
  );

  it(
    'refuses nothing that a batch carries already',
    withLedger(async (bench) => {
      const [member] = (await waiting(bench, 1)) as readonly [Waiting];
      await sending(bench, [member]);
      await bench.ledger.refuseWaiting(member.delivery.id, unwritable, bench.clock.now());
      expect(await shown(bench.ledger, member)).toEqual(pending);
    }),
  );

  it(
    'puts no delivery into two batches, whoever closes at the same time',
    withLedger(async (bench) => {
      const members = await waiting(bench, 4);
      const other = await bench.another();
      const batches = Array.from({ length: 6 }, (_, n) => batchOf(bench, n % 2 === 0 ? members : [...members].reverse()));
      const closed = await Promise.all(batches.map((batch, n) => (n % 2 === 0 ? bench.ledger : other).closeBatch(batch)));
      expect(closed.filter((one) => one.closed)).toHaveLength(1);
      expect(closed.filter((one) => !one.closed && one.because === 'changed')).toHaveLength(5);
      const kept = await Promise.all(batches.map(({ messageId }) => bench.ledger.message(messageId)));
      expect(kept.filter((one) => one !== undefined)).toHaveLength(1);
      expect([...(await bench.ledger.horizon()).keys()]).toEqual([queue]);
    }),
  );

  it(
    'lets a person cancel what waits, or a batch carry it, but never both',
    withLedger(async (bench) => {
      const other = await bench.another();
      const at = bench.clock.now();
      for (let round = 0; round < 5; round += 1) {
        const members = await waiting(bench, 3);
        const batch = batchOf(bench, members);
        const cancelling = members.map(({ delivery }) => other.cancelDelivery(delivery.id, at));
        const [closed, ...gone] = await Promise.allSettled([bench.ledger.closeBatch(batch), ...cancelling]);
        const carried = closed.status === 'fulfilled' && closed.value.closed;
        expect(gone.map(({ status }) => status)).toEqual(members.map(() => (carried ? 'rejected' : 'fulfilled')));
        for (const member of members) expect(await shown(bench.ledger, member)).toEqual(carried ? pending : cancelled);
      }
    }),
  );

  it(
    'closes no batch of a stopped channel: what waits goes out together when it is resumed',
    withLedger(async (bench) => {
      const members = await waiting(bench, 2);
      await bench.ledger.stopChannel('chronopost', 'labels', { state: 'disabled', reason: 'gone', at: bench.clock.now() });
      expect(await bench.ledger.closeBatch(batchOf(bench, members))).toEqual({ closed: false, because: 'stopped' });
      await bench.ledger.resumeChannel('chronopost', 'labels', bench.clock.now());
      expect(await bench.ledger.closeBatch(batchOf(bench, members))).toEqual({ closed: true, queue });
    }),
  );

  it(
    'takes a route that is called batch for no batch',
    withLedger(async (bench) => {
      const [member] = (await waiting(bench, 1)) as readonly [Waiting];
      const { message, work } = await delivering(bench, [planned(bench, { route: 'batch', channel: 'orders' })]);
      await bench.ledger.recordAttempt(attempt(bench, work[0] as DeliveryInWork));
      expect(await statusOf(bench.ledger, message.id)).toBe('completed');
      expect(await shown(bench.ledger, member)).toEqual(pending);
    }),
  );

  it(
    'keeps the contents of what waits, however old the month; what a batch carries is written already',
    withLedger(async (bench) => {
      const [first, second] = (await waiting(bench, 2)) as readonly [Waiting, Waiting];
      await dead(bench, [first]);
      bench.clock.advance(30 * 86_400_000);
      expect(await bench.ledger.dropContentsBefore(bench.clock.now())).toMatchObject({ dropped: [], kept: ['2025-03'] });
      await bench.ledger.cancelDelivery(second.delivery.id, bench.clock.now());
      expect(await bench.ledger.dropContentsBefore(bench.clock.now())).toMatchObject({ dropped: [{ month: '2025-03' }], kept: [] });
      expect(await shown(bench.ledger, first)).toEqual(pending);
    }),
  );

  it(
    'leaves nothing behind when it is cut while it closes a batch, and closes it the next time',
    withLedger(async (bench) => {
      const members = await waiting(bench, 3);
      const batch = batchOf(bench, members);
      const cut = await bench.store.interrupt('closeBatch', () => bench.ledger.closeBatch(batch));
      expect(cut).toMatchObject({ status: 'rejected', reason: { code: 'E_NOT_READY' } });
      expect(await bench.ledger.message(batch.messageId)).toBeUndefined();
      expect(await bench.ledger.horizon()).toEqual(new Map());
      expect(await bench.ledger.nextMembers('chronopost', 'labels', 10)).toHaveLength(3);
      expect(await bench.ledger.closeBatch(batch)).toEqual({ closed: true, queue });
    }),
  );
}
