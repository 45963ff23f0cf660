import type { Migration } from './migration.ts';

/** What alarms, to whom it is told, and how the hub's own jobs run. Small tables: a row for each alert, each time that one is told to a
 *  target, and each job. */
export const alerts: Migration = {
  number: 22,
  name: 'alerts',
  sql: `
CREATE TABLE alerts (
  id              uuid PRIMARY KEY,
  rule            text COLLATE "C" NOT NULL,
  subject         text COLLATE "C" NOT NULL,
  severity        text NOT NULL,
  state           text NOT NULL CHECK (state IN ('open', 'acknowledged', 'ended')),
  rank            smallint GENERATED ALWAYS AS (CASE state WHEN 'open' THEN 0 WHEN 'acknowledged' THEN 1 ELSE 2 END) STORED,
  say             text NOT NULL,
  remedy          text NOT NULL,
  count           double precision NOT NULL,
  opened_at       timestamptz NOT NULL,
  last_at         timestamptz NOT NULL,
  ended_at        timestamptz,
  acknowledged_by text,
  told_at         timestamptz,
  link            text NOT NULL
);
-- One alert of a rule and a subject, whichever process was first.
CREATE UNIQUE INDEX alerts_once ON alerts (rule, subject) WHERE state <> 'ended';
CREATE INDEX alerts_listed ON alerts (rank, opened_at DESC, id DESC);
CREATE INDEX alerts_ended ON alerts (ended_at) WHERE state = 'ended';

-- due_at is empty when there is nothing left to do: it arrived (told_at), or was given up (failed).
CREATE TABLE tellings (
  id       uuid PRIMARY KEY,
  alert_id uuid NOT NULL REFERENCES alerts ON DELETE CASCADE,
  target   text COLLATE "C" NOT NULL,
  reason   text NOT NULL CHECK (reason IN ('opened', 'again', 'ended')),
  due_at   timestamptz,
  attempt  integer NOT NULL DEFAULT 0,
  tried_at timestamptz,
  told_at  timestamptz,
  failed   text
);
CREATE INDEX tellings_due ON tellings (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX tellings_of_alert ON tellings (alert_id);

CREATE TABLE jobs (
  job           text COLLATE "C" PRIMARY KEY,
  every_ms      double precision NOT NULL,
  ran_at        timestamptz NOT NULL,
  succeeded_at  timestamptz,
  failing_since timestamptz,
  failed        text
);
`,
};
