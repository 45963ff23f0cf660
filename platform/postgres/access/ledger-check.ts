import type { LedgerCheck, LedgerFault } from '../../../core/spi/ledger/ledger-check.ts';
import type { LedgerParts } from '../parts.ts';
import { readCursor, writeCursor } from '../sql/cursor.ts';

/** Messages of one stretch: their contents are read whole. */
const AT_ONCE = 500;
const PAGE = {
  name: 'check-page',
  text: `
SELECT id, received_at FROM messages WHERE $1::timestamptz IS NULL OR (received_at, id) > ($1::timestamptz, $2::uuid)
ORDER BY received_at, id LIMIT ${AT_ONCE}`,
};
/** Each question is one statement, so it is answered for one moment: what moves meanwhile is no fault. */
const CONTENTS = {
  name: 'check-contents',
  text: `
SELECT count(*)::int AS checked, array_agg(DISTINCT o.subject) FILTER (WHERE sha256(c.body) <> c.sha256) AS faults FROM (
  SELECT m.id, 'message ' || m.id AS subject, m.received_at AS since FROM messages m WHERE m.id = ANY($1::uuid[])
  UNION ALL
  SELECT d.id, 'delivery ' || d.id, m.received_at FROM messages m JOIN deliveries d ON d.message_id = m.id WHERE m.id = ANY($1::uuid[])
) o JOIN contents c ON c.owner_id = o.id AND c.stored_at >= o.since`,
};
/** What came is kept from the first instant on, what goes out from before the first attempt. A gathering has its content when it is closed, a
 *  batch has it with its delivery, what waits for a batch with that. Months that were dropped whole have no partition any more. */
const CONTENTS_MISSING = {
  name: 'check-contents-missing',
  text: `
SELECT subject FROM (
  SELECT m.id, 'message ' || m.id AS subject, m.received_at AS since FROM messages m
  WHERE m.id = ANY($1::uuid[]) AND m.source <> 'batch' AND (m.source <> 'gather' OR m.status IN ('completed', 'dead'))
  UNION ALL
  SELECT d.id, 'delivery ' || d.id, d.created_at FROM deliveries d
  WHERE d.message_id = ANY($1::uuid[]) AND d.attempt_count > 0 AND NOT EXISTS (SELECT FROM batch_members b WHERE b.delivery_id = d.id)
) o
WHERE NOT EXISTS (SELECT FROM contents c WHERE c.owner_id = o.id AND c.part = 0)
  AND NOT EXISTS (SELECT FROM gone_contents g WHERE g.owner_id = o.id AND g.part = 0)
  AND to_regclass('contents_' || to_char(since AT TIME ZONE 'UTC', 'YYYY_MM')) IS NOT NULL`,
};
const WORK_MISSING = {
  name: 'check-work-missing',
  text: `
SELECT 'message ' || m.id AS subject FROM messages m
WHERE m.id = ANY($1::uuid[]) AND (m.status = 'received' OR (m.status = 'processing' AND m.deliveries_open = 0))
  AND NOT EXISTS (SELECT FROM work w WHERE w.id = m.id)
UNION ALL
SELECT 'delivery ' || d.id FROM messages m JOIN deliveries d ON d.message_id = m.id
WHERE m.id = ANY($1::uuid[]) AND d.status IN ('pending', 'retrying', 'waiting')
  AND NOT EXISTS (SELECT FROM work w WHERE w.id = d.id) AND NOT EXISTS (SELECT FROM batch_members b WHERE b.delivery_id = d.id)`,
};
const WORK_LEFT = {
  name: 'check-work-left',
  text: `
SELECT 'message ' || m.id AS subject FROM messages m JOIN work w ON w.id = m.id
WHERE m.id = ANY($1::uuid[]) AND m.status IN ('completed', 'dead', 'discarded')
UNION ALL
SELECT 'delivery ' || d.id FROM messages m JOIN deliveries d ON d.message_id = m.id JOIN work w ON w.id = d.id
WHERE m.id = ANY($1::uuid[]) AND d.status IN ('delivered', 'dead', 'held', 'cancelled')`,
};

/** The ledger's view of itself. Hashes are computed by the database: no content leaves it. */
export function ledgerCheck({ database }: LedgerParts): LedgerCheck {
  return {
    checkLedger: async (cursor) => {
      const after = cursor === undefined ? undefined : readCursor(cursor);
      const page = await database.query<{ id: string; received_at: Date }>(PAGE, [after?.receivedAt ?? null, after?.id ?? null]);
      const ids = [page.map(({ id }) => id)];
      const [contents] = await database.query<{ checked: number; faults: readonly string[] | null }>(CONTENTS, ids);
      const absent = await database.query<{ subject: string }>(CONTENTS_MISSING, ids);
      const missing = await database.query<{ subject: string }>(WORK_MISSING, ids);
      const left = await database.query<{ subject: string }>(WORK_LEFT, ids);
      const faults: LedgerFault[] = [
        ...(contents?.faults ?? []).map((subject) => ({ kind: 'content', subject }) as const),
        ...absent.map(({ subject }) => ({ kind: 'content-missing', subject }) as const),
        ...missing.map(({ subject }) => ({ kind: 'work-missing', subject }) as const),
        ...left.map(({ subject }) => ({ kind: 'work-left', subject }) as const),
      ];
      const last = page.at(-1);
      const more = page.length < AT_ONCE || last === undefined ? {} : { nextCursor: writeCursor(last.received_at, last.id) };
      return { messages: page.length, contents: contents?.checked ?? 0, faults, ...more };
    },
  };
}
