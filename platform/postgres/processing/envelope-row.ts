import type { CaseId, EnvelopeId } from '../../../core/kernel/ids.ts';
import type { JsonObject } from '../../../core/kernel/json.ts';
import type { Envelope } from '../../../core/spi/envelope.ts';

/** The columns of an envelope in an answer; all null where an outer join found none. */
export interface EnvelopeRow {
  readonly envelope_id: EnvelopeId | null;
  readonly envelope_case_id: CaseId | null;
  readonly type: string;
  readonly version: number;
  readonly occurred_at: string;
  readonly business_keys: Readonly<Record<string, string>>;
  readonly envelope_origin: string;
  readonly envelope_source: string;
  readonly body: JsonObject;
  readonly caused_by: EnvelopeId | null;
}

/** The select list that gives an {@link EnvelopeRow} of the table alias `e`. */
export const ENVELOPE_COLUMNS = `e.id AS envelope_id, e.case_id AS envelope_case_id, e.type, e.version, e.occurred_at, e.business_keys,
  e.origin AS envelope_origin, e.source AS envelope_source, e.body, e.caused_by`;

export function toEnvelope(row: EnvelopeRow): Envelope | undefined {
  if (row.envelope_id === null) return undefined;
  return {
    id: row.envelope_id,
    type: row.type,
    version: row.version,
    occurredAt: row.occurred_at,
    caseRef: row.envelope_case_id ?? ('' as CaseId),
    businessKeys: row.business_keys,
    origin: row.envelope_origin,
    source: row.envelope_source,
    body: row.body,
    ...(row.caused_by === null ? {} : { causedBy: row.caused_by }),
  };
}
