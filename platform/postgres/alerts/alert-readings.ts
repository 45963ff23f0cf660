import type { Alerts, FailureCount, MessageShare } from '../../../core/spi/ledger/alerts.ts';
import type { LedgerParts } from '../parts.ts';

/** So many are looked at, newest first: more in one window say no more. */
const NEWEST = 20_000;
const MOST_GROUPS = 1_000;

const FAILURES = {
  name: 'failure-counts',
  text: `
SELECT fingerprint, partner || '/' || channel AS channel, stage, code, count(*)::float8 AS count
FROM (SELECT fingerprint, partner, channel, stage, code FROM failures WHERE at >= $1 ORDER BY at DESC, id DESC LIMIT ${NEWEST}) newest
GROUP BY fingerprint, partner, channel, stage, code ORDER BY count DESC, fingerprint, channel LIMIT ${MOST_GROUPS}`,
};
const SHARES = {
  name: 'message-shares',
  text: `
SELECT partner || '/' || channel AS channel, count(*)::float8 AS messages, (count(*) FILTER (WHERE status = 'dead'))::float8 AS dead
FROM (SELECT partner, channel, status FROM messages WHERE received_at >= $1 ORDER BY received_at DESC, id DESC LIMIT ${NEWEST}) newest
GROUP BY partner, channel`,
};

/** What the rules count among messages and deliveries. */
export function alertReadings({ database }: LedgerParts): Pick<Alerts, 'failureCounts' | 'messageShares'> {
  return {
    failureCounts: (since) => database.query<FailureCount>(FAILURES, [since.toISOString()]),
    messageShares: (since) => database.query<MessageShare>(SHARES, [since.toISOString()]),
  };
}
