import type { CaseId, MessageId } from '../../../core/kernel/ids.ts';
import type { ProcessedMessage } from '../../../core/spi/ledger/ledger.ts';
import type { Session } from '../sql/database.ts';
import { MOST_EVENTS, membersOf } from './case-events.ts';

/** First half of the keys of the advisory locks under which the routes of a case are decided. "seen" in ASCII. */
const SEEN = 0x7365656e;

/** Whoever decided on the same case waits here, one after the other, and the second sees what the first one brought. Not the rows of
 *  the cases: who folds them holds those for as long as it takes. Sorted, so that two batches wait in one direction only. */
const LOCK_DECISIONS = {
  name: 'lock-decisions-on-cases',
  text: `
WITH keys AS MATERIALIZED (
  SELECT DISTINCT hashtext(coalesce(merged_into, id)::text) AS key FROM cases WHERE id = ANY($1::uuid[]) ORDER BY key
)
SELECT pg_advisory_xact_lock(${SEEN}, key) FROM keys`,
};
const COUNT_EVENTS = {
  name: 'count-events-of-seen-cases',
  text: `
SELECT c.id, coalesce(c.merged_into, c.id) AS live, (
  SELECT count(*)::integer FROM (
    SELECT FROM ${membersOf('coalesce(c.merged_into, c.id)')} member JOIN envelopes e ON e.case_id = member.id LIMIT ${MOST_EVENTS}
  ) counted
) AS events FROM cases c WHERE c.id = ANY($1::uuid[])`,
};

/** Which of these messages went by a case that has changed since, be it by one before it in this batch. Costs nothing where none went
 *  by a case; until the transaction ends, nobody else can commit what went by these. */
export async function outdated(session: Session, results: readonly ProcessedMessage[]): Promise<ReadonlySet<MessageId>> {
  const lookers = results.filter(({ seenCases = [], duplicateOf }) => seenCases.length > 0 && duplicateOf === undefined);
  if (lookers.length === 0) return new Set();
  const ids = [...new Set(lookers.flatMap(({ seenCases = [] }) => seenCases.map(({ caseId }) => caseId)))];
  void session.query(LOCK_DECISIONS, [ids]);
  const now = new Map((await session.query<{ id: CaseId; live: CaseId; events: number }>(COUNT_EVENTS, [ids])).map((row) => [row.id, row]));
  const changed = new Set<CaseId>();
  const late = new Set<MessageId>();
  for (const { id, seenCases = [], envelopes } of lookers) {
    const seen = seenCases.flatMap(({ caseId, events }) => {
      const row = now.get(caseId);
      return row === undefined ? [] : [{ live: row.live, isChanged: row.events !== events || changed.has(row.live) }];
    });
    if (seen.some(({ isChanged }) => isChanged)) late.add(id);
    else if (envelopes.length > 0) for (const { live } of seen) changed.add(live);
  }
  return late;
}
