import type { Migration } from './migration.ts';

/** What a late expectation waits for is told with it, and so it is kept. `channel_arrivals` has a row for each channel on which
 *  documents are expected in a rhythm: when one came last, and up to when that was looked for. */
export const caseLate: Migration = {
  number: 17,
  name: 'case-late',
  sql: `
-- Empty: written by an earlier release. It is told when the case has been folded anew.
ALTER TABLE expectations ADD COLUMN waiting_for text[] NOT NULL DEFAULT '{}';
INSERT INTO case_marks (case_id, due_at) SELECT case_id, min(opened_at) FROM expectations WHERE state IN ('open', 'late') GROUP BY case_id;

CREATE TABLE channel_arrivals (
  partner   text COLLATE "C" NOT NULL,
  channel   text COLLATE "C" NOT NULL,
  last_at   timestamptz NOT NULL,
  looked_at timestamptz NOT NULL,
  PRIMARY KEY (partner, channel)
);
`,
};
