import type { HubError } from '../../../core/kernel/errors.ts';
import type { MessageId } from '../../../core/kernel/ids.ts';
import type { PlannedDelivery, ProcessedMessage, Processing } from '../../../core/spi/ledger/ledger.ts';
import type { QueueName } from '../../../core/spi/transport.ts';
import { insertParts } from '../accepting/insert-parts.ts';
import { insertMarks, marksOf } from '../cases/case-marks.ts';
import { insertPlaces } from '../cases/case-order.ts';
import { outdated } from '../cases/seen-cases.ts';
import { insertWaiting } from '../delivering/batch-members.ts';
import { insertSent, sentRows } from '../delivering/sent-messages.ts';
import { writeGatherings } from '../gathering/gatherings.ts';
import type { LedgerParts } from '../parts.ts';
import { insertFailures } from '../reading/failure-rows.ts';
import { Batcher } from '../sql/batcher.ts';
import type { Database, Session, Statement } from '../sql/database.ts';
import { noteProcessed } from '../traffic/traffic-notes.ts';
import * as rows from './processed-rows.ts';
import { insertContents, insertTerms, insertTypeHours, insertWork } from './stored-rows.ts';
import { lostRace, takeRoutes } from './taken-routes.ts';

/** Fenced: only who still holds the lease takes the message out of work, and only what was taken out is written. */
const RECORD_OUTCOMES = {
  name: 'record-outcomes',
  text: `
WITH held AS (
  DELETE FROM work w USING ${rows.outcomes.from('r')} WHERE w.id = r.id AND w.lease = r.lease RETURNING r.*
)
UPDATE messages m SET
  status = r.status, config_hash = coalesce(r.config_hash, m.config_hash), settled_at = r.settled_at, types = r.types,
  control_reference = coalesce(r.control_reference, m.control_reference), case_id = coalesce(r.case_id, m.case_id),
  failure_stage = r.failure_stage, failure_findings = r.failure_findings, duplicate_of = r.duplicate_of,
  deliveries_total = r.deliveries_total, deliveries_open = r.deliveries_open, deliveries_dead = r.deliveries_dead
FROM held r
WHERE m.id = r.id
RETURNING m.id, m.root_id, m.status, m.partner, m.channel, m.origin, m.entry, m.config_hash, m.as_of, m.received_at,
  coalesce(m.ordered_at, m.received_at) AS ordered_at, m.case_id, m.request_envelope_id`,
};
const INSERT_ENVELOPES = {
  name: 'insert-envelopes',
  text: `INSERT INTO envelopes (${rows.envelopes.columns}) SELECT * FROM ${rows.envelopes.from('r')}`,
};
const INSERT_DELIVERIES = {
  name: 'insert-deliveries',
  text: `INSERT INTO deliveries (${rows.deliveries.columns}) SELECT * FROM ${rows.deliveries.from('r')}`,
};
const INSERT_DOCUMENTS = {
  name: 'insert-documents',
  text: `INSERT INTO documents (${rows.documents.columns}) SELECT * FROM ${rows.documents.from('r')}`,
};

type Due = Map<QueueName, string[]>;

/** Writes what processing came to. */
export function commitProcessed(parts: LedgerParts): Pick<Processing, 'commitProcessed'> {
  const batcher = new Batcher<ProcessedMessage, ReadonlyMap<QueueName, readonly string[]>>({
    run: (results) => commitAll(parts, results),
    weigh: bytesOf,
    maxItems: 100,
  });
  return { commitProcessed: (result) => batcher.add(result) };
}

/** Who was late for a route, or for its case, is told so, and the others are written without it. */
async function commitAll(parts: LedgerParts, results: readonly ProcessedMessage[]): Promise<readonly (Due | HubError)[]> {
  const late = new Set<MessageId>();
  for (;;) {
    const going = results.filter(({ id }) => !late.has(id));
    const { due, lost } = await commitTogether(parts, going);
    for (const id of lost) late.add(id);
    if (lost.size === 0) return results.map((result) => (late.has(result.id) ? lostRace(result) : (due.get(result) ?? new Map())));
  }
}

interface Committed {
  readonly due: ReadonlyMap<ProcessedMessage, Due>;
  /** Those of which another message was first with a route, or with news of their case; if there are any, nothing was written. */
  readonly lost: ReadonlySet<MessageId>;
}

async function commitTogether(
  { database, bell, caseNews, clock, traffic }: LedgerParts,
  results: readonly ProcessedMessage[],
): Promise<Committed> {
  // One message twice in one batch: the second call has lost its lease to the first.
  const once = [...new Map([...results].reverse().map((result) => [result.id, result])).values()];
  const work = once.map((result) => ({ result, planned: rows.distinctDeliveries(result) }));
  const committed = await inOne(database, once, async (session) => {
    const outcomes = rows.outcomes.values(work.map(({ result, planned }) => rows.outcomeRow(result, planned)));
    const messages = await session.query<rows.HeldMessage>(RECORD_OUTCOMES, outcomes);
    const byId = new Map(messages.map((message) => [message.id, message]));
    const held = work.flatMap((item) => {
      const message = byId.get(item.result.id);
      return message === undefined ? [] : [{ ...item, held: message }];
    });
    const effective = held.filter(({ result }) => result.duplicateOf === undefined);
    write(session, effective);
    await writeDeliveries(session, effective);
    for (const { result, held: whole } of effective) await insertParts(session, result, whole);
    return { held, gathered: await writeGatherings(session, effective, clock.now()) };
  });
  if ('lost' in committed) return { due: new Map(), lost: committed.lost };

  const { held: written, gathered } = committed;
  bell.announceSettled(written.filter(({ held }) => held.status !== 'processing').map(({ held }) => held.root_id));
  for (const { result, planned, held } of written) noteProcessed(traffic, result, planned, held);
  if (written.some(({ result }) => result.envelopes.length > 0)) caseNews.tell();
  // Gatherings that are complete now are told to one of the callers, who rings for them.
  const due = written.map(({ result, planned }, index) => [result, dueAfter(result, planned, index === 0 ? gathered : [])] as const);
  return { due: new Map(due), lost: new Set() };
}

/** Writes in one transaction, unless one of these messages was late for a route, or for its case. */
async function inOne<T extends object>(
  database: Database,
  results: readonly ProcessedMessage[],
  writing: (session: Session) => Promise<T>,
) {
  let lost: ReadonlySet<MessageId> = new Set();
  try {
    return await database.transaction(async (session) => {
      lost = new Set([...(await outdated(session, results)), ...(await takeRoutes(session, results))]);
      const [first] = results.filter(({ id }) => lost.has(id));
      if (first !== undefined) throw lostRace(first);
      return writing(session);
    });
  } catch (error) {
    if (lost.size > 0) return { lost };
    throw error;
  }
}

interface HeldWork {
  readonly result: ProcessedMessage;
  readonly planned: readonly PlannedDelivery[];
  readonly held: rows.HeldMessage;
}

/** Sends the inserts of what messages came to; the transaction waits for them. */
function write(session: Session, work: readonly HeldWork[]): void {
  insert(
    session,
    INSERT_ENVELOPES,
    rows.envelopes,
    each(work, ({ result }) => rows.envelopeRows(result)),
  );
  insert(
    session,
    INSERT_DOCUMENTS,
    rows.documents,
    each(work, ({ result }) => rows.documentRows(result)),
  );
  insertFailures(
    session,
    each(work, ({ result, held }) => rows.failedMessage(result, held)),
  );
  insertMarks(
    session,
    each(work, ({ result }) => marksOf(result.envelopes, result.at)),
  );
  insertContents(
    session,
    each(work, ({ result }) => rows.contentRows(result, [])),
  );
  insertTerms(
    session,
    each(work, ({ result, held }) => rows.termRows(result, held)),
  );
  insertTypeHours(
    session,
    each(work, ({ result, held }) => rows.typesSeen(result, held)),
  );
}

/** An interchange may be answered message by message: so many deliveries of each result are written at one turn of the event loop. */
const AT_ONCE = 500;

/** Sends the inserts of what is to be sent, with others having their turn in between; the transaction waits for them. */
async function writeDeliveries(session: Session, all: readonly HeldWork[]): Promise<void> {
  const most = Math.max(0, ...all.map(({ planned }) => planned.length));
  for (let at = 0; at < most; at += AT_ONCE) {
    if (at > 0) await new Promise((resolve) => setImmediate(resolve));
    const work = all.map((item) => ({ ...item, planned: item.planned.slice(at, at + AT_ONCE) }));
    insert(
      session,
      INSERT_DELIVERIES,
      rows.deliveries,
      each(work, ({ result, planned }) => planned.map((delivery) => rows.deliveryRow(result, delivery))),
    );
    insertContents(
      session,
      each(work, ({ result, planned }) => rows.contentRows({ ...result, contents: [] }, planned)),
    );
    insertFailures(
      session,
      each(work, ({ result, planned }) => rows.failedDeliveries(result, planned)),
    );
    await insertSent(session, sentOf(work));
    insertPlaces(
      session,
      each(work, ({ planned, held }) => rows.placeRows(planned, held)),
    );
    insertWaiting(
      session,
      each(work, ({ result, planned }) => rows.waitingRows(result, planned)),
    );
    insertWork(
      session,
      each(work, ({ result, planned }) => rows.deliveryWork(result, planned)),
    );
  }
}

function* sentOf(work: readonly HeldWork[]) {
  for (const { result, planned } of work) yield* sentRows(result.id, result.at, planned);
}

function insert<Row>(
  session: Session,
  statement: Statement,
  set: { values: (rows: readonly Row[]) => unknown[] },
  items: readonly Row[],
): void {
  if (items.length > 0) void session.query(statement, set.values(items));
}

function each<Row>(work: readonly HeldWork[], rowsOf: (work: HeldWork) => readonly Row[]): Row[] {
  return work.flatMap(rowsOf);
}

/** What is due now, by queue. */
function dueAfter(result: ProcessedMessage, planned: readonly PlannedDelivery[], gathered: readonly MessageId[]): Due {
  const due: Due = new Map(gathered.length === 0 ? [] : [['process', [...gathered]]]);
  if (result.duplicateOf !== undefined) return due;
  for (const { queue, id } of [...rows.deliveryWork(result, planned), ...rows.partWork(result)]) {
    const ids = due.get(queue);
    if (ids === undefined) due.set(queue, [id]);
    else ids.push(id);
  }
  return due;
}

function bytesOf(result: ProcessedMessage): number {
  const sizes = [...result.contents, ...result.documents, ...result.parts.map(({ content }) => content)].map(({ body }) => body.length);
  const outgoing = result.deliveries.map(({ content }) => ('error' in content ? 0 : content.body.length));
  return [...sizes, ...outgoing].reduce((sum, size) => sum + size, 0);
}
