import {
  type AcknowledgementEffect,
  type AcknowledgementState,
  type AcknowledgementTiming,
  type AwaitingMessage,
  comparable,
  type DecideAcknowledgements,
} from '../spi/acknowledgements.ts';
import type { ReceivedAcknowledgement } from '../spi/format.ts';

/** What the acknowledgements of one message change of what was sent. References identify: the interchange first, then the group
 *  and the message inside it. An acknowledgement of content often names only the message or the business document: then it must
 *  fit one delivery alone. A verdict on an interchange or a group is one on every message in it that was not judged by its own
 *  name: the narrowest holds, but for a refusal of the whole, which refuses every message. */
export const settleAcknowledgements: DecideAcknowledgements = (acknowledgements, candidates) => {
  const effects = new Map<ReceivedAcknowledgement, AcknowledgementEffect>();
  const judged = new Set<AwaitingMessage>();
  for (const acknowledgement of narrowestFirst(acknowledgements)) {
    const meant = oneDelivery(
      acknowledgement,
      candidates.filter((sent) => isMeant(acknowledgement, sent)),
    );
    effects.set(acknowledgement, effectOf(acknowledgement, meant, judged));
    if (!isWhole(acknowledgement)) for (const sent of meant) judged.add(sent);
  }
  return acknowledgements.map((acknowledgement) => effects.get(acknowledgement) ?? unmatched);
};

const unmatched: AcknowledgementEffect = { timing: 'unmatched', settles: [] };

function effectOf(
  acknowledgement: ReceivedAcknowledgement,
  meant: readonly AwaitingMessage[],
  judged: ReadonlySet<AwaitingMessage>,
): AcknowledgementEffect {
  const [first] = meant;
  if (first === undefined) return unmatched;
  const { level, verdict } = acknowledgement;
  // Whatever was refused as a whole can be accepted as a whole; what was refused by its own name stays so.
  const isTakenBack = verdict === 'accepted' && meant.every((sent) => sent[level] === 'rejected');
  const spared = (sent: AwaitingMessage) =>
    isWhole(acknowledgement) && verdict !== 'rejected' && (judged.has(sent) || (isJudged(sent[level]) && !isTakenBack));
  const settles = meant.flatMap((sent) => {
    const state = stateOf(verdict, sent);
    return state === undefined || state === sent[level] || spared(sent) ? [] : [{ ordinal: sent.ordinal, state }];
  });
  return { timing: timingOf(acknowledgement, meant, settles.length > 0), deliveryId: first.deliveryId, settles };
}

function narrowestFirst(acknowledgements: readonly ReceivedAcknowledgement[]): readonly ReceivedAcknowledgement[] {
  const width = (one: ReceivedAcknowledgement) => (isWhole(one) ? (one.subject.group === undefined ? 2 : 1) : 0);
  return [...acknowledgements].sort((one, other) => width(one) - width(other));
}

function isWhole({ subject }: ReceivedAcknowledgement): boolean {
  return subject.message === undefined && subject.document === undefined;
}

/** Mere receipt settles nothing, unless it is all that the partner sends. */
function stateOf(verdict: ReceivedAcknowledgement['verdict'], { receiptSuffices }: AwaitingMessage): AcknowledgementState | undefined {
  if (verdict !== 'received') return verdict;
  return receiptSuffices ? 'accepted' : undefined;
}

function isMeant({ subject }: ReceivedAcknowledgement, sent: AwaitingMessage): boolean {
  const { interchange, group, message, document } = subject;
  if (interchange === undefined && group === undefined && message === undefined && document === undefined) return false;
  const fits = (named: string | undefined, own: string | undefined) =>
    named === undefined || (own !== undefined && comparable(named) === comparable(own));
  if (!fits(interchange, sent.interchange) || !fits(group, sent.group)) return false;
  // Partners give the number of the document where the reference of the message is asked for, and the other way round.
  return [message, document].every(
    (named) => named === undefined || fits(named, sent.reference ?? sent.document) || fits(named, sent.document),
  );
}

/** Numbers begin anew some day: the newest delivery that still waits is meant, else the newest. Where only a message is named,
 *  and several deliveries have one of that name, nobody can tell which is meant. */
function oneDelivery(acknowledgement: ReceivedAcknowledgement, meant: readonly AwaitingMessage[]): readonly AwaitingMessage[] {
  const { level, subject } = acknowledgement;
  const open = meant.filter((sent) => !isSettled(sent[level]));
  const pool = open.length > 0 ? open : meant;
  const [newest] = pool;
  if (newest === undefined) return [];
  const isVague = subject.interchange === undefined && subject.group === undefined && subject.document === undefined;
  if (isVague && pool.some(({ deliveryId }) => deliveryId !== newest.deliveryId)) return [];
  return meant.filter(({ deliveryId }) => deliveryId === newest.deliveryId);
}

function isSettled(state: AcknowledgementState): boolean {
  return state !== 'none' && state !== 'waiting' && state !== 'overdue';
}

/** Was it found to have errors? What was only accepted may be so as a part of a whole. */
function isJudged(state: AcknowledgementState): boolean {
  return state === 'rejected' || state === 'accepted with errors';
}

/** By the states before this message of the partner came. */
function timingOf({ level }: ReceivedAcknowledgement, meant: readonly AwaitingMessage[], changes: boolean): AcknowledgementTiming {
  if (meant.every((sent) => isSettled(sent[level]))) return changes ? 'contradiction' : 'duplicate';
  return meant.some((sent) => sent[level] === 'overdue') ? 'late' : 'in time';
}
