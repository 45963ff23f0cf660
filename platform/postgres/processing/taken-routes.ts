import { type HubError, hubError } from '../../../core/kernel/errors.ts';
import type { MessageId } from '../../../core/kernel/ids.ts';
import type { ProcessedMessage, Processing } from '../../../core/spi/ledger/ledger.ts';
import { ANEW, type LedgerParts } from '../parts.ts';
import type { Session } from '../sql/database.ts';
import { rowset } from '../sql/rowset.ts';

const takes = rowset({ case_id: 'uuid', route: 'text', message_id: 'uuid', taken_at: 'timestamptz', taken_over: 'uuid' });

/** Follows the causes of both messages: this one comes of a replay of what the other is, or comes of, and the other does not. */
const TAKEN = {
  name: 'find-taken-route',
  text: `
WITH RECURSIVE taker AS (
  SELECT message_id FROM routes_taken WHERE route = $2 AND case_id IN (
    SELECT $1::uuid UNION SELECT merged_into FROM cases WHERE id = $1 UNION
    SELECT k.id FROM cases c JOIN cases k ON k.merged_into = coalesce(c.merged_into, c.id) WHERE c.id = $1
  ) ORDER BY taken_at LIMIT 1
), theirs AS (
  SELECT m.id, m.parent_id FROM taker t JOIN messages m ON m.id = t.message_id
  UNION ALL
  SELECT m.id, m.parent_id FROM theirs c JOIN messages m ON m.id = c.parent_id
), ours AS (
  SELECT m.id, m.parent_id, m.source FROM taker t JOIN messages m ON m.id = $3
  UNION ALL
  SELECT m.id, m.parent_id, m.source FROM ours c JOIN messages m ON m.id = c.parent_id
)
SELECT t.message_id AS by, EXISTS (
  SELECT FROM ours o JOIN theirs c ON c.id = o.parent_id WHERE o.source IN ${ANEW} AND NOT EXISTS (SELECT FROM theirs own WHERE own.id = o.id)
) AS "isReplayed"
FROM taker t`,
};
const LOCK_WORK = {
  name: 'lock-work-of-takers',
  text: `
SELECT w.id FROM unnest($1::uuid[], $2::uuid[]) AS r(id, lease) JOIN work w ON w.id = r.id AND w.lease = r.lease ORDER BY w.id FOR UPDATE OF w`,
};
/** The cases as they are now; nobody merges them before the transaction ends. */
const LIVE_CASES = {
  name: 'live-cases-of-takers',
  text: 'SELECT id, coalesce(merged_into, id) AS live FROM cases WHERE id = ANY($1::uuid[]) ORDER BY id FOR KEY SHARE',
};
/** Sorted, so that two batches wait for each other in one direction only. */
const TAKE = {
  name: 'take-routes',
  text: `
INSERT INTO routes_taken (${takes.columns}) SELECT * FROM ${takes.from('r')} ORDER BY r.case_id, r.route
ON CONFLICT (case_id, route) DO UPDATE
SET message_id = excluded.message_id, taken_at = excluded.taken_at, taken_over = excluded.taken_over
WHERE routes_taken.message_id = excluded.taken_over
RETURNING case_id, route, message_id`,
};

/** Who took a route in a case. */
export function takenRoutes({ database }: LedgerParts): Pick<Processing, 'routeTaken'> {
  return {
    routeTaken: async (caseId, route, by) => {
      const [taken] = await database.query<{ by: MessageId; isReplayed: boolean }>(TAKEN, [caseId, route, by]);
      return taken === undefined || taken.by === by ? undefined : taken;
    },
  };
}

/** Takes the routes that messages with a lease would take. Costs nothing where there are none.
 *  @returns the messages of which another was first with a route: nothing may be written then, and the transaction must end */
export async function takeRoutes(session: Session, results: readonly ProcessedMessage[]): Promise<ReadonlySet<MessageId>> {
  const takers = results.filter(({ takenRoutes: routes = [], duplicateOf }) => routes.length > 0 && duplicateOf === undefined);
  if (takers.length === 0) return new Set();
  const held = await session.query<{ id: MessageId }>(LOCK_WORK, [takers.map(({ id }) => id), takers.map(({ lease }) => lease)]);
  const ids = new Set(held.map(({ id }) => id));
  const cases = takers.flatMap(({ takenRoutes: routes = [] }) => routes.map(({ caseId }) => caseId));
  const live = new Map((await session.query<{ id: string; live: string }>(LIVE_CASES, [cases])).map((row) => [row.id, row.live]));
  const wanted = takers
    .filter(({ id }) => ids.has(id))
    .flatMap(rowsOf)
    .map((row) => ({ ...row, case_id: live.get(row.case_id) ?? row.case_id }));
  const first = [...new Map([...wanted].reverse().map((row) => [placeOf(row), row])).values()];
  const taken = await session.query<{ case_id: string; route: string; message_id: MessageId }>(TAKE, takes.values(first));
  const won = new Map(taken.map((row) => [placeOf(row), row.message_id]));
  return new Set(wanted.flatMap((row) => (won.get(placeOf(row)) === row.message_id ? [] : [row.message_id])));
}

/** What who lost a race is told. */
export function lostRace(result: ProcessedMessage): HubError {
  return hubError('E_STATE_CONFLICT', { what: 'message', id: result.id, state: 'late for a route', action: 'written' });
}

function rowsOf({ id, at, takenRoutes: routes = [] }: ProcessedMessage) {
  return routes.map(({ caseId, route, takenOver }) => ({
    case_id: caseId as string,
    route,
    message_id: id,
    taken_at: at,
    taken_over: takenOver as string | undefined,
  }));
}

function placeOf(row: { readonly case_id: string; readonly route: string }): string {
  return `${row.case_id} ${row.route}`;
}
