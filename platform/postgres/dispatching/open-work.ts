import type { CaseId, MessageId } from '../../../core/kernel/ids.ts';
import type { Delivering, MessageEntry, MessageInWork, MessageSource, Processing } from '../../../core/spi/ledger/ledger.ts';
import type { Queries } from '../../../core/spi/ledger/ledger-queries.ts';
import type { TraceOrigin } from '../../../core/spi/tracing.ts';
import { closeGathering } from '../gathering/close-gatherings.ts';
import { GATHERING_OF_REPLY } from '../gathering/gatherings.ts';
import { ANEW, CLAIMED, type LedgerParts } from '../parts.ts';
import { ENVELOPE_COLUMNS, type EnvelopeRow, toEnvelope } from '../processing/envelope-row.ts';
import { isAway } from '../sql/database-errors.ts';

/** A bell may be that much early: clocks of several machines differ. A retry that is due later stays closed to it. */
const EARLY_MS = 1000;

/** Open for a worker, whatever bell led to it: what is claimed, fresh or due. Rows that another transaction holds are another worker's. */
const openOf = (queues: string) => `
taken AS MATERIALIZED (
  SELECT id FROM work
  WHERE id = ANY($1::uuid[]) AND ${queues} AND (lease = '${CLAIMED}' OR due_at <= $2 OR lease IS NULL AND (starts = 0 OR due_at <= $3))
  ORDER BY id FOR UPDATE SKIP LOCKED
), opened AS (
  UPDATE work w SET lease = $4, due_at = $5, starts = starts + 1 FROM taken WHERE w.id = taken.id RETURNING w.id, w.starts
)`;
const OPEN_TO_PROCESS = openOf(`queue = 'process'`);
export const OPEN_TO_DELIVER = openOf(`queue <> 'process'`);

/** Where a message comes from, by the root of the chain of causes: a look-up for each, made only where traces are recorded. */
export const TRACE_COLUMNS = `m.root_id, m.parent_id, (SELECT r.headers ->> 'traceparent' FROM messages r WHERE r.id = m.root_id) AS traceparent`;

/** @param opened a FROM item `o` with the ids and how often each was begun
 *  @param more further columns */
const messagesOf = (opened: string, more = '') => `
SELECT o.starts, m.id, m.partner, m.channel, m.source, m.entry, m.origin, m.received_at, m.case_id, m.filename,
  m.source IN ${ANEW} OR m.source = 'split' AND m.entry = 'document' AND EXISTS (SELECT FROM messages r WHERE r.id = m.root_id AND r.source IN ${ANEW}) AS is_replay,
  CASE WHEN m.as_of THEN m.config_hash END AS as_of,
  c.media_type, c.body AS content, ${GATHERING_OF_REPLY} AS gathering, ${ENVELOPE_COLUMNS}${more}
FROM ${opened} JOIN messages m ON m.id = o.id
LEFT JOIN contents c ON c.owner_id = m.id AND c.part = 0 AND c.stored_at = m.received_at
LEFT JOIN envelopes e ON e.id = m.request_envelope_id`;
const OPEN_MESSAGES = { name: 'open-messages', text: `WITH ${OPEN_TO_PROCESS} ${messagesOf('opened o')}` };
const OPEN_TRACED_MESSAGES = {
  name: 'open-traced-messages',
  text: `WITH ${OPEN_TO_PROCESS} ${messagesOf('opened o', `, ${TRACE_COLUMNS}`)}`,
};
const AS_GIVEN = { name: 'message-as-given', text: messagesOf('(SELECT $1::uuid AS id, 1 AS starts) o') };

/** {@link TRACE_COLUMNS} as they are read; absent where traces are not recorded. */
export interface TraceRow {
  readonly root_id?: MessageId;
  readonly parent_id?: MessageId | null;
  readonly traceparent?: string | null;
}

/** The trace of a row. */
export function traceOfRow({ root_id, parent_id, traceparent }: TraceRow): { readonly trace?: TraceOrigin } {
  if (root_id === undefined) return {};
  const known = { ...(parent_id == null ? {} : { parentId: parent_id }), ...(traceparent == null ? {} : { traceparent }) };
  return { trace: { rootId: root_id, ...known } };
}

interface OpenedMessage extends EnvelopeRow, TraceRow {
  readonly id: MessageId;
  readonly partner: string;
  readonly channel: string;
  readonly source: MessageSource;
  readonly entry: MessageEntry;
  readonly is_replay: boolean;
  readonly as_of: string | null;
  readonly origin: string;
  readonly received_at: Date;
  readonly case_id: CaseId | null;
  readonly starts: number;
  readonly filename: string | null;
  readonly media_type: string | null;
  readonly content: Uint8Array | null;
  readonly gathering: MessageId | null;
}

const RELEASE_MESSAGE = { name: 'release-message', text: 'UPDATE work SET due_at = $3, lease = NULL WHERE id = $1 AND lease = $2' };
const RELEASE_DELIVERY = {
  name: 'release-delivery',
  text: 'UPDATE work SET due_at = $3, lease = NULL, starts = starts - 1 WHERE id = $1 AND lease = $2',
};

/** The parameters of opening: a lease is one token for one call; every later write must show it. */
export function openingValues({ clock, identity }: LedgerParts, ids: readonly string[], leaseMs: number) {
  const now = clock.now().getTime();
  const lease = identity.newLease();
  return { lease, values: [ids, ...[now, now + EARLY_MS].map(iso), lease, iso(now + leaseMs)] };
}

/** An answer that is lost leaves the lease behind. */
export async function underLease<T>({ lost }: LedgerParts, lease: string, opening: Promise<T>): Promise<T> {
  try {
    return await opening;
  } catch (error) {
    if (isAway(error)) lost.add(lease);
    throw error;
  }
}

type OpenWork = Pick<Processing, 'openMessages' | 'releaseMessage'> & Pick<Delivering, 'releaseDelivery'> & Pick<Queries, 'messageAsGiven'>;

/** Messages into a worker's hands, and work back. */
export function openWork(parts: LedgerParts): OpenWork {
  const { database } = parts;
  return {
    openMessages: async (ids, leaseMs) => {
      if (ids.length === 0) return [];
      const { lease, values } = openingValues(parts, ids, leaseMs);
      const rows = await underLease(
        parts,
        lease,
        database.query<OpenedMessage>(parts.traces ? OPEN_TRACED_MESSAGES : OPEN_MESSAGES, values),
      );
      if (!rows.some(isOpenGathering)) return rows.map((row) => toMessage(row, lease));
      return (await Promise.all(rows.map((row) => gathered(parts, lease, row))))
        .flatMap((row) => row ?? [])
        .map((row) => toMessage(row, lease));
    },
    messageAsGiven: async (id) => {
      const [row] = await database.query<OpenedMessage>(AS_GIVEN, [id]);
      return row === undefined || row.content === null ? undefined : toMessage(row, CLAIMED);
    },
    releaseMessage: async (id, lease, dueAt) => void (await database.query(RELEASE_MESSAGE, [id, lease, dueAt.toISOString()])),
    releaseDelivery: async (id, lease, dueAt) => void (await database.query(RELEASE_DELIVERY, [id, lease, dueAt.toISOString()])),
  };
}

export function iso(ms: number): string {
  return new Date(ms).toISOString();
}

/** A gathering has no content until it is closed; one that is replayed has that of the first. */
function isOpenGathering({ source, content }: OpenedMessage): boolean {
  return source === 'gather' && content === null;
}

async function gathered(parts: LedgerParts, lease: string, row: OpenedMessage): Promise<OpenedMessage | undefined> {
  if (!isOpenGathering(row)) return row;
  const content = await underLease(parts, lease, closeGathering(parts, lease, { id: row.id, receivedAt: row.received_at }));
  return content && { ...row, media_type: content.mediaType, content: content.body };
}

function toMessage(row: OpenedMessage, lease: string): MessageInWork {
  const request = toEnvelope(row);
  return {
    id: row.id,
    lease,
    partner: row.partner,
    channel: row.channel,
    source: row.source,
    entry: row.entry,
    isReplay: row.is_replay,
    origin: row.origin,
    receivedAt: row.received_at,
    attempt: row.starts,
    content: { mediaType: row.media_type ?? 'application/octet-stream', body: row.content ?? new Uint8Array() },
    ...(row.as_of === null ? {} : { asOf: row.as_of }),
    ...(row.case_id === null ? {} : { caseId: row.case_id }),
    ...(row.filename === null ? {} : { filename: row.filename }),
    ...(request === undefined ? {} : { request }),
    ...(row.gathering === null ? {} : { gathering: row.gathering }),
    ...traceOfRow(row),
  };
}
