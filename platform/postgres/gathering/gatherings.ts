import type { DeliveryId, EnvelopeId, MessageId } from '../../../core/kernel/ids.ts';
import type { AnswerStatus, PlannedGathering } from '../../../core/spi/ledger/gatherings.ts';
import type { PlannedDelivery, ProcessedMessage } from '../../../core/spi/ledger/ledger.ts';
import type { HeldMessage } from '../processing/processed-rows.ts';
import { insertWork } from '../processing/stored-rows.ts';
import type { Session } from '../sql/database.ts';
import { rowset } from '../sql/rowset.ts';

/** How the answers of gatherings `$1` stand; `status` is null until one has come to its end. A reply whose mapping gave its
 *  messages is an answer, whatever becomes of those. */
export const ANSWERS = {
  name: 'gathering-answers',
  text: `
SELECT a.gathering_id, a.delivery_id, a.late, a.reply_id, a.envelope_ids, d.partner, d.channel, coalesce(r.received_at, d.settled_at) AS ended_at,
  CASE WHEN a.envelope_ids IS NOT NULL OR d.status = 'delivered' AND a.reply_id IS NULL THEN 'answered'
       WHEN r.status IN ('dead', 'discarded') THEN 'failed'
       WHEN d.status = 'dead' AND t.outcome = 'rejected' THEN 'rejected'
       WHEN d.status IN ('dead', 'cancelled') THEN 'failed' END AS status,
  ARRAY(SELECT e.type FROM unnest(a.envelope_ids) WITH ORDINALITY AS u(id, place) JOIN envelopes e ON e.id = u.id ORDER BY u.place) AS types
FROM gathering_answers a JOIN deliveries d ON d.id = a.delivery_id
LEFT JOIN messages r ON r.id = a.reply_id
LEFT JOIN attempts t ON t.delivery_id = d.id AND t.number = d.attempt_count AND t.ended_at >= d.created_at - interval '1 day'
WHERE a.gathering_id = ANY($1::uuid[]) ORDER BY a.gathering_id, a.number`,
};

/** A row of {@link ANSWERS}. */
export interface AnswerRow {
  readonly gathering_id: MessageId;
  readonly delivery_id: DeliveryId;
  readonly late: boolean;
  readonly reply_id: MessageId | null;
  readonly envelope_ids: readonly EnvelopeId[] | null;
  readonly partner: string;
  readonly channel: string;
  readonly ended_at: Date | null;
  readonly status: Exclude<AnswerStatus, 'late'> | null;
  readonly types: readonly string[];
}

/** What a gathering waits for. */
interface Condition {
  readonly wanted: number | null;
  readonly useful: readonly string[];
}

/** Has every channel come to its end, or are there as many useful answers as are wanted? */
export function isComplete({ wanted, useful }: Condition, answers: readonly AnswerRow[]): boolean {
  if (answers.every(({ status }) => status !== null)) return true;
  if (wanted === null) return false;
  const isUseful = ({ types }: AnswerRow) => types.some((type) => useful.length === 0 || useful.includes(type));
  return answers.filter(isUseful).length >= wanted;
}

const gatherings = rowset({
  id: 'uuid',
  message_id: 'uuid',
  route: 'text',
  wanted: 'integer',
  useful: 'text[]',
  due_at: 'timestamptz',
});
const messages = rowset({
  id: 'uuid',
  parent_id: 'uuid',
  root_id: 'uuid',
  partner: 'text',
  channel: 'text',
  origin: 'text',
  config_hash: 'text',
  received_at: 'timestamptz',
  case_id: 'uuid',
  request_envelope_id: 'uuid',
});
const asked = rowset({ delivery_id: 'uuid', gathering_id: 'uuid', number: 'integer' });
const answered = rowset({ reply_id: 'uuid', envelope_ids: 'text[]' });
const replied = rowset({ delivery_id: 'uuid', reply_id: 'uuid' });

const INSERT_GATHERINGS = {
  name: 'insert-gatherings',
  text: `INSERT INTO gatherings (${gatherings.columns}) SELECT * FROM ${gatherings.from('r')}`,
};
const INSERT_MESSAGES = {
  name: 'insert-gathering-messages',
  text: `
INSERT INTO messages (${messages.columns}, source, entry, status) SELECT r.*, 'gather', 'gather', 'received' FROM ${messages.from('r')}`,
};
const INSERT_ASKED = {
  name: 'insert-gathering-answers',
  text: `INSERT INTO gathering_answers (${asked.columns}) SELECT * FROM ${asked.from('r')}`,
};
const NOTE_ANSWERS = {
  name: 'note-gathering-answers',
  text: `UPDATE gathering_answers a SET envelope_ids = r.envelope_ids::uuid[] FROM ${answered.from('r')} WHERE a.reply_id = r.reply_id`,
};
const NOTE_REPLIES = {
  name: 'note-gathering-replies',
  text: `UPDATE gathering_answers a SET reply_id = r.reply_id, envelope_ids = NULL FROM ${replied.from('r')} WHERE a.delivery_id = r.delivery_id`,
};
/** Who ends the last two answers of a gathering at the same time comes here one after the other, and the second sees both. */
const LOCK_OPEN = {
  name: 'lock-open-gatherings',
  text: 'SELECT id, wanted, useful FROM gatherings WHERE id = ANY($1::uuid[]) AND closed_at IS NULL ORDER BY id FOR UPDATE',
};
const BRING_FORWARD = {
  name: 'bring-gatherings-forward',
  text: 'UPDATE work SET due_at = $2 WHERE id = ANY($1::uuid[]) AND lease IS NULL AND due_at > $2 RETURNING id',
};

/** The gathering that asked by the delivery `d`, in SQL. */
export const GATHERING_OF_DELIVERY = '(SELECT a.gathering_id FROM gathering_answers a WHERE a.delivery_id = d.id)';
/** The gathering that asked for the reply `m`, in SQL. */
export const GATHERING_OF_REPLY = `CASE WHEN m.entry = 'reply' THEN (SELECT a.gathering_id FROM gathering_answers a WHERE a.reply_id = m.id) END`;

/** What a processed message has to do with gatherings. */
interface GatheringWork {
  readonly result: ProcessedMessage;
  readonly planned: readonly PlannedDelivery[];
  readonly held: HeldMessage;
}

/** Writes the gatherings that messages begin and the answers that they are. Costs nothing where there are none.
 *  @returns the gatherings that are complete by that, and due */
export async function writeGatherings(session: Session, all: readonly GatheringWork[], now: Date): Promise<readonly MessageId[]> {
  const work = all.filter(({ result }) => result.answerOf !== undefined || (result.gatherings ?? []).length > 0);
  if (work.length === 0) return [];
  const begun = work.flatMap(({ result, planned, held }) =>
    (result.gatherings ?? []).map((gathering) => ({ gathering, result, held, deliveries: asking(gathering, planned) })),
  );
  if (begun.length > 0) {
    void session.query(INSERT_GATHERINGS, gatherings.values(begun.map(gatheringRow)));
    void session.query(INSERT_MESSAGES, messages.values(begun.map(messageRow)));
    void session.query(INSERT_ASKED, asked.values(begun.flatMap(askedRows)));
    insertWork(
      session,
      begun.map(({ gathering: { id, withinMs }, result }) => ({
        id,
        queue: 'process',
        message_id: id,
        due_at: after(result.at, withinMs),
      })),
    );
  }
  const answers = work.flatMap(({ result: { id, answerOf } }) =>
    answerOf?.envelopes === undefined ? [] : [{ reply_id: id, envelope_ids: answerOf.envelopes }],
  );
  if (answers.length > 0) void session.query(NOTE_ANSWERS, answered.values(answers));
  const touched = work.flatMap(({ result }) => result.answerOf?.gathering ?? []);
  return bringForward(session, [...begun.map(({ gathering }) => gathering.id), ...touched], now);
}

/** Notes which message is the reply to a delivery that asks. */
export function noteReplies(session: Session, rows: Parameters<typeof replied.values>[0]): void {
  if (rows.length > 0) void session.query(NOTE_REPLIES, replied.values(rows));
}

/** Makes those of these gatherings due that are complete by now. @returns which */
export async function bringForward(session: Session, ids: readonly MessageId[], now: Date): Promise<readonly MessageId[]> {
  if (ids.length === 0) return [];
  const [open, answers] = await Promise.all([
    session.query<Condition & { readonly id: MessageId }>(LOCK_OPEN, [ids]),
    session.query<AnswerRow>(ANSWERS, [ids]),
  ]);
  const complete = open.filter((one) =>
    isComplete(
      one,
      answers.filter(({ gathering_id }) => gathering_id === one.id),
    ),
  );
  if (complete.length === 0) return [];
  const due = await session.query<{ id: MessageId }>(BRING_FORWARD, [complete.map(({ id }) => id), now.toISOString()]);
  return due.map(({ id }) => id);
}

interface Begun {
  readonly gathering: PlannedGathering;
  readonly result: ProcessedMessage;
  readonly held: HeldMessage;
  readonly deliveries: readonly PlannedDelivery[];
}

function asking({ envelopeId, route }: PlannedGathering, planned: readonly PlannedDelivery[]): readonly PlannedDelivery[] {
  return planned.filter((delivery) => delivery.envelopeId === envelopeId && delivery.route === route);
}

function gatheringRow({ gathering: { id, route, wanted, useful, withinMs }, result }: Begun) {
  return { id, message_id: result.id, route, wanted, useful, due_at: after(result.at, withinMs) };
}

function messageRow({ gathering: { id, envelopeId }, result, held }: Begun) {
  const { root_id, partner, channel, origin, config_hash } = held;
  const case_id = result.envelopes.find((envelope) => envelope.id === envelopeId)?.caseRef || undefined;
  const cause = { parent_id: result.id, root_id, request_envelope_id: envelopeId };
  return { id, ...cause, partner, channel, origin, config_hash, received_at: result.at, case_id };
}

function askedRows({ gathering, deliveries }: Begun) {
  return deliveries.map(({ id }, index) => ({ delivery_id: id, gathering_id: gathering.id, number: index + 1 }));
}

function after(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}
