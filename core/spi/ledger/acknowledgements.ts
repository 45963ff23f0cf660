import type { DeliveryId, MessageId } from '../../kernel/ids.ts';
import type { AcknowledgementLevel, ReceivedAcknowledgement } from '../format.ts';

/** What is known of the partner's acknowledgement of something that was sent. `none`: none is expected, or it is not
 *  delivered yet. `overdue` becomes another state when the acknowledgement comes after all. */
export const acknowledgementStates = ['none', 'waiting', 'accepted', 'accepted with errors', 'rejected', 'overdue'] as const;
/** One of {@link acknowledgementStates}. */
export type AcknowledgementState = (typeof acknowledgementStates)[number];

/** How an acknowledgement that came stands to what was sent. `late`: it was overdue. `duplicate`: the same was said before.
 *  `contradiction`: something else was said before, and what is said now counts. `unmatched`: nothing of the kind was sent. */
export type AcknowledgementTiming = 'in time' | 'late' | 'duplicate' | 'contradiction' | 'unmatched';

/** A message of an interchange that goes out, under the references by which it can be acknowledged. */
export interface SentMessage {
  readonly type: string;
  readonly interchange: string;
  readonly group?: string;
  readonly reference?: string;
  readonly document?: string;
}

/** Most messages of one interchange that are awaited, and most that one message may acknowledge. */
export const MOST_AWAITED = 100_000;

/** What is to be awaited once a delivery has arrived: kept with the plan of the delivery. */
export interface AwaitedInterchange {
  readonly messages: readonly SentMessage[];
  /** How long each acknowledgement may take, in milliseconds; absent where none is expected. */
  readonly within: Readonly<Partial<Record<AcknowledgementLevel, number>>>;
  /** Does mere receipt (CONTRL action 8, TA1) settle the technical acknowledgement? */
  readonly receiptSuffices: boolean;
}

/** A message that was sent, and what the partner said of it so far. */
export interface AwaitingMessage extends SentMessage {
  readonly deliveryId: DeliveryId;
  /** Which message of its interchange, from 1. */
  readonly ordinal: number;
  readonly technical: AcknowledgementState;
  readonly application: AcknowledgementState;
  readonly receiptSuffices: boolean;
}

/** What one acknowledgement changes. */
export interface AcknowledgementEffect {
  readonly timing: AcknowledgementTiming;
  /** The delivery that it speaks of. */
  readonly deliveryId?: DeliveryId;
  /** Messages whose state it sets; empty for a duplicate. */
  readonly settles: readonly { readonly ordinal: number; readonly state: AcknowledgementState }[];
}

/** Acknowledgements that came with one message. */
export interface ArrivedAcknowledgements {
  /** The message that brought them: a second call for it changes nothing, and gives the same answer. */
  readonly messageId: MessageId;
  readonly partner: string;
  readonly at: Date;
  readonly acknowledgements: readonly ReceivedAcknowledgement[];
}

/** Decides on the acknowledgements of one message by what was sent to the partner and may be meant, newest first. Pure; in
 *  turns, where there are many.
 *  @returns an effect for each acknowledgement, in order */
export type DecideAcknowledgements = (
  acknowledgements: readonly ReceivedAcknowledgement[],
  candidates: readonly AwaitingMessage[],
) => Promise<readonly AcknowledgementEffect[]>;

/** An acknowledgement that is late, waited for, or spoke of errors: in a list. */
export interface AcknowledgementView extends AwaitingMessage {
  readonly messageId: MessageId;
  readonly partner: string;
  readonly channel: string;
  readonly technicalDueAt?: string;
  readonly applicationDueAt?: string;
}

/** Which to list. */
export interface AcknowledgementFilter {
  readonly level: AcknowledgementLevel;
  readonly states: readonly AcknowledgementState[];
  readonly partner?: string;
  readonly channel?: string;
  /** Where the page before ended; from `nextCursor`. */
  readonly cursor?: string;
  /** @default 50, at most 500 */
  readonly limit?: number;
}

/** A page, oldest due first. */
export interface AcknowledgementPage {
  readonly items: readonly AcknowledgementView[];
  readonly nextCursor?: string;
}

/** What partners acknowledge. */
export interface Acknowledgements {
  /** Matches what came with what was sent, and keeps both: one commit. @returns an effect for each, in order */
  settleAcknowledgements(arrived: ArrivedAcknowledgements, decide: DecideAcknowledgements): Promise<readonly AcknowledgementEffect[]>;
  /** Everything whose time has passed becomes overdue. @returns how many, by `partner/channel` */
  markOverdue(now: Date): Promise<ReadonlyMap<string, number>>;
  /** Oldest due first; what was acknowledged before its delivery was recorded is not listed, as it is due never. */
  acknowledgementPage(filter: AcknowledgementFilter): Promise<AcknowledgementPage>;
  /** The first page. */
  listAcknowledgements(filter: AcknowledgementFilter): Promise<readonly AcknowledgementView[]>;
  /** How many sent messages stand in each state that may need a person, by `partner/channel`: waiting, overdue, rejected, accepted
   *  with errors. Those that were due in the last 30 days, or are not yet. */
  acknowledgementCounts(): Promise<
    readonly {
      readonly channel: string;
      readonly level: AcknowledgementLevel;
      readonly state: AcknowledgementState;
      readonly count: number;
    }[]
  >;
}

/** A reference as it is compared: partners drop the leading zeros of numbers, or add some (ISA13 has nine digits, GS06 has none). */
export function comparable(reference: string): string {
  const text = reference.trim();
  return /^\d+$/.test(text) ? text.replace(/^0+(?=\d)/, '') : text;
}

/** The state of a whole delivery: what needs a person first. Some accepted and some rejected is accepted with errors. */
export function overall(states: readonly AcknowledgementState[]): AcknowledgementState {
  const distinct = new Set(states);
  for (const state of ['overdue', 'waiting'] as const) if (distinct.has(state)) return state;
  distinct.delete('none');
  const [only] = distinct;
  if (only === undefined) return 'none';
  return distinct.size === 1 ? only : 'accepted with errors';
}
