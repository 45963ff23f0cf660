import type { DeliveryId, EnvelopeId, MessageId } from '../../../core/kernel/ids.ts';
import type { AttemptEffect, AttemptRecord, Delivering } from '../../../core/spi/ledger/ledger.ts';
import type { QueueName } from '../../../core/spi/transport.ts';
import { leaveCaseOrder } from '../cases/case-order.ts';
import { bringForward, GATHERING_OF_DELIVERY, noteReplies } from '../gathering/gatherings.ts';
import type { LedgerParts } from '../parts.ts';
import { type ContentRow, insertContents, insertWork } from '../processing/stored-rows.ts';
import { type Failed, insertFailures } from '../reading/failure-rows.ts';
import { Batcher } from '../sql/batcher.ts';
import type { Session } from '../sql/database.ts';
import { rowset } from '../sql/rowset.ts';
import { noteSent } from '../traffic/traffic-notes.ts';
import { IS_BATCH, settleCarried } from './batch-members.ts';
import { noteStandings } from './channel-states.ts';
import { awaitAcknowledgements } from './sent-messages.ts';
import { byMessage, finalRoots, noteEnded, type Settlement, settleDeliveries } from './settle.ts';

const results = rowset({
  id: 'uuid',
  lease: 'uuid',
  status: 'text',
  due_at: 'timestamptz',
  settled_at: 'timestamptz',
  stage: 'text',
  error: 'json',
});
const attempts = rowset({
  delivery_id: 'uuid',
  number: 'integer',
  nonce: 'integer',
  started_at: 'timestamptz',
  ended_at: 'timestamptz',
  outcome: 'text',
  status: 'integer',
  error: 'json',
});
const replies = rowset({
  id: 'uuid',
  parent_id: 'uuid',
  envelope_id: 'uuid',
  partner: 'text',
  channel: 'text',
  config_hash: 'text',
  received_at: 'timestamptz',
});

/** Fenced by the lease, as every write of a worker: what was not held is not written. */
const RECORD_RESULTS = {
  name: 'record-results',
  text: `
WITH result AS MATERIALIZED (SELECT * FROM ${results.from('r')}),
settled AS (
  DELETE FROM work w USING result r WHERE w.id = r.id AND w.lease = r.lease AND r.due_at IS NULL RETURNING r.*, w.starts
),
retrying AS (
  UPDATE work w SET due_at = r.due_at, lease = NULL FROM result r
  WHERE w.id = r.id AND w.lease = r.lease AND r.due_at IS NOT NULL RETURNING r.*, w.starts
)
UPDATE deliveries d SET status = r.status, settled_at = r.settled_at, stage = r.stage, error = r.error, attempt_count = d.attempts_before + r.starts
FROM (SELECT * FROM settled UNION ALL SELECT * FROM retrying) r
WHERE d.id = r.id
RETURNING d.id, d.message_id, d.envelope_id, d.partner, d.channel, d.attempt_count, d.nonce, d.awaits,
  EXISTS (SELECT FROM case_order p WHERE p.delivery_id = d.id) AS in_order, ${IS_BATCH} AS is_batch,
  ${GATHERING_OF_DELIVERY} AS gathering`,
};
const INSERT_ATTEMPTS = {
  name: 'insert-attempts',
  text: `INSERT INTO attempts (${attempts.columns}) SELECT * FROM ${attempts.from('r')}`,
};
/** A reply belongs to the chain of causes and to the case of what it answers. */
const INSERT_REPLIES = {
  name: 'insert-replies',
  text: `
INSERT INTO messages (id, parent_id, root_id, partner, channel, source, entry, origin, status, config_hash, received_at, case_id, request_envelope_id)
SELECT r.id, r.parent_id, p.root_id, r.partner, r.channel, 'reply', 'reply', p.origin, 'received', r.config_hash, r.received_at,
  coalesce(e.case_id, p.case_id), r.envelope_id
FROM ${replies.from('r')} JOIN messages p ON p.id = r.parent_id LEFT JOIN envelopes e ON e.id = r.envelope_id`,
};

const LAST_PENDING = {
  name: 'last-pending-answer',
  text: `
SELECT c.media_type, c.body FROM deliveries d
JOIN attempts a ON a.delivery_id = d.id AND a.outcome = 'pending' AND a.ended_at >= d.created_at - interval '1 day'
JOIN contents c ON c.owner_id = d.id AND c.part = a.number AND c.stored_at = a.ended_at
WHERE d.id = $1 ORDER BY a.number DESC LIMIT 1`,
};

interface HeldDelivery {
  readonly id: DeliveryId;
  readonly message_id: MessageId;
  readonly envelope_id: EnvelopeId | null;
  readonly partner: string;
  readonly channel: string;
  readonly attempt_count: number;
  readonly nonce: number;
  readonly awaits: boolean;
  readonly in_order: boolean;
  readonly is_batch: boolean;
  readonly gathering: MessageId | null;
}

/** One record whose lease held. */
interface Recorded {
  readonly record: AttemptRecord;
  readonly delivery: HeldDelivery;
}

/** Writes what attempts came to. */
export function recordAttempts(parts: LedgerParts): Pick<Delivering, 'recordAttempt' | 'lastPendingAnswer'> {
  const batcher = new Batcher<AttemptRecord, AttemptEffect>({
    run: (records) => recordAll(parts, records),
    weigh: ({ answer, reply }) => (answer?.body.length ?? 0) + (reply?.content.body.length ?? 0),
    maxItems: 100,
  });
  return {
    recordAttempt: (record) => batcher.add(record),
    lastPendingAnswer: async (id) => {
      const [row] = await parts.database.query<{ media_type: string; body: Buffer }>(LAST_PENDING, [id]);
      return row && { mediaType: row.media_type, body: row.body };
    },
  };
}

async function recordAll(
  { database, bell, clock, traffic }: LedgerParts,
  records: readonly AttemptRecord[],
): Promise<readonly AttemptEffect[]> {
  // One delivery twice in one batch: the second record has lost its lease to the first.
  const once = new Map([...records].reverse().map((record) => [record.deliveryId, record]));
  const { counted, failingSince, due, recorded } = await database.transaction(async (session) => {
    const rows = await session.query<HeldDelivery>(RECORD_RESULTS, results.values([...once.values()].map(resultRow)));
    const recorded = rows.flatMap((delivery) => {
      const record = once.get(delivery.id);
      return record === undefined ? [] : [{ record, delivery }];
    });
    if (recorded.length > 0) void session.query(INSERT_ATTEMPTS, attempts.values(recorded.map(attemptRow)));
    insertReplies(session, recorded);
    insertFailures(session, recorded.flatMap(failedDelivery));
    insertContents(session, recorded.flatMap(contentRows));
    const arrived = recorded.filter(({ record, delivery }) => delivery.awaits && record.next.status === 'delivered');
    awaitAcknowledgements(
      session,
      arrived.map(({ record, delivery }) => ({ id: delivery.id, at: record.endedAt })),
    );
    const left = recorded.filter(({ record, delivery }) => delivery.in_order && record.next.status === 'delivered');
    // Rows of messages are locked last: people lock them last, too.
    const sent = recorded.filter(({ record, delivery }) => delivery.is_batch && record.next.status === 'delivered');
    const [standings, freed, carried, gathered] = await Promise.all([
      noteStandings(session, recorded.flatMap(seen)),
      leaveCaseOrder(
        session,
        left.map(({ delivery }) => delivery.id),
        clock.now(),
      ),
      settleCarried(
        session,
        sent.map(({ record }) => ({ id: record.deliveryId, at: record.endedAt })),
        'delivered',
      ),
      gather(session, recorded, clock.now()),
    ]);
    const failingSince = new Map(
      recorded.flatMap(({ delivery }) => {
        const since = standings.get(`${delivery.partner}/${delivery.channel}`);
        return since === undefined ? [] : [[delivery.id, since] as const];
      }),
    );
    const due: AttemptEffect['due'] =
      gathered.length === 0 ? freed : new Map<QueueName, readonly string[]>([...freed, ['process', gathered]]);
    return { counted: settleDeliveries(session, byMessage([...settlementsOf(recorded), ...carried])), failingSince, due, recorded };
  });
  const settled = await counted;
  bell.announceSettled(finalRoots(settled));
  noteEnded(traffic, settled);
  for (const { record, delivery } of recorded) noteSent(traffic, record, delivery);
  return records.map((record, index) => effectOf(record, index === 0 ? due : new Map(), failingSince));
}

/** What attempts tell of gatherings. One whose reply is a message of its own has not come to its end by them.
 *  @returns the gatherings that are due by that */
function gather(session: Session, recorded: readonly Recorded[], now: Date): Promise<readonly MessageId[]> {
  const asking = recorded.flatMap(({ record, delivery: { id, gathering } }) => (gathering === null ? [] : [{ record, id, gathering }]));
  const replied = asking.flatMap(({ record, id }) => (record.reply === undefined ? [] : [{ delivery_id: id, reply_id: record.reply.id }]));
  noteReplies(session, replied);
  const ended = asking.filter(({ record }) => record.reply === undefined && record.next.status !== 'retrying');
  return bringForward(
    session,
    ended.map(({ gathering }) => gathering),
    now,
  );
}

/** What a batch set free is told to one of its callers, who rings for it. */
function effectOf(record: AttemptRecord, due: AttemptEffect['due'], failingSince: ReadonlyMap<DeliveryId, Date>): AttemptEffect {
  const since = failingSince.get(record.deliveryId);
  return { due, ...(since === undefined ? {} : { failingSince: since }) };
}

/** What an attempt tells of its channel. A refusal tells nothing: the partner answers. */
function seen({ record, delivery }: Recorded) {
  const { partner, channel } = delivery;
  return record.outcome === 'rejected'
    ? []
    : [{ partner, channel, at: record.startedAt, accepted: record.outcome !== 'deferred' && record.outcome !== 'unknown' }];
}

function resultRow({ deliveryId, lease, next, endedAt, error }: AttemptRecord) {
  const dueAt = 'dueAt' in next ? next.dueAt : undefined;
  return {
    id: deliveryId,
    lease,
    status: next.status,
    due_at: dueAt,
    settled_at: dueAt === undefined && next.status !== 'held' ? endedAt : undefined,
    stage: next.status === 'dead' ? 'deliver' : undefined,
    error: next.status === 'delivered' ? undefined : error,
  };
}

function failedDelivery({ record, delivery: { id, message_id, partner, channel } }: Recorded): readonly Failed[] {
  return record.next.status === 'dead'
    ? [{ id, message_id, at: record.endedAt, stage: 'deliver', partner, channel, finding: record.error }]
    : [];
}

/** Numbers go on through retries by people; the lease, not the caller's count, says which attempt this was. */
function attemptRow({ record, delivery }: Recorded) {
  return {
    delivery_id: delivery.id,
    number: delivery.attempt_count,
    nonce: delivery.nonce,
    started_at: record.startedAt,
    ended_at: record.endedAt,
    outcome: record.outcome,
    status: record.answer?.status,
    error: record.error,
  };
}

function insertReplies(session: Session, recorded: readonly Recorded[]): void {
  const rows = recorded.flatMap(({ record, delivery }) =>
    record.reply === undefined
      ? []
      : [
          {
            id: record.reply.id,
            parent_id: delivery.message_id,
            envelope_id: delivery.envelope_id ?? undefined,
            partner: delivery.partner,
            channel: delivery.channel,
            config_hash: record.reply.configHash,
            received_at: record.endedAt,
          },
        ],
  );
  if (rows.length === 0) return;
  void session.query(INSERT_REPLIES, replies.values(rows));
  insertWork(
    session,
    rows.map(({ id, received_at }) => ({ id, queue: 'process', message_id: id, due_at: received_at })),
  );
}

/** The answer stays with its attempt; where it is a message of its own, also as that message's original. */
function contentRows({ record, delivery }: Recorded): readonly ContentRow[] {
  const { answer, reply, endedAt } = record;
  const rows: ContentRow[] = [];
  if (answer !== undefined && answer.body.length > 0) {
    rows.push({
      owner_id: delivery.id,
      part: delivery.attempt_count,
      stored_at: endedAt,
      stage: 'reply',
      media_type: answer.mediaType,
      body: answer.body,
    });
  }
  if (reply !== undefined) {
    rows.push({
      owner_id: reply.id,
      part: 0,
      stored_at: endedAt,
      stage: 'receive',
      media_type: reply.content.mediaType,
      body: reply.content.body,
    });
  }
  return rows;
}

function settlementsOf(recorded: readonly Recorded[]): readonly Settlement[] {
  const settled = recorded.filter(({ record }) => !('dueAt' in record.next));
  return settled.map(({ record: { next, endedAt }, delivery }) => ({
    id: delivery.message_id,
    settled: 1,
    dead: next.status === 'dead' ? 1 : 0,
    at: endedAt,
  }));
}
