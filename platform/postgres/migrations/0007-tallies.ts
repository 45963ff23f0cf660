import type { Migration } from './migration.ts';

/** How many messages and deliveries there are, without counting them: each statement that inserts or deletes some leaves
 *  one row with their number, and a keeper gathers these rows into one. No row is shared, so no writer waits for another.
 *  Taking this step counts both tables once; writers wait meanwhile (about a second for a million messages). */
export const tallies: Migration = {
  number: 7,
  name: 'tallies',
  sql: `
CREATE TABLE tallies (
  kind  text COLLATE "C" NOT NULL CHECK (kind IN ('message', 'delivery')),
  count bigint NOT NULL
);

-- Argument 1: the kind.
CREATE FUNCTION tally() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tallies (kind, count)
  SELECT TG_ARGV[0], CASE TG_OP WHEN 'INSERT' THEN count(*) ELSE -count(*) END FROM changed HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER messages_inserted AFTER INSERT ON messages REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tally('message');
CREATE TRIGGER messages_deleted AFTER DELETE ON messages REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tally('message');
CREATE TRIGGER deliveries_inserted AFTER INSERT ON deliveries REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tally('delivery');
CREATE TRIGGER deliveries_deleted AFTER DELETE ON deliveries REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tally('delivery');
INSERT INTO tallies (kind, count) SELECT 'message', count(*) FROM messages UNION ALL SELECT 'delivery', count(*) FROM deliveries;
`,
};
