import { type HubError, hubError } from '../../core/kernel/errors.ts';
import type { Acceptance } from '../../core/spi/connector.ts';
import type { MessageStatus, Stage } from '../../core/spi/ledger.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** Failures before *route* are about the document itself: the sender can mend them. */
const sendersFault: readonly Stage[] = ['decode', 'validate', 'normalize'];

/** Waits for the end of a message's road, or until the time is over.
 *  @returns its status, or the error to answer with when the document itself is at fault: `dead`, kept, and 422 */
export async function settledAnswer(
  runtime: Runtime,
  acceptance: Acceptance,
  seconds: number,
): Promise<{ readonly state: MessageStatus } | HubError> {
  const state = await runtime.ledger.settled(acceptance.messageId, AbortSignal.timeout(seconds * 1000));
  if (state !== 'dead') return { state };
  const detail = await runtime.ledger.message(acceptance.messageId);
  const failure = detail?.failure;
  const first = failure?.findings[0];
  if (failure === undefined || first === undefined || !sendersFault.includes(failure.stage)) return { state };
  return hubError(
    'E_DOCUMENT_REFUSED',
    { messageId: acceptance.messageId, reason: first.message },
    { at: first.at, findings: failure.findings },
  );
}
