import type { Migration } from './migration.ts';

/** How far each rule of retention has come, so that a run looks only at what has grown old since the one before. `forgetting_left` has the
 *  messages behind that place of which something is still kept, with when they are looked at again; what is tried again after its end gets a
 *  row there, because it gets contents anew. An erasure finds the actions in which its messages were by their items. */
export const forgettingInTurn: Migration = {
  number: 25,
  name: 'forgetting-in-turn',
  sql: `
CREATE TABLE forgetting_places (
  rule        text COLLATE "C" PRIMARY KEY,
  received_at timestamptz NOT NULL,
  id          uuid NOT NULL,
  used_at     timestamptz NOT NULL
);
CREATE TABLE forgetting_left (
  rule       text COLLATE "C" NOT NULL,
  message_id uuid NOT NULL,
  due_at     timestamptz NOT NULL,
  PRIMARY KEY (rule, message_id)
);
CREATE INDEX forgetting_left_due ON forgetting_left (rule, due_at, message_id);

CREATE FUNCTION look_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO forgetting_left (rule, message_id, due_at)
  SELECT p.rule, m.id, '-infinity' FROM messages m JOIN forgetting_places p ON (m.received_at, m.id) <= (p.received_at, p.id)
  WHERE m.id = NEW.message_id
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER deliveries_opened_again AFTER UPDATE ON deliveries FOR EACH ROW
  WHEN (OLD.status IN ('delivered', 'dead', 'cancelled') AND NEW.status IN ('pending', 'retrying', 'waiting', 'held'))
  EXECUTE FUNCTION look_again();

CREATE INDEX bulk_items_of_item ON bulk_items (item_id);
CREATE INDEX bulks_ended ON bulks (ended_at) WHERE ended_at IS NOT NULL;
`,
};
