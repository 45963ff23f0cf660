import type { Migration } from './migration.ts';

/** What operators look at: failures by what they have in common, traffic by minute and hour, searches that are kept.
 *  Failures of before are not named: they are found by their state, as ever. */
export const reading: Migration = {
  number: 19,
  name: 'reading',
  sql: `
-- What needs a person, each with the name of its group: a message that failed by itself, or a delivery (then id is not message_id).
-- Written with the state; gone as soon as the state is another, or the message is replayed.
CREATE TABLE failures (
  id          uuid PRIMARY KEY,
  message_id  uuid NOT NULL,
  received_at timestamptz NOT NULL,
  at          timestamptz NOT NULL,
  fingerprint text COLLATE "C" NOT NULL,
  stage       text COLLATE "C" NOT NULL,
  code        text COLLATE "C" NOT NULL,
  path        text COLLATE "C" NOT NULL,
  partner     text COLLATE "C" NOT NULL,
  channel     text COLLATE "C" NOT NULL
);
CREATE INDEX failures_of_group ON failures (fingerprint, at, id);
CREATE INDEX failures_found ON failures (fingerprint, received_at, message_id);
CREATE INDEX failures_with_code ON failures (code, received_at, message_id);
CREATE INDEX failures_of_message ON failures (message_id);
CREATE INDEX failures_newest ON failures (at, id);

-- How many of each group there are, by the day on which they died, without counting them: see tallies.
CREATE TABLE failure_tallies (
  fingerprint text COLLATE "C" NOT NULL,
  day         date NOT NULL,
  count       bigint NOT NULL
);
CREATE INDEX failure_tallies_of_group ON failure_tallies (fingerprint);

CREATE FUNCTION tally_failures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO failure_tallies (fingerprint, day, count)
  SELECT fingerprint, (at AT TIME ZONE 'UTC')::date, CASE TG_OP WHEN 'INSERT' THEN count(*) ELSE -count(*) END FROM changed GROUP BY 1, 2;
  RETURN NULL;
END $$;
CREATE TRIGGER failures_inserted AFTER INSERT ON failures REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tally_failures();
CREATE TRIGGER failures_deleted AFTER DELETE ON failures REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tally_failures();

-- Called for what comes to or leaves a state that is rare; see 0001. What is dead no more has failed no more.
CREATE OR REPLACE FUNCTION follow_status() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  since timestamptz;
BEGIN
  IF TG_ARGV[1] = 'received_at' THEN since := NEW.received_at; ELSE since := NEW.created_at; END IF;
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM search_terms WHERE term = TG_ARGV[0] || OLD.status AND at = since AND id = OLD.id;
    IF OLD.status = 'dead' THEN DELETE FROM failures WHERE id = OLD.id; END IF;
  END IF;
  IF NEW.status IN ('dead', 'discarded', 'held', 'cancelled') THEN
    INSERT INTO search_terms (term, at, id) VALUES (TG_ARGV[0] || NEW.status, since, NEW.id);
  END IF;
  RETURN NULL;
END $$;

-- A message that is processed anew, as it was or corrected, stands for the one before: that one needs nobody any more.
CREATE FUNCTION follow_replay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM failures WHERE message_id = NEW.parent_id;
  RETURN NULL;
END $$;
CREATE TRIGGER messages_replayed AFTER INSERT ON messages FOR EACH ROW
  WHEN (NEW.source NOT IN ('received', 'split', 'reply', 'batch', 'gather', 'hub')) EXECUTE FUNCTION follow_replay();

-- Counts by minute and by hour, added to by each process every few seconds. kind: received (documents of a channel), ended (messages
-- of a channel that came to their end; times from receipt), sent (deliveries of a channel that came to theirs; times of their last
-- attempt), flow (deliveries planned from a partner to another, of a type). times: how many took how long, see core/spi/ledger/traffic.ts.
CREATE TABLE traffic (
  grain   text COLLATE "C" NOT NULL CHECK (grain IN ('minute', 'hour')),
  at      timestamptz NOT NULL,
  kind    text COLLATE "C" NOT NULL CHECK (kind IN ('received', 'ended', 'sent', 'flow')),
  partner text COLLATE "C" NOT NULL,
  channel text COLLATE "C" NOT NULL,
  other   text COLLATE "C" NOT NULL,
  type    text COLLATE "C" NOT NULL,
  count   bigint NOT NULL,
  dead    bigint NOT NULL,
  at_once bigint NOT NULL,
  times   bigint[] NOT NULL,
  PRIMARY KEY (grain, at, kind, partner, channel, other, type)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);
CREATE INDEX traffic_of_partner ON traffic (partner, grain, at);

CREATE TABLE views (
  id         uuid PRIMARY KEY,
  owner      text COLLATE "C" NOT NULL,
  name       text NOT NULL,
  page       text COLLATE "C" NOT NULL,
  query      text NOT NULL,
  shared     boolean NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX views_of_owner ON views (owner, page);
CREATE INDEX views_shared ON views (page) WHERE shared;

-- Lists of acknowledgements are paged, in every state.
DROP INDEX sent_technical;
DROP INDEX sent_application;
CREATE INDEX sent_technical ON sent_messages (technical, technical_due, delivery_id, ordinal) WHERE technical <> 'none';
CREATE INDEX sent_application ON sent_messages (application, application_due, delivery_id, ordinal) WHERE application <> 'none';
`,
};
