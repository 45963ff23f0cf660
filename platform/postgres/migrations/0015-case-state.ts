import type { Migration } from './migration.ts';

/** What cases have come to, and which hang together: cases that a cause or a business key connects are one dossier.
 *  A case that was merged into an older one keeps its row, its keys and its canonical messages: `merged_into` says where they
 *  belong, always directly, and readers follow it. So nothing that was committed meanwhile under the younger case is lost.
 *  `case_states` and what hangs on it are folded from canonical messages and can be made anew at any time. `case_marks` says
 *  which cases have something new: a row for each commit and case, in no other index than that of its time, so that writers
 *  never wait for each other nor for who takes them. */
export const caseState: Migration = {
  number: 15,
  name: 'case-state',
  sql: `
UPDATE cases SET kind = CASE WHEN kind IN ('return', 'repair', 'claim', 'tradein', 'dispute') THEN kind
  WHEN kind = 'loan-device' THEN 'repair' ELSE 'unknown' END
WHERE kind NOT IN ('return', 'repair', 'claim', 'tradein', 'dispute');
ALTER TABLE cases ADD CONSTRAINT cases_kind_check CHECK (kind IN ('unknown', 'return', 'repair', 'claim', 'tradein', 'dispute'));
ALTER TABLE cases ADD COLUMN merged_into uuid CHECK (merged_into <> id), ADD COLUMN dossier uuid;
UPDATE cases SET dossier = id;
ALTER TABLE cases ALTER COLUMN dossier SET NOT NULL;
CREATE INDEX cases_merged ON cases (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX cases_of_dossier ON cases (dossier);
CREATE INDEX case_order_of_case ON case_order (case_id);
-- The canonical message that led to this one.
ALTER TABLE envelopes ADD COLUMN caused_by uuid;

-- The case from_case led to the case to_case, or has to do with it.
CREATE TABLE case_links (
  from_case uuid NOT NULL,
  to_case   uuid NOT NULL,
  relation  text COLLATE "C" NOT NULL,
  PRIMARY KEY (from_case, to_case, relation),
  CHECK (from_case <> to_case)
);
CREATE INDEX case_links_back ON case_links (to_case);

CREATE TABLE case_marks (
  case_id uuid NOT NULL,
  due_at  timestamptz NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX case_marks_due ON case_marks (due_at);

CREATE TABLE case_states (
  case_id      uuid PRIMARY KEY,
  opened_at    timestamptz NOT NULL,
  kind         text COLLATE "C" NOT NULL,
  state        text COLLATE "C" NOT NULL,
  decision     text COLLATE "C" NOT NULL,
  logistics    text COLLATE "C" NOT NULL,
  money        text COLLATE "C" NOT NULL,
  last_at      timestamptz NOT NULL,
  closed_at    timestamptz,
  events       integer NOT NULL,
  ignored      integer NOT NULL,
  partners     text[] NOT NULL,
  keys         json NOT NULL,
  milestones   json NOT NULL,
  late         integer NOT NULL DEFAULT 0,
  projected_at timestamptz NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX case_states_newest ON case_states (opened_at, case_id);
CREATE INDEX case_states_of_kind ON case_states (kind, opened_at, case_id);
CREATE INDEX case_states_in_state ON case_states (state, opened_at, case_id);
CREATE INDEX case_states_late ON case_states (opened_at, case_id) WHERE late > 0;

-- By what cases are found, each term newest first: key:<business key, lower case>   partner:<name>
CREATE TABLE case_terms (
  term      text COLLATE "C" NOT NULL,
  opened_at timestamptz NOT NULL,
  case_id   uuid NOT NULL,
  PRIMARY KEY (term, opened_at, case_id)
);
CREATE INDEX case_terms_of_case ON case_terms (case_id);

-- How many cases there are of each kind and state.
CREATE TABLE case_tallies (
  kind  text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL,
  count bigint NOT NULL,
  PRIMARY KEY (kind, state)
);

CREATE TABLE expectations (
  case_id   uuid NOT NULL,
  name      text COLLATE "C" NOT NULL,
  opened_by uuid NOT NULL,
  opened_at timestamptz NOT NULL,
  due_at    timestamptz NOT NULL,
  state     text NOT NULL CHECK (state IN ('open', 'late', 'met', 'cancelled')),
  met_by    uuid,
  met_at    timestamptz,
  say       text NOT NULL,
  -- When it was said that it is late: once, whatever comes after.
  told_at   timestamptz,
  PRIMARY KEY (case_id, name, opened_by)
) WITH (fillfactor = 70);
CREATE INDEX expectations_untold ON expectations (due_at) WHERE told_at IS NULL AND state IN ('open', 'late');
CREATE INDEX expectations_late ON expectations (due_at, case_id) WHERE state = 'late';

-- Cases of before are folded as soon as a hub runs.
INSERT INTO case_marks (case_id, due_at) SELECT id, opened_at FROM cases;

ALTER TABLE messages DROP CONSTRAINT messages_source_check;
ALTER TABLE messages ADD CONSTRAINT messages_source_check CHECK (source IN ('received', 'split', 'reply', 'replay', 'batch', 'gather', 'hub'));
ALTER TABLE messages DROP CONSTRAINT messages_entry_check;
ALTER TABLE messages ADD CONSTRAINT messages_entry_check CHECK (entry IN ('document', 'part', 'reply', 'gather', 'canonical'));
`,
};
