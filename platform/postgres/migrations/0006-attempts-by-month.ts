import type { Migration } from './migration.ts';

/** Attempts by month, as contents are: a month that is kept no longer is a table dropped. What was recorded before
 *  waits in the default partition until the keeper moves it to its month. */
export const attemptsByMonth: Migration = {
  number: 6,
  name: 'attempts-by-month',
  sql: `
ALTER TABLE attempts RENAME TO attempts_unpartitioned;
CREATE TABLE attempts (
  delivery_id uuid NOT NULL,
  number      integer NOT NULL,
  nonce       integer NOT NULL,
  started_at  timestamptz NOT NULL,
  ended_at    timestamptz NOT NULL,
  outcome     text NOT NULL CHECK (outcome IN ('accepted', 'rejected', 'deferred', 'unknown')),
  status      integer,
  error       json,
  PRIMARY KEY (delivery_id, number, ended_at)
) PARTITION BY RANGE (ended_at);
CREATE TABLE attempts_default PARTITION OF attempts DEFAULT;
INSERT INTO attempts SELECT delivery_id, number, nonce, started_at, ended_at, outcome, status, error FROM attempts_unpartitioned;
DROP TABLE attempts_unpartitioned;
`,
};
