import { hubError } from '../../../core/kernel/errors.ts';
import { isUuid, type MessageId } from '../../../core/kernel/ids.ts';
import type { Json, JsonObject } from '../../../core/kernel/json.ts';
import type { BulkPlan, BulkRow, Bulks } from '../../../core/spi/ledger/bulks.ts';
import type { LedgerParts } from '../parts.ts';
import { readCursor, writeCursor } from '../sql/cursor.ts';
import { storable } from '../sql/rowset.ts';
import { workOnBulk } from './work-on-bulk.ts';

const INSERT = {
  name: 'insert-bulk',
  text: `
INSERT INTO bulks (id, verb, target, configuration, options, reason, state, four_eyes, planned_by, planned_at, count, sample, payload)
VALUES ($1, $2, $3, $4, $5, $6, 'planned', $7, $8, $9, $10, $11, $12)`,
};
const INSERT_ITEMS = {
  name: 'insert-bulk-items',
  text: `INSERT INTO bulk_items (bulk_id, position, item_id) SELECT $1, o, id FROM unnest($2::uuid[]) WITH ORDINALITY AS t(id, o)`,
};
const COLUMNS = `id, verb, target, configuration, reason, state, four_eyes, planned_by, planned_at, confirmed_by, ended_at, count, done, failed, sample`;
const FIND = { name: 'find-bulk', text: `SELECT ${COLUMNS} FROM bulks WHERE id = $1` };
const LIST = {
  name: 'list-bulks',
  text: `
SELECT ${COLUMNS} FROM bulks WHERE (planned_at, id) < ($1::timestamptz, $2::uuid) ORDER BY planned_at DESC, id DESC LIMIT $3`,
};
const REFUSALS = {
  name: 'bulk-refusals',
  text: `
SELECT error ->> 'code' AS code, min(error ->> 'message') AS message, count(*)::integer AS count,
  (array_agg(error -> 'details' ORDER BY error ->> 'message'))[1] AS details
FROM bulk_items WHERE bulk_id = $1 AND state = 'failed' GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT 20`,
};
const LOCK = { name: 'lock-bulk', text: 'SELECT state, four_eyes, planned_by FROM bulks WHERE id = $1 FOR UPDATE' };
const CONFIRM = {
  name: 'confirm-bulk',
  text: `UPDATE bulks SET state = 'running', confirmed_by = $2, confirmed_at = $3 WHERE id = $1`,
};
const CANCEL = { name: 'cancel-bulk', text: `UPDATE bulks SET state = 'cancelled', ended_at = $2, payload = NULL WHERE id = $1` };
const EXPIRE = {
  name: 'expire-bulks',
  text: `UPDATE bulks SET state = 'expired', ended_at = $2, payload = NULL WHERE state = 'planned' AND planned_at < $1`,
};
const DROP = {
  name: 'drop-bulks',
  text: `
WITH old AS (SELECT id FROM bulks WHERE ended_at < $1 ORDER BY ended_at LIMIT $2),
items AS (DELETE FROM bulk_items i USING old WHERE i.bulk_id = old.id)
DELETE FROM bulks b USING old WHERE b.id = old.id RETURNING b.id`,
};
const DEAD_DELIVERIES = {
  name: 'dead-deliveries-of',
  text: `
SELECT id FROM deliveries WHERE message_id = ANY($1::uuid[]) AND status = 'dead' AND stage IS DISTINCT FROM 'translate' ORDER BY id`,
};
const HELD_DELIVERIES = {
  name: 'held-deliveries-of',
  text: `SELECT id FROM deliveries WHERE message_id = ANY($1::uuid[]) AND status = 'held' ORDER BY id`,
};
/** Above every place in a list. */
const TOP = { receivedAt: '9999-12-31T00:00:00.000Z', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

interface Row {
  readonly id: string;
  readonly verb: BulkRow['verb'];
  readonly target: JsonObject;
  readonly configuration: BulkRow['configuration'];
  readonly reason: string;
  readonly state: BulkRow['state'];
  readonly four_eyes: boolean;
  readonly planned_by: string;
  readonly planned_at: Date;
  readonly confirmed_by: string | null;
  readonly ended_at: Date | null;
  readonly count: number;
  readonly done: number;
  readonly failed: number;
  readonly sample: Json;
}

/** Actions on many. */
export function bulks(parts: LedgerParts): Bulks {
  const { database } = parts;
  const lockOpen = async (session: Parameters<Parameters<typeof database.transaction>[0]>[0], id: string, action: string) => {
    const [row] = await session.query<Pick<Row, 'state' | 'four_eyes' | 'planned_by'>>(LOCK, [id]);
    if (row === undefined) throw hubError('E_NOT_FOUND', { what: 'bulk action', id });
    const open = action === 'confirmed' ? ['planned'] : ['planned', 'running'];
    if (!open.includes(row.state)) throw hubError('E_STATE_CONFLICT', { what: 'bulk action', id, state: row.state, action });
    return row;
  };
  return {
    planBulk: async (plan) => {
      await database.transaction(async (session) => {
        void session.query(INSERT, insertValues(plan));
        void session.query(INSERT_ITEMS, [plan.id, plan.items]);
      });
    },
    bulk: async (id) => {
      if (!isUuid(id)) return undefined;
      const [row] = await database.query<Row>(FIND, [id]);
      if (row === undefined) return undefined;
      return toBulk(row, row.failed === 0 ? [] : (await database.query<RefusalRow>(REFUSALS, [id])).map(toRefusal));
    },
    bulks: async (limit, cursor) => {
      const { receivedAt, id } = cursor === undefined ? TOP : readCursor(cursor);
      const rows = await database.query<Row>(LIST, [receivedAt, id, limit + 1]);
      const items = rows.slice(0, limit).map((row) => toBulk(row, []));
      const last = items.at(-1);
      return rows.length > limit && last !== undefined ? { items, nextCursor: writeCursor(last.plannedAt, last.id) } : { items };
    },
    confirmBulk: async (id, by, at) => {
      await database.transaction(async (session) => {
        const row = await lockOpen(session, id, 'confirmed');
        if (row.four_eyes && row.planned_by === by) throw hubError('E_FOUR_EYES', { id });
        void session.query(CONFIRM, [id, by, at.toISOString()]);
      });
    },
    cancelBulk: async (id, at) => {
      await database.transaction(async (session) => {
        await lockOpen(session, id, 'cancelled');
        void session.query(CANCEL, [id, at.toISOString()]);
      });
    },
    expireBulks: async (plannedBefore, at) => {
      await database.query(EXPIRE, [plannedBefore.toISOString(), at.toISOString()]);
    },
    dropBulks: async (endedBefore, limit) => (await database.query(DROP, [endedBefore.toISOString(), limit])).length,
    workOnBulk: (limit, configHash, newId, at) => workOnBulk(parts, { limit, configHash, newId, at }),
    deadDeliveriesOf: async (messages: readonly MessageId[]) =>
      (await database.query<{ id: string }>(DEAD_DELIVERIES, [messages])).map(({ id }) => id),
    heldDeliveriesOf: async (messages: readonly MessageId[]) =>
      (await database.query<{ id: string }>(HELD_DELIVERIES, [messages])).map(({ id }) => id),
  };
}

function insertValues(plan: BulkPlan): readonly unknown[] {
  const { id, verb, target, configuration, reason, fourEyes, plannedBy, plannedAt, items, sample, payload, evenIfAccepted } = plan;
  const options = JSON.stringify({ evenIfAccepted: evenIfAccepted ?? false });
  return [
    ...[id, verb, JSON.stringify(target), configuration, options, storable(reason), fourEyes, plannedBy, plannedAt.toISOString()],
    ...[items.length, JSON.stringify(sample), payload === undefined ? null : Buffer.from(payload)],
  ];
}

type Refusal = BulkRow['refusals'][number];
type RefusalRow = Omit<Refusal, 'details'> & { readonly details: Refusal['details'] | null };

function toRefusal({ details, ...refusal }: RefusalRow): Refusal {
  return details === null || details === undefined ? refusal : { ...refusal, details };
}

function toBulk(row: Row, refusals: BulkRow['refusals']): BulkRow {
  return {
    id: row.id,
    verb: row.verb,
    target: row.target,
    configuration: row.configuration,
    reason: row.reason,
    state: row.state,
    fourEyes: row.four_eyes,
    plannedBy: row.planned_by,
    plannedAt: row.planned_at,
    count: row.count,
    done: row.done,
    failed: row.failed,
    sample: row.sample,
    refusals,
    ...(row.confirmed_by === null ? {} : { confirmedBy: row.confirmed_by }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
  };
}
