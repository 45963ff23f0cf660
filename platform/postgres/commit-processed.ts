import type { MessageId } from '../../core/kernel/ids.ts';
import type { Processing, ProcessedMessage } from '../../core/spi/ledger.ts';
import type { QueueName } from '../../core/spi/transport.ts';
import { Batcher } from './batcher.ts';
import type { Session, Statement } from './database.ts';
import type { LedgerParts } from './parts.ts';
import * as rows from './processed-rows.ts';
import { insertContents, insertTerms, insertWork } from './stored-rows.ts';

/** Fenced: only who still holds the lease takes the message out of work, and only what was taken out is written. */
const RECORD_OUTCOMES = {
  name: 'record-outcomes',
  text: `
WITH held AS (
  DELETE FROM work w USING ${rows.outcomes.from('r')} WHERE w.id = r.id AND w.lease = r.lease RETURNING r.*
)
UPDATE messages m SET
  status = r.status, settled_at = r.settled_at, types = r.types,
  control_reference = coalesce(r.control_reference, m.control_reference), case_id = coalesce(r.case_id, m.case_id),
  failure_stage = r.failure_stage, failure_findings = r.failure_findings, duplicate_of = r.duplicate_of,
  deliveries_total = r.deliveries_total, deliveries_open = r.deliveries_open, deliveries_dead = r.deliveries_dead
FROM held r
WHERE m.id = r.id
RETURNING m.id, m.root_id, m.partner, m.channel, m.origin, m.config_hash, m.received_at, m.filename, m.case_id`,
};
const INSERT_ENVELOPES = {
  name: 'insert-envelopes',
  text: `INSERT INTO envelopes (${rows.envelopes.columns}) SELECT * FROM ${rows.envelopes.from('r')}`,
};
const INSERT_DELIVERIES = {
  name: 'insert-deliveries',
  text: `INSERT INTO deliveries (${rows.deliveries.columns}) SELECT * FROM ${rows.deliveries.from('r')}`,
};
const INSERT_PARTS = {
  name: 'insert-parts',
  text: `
INSERT INTO messages (${rows.parts.columns}, source, entry) SELECT r.*, 'split', 'part' FROM ${rows.parts.from('r')}`,
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

async function commitAll({ database, bell }: LedgerParts, results: readonly ProcessedMessage[]): Promise<readonly Due[]> {
  // One message twice in one batch: the second call has lost its lease to the first.
  const once = [...new Map([...results].reverse().map((result) => [result.id, result])).values()];
  const work = once.map((result) => ({ result, planned: rows.distinctDeliveries(result) }));
  const held = await database.transaction(async (session) => {
    const outcomes = rows.outcomes.values(work.map(({ result, planned }) => rows.outcomeRow(result, planned)));
    const kept = await session.query<rows.HeldMessage>(RECORD_OUTCOMES, outcomes);
    const byId = new Map(kept.map((message) => [message.id, message]));
    write(session, work.filter(({ result }) => byId.has(result.id) && result.duplicateOf === undefined), byId);
    return byId;
  });

  const settledNow = work.filter(({ result, planned }) => rows.outcomeRow(result, planned).status !== 'processing');
  bell.announceSettled(settledNow.flatMap(({ result }) => held.get(result.id)?.root_id ?? []));
  const due = new Map(work.filter(({ result }) => held.has(result.id)).map(({ result, planned }) => [result, dueAfter(result, planned)]));
  for (const queues of due.values()) for (const queue of queues.keys()) bell.announce(queue);
  return results.map((result) => due.get(result) ?? new Map());
}

interface Work {
  readonly result: ProcessedMessage;
  readonly planned: readonly ProcessedMessage['deliveries'][number][];
}

function write(session: Session, work: readonly Work[], held: ReadonlyMap<MessageId, rows.HeldMessage>): void {
  const insert = <Row>(statement: Statement, set: { values: (rows: readonly Row[]) => unknown[] }, items: readonly Row[]): void => {
    if (items.length > 0) void session.query(statement, set.values(items));
  };
  const wholeOf = (result: ProcessedMessage): rows.HeldMessage[] => [held.get(result.id) ?? []].flat();
  insert(INSERT_ENVELOPES, rows.envelopes, work.flatMap(({ result }) => rows.envelopeRows(result)));
  insert(INSERT_DELIVERIES, rows.deliveries, work.flatMap(({ result, planned }) => planned.map((delivery) => rows.deliveryRow(result, delivery))));
  insert(INSERT_PARTS, rows.parts, work.flatMap(({ result }) => wholeOf(result).flatMap((whole) => rows.partRows(result, whole))));
  insert(INSERT_DOCUMENTS, rows.documents, work.flatMap(({ result }) => rows.documentRows(result)));
  insertContents(session, work.flatMap(({ result, planned }) => rows.contentRows(result, planned)));
  insertTerms(session, work.flatMap(({ result }) => wholeOf(result).flatMap((whole) => rows.termRows(result, whole))));
  insertWork(session, work.flatMap(({ result, planned }) => rows.workRows(result, planned)));
}

/** What is due now, by queue. */
function dueAfter(result: ProcessedMessage, planned: Work['planned']): Due {
  const due: Due = new Map();
  if (result.duplicateOf !== undefined) return due;
  for (const { queue, id } of rows.workRows(result, planned)) {
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
