import type { CaseId, EnvelopeId, MessageId } from '../../../core/kernel/ids.ts';
import type { JsonObject } from '../../../core/kernel/json.ts';
import type { DossierEvent } from '../../../core/spi/ledger/cases.ts';
import type { Session } from '../sql/database.ts';

/** Most canonical messages that are read of one case: the first. */
export const MOST_EVENTS = 10_000;

/** The case into which a case was merged, or the case itself, in SQL. */
export const rootOf = (id: string): string => `coalesce((SELECT merged_into FROM cases WHERE id = ${id}), ${id})`;
/** A case and what was merged into it, in SQL. */
export const membersOf = (root: string): string => `(SELECT ${root} AS id UNION ALL SELECT id FROM cases WHERE merged_into = ${root})`;

const EVENTS = {
  name: 'events-of-cases',
  text: `
SELECT root.id AS case_id, e.* FROM unnest($1::uuid[]) AS root(id) CROSS JOIN LATERAL (
  SELECT e.id, e.message_id, e.type, e.occurred_at, e.recorded_at, e.source, e.origin, e.business_keys, e.body, e.caused_by
  FROM ${membersOf('root.id')} member JOIN envelopes e ON e.case_id = member.id
  ORDER BY e.recorded_at, e.id LIMIT ${MOST_EVENTS}
) e`,
};

interface EventRow {
  readonly case_id: CaseId;
  readonly id: EnvelopeId;
  readonly message_id: MessageId;
  readonly type: string;
  readonly occurred_at: string;
  readonly recorded_at: Date;
  readonly source: string;
  readonly origin: string;
  readonly business_keys: Readonly<Record<string, string>>;
  readonly body: JsonObject;
  readonly caused_by: EnvelopeId | null;
}

/** All that was committed of these cases, none of which is merged into another, as it was recorded. */
export async function eventsOf(session: Session, roots: readonly CaseId[]): Promise<ReadonlyMap<CaseId, readonly DossierEvent[]>> {
  const events = new Map<CaseId, DossierEvent[]>(roots.map((id) => [id, []]));
  if (roots.length === 0) return events;
  for (const row of await session.query<EventRow>(EVENTS, [roots])) {
    events.get(row.case_id)?.push({
      id: row.id,
      messageId: row.message_id,
      type: row.type,
      occurredAt: row.occurred_at,
      recordedAt: row.recorded_at.toISOString(),
      source: row.source,
      origin: row.origin,
      businessKeys: row.business_keys,
      body: row.body,
      caseId: row.case_id,
      ...(row.caused_by === null ? {} : { causedBy: row.caused_by }),
    });
  }
  return events;
}
