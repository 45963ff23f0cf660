import type { ErrorCode } from './error-table.ts';

/** What a person does about a failure: send it again, process it again, correct it, or give it up. */
export type CureVerb = 'retry' | 'replay' | 'correct' | 'discard';

/** What mends most failures of a stage: unreadable documents are corrected, what the configuration made of them is made again, what a
 *  partner refused is sent again. */
const byStage: Readonly<Record<string, CureVerb>> = {
  receive: 'correct',
  decode: 'correct',
  validate: 'correct',
  deliver: 'retry',
};

/** Errors that another verb mends than most of their stage. */
const byCode: Partial<Readonly<Record<ErrorCode, CureVerb>>> = {
  E_INTERNAL: 'replay',
  E_GIVEN_UP: 'replay',
  E_SENDER_UNKNOWN: 'replay',
  E_RECIPIENT_UNKNOWN: 'replay',
  E_INTERCHANGE_GAP: 'replay',
  E_INTERCHANGE_TEST: 'discard',
  E_CONTROL_REFERENCE_USED: 'discard',
  E_ACKNOWLEDGEMENT_UNMATCHED: 'discard',
  E_MESSAGE_NOT_MAPPED: 'replay',
  E_EDI_MESSAGE_UNKNOWN: 'replay',
  E_EDI_NO_GUIDE: 'replay',
  E_FORMAT_UNKNOWN: 'replay',
  E_TEMPLATE_VALUE: 'replay',
};

/** Which verb mends a failure, most probably.
 *  @param stage where it failed
 *  @param isDelivery only deliveries are retried: a message is replayed */
export function cureOf(code: string, stage: string, isDelivery: boolean): CureVerb {
  const verb = byCode[code as ErrorCode] ?? byStage[stage] ?? 'replay';
  if (verb === 'retry' && !isDelivery) return 'replay';
  return code === 'E_INTERNAL' && isDelivery && stage === 'deliver' ? 'retry' : verb;
}
