import type { Migration } from './migration.ts';

/** What people do again, and to many at once. A correction is a message beside the one that it corrects. `as_of`: the message is
 *  processed by the configuration `config_hash`, not by the one in force. A dead message that was replayed or corrected is given
 *  up when that has come to its end, so that one thing is not to be mended in two places; where its deliveries keep a place in the
 *  order of a case, only when it has come to a good end. `bulk_items` are fixed when an action is planned; `new_id` is the
 *  message that a replay makes. `payload`: the content of a correction that waits for a second person. */
export const bulk: Migration = {
  number: 20,
  name: 'bulk',
  sql: `
ALTER TABLE messages DROP CONSTRAINT messages_source_check;
ALTER TABLE messages ADD CONSTRAINT messages_source_check
  CHECK (source IN ('received', 'split', 'reply', 'replay', 'batch', 'gather', 'hub', 'correction'));
ALTER TABLE messages ADD COLUMN as_of boolean NOT NULL DEFAULT false;

CREATE FUNCTION supersede() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  above uuid := NEW.parent_id;
  why   text := CASE NEW.source WHEN 'correction' THEN 'corrected by ' ELSE 'replayed as ' END || NEW.id;
  ids   uuid[];
  lines text[];
BEGIN
  WHILE above IS NOT NULL LOOP
    WITH gone AS (
      UPDATE messages m SET status = 'discarded', discard_reason = why, settled_at = NEW.settled_at, deliveries_dead = 0
      WHERE m.id IN (
        SELECT above UNION ALL SELECT r.id FROM messages r WHERE r.parent_id = above AND r.source IN ('replay', 'correction') AND r.id <> NEW.id
      ) AND m.status = 'dead' AND (NEW.status = 'completed' OR NOT EXISTS (
        SELECT FROM deliveries d WHERE d.message_id = m.id AND d.status IN ('dead', 'held')
      ))
      RETURNING m.id
    ) SELECT array_agg(id) INTO ids FROM gone;
    IF ids IS NOT NULL THEN
      WITH cancelled AS (
        UPDATE deliveries d SET status = 'cancelled', settled_at = NEW.settled_at
        WHERE d.message_id = ANY(ids) AND d.status IN ('dead', 'held') RETURNING d.id
      ), left_ AS (
        DELETE FROM case_order o USING cancelled c WHERE o.delivery_id = c.id RETURNING o.partner, o.channel, o.case_id
      ) SELECT array_agg(DISTINCT concat_ws('/', partner, channel, case_id)) INTO lines FROM left_;
      UPDATE work w SET due_at = NEW.settled_at
      FROM unnest(lines) AS line CROSS JOIN LATERAL (
        SELECT o.delivery_id FROM case_order o
        WHERE o.partner = split_part(line, '/', 1) AND o.channel = split_part(line, '/', 2) AND o.case_id = split_part(line, '/', 3)::uuid
        ORDER BY o.ordered_at, o.message_id, o.delivery_id LIMIT 1
      ) first
      WHERE w.id = first.delivery_id AND w.lease IS NULL AND w.starts = 0;
    END IF;
    SELECT CASE WHEN m.source IN ('replay', 'correction') THEN m.parent_id END INTO above FROM messages m WHERE m.id = above;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER messages_superseded AFTER UPDATE ON messages FOR EACH ROW
  WHEN (NEW.source IN ('replay', 'correction') AND NEW.status <> OLD.status AND NEW.status IN ('completed', 'dead'))
  EXECUTE FUNCTION supersede();

CREATE TABLE bulks (
  id            uuid PRIMARY KEY,
  verb          text NOT NULL CHECK (verb IN ('retry', 'replay', 'discard', 'release', 'correct')),
  target        json NOT NULL,
  configuration text NOT NULL CHECK (configuration IN ('today', 'then')),
  options       json NOT NULL,
  reason        text NOT NULL,
  state         text NOT NULL CHECK (state IN ('planned', 'running', 'done', 'cancelled', 'expired')),
  four_eyes     boolean NOT NULL,
  planned_by    text NOT NULL,
  planned_at    timestamptz NOT NULL,
  confirmed_by  text,
  confirmed_at  timestamptz,
  ended_at      timestamptz,
  count         integer NOT NULL,
  done          integer NOT NULL DEFAULT 0,
  failed        integer NOT NULL DEFAULT 0,
  sample        json NOT NULL,
  payload       bytea
);
CREATE INDEX bulks_newest ON bulks (planned_at, id);
CREATE INDEX bulks_open ON bulks (planned_at) WHERE state IN ('planned', 'running');

CREATE TABLE bulk_items (
  bulk_id  uuid NOT NULL,
  position integer NOT NULL,
  item_id  uuid NOT NULL,
  new_id   uuid,
  state    text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'failed')),
  error    json,
  PRIMARY KEY (bulk_id, position)
);
CREATE INDEX bulk_items_waiting ON bulk_items (bulk_id, position) WHERE state = 'waiting';
`,
};
