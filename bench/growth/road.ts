import { correlate } from '../../core/cases/correlation.ts';
import type { Clock } from '../../core/kernel/clock.ts';
import { type DeliveryId, type EnvelopeId, type MessageId, systemIds } from '../../core/kernel/ids.ts';
import type { DeliveryInWork, MessageInWork } from '../../core/spi/ledger/ledger.ts';
import type { Ledger } from '../../core/spi/ledger/ledger-queries.ts';
import type { QueueName } from '../../core/spi/transport.ts';

/** The partner whose messages are measured: one that the filled ledger knows. */
export const PARTNER = 'partner-15';
/** A queue of the measurement alone: nothing that waits in the filled ledger is touched. */
const OUT = { partner: 'bench', channel: 'labels' };
const OUT_QUEUE: QueueName = `deliver:${OUT.partner}/${OUT.channel}`;
const AT_ONCE = 64;
const CLAIM = 100;
const LEASE_MS = 30_000;

/** Accepts so many documents, 64 at a time. @returns how many in a second */
export async function acceptRate(ledger: Ledger, clock: Clock, document: (n: number) => string, count: number): Promise<number> {
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < count) {
      const n = next++;
      await ledger.accept({
        id: systemIds.next<MessageId>(),
        partner: PARTNER,
        channel: 'returns',
        configHash: 'bench',
        receivedAt: clock.now(),
        idempotencyKey: systemIds.next(),
        headers: { 'content-type': 'application/json' },
        content: { mediaType: 'application/json', body: Buffer.from(document(n)) },
      });
    }
  };
  return rate(count, () => Promise.all(Array.from({ length: AT_ONCE }, one)));
}

/** Takes what was accepted to its end: claim, open, correlate and commit, claim, open and record. @returns messages in a second */
export async function roadRate(ledger: Ledger, clock: Clock, count: number): Promise<number> {
  return rate(count, async () => {
    await drain(ledger, 'process', async (ids) => {
      const work = await ledger.openMessages(ids, LEASE_MS);
      await Promise.all(work.map((message) => process(ledger, clock, message)));
    });
    await drain(ledger, OUT_QUEUE, async (ids) => {
      const work = await ledger.openDeliveries(ids, LEASE_MS);
      await Promise.all(work.map((delivery) => record(ledger, clock, delivery)));
    });
  });
}

async function drain(ledger: Ledger, queue: QueueName, batch: (ids: readonly string[]) => Promise<void>): Promise<void> {
  for (;;) {
    const ids = await ledger.claim(queue, CLAIM, LEASE_MS);
    if (ids.length === 0) return;
    await batch(ids);
  }
}

async function process(ledger: Ledger, clock: Clock, { id, lease, origin, content }: MessageInWork): Promise<void> {
  const { number } = JSON.parse(Buffer.from(content.body).toString()) as { readonly number: string };
  const businessKeys = { returnNumber: number };
  const at = clock.now();
  const keys = [{ issuer: origin, name: 'returnNumber', value: number, strength: 'identity' as const }];
  const caseId = await ledger.correlate({ type: 'return.announced', keys, at, decide: correlate });
  const envelopeId = systemIds.next<EnvelopeId>();
  const delivery = systemIds.next<DeliveryId>();
  await ledger.commitProcessed({
    id,
    lease,
    at,
    types: ['return.announced'],
    caseId,
    envelopes: [
      {
        id: envelopeId,
        type: 'return.announced',
        version: 1,
        occurredAt: at.toISOString(),
        caseRef: caseId,
        businessKeys,
        origin,
        source: origin,
        body: businessKeys,
      },
    ],
    deliveries: [{ id: delivery, envelopeId, route: 'bench', ...OUT, idempotencyKey: delivery, parameters: businessKeys, content }],
    parts: [],
    documents: [],
    contents: [],
  });
}

async function record(ledger: Ledger, clock: Clock, { id, lease, attempt }: DeliveryInWork): Promise<void> {
  const at = clock.now();
  const answer = { status: 200, mediaType: 'application/json', body: Buffer.from('{"status":"ok"}') };
  await ledger.recordAttempt({
    deliveryId: id,
    lease,
    attempt,
    startedAt: at,
    endedAt: at,
    outcome: 'accepted',
    answer,
    next: { status: 'delivered' },
  });
}

async function rate(count: number, work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (count * 1000) / (performance.now() - began);
}
