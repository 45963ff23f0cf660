import type { Alerts, FailureCount, MessageShare } from '../../core/spi/alerts.ts';
import type { LedgerParts } from './parts.ts';

/** Dead ones are looked at newest first, so many of each: what lies there for long costs nothing. */
const NEWEST_DEAD = 5_000;
const NEWEST_MESSAGES = 20_000;
const MOST_CAUSES = 1_000;

/** A message that is dead only because a delivery of it is, is told by that delivery. */
const FAILURES = {
  name: 'failures-since',
  text: `
SELECT channel, stage, code, count(*)::float8 AS count FROM (
  SELECT m.partner || '/' || m.channel AS channel, m.failure_stage AS stage, m.failure_findings -> 0 ->> 'code' AS code
  FROM (SELECT id FROM search_terms WHERE term = 'message:dead' ORDER BY at DESC, id DESC LIMIT ${NEWEST_DEAD}) hit
  JOIN messages m ON m.id = hit.id WHERE m.settled_at >= $1 AND m.failure_stage IS NOT NULL
  UNION ALL
  SELECT d.partner || '/' || d.channel, coalesce(d.stage, 'deliver'), d.error ->> 'code'
  FROM (SELECT id FROM search_terms WHERE term = 'delivery:dead' ORDER BY at DESC, id DESC LIMIT ${NEWEST_DEAD}) hit
  JOIN deliveries d ON d.id = hit.id WHERE d.settled_at >= $1
) failure GROUP BY channel, stage, code ORDER BY count DESC, channel, stage, code LIMIT ${MOST_CAUSES}`,
};
const SHARES = {
  name: 'message-shares',
  text: `
SELECT partner || '/' || channel AS channel, count(*)::float8 AS messages, (count(*) FILTER (WHERE status = 'dead'))::float8 AS dead
FROM (SELECT partner, channel, status FROM messages WHERE received_at >= $1 ORDER BY received_at DESC, id DESC LIMIT ${NEWEST_MESSAGES}) newest
GROUP BY partner, channel`,
};

/** What the rules count among messages and deliveries. */
export function alertReadings({ database }: LedgerParts): Pick<Alerts, 'failuresSince' | 'messageShares'> {
  return {
    failuresSince: async (since) =>
      (await database.query<FailureCount & { code: string | null }>(FAILURES, [since.toISOString()])).map((row) => ({
        ...row,
        code: row.code ?? 'E_INTERNAL',
      })),
    messageShares: (since) => database.query<MessageShare>(SHARES, [since.toISOString()]),
  };
}
