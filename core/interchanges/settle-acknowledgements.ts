import { inTurns } from '../kernel/in-turns.ts';
import type { ReceivedAcknowledgement } from '../spi/format.ts';
import {
  type AcknowledgementEffect,
  type AcknowledgementState,
  type AcknowledgementTiming,
  type AwaitingMessage,
  comparable,
  type DecideAcknowledgements,
} from '../spi/ledger/acknowledgements.ts';
import { sentByReference } from './sent-by-reference.ts';

/** What the acknowledgements of one message change of what was sent. References identify: the interchange first, then the group
 *  and the message inside it. An acknowledgement of content often names only the message or the business document: then it must
 *  fit one delivery alone. A verdict on an interchange or a group is one on every message in it that was not judged by its own
 *  name: the narrowest holds, but for a refusal of the whole, which refuses every message. */
export const settleAcknowledgements: DecideAcknowledgements = async (acknowledgements, candidates) => {
  const effects = new Map<string, AcknowledgementEffect>();
  const judged = new Set<AwaitingMessage>();
  const find = await sentByReference(candidates);
  const statements: Statement[] = [];
  for await (const some of inTurns(acknowledgements))
    for (const acknowledgement of some) statements.push({ acknowledgement, key: keyOf(acknowledgement) });
  for await (const some of inTurns(narrowestFirst(statements))) {
    for (const { acknowledgement, key } of some) {
      if (effects.has(key)) continue;
      const meant = oneDelivery(acknowledgement, find(acknowledgement));
      effects.set(key, effectOf(acknowledgement, meant, judged));
      if (!isWhole(acknowledgement)) for (const sent of meant) judged.add(sent);
    }
  }
  return statements.map(({ key }) => effects.get(key) ?? unmatched);
};

/** An acknowledgement, and what it comes to: a message may say the same a hundred thousand times. */
interface Statement {
  readonly acknowledgement: ReceivedAcknowledgement;
  readonly key: string;
}

function keyOf({ level, verdict, subject }: ReceivedAcknowledgement): string {
  const { interchange, group, message, document } = subject;
  const names = [interchange, group, message, document].map((name) => (name === undefined ? null : comparable(name)));
  return JSON.stringify([level, verdict, ...names]);
}

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

function narrowestFirst(statements: readonly Statement[]): readonly Statement[] {
  const width = ({ acknowledgement: one }: Statement) => (isWhole(one) ? (one.subject.group === undefined ? 2 : 1) : 0);
  return [...statements].sort((one, other) => width(one) - width(other));
}

function isWhole({ subject }: ReceivedAcknowledgement): boolean {
  return subject.message === undefined && subject.document === undefined;
}

/** Mere receipt settles nothing, unless it is all that the partner sends. */
function stateOf(verdict: ReceivedAcknowledgement['verdict'], { receiptSuffices }: AwaitingMessage): AcknowledgementState | undefined {
  if (verdict !== 'received') return verdict;
  return receiptSuffices ? 'accepted' : undefined;
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
