import type { AttemptRecord, PlannedDelivery, ProcessedMessage } from '../../../core/spi/ledger/ledger.ts';
import type { HeldMessage } from '../processing/processed-rows.ts';
import type { TrafficCounter } from './traffic-counter.ts';

/** Counts what processing a message came to: its end, where it has come to it, and what goes out. */
export function noteProcessed(
  traffic: TrafficCounter,
  result: ProcessedMessage,
  planned: readonly PlannedDelivery[],
  { partner, channel, status, received_at }: HeldMessage,
): void {
  const { at, envelopes } = result;
  if (status === 'completed' || status === 'dead')
    traffic.note({ kind: 'ended', partner, channel }, at, { dead: status === 'dead', ms: at.getTime() - received_at.getTime() });
  if (result.duplicateOf !== undefined || planned.length === 0) return;
  const typeOf = new Map(envelopes.map(({ id, type }) => [id, type]));
  for (const { envelopeId, partner: other } of planned) {
    const type = envelopeId === undefined ? '' : (typeOf.get(envelopeId) ?? '');
    traffic.note({ kind: 'flow', partner, channel: '', other, type }, at);
  }
}

/** Counts a delivery that has come to its end. */
export function noteSent(
  traffic: TrafficCounter,
  { next, startedAt, endedAt, outcome }: AttemptRecord,
  { partner, channel, attempt_count, nonce }: { partner: string; channel: string; attempt_count: number; nonce: number },
): void {
  if (next.status !== 'delivered' && next.status !== 'dead') return;
  traffic.note({ kind: 'sent', partner, channel }, endedAt, {
    dead: next.status === 'dead',
    atOnce: outcome === 'accepted' && attempt_count === 1 && nonce === 0,
    ms: endedAt.getTime() - startedAt.getTime(),
  });
}
