import type { InterchangeAgreement } from '../catalog/model.ts';
import { type Finding, finding } from '../kernel/errors.ts';
import type { MessageId } from '../kernel/ids.ts';
import type { DecodedDocument, EnvelopePlaces } from '../spi/format.ts';
import type { ReferenceClaim } from '../spi/ledger/ledger.ts';
import { predecessorsOf } from './control-reference.ts';

/** What becomes of an interchange, before its messages are looked at. */
export type InterchangeVerdict =
  | { readonly kind: 'take' }
  /** Proven to be a repetition: it has no second effect. */
  | { readonly kind: 'discard'; readonly duplicateOf: MessageId }
  /** Answered with a refusal, where one is agreed. */
  | { readonly kind: 'refuse'; readonly finding: Finding }
  /** Kept for a person, and not answered: taken when its message is replayed. */
  | { readonly kind: 'hold'; readonly finding: Finding };

/** What the judgement goes by. */
export interface InterchangeFacts {
  readonly document: Pick<DecodedDocument, 'controlReference' | 'sender' | 'recipient' | 'test'>;
  readonly agreement: InterchangeAgreement;
  readonly places: EnvelopePlaces;
  /** Identifiers of the partner and of the hub, as the configuration has them. */
  readonly partner: readonly string[];
  readonly hub: readonly string[];
}

/** Is it between the right parties? Whoever else sent it, or gets it, is not answered: it is held, and the mend is configuration. */
export function judgeParties({ document, agreement, places, partner, hub }: InterchangeFacts): InterchangeVerdict {
  const { sender = '', recipient = '' } = document;
  const senders = agreement.from.length > 0 ? agreement.from : partner;
  const recipients = agreement.to.length > 0 ? agreement.to : hub;
  if (senders.length > 0 && !senders.includes(sender))
    return { kind: 'hold', finding: finding('E_SENDER_UNKNOWN', { sender: sender === '' ? 'nobody' : sender }, places.sender) };
  if (recipients.length > 0 && !recipients.includes(recipient))
    return {
      kind: 'hold',
      finding: finding('E_RECIPIENT_UNKNOWN', { recipient: recipient === '' ? 'nobody' : recipient }, places.recipient),
    };
  return { kind: 'take' };
}

/** Is it a test, a repetition, or out of its turn (ISO 9735-1, data element 0020: unique between two partners)?
 *  @param claim what the ledger knows of its control reference */
export function judgeNumber({ document, agreement, places }: InterchangeFacts, claim: ReferenceClaim): InterchangeVerdict {
  const { controlReference: reference = '' } = document;
  const { earlier } = claim;
  if (earlier?.sameContent === true) return { kind: 'discard', duplicateOf: earlier.messageId };
  if (document.test === true && agreement.test === 'refuse')
    return { kind: 'refuse', finding: finding('E_INTERCHANGE_TEST', {}, places.test) };
  if (earlier !== undefined && agreement.duplicates !== 'accept')
    return {
      kind: agreement.duplicates === 'hold' ? 'hold' : 'refuse',
      finding: finding('E_CONTROL_REFERENCE_USED', { reference, messageId: earlier.messageId }, places.controlReference),
    };
  if (claim.predecessorMissing && agreement.sequence !== 'any')
    return {
      kind: agreement.sequence === 'hold' ? 'hold' : 'refuse',
      finding: finding('E_INTERCHANGE_GAP', { reference, before: predecessorsOf(reference).at(-1) ?? '' }, places.controlReference),
    };
  return { kind: 'take' };
}
