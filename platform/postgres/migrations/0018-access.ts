import type { Migration } from './migration.ts';

/** People, their sessions, what they did, and what API keys may do. `audit` only grows: nobody changes or removes a row, not even the
 *  hub; each hash covers the row and the hash before it. */
export const access: Migration = {
  number: 18,
  name: 'access',
  sql: `
CREATE TABLE people (
  id            uuid PRIMARY KEY,
  login         text COLLATE "C" NOT NULL,
  name          text NOT NULL,
  role          text NOT NULL CHECK (role IN ('viewer', 'operator', 'admin')),
  active        boolean NOT NULL,
  source        text NOT NULL CHECK (source IN ('local', 'oidc')),
  password_hash text,
  must_change   boolean NOT NULL,
  issuer        text COLLATE "C",
  subject       text COLLATE "C",
  created_at    timestamptz NOT NULL,
  CHECK ((source = 'oidc') = (issuer IS NOT NULL AND subject IS NOT NULL)),
  CHECK ((source = 'local') = (password_hash IS NOT NULL))
);
CREATE UNIQUE INDEX people_by_login ON people (lower(login));
CREATE UNIQUE INDEX people_by_identity ON people (issuer, subject);

-- Without a person: opened with the admin token.
CREATE TABLE sessions (
  id           uuid PRIMARY KEY,
  token_hash   text COLLATE "C" NOT NULL UNIQUE,
  person_id    uuid REFERENCES people,
  created_at   timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  user_agent   text
);
CREATE INDEX sessions_of_person ON sessions (person_id);
CREATE INDEX sessions_by_end ON sessions (expires_at);

-- How often logins failed, by the hash of a login, of an address, or of both; where they were good: with no failures.
CREATE TABLE login_counts (
  key       text COLLATE "C" PRIMARY KEY,
  failures  integer NOT NULL,
  open_at   timestamptz NOT NULL,
  forget_at timestamptz NOT NULL
);
CREATE INDEX login_counts_by_end ON login_counts (forget_at);

CREATE TABLE audit (
  number     bigint PRIMARY KEY,
  at         timestamptz NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('person', 'token', 'key', 'hub')),
  actor      text COLLATE "C" NOT NULL,
  action     text COLLATE "C" NOT NULL,
  subject    text COLLATE "C" NOT NULL,
  reason     text,
  details    json,
  hash       bytea NOT NULL
);
CREATE INDEX audit_of_actor ON audit (actor, number);
CREATE INDEX audit_of_action ON audit (action, number);
-- A subject is found by its last word, too: the id in "message ID".
CREATE INDEX audit_of_subject ON audit (regexp_replace(subject, '^.* ', ''), number);
CREATE INDEX audit_by_time ON audit (at, number);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit only grows: % is refused', TG_OP;
END $$;
CREATE TRIGGER audit_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE api_keys ADD COLUMN scopes text[] NOT NULL DEFAULT '{send}';
ALTER TABLE api_keys ADD COLUMN replaces text COLLATE "C";
`,
};
