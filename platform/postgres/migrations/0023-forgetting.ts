import type { Migration } from './migration.ts';

/** What is needed to show, to forget and to erase. Canonical messages are found by the message that gave them. Of a content that is kept no
 *  longer the hash stays. `retention_runs` has a row for each run of the job that forgets. An erasure has its messages written down when
 *  it is planned, so that it can go on after a crash and need not keep what it looked for. */
export const forgetting: Migration = {
  number: 23,
  name: 'forgetting',
  sql: `
CREATE INDEX envelopes_of_message ON envelopes (message_id);
ALTER TABLE envelopes ADD COLUMN redacted_at timestamptz;

CREATE TABLE gone_contents (
  owner_id   uuid NOT NULL,
  part       integer NOT NULL,
  stage      text NOT NULL,
  media_type text NOT NULL,
  bytes      integer NOT NULL,
  sha256     bytea NOT NULL,
  gone_at    timestamptz NOT NULL,
  because    text NOT NULL CHECK (because IN ('retention', 'erasure')),
  message_id uuid NOT NULL,
  PRIMARY KEY (owner_id, part)
);
CREATE INDEX gone_contents_of_message ON gone_contents (message_id);

CREATE TABLE retention_runs (
  id         uuid PRIMARY KEY,
  started_at timestamptz NOT NULL,
  ended_at   timestamptz,
  removed    bigint NOT NULL,
  bytes      bigint NOT NULL,
  failed     json
);
CREATE INDEX retention_runs_newest ON retention_runs (started_at, id);

CREATE TABLE erasures (
  id          uuid PRIMARY KEY,
  subject     text NOT NULL,
  reason      text NOT NULL,
  state       text NOT NULL CHECK (state IN ('planned', 'running', 'done', 'failed')),
  planned_by  text NOT NULL,
  planned_at  timestamptz NOT NULL,
  ended_at    timestamptz,
  messages    integer NOT NULL,
  cases       integer NOT NULL,
  contents    integer NOT NULL,
  searched_to timestamptz,
  failed      json
);
CREATE INDEX erasures_newest ON erasures (planned_at, id);
CREATE INDEX erasures_running ON erasures (id) WHERE state = 'running';

CREATE TABLE erasure_items (
  erasure_id uuid NOT NULL,
  kind       text NOT NULL CHECK (kind IN ('message', 'case')),
  item       uuid NOT NULL,
  done       boolean NOT NULL DEFAULT false,
  PRIMARY KEY (erasure_id, kind, item)
);
CREATE INDEX erasure_items_left ON erasure_items (erasure_id, kind, item) WHERE NOT done;
`,
};
