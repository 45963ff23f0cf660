import type { Migration } from './migration.ts';

/** What keeps partners apart: stopped channels, the order within a case, and which processes there are.
 *  `channel_states` has a row only for a channel that is, or was, stopped or failing. `case_order` has one for each delivery of an
 *  ordered channel until it is delivered or cancelled: the first of its case may go. `ordered_at` gives a replay the place
 *  of what it replays. Held deliveries are found by the term `held:<partner>/<channel>`. */
export const isolation: Migration = {
  number: 5,
  name: 'isolation',
  sql: `
CREATE TABLE channel_states (
  partner       text COLLATE "C" NOT NULL,
  channel       text COLLATE "C" NOT NULL,
  state         text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused', 'disabled')),
  reason        text,
  since         timestamptz,
  failing_since timestamptz,
  PRIMARY KEY (partner, channel)
);

CREATE TABLE case_order (
  partner     text COLLATE "C" NOT NULL,
  channel     text COLLATE "C" NOT NULL,
  case_id     uuid NOT NULL,
  ordered_at  timestamptz NOT NULL,
  message_id  uuid NOT NULL,
  delivery_id uuid NOT NULL UNIQUE,
  PRIMARY KEY (partner, channel, case_id, ordered_at, message_id, delivery_id)
);
ALTER TABLE messages ADD COLUMN ordered_at timestamptz;

CREATE TABLE instances (
  id            uuid PRIMARY KEY,
  role          text NOT NULL,
  started_at    timestamptz NOT NULL,
  seen_at       timestamptz NOT NULL,
  open_breakers text[] NOT NULL
);

CREATE FUNCTION follow_held() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status = 'held' THEN
    INSERT INTO search_terms (term, at, id) VALUES ('held:' || NEW.partner || '/' || NEW.channel, NEW.created_at, NEW.id);
  ELSE
    DELETE FROM search_terms WHERE term = 'held:' || OLD.partner || '/' || OLD.channel AND at = OLD.created_at AND id = OLD.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER deliveries_held_changed AFTER UPDATE ON deliveries FOR EACH ROW
  WHEN (NEW.status <> OLD.status AND (NEW.status = 'held' OR OLD.status = 'held')) EXECUTE FUNCTION follow_held();
`,
};
