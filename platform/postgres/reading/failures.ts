import { type Finding, hubError } from '../../../core/kernel/errors.ts';
import type { DeliveryId, MessageId } from '../../../core/kernel/ids.ts';
import type { FailureCluster, FailureFilter, FailureQueries, RecentFailure } from '../../../core/spi/ledger/failures.ts';
import type { LedgerParts } from '../parts.ts';
import { readPlace, writePlace } from '../sql/cursor.ts';
import type { Database } from '../sql/database.ts';

const DAYS = 14;
const DAY_MS = 86_400_000;

/** The newest of a group names its parts: they are the same in all of it. */
const clusters = (condition: string) => `
SELECT c.fingerprint, c.count, newest.id, newest.message_id, newest.at AS last_at, oldest.at AS first_at,
  newest.stage, newest.code, newest.path, newest.partner, newest.channel
FROM (SELECT fingerprint, sum(count)::float8 AS count FROM failure_tallies ${condition} GROUP BY fingerprint HAVING sum(count) > 0) c
CROSS JOIN LATERAL (SELECT * FROM failures f WHERE f.fingerprint = c.fingerprint ORDER BY f.at DESC, f.id DESC LIMIT 1) newest
CROSS JOIN LATERAL (SELECT f.at FROM failures f WHERE f.fingerprint = c.fingerprint ORDER BY f.at, f.id LIMIT 1) oldest`;
const LIST = {
  name: 'list-failures',
  text: `
SELECT * FROM (
  SELECT g.*, count(*) OVER ()::float8 AS groups, sum(g.count) OVER () AS messages FROM (${clusters('')}) g
  WHERE g.partner = coalesce($1, g.partner) AND g.channel = coalesce($2, g.channel) AND g.stage = coalesce($3, g.stage)
    AND g.code = coalesce($4, g.code) AND g.last_at >= coalesce($5, g.last_at) AND ($6::timestamptz IS NULL OR g.first_at < $6)
) filtered
WHERE $7::timestamptz IS NULL OR (last_at, fingerprint) < ($7, $8::text)
ORDER BY last_at DESC, fingerprint DESC LIMIT $9`,
};
const ONE = { name: 'one-failure', text: clusters('WHERE fingerprint = $1') };
const BY_DAY = {
  name: 'failures-by-day',
  text: `
SELECT fingerprint, ($2::date - day) AS ago, sum(count)::float8 AS count FROM failure_tallies
WHERE fingerprint = ANY($1) AND day > $2::date - ${DAYS} GROUP BY 1, 2`,
};
const FINDINGS = {
  name: 'failure-findings',
  text: `
SELECT id, failure_findings -> 0 AS finding FROM messages WHERE id = ANY($1::uuid[])
UNION ALL SELECT id, error FROM deliveries WHERE id = ANY($1::uuid[])`,
};
const COUNT = { name: 'count-failures', text: 'SELECT coalesce(sum(count), 0)::float8 AS count FROM failure_tallies' };
const SINCE = {
  name: 'failures-since',
  text: 'SELECT id, message_id, fingerprint, at FROM failures WHERE at > $1 ORDER BY at, id LIMIT $2',
};

interface ClusterRow {
  readonly fingerprint: string;
  readonly count: number;
  readonly id: string;
  readonly message_id: MessageId;
  readonly first_at: Date;
  readonly last_at: Date;
  readonly stage: string;
  readonly code: string;
  readonly path: string;
  readonly partner: string;
  readonly channel: string;
  readonly groups?: number;
  readonly messages?: number;
}

/** Failures by their groups. */
export function failures({ database }: LedgerParts): FailureQueries {
  return {
    failures: async (filter, now) => {
      const limit = Math.min(Math.max(filter.limit ?? 50, 1), 500);
      const rows = await database.query<ClusterRow>(LIST, [...conditions(filter), limit + 1]);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const [first] = rows;
      const items = await complete(database, page, now);
      const total = { messages: first?.messages ?? 0, groups: first?.groups ?? 0 };
      return rows.length > limit && last !== undefined
        ? { items, total, nextCursor: writePlace(last.last_at, last.fingerprint) }
        : { items, total };
    },
    failure: async (fingerprint, now) => {
      const [item] = await complete(database, await database.query<ClusterRow>(ONE, [fingerprint]), now);
      return item;
    },
    failureCount: async () => (await database.query<{ count: number }>(COUNT, []))[0]?.count ?? 0,
    failuresSince: async (after, limit) => {
      const rows = await database.query<{ id: string; message_id: MessageId; fingerprint: string; at: Date }>(SINCE, [
        after.toISOString(),
        limit,
      ]);
      return rows.map(
        ({ id, message_id, fingerprint, at }): RecentFailure => ({ id, messageId: message_id, fingerprint, at: at.toISOString() }),
      );
    },
  };
}

function conditions({ partner, channel, stage, code, from, to, cursor }: FailureFilter): readonly unknown[] {
  const place = cursor === undefined ? [null, null] : readPlace(cursor, 1);
  const filters = [partner, channel, stage, code, from?.toISOString(), to?.toISOString()].map((value) => value ?? null);
  return [...filters, ...place];
}

/** With what only the page needs: counts by day, and what was found in the example. */
async function complete(database: Database, rows: readonly ClusterRow[], now: Date): Promise<readonly FailureCluster[]> {
  if (rows.length === 0) return [];
  const [days, findings] = await Promise.all([
    database.query<{ fingerprint: string; ago: number; count: number }>(BY_DAY, [
      rows.map(({ fingerprint }) => fingerprint),
      new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS).toISOString(),
    ]),
    database.query<{ id: string; finding: Finding | null }>(FINDINGS, [rows.map(({ id }) => id)]),
  ]);
  const findingOf = new Map(findings.map(({ id, finding }) => [id, finding]));
  return rows.map((row) => {
    const counts = Array.from({ length: DAYS }, () => 0);
    for (const { fingerprint, ago, count } of days) if (fingerprint === row.fingerprint && ago >= 0) counts[DAYS - 1 - ago] = count;
    return toCluster(row, counts, findingOf.get(row.id) ?? undefined);
  });
}

function toCluster(row: ClusterRow, days: readonly number[], finding: Finding | undefined): FailureCluster {
  const { fingerprint, count, stage, code, path, partner, channel, id, message_id } = row;
  return {
    ...{ fingerprint, stage, code, path, partner, channel, count, days },
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    example: {
      messageId: message_id,
      ...(id === message_id ? {} : { deliveryId: id as DeliveryId }),
      finding: finding ?? hubError('E_INTERNAL', { name: code }).toFinding(),
    },
  };
}
