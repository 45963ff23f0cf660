import type { Migration } from './migration.ts';

/** Messages, what is to be done about them, their contents, and by what they are found.
 *  A message is inserted once and changes its status twice; no index is on what changes, so that those updates stay in
 *  their page (HOT) and write no index. Opaque data is `json`, not `jsonb`: it comes back as it was written, and U+0000,
 *  which `jsonb` refuses, passes. */
export const messages: Migration = {
  number: 1,
  name: 'messages',
  sql: `
CREATE TABLE messages (
  id                  uuid PRIMARY KEY,
  parent_id           uuid,
  root_id             uuid NOT NULL,
  partner             text COLLATE "C" NOT NULL,
  channel             text COLLATE "C" NOT NULL,
  source              text NOT NULL CHECK (source IN ('received', 'split', 'reply', 'replay')),
  entry               text NOT NULL CHECK (entry IN ('document', 'part', 'reply')),
  origin              text NOT NULL,
  status              text NOT NULL CHECK (status IN ('received', 'processing', 'completed', 'dead', 'discarded')),
  config_hash         text NOT NULL,
  received_at         timestamptz NOT NULL,
  settled_at          timestamptz,
  types               text[] NOT NULL DEFAULT '{}',
  case_id             uuid,
  control_reference   text,
  filename            text,
  headers             json NOT NULL DEFAULT '{}',
  request_envelope_id uuid,
  failure_stage       text,
  failure_findings    json,
  duplicate_of        uuid,
  discard_reason      text,
  deliveries_total    integer NOT NULL DEFAULT 0,
  deliveries_open     integer NOT NULL DEFAULT 0 CHECK (deliveries_open >= 0),
  deliveries_dead     integer NOT NULL DEFAULT 0 CHECK (deliveries_dead >= 0)
) WITH (fillfactor = 60);
CREATE INDEX messages_newest ON messages (received_at, id);
CREATE INDEX messages_of_partner ON messages (partner, received_at, id);
CREATE INDEX messages_of_parent ON messages (parent_id) WHERE parent_id IS NOT NULL;

-- What is to be done: a row for each message that is not processed and each delivery that is not settled, and for
-- nothing else. Finished work leaves the table, so a claim costs the same after ten messages as after ten million.
CREATE TABLE work (
  id         uuid PRIMARY KEY,
  queue      text COLLATE "C" NOT NULL,
  message_id uuid NOT NULL,
  due_at     timestamptz NOT NULL,
  lease      uuid,
  starts     integer NOT NULL DEFAULT 0
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX work_due ON work (queue, due_at);

-- owner_id is a message (part 0: the original; from 1: what a stage made of it)
-- or a delivery (part 0: what is sent; n: the partner's answer to attempt n).
CREATE TABLE contents (
  owner_id   uuid NOT NULL,
  part       integer NOT NULL,
  stored_at  timestamptz NOT NULL,
  stage      text NOT NULL,
  media_type text NOT NULL,
  sha256     bytea NOT NULL,
  body       bytea NOT NULL,
  PRIMARY KEY (owner_id, part, stored_at)
) PARTITION BY RANGE (stored_at);
CREATE TABLE contents_default PARTITION OF contents DEFAULT;

CREATE TABLE idempotency_keys (
  partner    text COLLATE "C" NOT NULL,
  channel    text COLLATE "C" NOT NULL,
  key        text COLLATE "C" NOT NULL,
  message_id uuid NOT NULL,
  sha256     bytea NOT NULL,
  claimed_at timestamptz NOT NULL,
  PRIMARY KEY (partner, channel, key)
);

CREATE TABLE control_references (
  scope        text COLLATE "C" NOT NULL,
  reference    text COLLATE "C" NOT NULL,
  message_id   uuid NOT NULL,
  content_hash text NOT NULL,
  claimed_at   timestamptz NOT NULL,
  PRIMARY KEY (scope, reference)
);

-- By what messages and deliveries are found, each term newest first:
--   key:<business key, control reference or file name, lower case>   case:<case id>
--   message:<dead|discarded>   delivery:<dead|held|cancelled>: kept by triggers, as few rows ever come there
CREATE TABLE search_terms (
  term text COLLATE "C" NOT NULL,
  at   timestamptz NOT NULL,
  id   uuid NOT NULL,
  PRIMARY KEY (term, at, id)
);

-- In which hours messages of a type came. A type has few different values for very many messages: a row for each hour
-- leads to a rare one as well as a row for each message would, and costs next to nothing.
CREATE TABLE type_hours (
  type text COLLATE "C" NOT NULL,
  hour timestamptz NOT NULL,
  PRIMARY KEY (type, hour)
);

-- Moves a row between the status terms. Argument 1: the prefix; 2: the column of the time.
CREATE FUNCTION follow_status() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  since timestamptz;
BEGIN
  IF TG_ARGV[1] = 'received_at' THEN since := NEW.received_at; ELSE since := NEW.created_at; END IF;
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM search_terms WHERE term = TG_ARGV[0] || OLD.status AND at = since AND id = OLD.id;
  END IF;
  IF NEW.status IN ('dead', 'discarded', 'held', 'cancelled') THEN
    INSERT INTO search_terms (term, at, id) VALUES (TG_ARGV[0] || NEW.status, since, NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER messages_status_inserted AFTER INSERT ON messages FOR EACH ROW
  WHEN (NEW.status = 'dead') EXECUTE FUNCTION follow_status('message:', 'received_at');
CREATE TRIGGER messages_status_changed AFTER UPDATE ON messages FOR EACH ROW
  WHEN (NEW.status <> OLD.status AND (NEW.status IN ('dead', 'discarded') OR OLD.status IN ('dead', 'discarded')))
  EXECUTE FUNCTION follow_status('message:', 'received_at');
`,
};
