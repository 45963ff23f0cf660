import type { Finding } from '../../../core/kernel/errors.ts';
import type { CaseId, MessageId } from '../../../core/kernel/ids.ts';
import type { MessageSource, MessageStatus, Stage } from '../../../core/spi/ledger/ledger.ts';
import type { MessageSummary } from '../../../core/spi/ledger/ledger-queries.ts';

/** The status of a message `m` beside its work `w`: it is processing from when a worker first opened it. The start is
 *  noted with the work alone, so that opening writes one narrow row. */
export const MESSAGE_STATUS = `CASE WHEN m.status = 'received' AND w.starts > 0 THEN 'processing' ELSE m.status END`;

/** The select list and the joins that give a {@link SummaryRow} of the table alias `m`. A message that is dead through a
 *  delivery shows that delivery's fault as its own: the first to die. */
export const SUMMARY_COLUMNS = `m.id, m.parent_id, m.partner, m.channel, m.source, ${MESSAGE_STATUS} AS status, m.types, m.case_id, m.control_reference,
  m.filename, m.received_at, m.settled_at, m.config_hash, m.duplicate_of, m.headers, m.deliveries_open, m.deliveries_dead, m.deliveries_total,
  coalesce(m.failure_stage, fault.stage) AS failure_stage, coalesce(m.failure_findings, fault.findings) AS failure_findings`;
export const SUMMARY_JOINS = `LEFT JOIN work w ON w.id = m.id
LEFT JOIN LATERAL (
  SELECT d.stage, CASE WHEN d.error IS NULL THEN '[]'::json ELSE json_build_array(d.error) END AS findings FROM deliveries d
  WHERE m.status = 'dead' AND m.failure_stage IS NULL AND d.message_id = m.id AND d.status = 'dead' ORDER BY d.settled_at, d.id LIMIT 1
) fault ON true`;

export interface SummaryRow {
  readonly id: MessageId;
  readonly parent_id: MessageId | null;
  readonly partner: string;
  readonly channel: string;
  readonly source: MessageSource;
  readonly status: MessageStatus;
  readonly types: readonly string[];
  readonly case_id: CaseId | null;
  readonly control_reference: string | null;
  readonly filename: string | null;
  readonly received_at: Date;
  readonly settled_at: Date | null;
  readonly config_hash: string;
  readonly duplicate_of: MessageId | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly deliveries_open: number;
  readonly deliveries_dead: number;
  readonly deliveries_total: number;
  readonly failure_stage: Stage | null;
  readonly failure_findings: readonly Finding[] | null;
}

export function toSummary(row: SummaryRow): MessageSummary {
  return {
    id: row.id,
    partner: row.partner,
    channel: row.channel,
    source: row.source,
    status: row.status,
    types: row.types,
    receivedAt: row.received_at.toISOString(),
    configHash: row.config_hash,
    deliveryCounts: { open: row.deliveries_open, dead: row.deliveries_dead, total: row.deliveries_total },
    ...(row.parent_id === null ? {} : { parentId: row.parent_id }),
    ...(row.case_id === null ? {} : { caseId: row.case_id }),
    ...(row.control_reference === null ? {} : { controlReference: row.control_reference }),
    ...(row.filename === null ? {} : { filename: row.filename }),
    ...(row.settled_at === null ? {} : { settledAt: row.settled_at.toISOString() }),
    ...(row.duplicate_of === null ? {} : { duplicateOf: row.duplicate_of }),
    ...(row.failure_stage === null ? {} : { failure: { stage: row.failure_stage, findings: row.failure_findings ?? [] } }),
  };
}
