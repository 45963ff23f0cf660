import { type Finding, type HubError, hubError } from '../../core/kernel/errors.ts';
import type { Acceptance } from '../../core/spi/connector.ts';
import type { MessageStatus, Stage } from '../../core/spi/ledger/ledger.ts';
import type { MessageDetail } from '../../core/spi/ledger/ledger-queries.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** Failures before *correlate* are about the document itself: the sender can mend them. */
const sendersFault: readonly Stage[] = ['decode', 'validate', 'normalize'];
/** Parts of an interchange that an answer speaks of, at most. */
const MAX_PARTS = 100;

/** How it ended, for a sender who waited. */
export interface SettledAnswer {
  readonly state: MessageStatus;
  /** What is wrong with single messages of an interchange, while others were taken. */
  readonly errors?: readonly Finding[];
}

/** Waits for the end of a message's road, or until the time is over.
 *  @returns how it ended, or the error to answer with when nothing of the document could be used: it is kept, and 422 */
export async function settledAnswer(runtime: Runtime, acceptance: Acceptance, seconds: number): Promise<SettledAnswer | HubError> {
  const { ledger } = runtime;
  const { messageId } = acceptance;
  const state = await ledger.settled(messageId, AbortSignal.timeout(seconds * 1000));
  const detail = await ledger.message(messageId);
  if (detail === undefined) return { state };
  const parts = await Promise.all(detail.parts.slice(0, MAX_PARTS).map((part) => ledger.message(part)));
  const own = faultOf(detail);
  const ofParts = parts.map(faultOf);
  const errors = [...own, ...ofParts.flat()];
  const [first] = errors;
  if (first === undefined) return { state };
  const unusable = own.length > 0 || ofParts.every((findings) => findings.length > 0);
  if (unusable) return hubError('E_DOCUMENT_REFUSED', { messageId, reason: first.message }, { at: first.at, findings: errors });
  return { state, errors };
}

function faultOf(message: MessageDetail | undefined): readonly Finding[] {
  const failure = message?.failure;
  return failure !== undefined && sendersFault.includes(failure.stage) ? failure.findings : [];
}
