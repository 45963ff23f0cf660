import { hubError } from '../../../core/kernel/errors.ts';
import { inTurns } from '../../../core/kernel/in-turns.ts';
import { type ArrivedAcknowledgements, type AwaitingMessage, MOST_AWAITED } from '../../../core/spi/ledger/acknowledgements.ts';
import { referenceKey, type SentRow, toAwaiting } from '../delivering/sent-messages.ts';
import type { Session } from '../sql/database.ts';

/** Most messages that acknowledgements of several arrivals may mean together; those that mean more are settled apart. */
const MOST_TOGETHER = 10_000;

/** By whichever reference is named, the narrowest that is given: fifty thousand messages, each answered by itself, are looked up one
 *  by one, and not all of them for each. Locked in one order, so that of two answers to one message the second sees the first. */
const CANDIDATES = {
  name: 'acknowledged-candidates',
  text: `
WITH n AS (SELECT * FROM unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::text[]) AS n(arrival, partner, interchange, of_group, name)),
named AS (
  SELECT n.arrival, s.delivery_id, s.ordinal FROM n JOIN sent_messages s ON s.partner = n.partner AND s.interchange_key = n.interchange
    WHERE n.name IS NULL
  UNION SELECT n.arrival, s.delivery_id, s.ordinal FROM n JOIN sent_messages s ON s.partner = n.partner AND s.group_key = n.of_group
    WHERE n.name IS NULL AND n.interchange IS NULL
  UNION SELECT n.arrival, s.delivery_id, s.ordinal FROM n JOIN sent_messages s
    ON s.partner = n.partner AND s.interchange_key = n.interchange AND s.message_key = n.name
  UNION SELECT n.arrival, s.delivery_id, s.ordinal FROM n JOIN sent_messages s
    ON n.interchange IS NULL AND s.partner = n.partner AND s.group_key = n.of_group AND s.message_key = n.name
  UNION SELECT n.arrival, s.delivery_id, s.ordinal FROM n JOIN sent_messages s ON s.partner = n.partner AND s.document_key = n.name
    WHERE s.interchange_key = coalesce(n.interchange, s.interchange_key)
      AND (n.interchange IS NOT NULL OR n.of_group IS NULL OR s.group_key = n.of_group)
  UNION SELECT n.arrival, s.delivery_id, s.ordinal FROM n CROSS JOIN LATERAL (
    SELECT delivery_id, ordinal FROM sent_messages WHERE partner = n.partner AND message_key = n.name ORDER BY planned_at DESC LIMIT 1000
  ) s WHERE n.interchange IS NULL AND n.of_group IS NULL
  LIMIT $6
)
SELECT named.arrival, s.* FROM sent_messages s JOIN named USING (delivery_id, ordinal)
ORDER BY s.planned_at DESC, s.delivery_id DESC, s.ordinal FOR UPDATE OF s`,
};

interface CandidateRow extends SentRow {
  /** Index of the arrival that may mean it. */
  readonly arrival: number;
}

/** What each arrival may mean, newest first, under the locks of its rows.
 *  @throws E_DOCUMENT_LIMIT for more than one arrival may mean, or several may together */
export async function candidatesOf(
  session: Session,
  arrived: readonly ArrivedAcknowledgements[],
): Promise<readonly (readonly AwaitingMessage[])[]> {
  const most = arrived.length === 1 ? MOST_AWAITED : MOST_TOGETHER;
  const names = arrived.flatMap((one, arrival) => namesIn(one).map((name) => [arrival, one.partner, ...name]));
  const columns = [0, 1, 2, 3, 4].map((column) => names.map((name) => name[column]));
  const rows = await session.query<CandidateRow>(CANDIDATES, [...columns, most + 1]);
  if (rows.length > most) throw hubError('E_DOCUMENT_LIMIT', { limit: `${most} messages acknowledged by one` });
  const candidates = arrived.map((): AwaitingMessage[] => []);
  for await (const some of inTurns(rows)) for (const row of some) candidates[row.arrival]?.push(toAwaiting(row));
  return candidates;
}

type Name = readonly [interchange: string | null, group: string | null, name: string | null];

/** What is named inside an interchange or a group that is named itself is among its messages. */
function namesIn({ acknowledgements }: ArrivedAcknowledgements): readonly Name[] {
  const interchanges = new Set<string>();
  const groups = new Set<string>();
  const inside = new Map<string, Name>();
  const subjects = acknowledgements.map(({ subject }) => ({
    interchange: keyOf(subject.interchange),
    group: keyOf(subject.group),
    name: keyOf(subject.message) ?? keyOf(subject.document),
  }));
  for (const { interchange, group, name } of subjects) {
    if (name !== null) continue;
    if (interchange !== null) interchanges.add(interchange);
    else if (group !== null) groups.add(group);
  }
  for (const { interchange, group, name } of subjects) {
    if (name === null || interchanges.has(interchange ?? '') || (interchange === null && groups.has(group ?? ''))) continue;
    inside.set(JSON.stringify([interchange, group, name]), [interchange, group, name]);
  }
  const whole = [...interchanges].map((interchange): Name => [interchange, null, null]);
  return [...whole, ...[...groups].map((group): Name => [null, group, null]), ...inside.values()];
}

function keyOf(reference: string | undefined): string | null {
  return reference === undefined ? null : referenceKey(reference);
}
