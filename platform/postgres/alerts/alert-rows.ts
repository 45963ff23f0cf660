import { hubError } from '../../../core/kernel/errors.ts';
import { isUuid } from '../../../core/kernel/ids.ts';
import type { AlertFacts, AlertRecord, AlertState, AlertTold } from '../../../core/spi/ledger/alerts.ts';

/** The columns of an alert as it is read. */
export const ALERT_COLUMNS =
  'a.id, a.rule, a.subject, a.severity, a.state, a.rank, a.say, a.remedy, a.count, a.opened_at, a.last_at, a.ended_at, a.acknowledged_by, a.told_at, a.link, a.facts, a.muted_until, a.muted_by';

/** To whom an alert was told: the latest of each target. */
export const TOLD = `
(SELECT coalesce(json_agg(json_build_object('target', t.target, 'at', t.at, 'failed', t.failed) ORDER BY t.target), '[]') FROM (
  SELECT DISTINCT ON (target) target, coalesce(told_at, tried_at) AS at, CASE WHEN told_at IS NULL THEN failed END AS failed
  FROM tellings WHERE alert_id = a.id AND attempt > 0 AND coalesce(told_at, tried_at) IS NOT NULL
  ORDER BY target, coalesce(told_at, tried_at) DESC
) t) AS told`;

/** An alert as a row. */
export interface AlertRow {
  readonly id: string;
  readonly rule: string;
  readonly subject: string;
  readonly severity: 'warning' | 'critical';
  readonly state: AlertState;
  readonly rank: number;
  readonly say: string;
  readonly remedy: string;
  readonly count: number;
  readonly opened_at: Date;
  readonly last_at: Date;
  readonly ended_at: Date | null;
  readonly acknowledged_by: string | null;
  readonly told_at: Date | null;
  readonly link: string;
  readonly facts: AlertFacts | null;
  readonly muted_until: Date | null;
  readonly muted_by: string | null;
}

/** An alert as a row, and to whom it was told. */
export interface ToldRow extends AlertRow {
  readonly told: readonly { readonly target: string; readonly at: string; readonly failed: string | null }[];
}

export function toAlert(row: AlertRow): AlertRecord {
  const { id, rule, subject, severity, state, say, remedy, count, link } = row;
  return {
    ...{ id, rule, subject, severity, state, say, remedy, count, link },
    openedAt: row.opened_at,
    lastAt: row.last_at,
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
    ...(row.acknowledged_by === null ? {} : { acknowledgedBy: row.acknowledged_by }),
    ...(row.told_at === null ? {} : { toldAt: row.told_at }),
    ...(row.facts === null ? {} : { facts: row.facts }),
    ...(row.muted_until === null ? {} : { mutedUntil: row.muted_until }),
    ...(row.muted_by === null ? {} : { mutedBy: row.muted_by }),
  };
}

export function toToldAlert(row: ToldRow): AlertRecord & { readonly told: readonly AlertTold[] } {
  const told = row.told.map(({ target, at, failed }) => ({ target, at: new Date(at), ...(failed === null ? {} : { failed }) }));
  return { ...toAlert(row), told };
}

/** Where a page of alerts ended, as text that passes through an address. */
export function writeAlertCursor({ rank, opened_at, id }: Pick<AlertRow, 'rank' | 'opened_at' | 'id'>): string {
  return Buffer.from(`${rank} ${opened_at.toISOString()} ${id}`).toString('base64url');
}

/** @throws E_REQUEST_INVALID when the text is no cursor of ours */
export function readAlertCursor(cursor: string): readonly [rank: number, openedAt: string, id: string] {
  const [rank = '', openedAt = '', id = ''] = Buffer.from(cursor, 'base64url').toString('latin1').split(' ');
  if (!/^[012]$/.test(rank) || Number.isNaN(Date.parse(openedAt)) || !isUuid(id))
    throw hubError('E_REQUEST_INVALID', { reason: 'the cursor is not one that a page before gave' });
  return [Number(rank), openedAt, id];
}
