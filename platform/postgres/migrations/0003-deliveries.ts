import type { Migration } from './migration.ts';

/** Deliveries and the attempts at them. A retry by a person raises `nonce` and notes in `attempts_before` how many
 *  attempts came before it: the retry ladder begins anew, the numbering goes on. */
export const deliveries: Migration = {
  number: 3,
  name: 'deliveries',
  sql: `
CREATE TABLE deliveries (
  id              uuid PRIMARY KEY,
  message_id      uuid NOT NULL,
  envelope_id     uuid,
  route           text COLLATE "C" NOT NULL,
  partner         text COLLATE "C" NOT NULL,
  channel         text COLLATE "C" NOT NULL,
  status          text NOT NULL CHECK (status IN ('pending', 'delivered', 'retrying', 'dead', 'held', 'cancelled')),
  idempotency_key text NOT NULL,
  nonce           integer NOT NULL DEFAULT 0,
  parameters      json NOT NULL,
  created_at      timestamptz NOT NULL,
  settled_at      timestamptz,
  stage           text,
  error           json,
  attempt_count   integer NOT NULL DEFAULT 0,
  attempts_before integer NOT NULL DEFAULT 0,
  CONSTRAINT deliveries_once UNIQUE NULLS NOT DISTINCT (message_id, envelope_id, route, partner, channel)
) WITH (fillfactor = 60);

CREATE TABLE attempts (
  delivery_id uuid NOT NULL,
  number      integer NOT NULL,
  nonce       integer NOT NULL,
  started_at  timestamptz NOT NULL,
  ended_at    timestamptz NOT NULL,
  outcome     text NOT NULL CHECK (outcome IN ('accepted', 'rejected', 'deferred', 'unknown')),
  status      integer,
  error       json,
  PRIMARY KEY (delivery_id, number)
);

CREATE TRIGGER deliveries_status_inserted AFTER INSERT ON deliveries FOR EACH ROW
  WHEN (NEW.status IN ('dead', 'held')) EXECUTE FUNCTION follow_status('delivery:', 'created_at');
CREATE TRIGGER deliveries_status_changed AFTER UPDATE ON deliveries FOR EACH ROW
  WHEN (NEW.status <> OLD.status AND (NEW.status IN ('dead', 'held', 'cancelled') OR OLD.status IN ('dead', 'held', 'cancelled')))
  EXECUTE FUNCTION follow_status('delivery:', 'created_at');
`,
};
