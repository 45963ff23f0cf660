import { hubError } from '../../../core/kernel/errors.ts';
import { isUuid } from '../../../core/kernel/ids.ts';
import type { AlertChanges, Alerts, PlannedTelling, TellingInWork } from '../../../core/spi/ledger/alerts.ts';
import type { LedgerParts } from '../parts.ts';
import type { Session } from '../sql/database.ts';
import { rowset } from '../sql/rowset.ts';
import { alertReadings } from './alert-readings.ts';
import { ALERT_COLUMNS, type AlertRow, readAlertCursor, TOLD, type ToldRow, toAlert, toToldAlert, writeAlertCursor } from './alert-rows.ts';

/** Ended alerts are kept so long, in milliseconds: 400 days. */
const KEEP_MS = 400 * 86_400_000;

const PRESENT = {
  name: 'present-alerts',
  text: `
SELECT * FROM (SELECT ${ALERT_COLUMNS} FROM alerts a WHERE a.rank IN (0, 1) LIMIT 5000) open
UNION ALL
SELECT * FROM (SELECT ${ALERT_COLUMNS} FROM alerts a WHERE a.state = 'ended' AND a.ended_at >= $1 ORDER BY a.ended_at DESC LIMIT 5000) ended
UNION ALL
SELECT * FROM (SELECT ${ALERT_COLUMNS} FROM alerts a WHERE a.state = 'ended' AND a.ended_at < $1 AND a.muted_until > $1
  ORDER BY a.muted_until DESC LIMIT 5000) muted`,
};

const opened = rowset({
  id: 'uuid',
  rule: 'text',
  subject: 'text',
  severity: 'text',
  say: 'text',
  remedy: 'text',
  count: 'double precision',
  opened_at: 'timestamptz',
  last_at: 'timestamptz',
  told_at: 'timestamptz',
  link: 'text',
  facts: 'json',
  muted_until: 'timestamptz',
  muted_by: 'text',
});
const OPEN = {
  name: 'open-alerts',
  text: `
INSERT INTO alerts (${opened.columns}, state) SELECT r.*, 'open' FROM ${opened.from('r')}
ON CONFLICT (rule, subject) WHERE state <> 'ended' DO NOTHING RETURNING id`,
};
const kept = rowset({ id: 'uuid', say: 'text', facts: 'json', count: 'double precision', severity: 'text', last_at: 'timestamptz' });
const KEEP = {
  name: 'keep-alerts',
  text: `
UPDATE alerts a SET say = r.say, facts = r.facts, count = r.count, severity = r.severity, last_at = r.last_at
FROM ${kept.from('r')} WHERE a.id = r.id AND a.state <> 'ended'`,
};
const END = {
  name: 'end-alerts',
  text: `UPDATE alerts SET state = 'ended', ended_at = $2 WHERE id = ANY($1::uuid[]) AND state <> 'ended'`,
};
const NOTE_TOLD = { name: 'note-alerts-told', text: 'UPDATE alerts SET told_at = $2 WHERE id = ANY($1::uuid[])' };
const FORGET = {
  name: 'forget-alerts',
  text: `DELETE FROM alerts WHERE id = ANY(ARRAY(SELECT id FROM alerts WHERE state = 'ended' AND ended_at < $1 ORDER BY ended_at LIMIT 500))`,
};
const tellings = rowset({ id: 'uuid', alert_id: 'uuid', target: 'text', reason: 'text', due_at: 'timestamptz' });
const PLAN = {
  name: 'plan-tellings',
  text: `INSERT INTO tellings (${tellings.columns}) SELECT r.* FROM ${tellings.from('r')} ON CONFLICT DO NOTHING`,
};

const CLAIM = {
  name: 'claim-tellings',
  text: `
WITH claimed AS (
  UPDATE tellings SET due_at = $2, attempt = attempt + 1 WHERE id = ANY(ARRAY(
    SELECT id FROM tellings t WHERE due_at <= $1 AND NOT EXISTS (
      SELECT FROM unnest($4::text[], $5::timestamptz[]) AS quiet(target, since) JOIN tellings o ON o.target = quiet.target AND o.told_at > quiet.since
      WHERE quiet.target = t.target
    ) ORDER BY due_at, id LIMIT $3 FOR UPDATE SKIP LOCKED
  )) RETURNING id, alert_id, target, reason, attempt
)
SELECT c.id AS telling_id, c.alert_id, c.target, c.reason, c.attempt, ${ALERT_COLUMNS}
FROM claimed c JOIN alerts a ON a.id = c.alert_id ORDER BY c.target, a.opened_at, a.id`,
};
const SETTLE = {
  name: 'settle-tellings',
  text: 'UPDATE tellings SET due_at = $5, tried_at = $2, told_at = $3, failed = $4 WHERE id = ANY($1::uuid[]) AND told_at IS NULL',
};
const LIST = {
  name: 'list-alerts',
  text: `
SELECT ${ALERT_COLUMNS}, ${TOLD} FROM alerts a
WHERE a.rank = ANY($1::smallint[]) AND (a.rank > $2 OR a.rank = $2 AND (a.opened_at, a.id) < ($3, $4::uuid))
ORDER BY a.rank, a.opened_at DESC, a.id DESC LIMIT $5`,
};
const ACKNOWLEDGE = {
  name: 'acknowledge-alert',
  text: `
UPDATE alerts SET state = 'acknowledged', acknowledged_by = coalesce(acknowledged_by, $2) WHERE id = $1 AND state <> 'ended' RETURNING id`,
};
const MUTE = {
  name: 'mute-alert',
  text: `
WITH muted AS (UPDATE alerts SET muted_until = $2, muted_by = $3 WHERE id = $1 AND state <> 'ended' RETURNING id),
unplanned AS (UPDATE tellings SET due_at = NULL WHERE $2::timestamptz IS NOT NULL AND due_at IS NOT NULL AND alert_id IN (SELECT id FROM muted))
SELECT id FROM muted`,
};
const ONE = { name: 'one-alert', text: `SELECT ${ALERT_COLUMNS}, ${TOLD} FROM alerts a WHERE a.id = $1` };
const COUNTS = {
  name: 'alert-counts',
  text: 'SELECT rule, severity, count(*)::float8 AS count FROM alerts WHERE rank IN (0, 1) GROUP BY rule, severity ORDER BY rule',
};

const ranks = { open: 0, acknowledged: 1, ended: 2 } as const;
/** Before every alert. */
const START = [-1, '9999-12-31T00:00:00.000Z', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const;

/** What alarms. */
export function alerts(parts: LedgerParts): Alerts {
  const { database } = parts;
  const one = async (id: string) => (isUuid(id) ? (await database.query<ToldRow>(ONE, [id]))[0] : undefined);
  const changed = async (id: string, action: string, rows: readonly unknown[]) => {
    const row = await one(id);
    if (row === undefined) throw hubError('E_NOT_FOUND', { what: 'alert', id: id.slice(0, 100) });
    if (rows.length === 0) throw hubError('E_STATE_CONFLICT', { what: 'alert', id, state: 'ended', action });
    return toToldAlert(row);
  };
  return {
    ...alertReadings(parts),
    presentAlerts: async (since) => (await database.query<AlertRow>(PRESENT, [since.toISOString()])).map(toAlert),
    changeAlerts: (changes) => database.transaction((session) => change(session, changes)),
    claimTellings: async (now, leaseMs, limit, quietSince = new Map()) => {
      const until = new Date(now.getTime() + leaseMs).toISOString();
      const rows = await database.query<AlertRow & ClaimedRow>(CLAIM, [
        ...[now.toISOString(), until, limit],
        ...[[...quietSince.keys()], [...quietSince.values()].map((since) => since.toISOString())],
      ]);
      return rows.map((row): TellingInWork => {
        const { telling_id: id, alert_id: alertId, target, reason, attempt } = row;
        return { id, alertId, target, reason, attempt, alert: toAlert(row) };
      });
    },
    settleTellings: async (ids, at, outcome) => {
      const [told, code, due] = outcome.told ? [at.toISOString(), null, null] : [null, outcome.code, outcome.dueAt?.toISOString() ?? null];
      await database.query(SETTLE, [[...ids], at.toISOString(), told, code, due]);
    },
    alerts: async ({ states = ['open', 'acknowledged', 'ended'], cursor, limit }) => {
      const after = cursor === undefined ? START : readAlertCursor(cursor);
      const rows = await database.query<ToldRow>(LIST, [states.map((state) => ranks[state]), ...after, limit + 1]);
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return { items: page.map(toToldAlert), ...(last === undefined ? {} : { nextCursor: writeAlertCursor(last) }) };
    },
    acknowledgeAlert: async (id, by) => changed(id, 'acknowledged', isUuid(id) ? await database.query(ACKNOWLEDGE, [id, by]) : []),
    muteAlert: async (id, until, by) => {
      const values = [id, until?.toISOString() ?? null, until === undefined ? null : by];
      return changed(id, 'muted', isUuid(id) ? await database.query(MUTE, values) : []);
    },
    alertCounts: () => database.query(COUNTS, []),
  };
}

interface ClaimedRow extends Pick<PlannedTelling, 'target' | 'reason'> {
  readonly telling_id: string;
  readonly alert_id: string;
  readonly attempt: number;
}

async function change(session: Session, changes: AlertChanges): Promise<number> {
  const at = changes.at.toISOString();
  // What ends makes room for what opens.
  if (changes.ended.length > 0) void session.query(END, [[...changes.ended], at]);
  if (changes.kept.length > 0)
    void session.query(KEEP, kept.values(changes.kept.map((one) => ({ facts: undefined, ...one, last_at: changes.at }))));
  void session.query(FORGET, [new Date(changes.at.getTime() - KEEP_MS).toISOString()]);
  const rows =
    changes.opened.length === 0
      ? []
      : await session.query<{ id: string }>(
          OPEN,
          opened.values(
            changes.opened.map(({ id, rule, subject, severity, say, remedy, count, link, facts, ...alert }) => ({
              ...{ id, rule, subject, severity, say, remedy, count, link, facts },
              ...{ opened_at: alert.openedAt, last_at: alert.lastAt, told_at: alert.toldAt },
              ...{ muted_until: alert.mutedUntil, muted_by: alert.mutedBy },
            })),
          ),
        );
  const isOpened = new Set(rows.map(({ id }) => id));
  const planned = [...changes.opened.filter(({ id }) => isOpened.has(id)).flatMap((alert) => alert.tellings), ...changes.tellings];
  if (planned.length > 0) {
    void session.query(
      PLAN,
      tellings.values(planned.map(({ id, alertId, target, reason }) => ({ id, alert_id: alertId, target, reason, due_at: changes.at }))),
    );
  }
  const again = changes.tellings.filter(({ reason }) => reason !== 'ended').map(({ alertId }) => alertId);
  if (again.length > 0) void session.query(NOTE_TOLD, [[...new Set(again)], at]);
  return rows.length;
}
