import type { Migration } from './migration.ts';

/** Canonical messages, the cases that gather them, kept files, and counters. */
export const cases: Migration = {
  number: 2,
  name: 'cases',
  sql: `
CREATE TABLE cases (
  id        uuid PRIMARY KEY,
  kind      text NOT NULL,
  opened_at timestamptz NOT NULL
);

CREATE TABLE case_keys (
  scope   text COLLATE "C" NOT NULL,
  name    text COLLATE "C" NOT NULL,
  value   text COLLATE "C" NOT NULL,
  case_id uuid NOT NULL,
  PRIMARY KEY (scope, name, value)
);
CREATE INDEX case_keys_of_case ON case_keys (case_id);

CREATE TABLE envelopes (
  id            uuid PRIMARY KEY,
  message_id    uuid NOT NULL,
  case_id       uuid,
  type          text COLLATE "C" NOT NULL,
  version       integer NOT NULL,
  occurred_at   text NOT NULL,
  recorded_at   timestamptz NOT NULL,
  business_keys json NOT NULL,
  origin        text NOT NULL,
  source        text NOT NULL,
  body          json NOT NULL
);
CREATE INDEX envelopes_of_case ON envelopes (case_id, type, recorded_at, id) WHERE case_id IS NOT NULL;

CREATE TABLE documents (
  id         uuid PRIMARY KEY,
  message_id uuid NOT NULL,
  type       text NOT NULL,
  filename   text NOT NULL,
  media_type text NOT NULL,
  stored_at  timestamptz NOT NULL,
  body       bytea NOT NULL
);
CREATE INDEX documents_of_message ON documents (message_id);

CREATE TABLE counters (
  name  text COLLATE "C" PRIMARY KEY,
  value bigint NOT NULL
);
`,
};
