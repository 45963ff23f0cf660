import type { Finding } from '../../../core/kernel/errors.ts';
import { type DeliveryId, type DocumentId, type EnvelopeId, isUuid, type MessageId } from '../../../core/kernel/ids.ts';
import type { DeliveryStatus, Stage } from '../../../core/spi/ledger/ledger.ts';
import type {
  AttemptView,
  ContentView,
  DeliveryAcknowledgement,
  DeliveryView,
  MessageDetail,
  Queries,
} from '../../../core/spi/ledger/ledger-queries.ts';
import { acknowledgementsOf } from '../acknowledging/acknowledgement-views.ts';
import { IS_BATCH } from '../delivering/batch-members.ts';
import { gatheringsOf } from '../gathering/gathering-views.ts';
import { ANEW, isHeld, type LedgerParts } from '../parts.ts';
import { contentId } from '../processing/contents.ts';
import { SUMMARY_COLUMNS, SUMMARY_JOINS, type SummaryRow, toSummary } from './summary.ts';

/** Most rows of one kind in a detail view; a message with more is looked at through the lists. */
const MOST = 1000;

const MESSAGE = { name: 'detail-message', text: `SELECT ${SUMMARY_COLUMNS} FROM messages m ${SUMMARY_JOINS} WHERE m.id = $1` };
const DELIVERIES = {
  name: 'detail-deliveries',
  text: `
SELECT d.id, d.message_id, d.envelope_id, d.route, d.partner, d.channel, d.status, d.attempt_count, d.idempotency_key, d.stage, d.error, w.due_at, w.lease,
  b.open AND b.batch_id IS NULL AS waiting, b.batch_id, b.number, c.message_id AS batch_message_id
FROM deliveries d LEFT JOIN work w ON w.id = d.id LEFT JOIN batch_members b ON b.delivery_id = d.id LEFT JOIN deliveries c ON c.id = b.batch_id
WHERE d.message_id = $1 ORDER BY d.created_at, d.id LIMIT ${MOST}`,
};
const ATTEMPTS = {
  name: 'detail-attempts',
  text: `
SELECT a.delivery_id, a.number, a.started_at, a.ended_at, a.outcome, a.status, a.error
FROM deliveries d JOIN attempts a ON a.delivery_id = d.id AND a.ended_at >= d.created_at - interval '1 day' WHERE d.message_id = $1 ORDER BY a.delivery_id, a.number LIMIT ${MOST}`,
};
const CONTENTS = {
  name: 'detail-contents',
  text: `
SELECT c.owner_id, c.part, c.stage, c.media_type, octet_length(c.body) AS bytes, encode(c.sha256, 'hex') AS sha256
FROM contents c
WHERE c.owner_id IN (SELECT $1::uuid UNION ALL SELECT id FROM deliveries WHERE message_id = $1) AND c.stored_at >= $2
ORDER BY c.stored_at, c.owner_id, c.part LIMIT ${MOST}`,
};
const CHILDREN = {
  name: 'detail-children',
  text: `SELECT id, source FROM messages WHERE parent_id = $1 AND source NOT IN ${ANEW} ORDER BY received_at, id LIMIT ${MOST}`,
};
const DOCUMENTS = {
  name: 'detail-documents',
  text: `SELECT id, type, filename, media_type, octet_length(body) AS bytes FROM documents WHERE message_id = $1 ORDER BY id LIMIT ${MOST}`,
};

const MEMBERS = {
  name: 'detail-batch-members',
  text: `
SELECT b.message_id FROM deliveries d JOIN batch_members b ON b.batch_id = d.id
WHERE d.message_id = $1 AND ${IS_BATCH} ORDER BY b.number LIMIT ${MOST}`,
};

interface DeliveryRow {
  readonly id: DeliveryId;
  readonly message_id: MessageId;
  readonly envelope_id: EnvelopeId | null;
  readonly route: string;
  readonly partner: string;
  readonly channel: string;
  readonly status: DeliveryStatus;
  readonly attempt_count: number;
  readonly due_at: Date | null;
  readonly lease: string | null;
  readonly idempotency_key: string;
  readonly stage: Stage | null;
  readonly error: Finding | null;
  readonly waiting: boolean | null;
  readonly batch_id: DeliveryId | null;
  readonly number: number | null;
  readonly batch_message_id: MessageId | null;
}

interface AttemptRow {
  readonly delivery_id: DeliveryId;
  readonly number: number;
  readonly started_at: Date;
  readonly ended_at: Date;
  readonly outcome: AttemptView['outcome'];
  readonly status: number | null;
  readonly error: Finding | null;
}

interface ContentListRow {
  readonly owner_id: string;
  readonly part: number;
  readonly stage: Stage;
  readonly media_type: string;
  readonly bytes: number;
  readonly sha256: string;
}

interface DocumentRow {
  readonly id: DocumentId;
  readonly type: string;
  readonly filename: string;
  readonly media_type: string;
  readonly bytes: number;
}

/** One message with everything that came of it. */
export function detail({ database }: LedgerParts): Pick<Queries, 'message'> {
  return {
    message: async (id) => {
      if (!isUuid(id)) return undefined;
      const [message] = await database.query<SummaryRow>(MESSAGE, [id]);
      if (message === undefined) return undefined;
      const [deliveries, attempts, contents, children, documents, acknowledged, members, gatherings] = await database.transaction(
        async (session) =>
          Promise.all([
            session.query<DeliveryRow>(DELIVERIES, [id]),
            session.query<AttemptRow>(ATTEMPTS, [id]),
            session.query<ContentListRow>(CONTENTS, [id, message.received_at.toISOString()]),
            session.query<{ id: MessageId; source: string }>(CHILDREN, [id]),
            session.query<DocumentRow>(DOCUMENTS, [id]),
            acknowledgementsOf(session, id),
            message.source === 'batch' ? session.query<{ message_id: MessageId }>(MEMBERS, [id]) : undefined,
            gatheringsOf(session, id),
          ]),
      );
      return {
        ...toSummary(message),
        headers: message.headers,
        contents: contents.map((row) => toContentView(row, id)),
        deliveries: deliveries.map((row) => toDeliveryView(row, attempts, acknowledged.deliveries.get(row.id))),
        ...(acknowledged.brought.length === 0 ? {} : { acknowledges: acknowledged.brought }),
        parts: children.filter(({ source }) => source === 'split').map((child) => child.id),
        replies: children.filter(({ source }) => source === 'reply').map((child) => child.id),
        documents: documents.map(({ media_type, ...rest }) => ({ ...rest, mediaType: media_type })),
        ...(members === undefined ? {} : { members: { count: members.length, messageIds: members.map((member) => member.message_id) } }),
        ...(gatherings.length === 0 ? {} : { gatherings }),
      } satisfies MessageDetail;
    },
  };
}

function toContentView(row: ContentListRow, message: MessageId): ContentView {
  const ofDelivery = row.owner_id !== message;
  return {
    id: contentId(row.owner_id, row.part),
    stage: row.stage,
    mediaType: row.media_type,
    bytes: row.bytes,
    sha256: row.sha256,
    ...(ofDelivery ? { deliveryId: row.owner_id as DeliveryId } : {}),
    ...(ofDelivery && row.part > 0 ? { attempt: row.part } : {}),
  };
}

/** A delivery is sending while a worker holds it. */
function toDeliveryView(
  row: DeliveryRow,
  attempts: readonly AttemptRow[],
  acknowledgement: DeliveryAcknowledgement | undefined,
): DeliveryView {
  const sending = isHeld(row.lease);
  return {
    id: row.id,
    messageId: row.message_id,
    route: row.route,
    partner: row.partner,
    channel: row.channel,
    status: sending ? 'sending' : row.status,
    attemptCount: row.attempt_count,
    idempotencyKey: row.idempotency_key,
    attempts: attempts.filter(({ delivery_id }) => delivery_id === row.id).map(toAttemptView),
    ...(row.envelope_id === null ? {} : { envelopeId: row.envelope_id }),
    ...(row.due_at === null || sending ? {} : { nextAttemptAt: row.due_at.toISOString() }),
    ...(row.stage === null ? {} : { stage: row.stage }),
    ...(row.error === null ? {} : { error: row.error }),
    ...batchOf(row),
    ...(acknowledgement === undefined ? {} : { acknowledgement }),
  };
}

function batchOf({ waiting, batch_id, number, batch_message_id }: DeliveryRow): Pick<DeliveryView, 'batch'> {
  if (waiting === true) return { batch: 'waiting' };
  if (batch_id === null || number === null || batch_message_id === null) return {};
  return { batch: { messageId: batch_message_id, deliveryId: batch_id, number } };
}

function toAttemptView(row: AttemptRow): AttemptView {
  return {
    number: row.number,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at.toISOString(),
    outcome: row.outcome,
    ...(row.status === null ? {} : { status: row.status }),
    ...(row.error === null ? {} : { error: row.error }),
  };
}
