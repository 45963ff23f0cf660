import type { DeliveryId } from '../kernel/ids.ts';
import type { Answer } from '../spi/connector.ts';
import type { Delivering } from '../spi/ledger/ledger.ts';

/** An answer that is not final. */
export interface PendingAnswer {
  /** As it is kept: without its bytes where they are those of the last pending answer. */
  readonly answer: Answer;
  /** Does it tell a state that no pending answer before told? An empty one tells none. */
  readonly isNews: boolean;
}

/** Compares an answer that is not final with the last one of the same delivery: partners are asked hundreds of times, and mostly
 *  say the same. */
export async function comparePending(
  ledger: Pick<Delivering, 'lastPendingAnswer'>,
  id: DeliveryId,
  answer: Answer,
): Promise<PendingAnswer> {
  if (answer.body.length === 0) return { answer, isNews: false };
  const last = await ledger.lastPendingAnswer(id);
  if (last === undefined || Buffer.compare(last.body, answer.body) !== 0) return { answer, isNews: true };
  return { answer: { ...answer, body: new Uint8Array() }, isNews: false };
}
