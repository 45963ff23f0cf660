import type { Migration } from './migration.ts';

/** How far the audit reaches, in another place than the audit: entries that are cut off at its end are missed. It only moves on. */
export const auditHead: Migration = {
  number: 28,
  name: 'audit-head',
  sql: `
CREATE TABLE audit_head (
  sole   boolean PRIMARY KEY DEFAULT true CHECK (sole),
  number bigint NOT NULL,
  hash   bytea NOT NULL
);
INSERT INTO audit_head (number, hash) SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1;

CREATE FUNCTION refuse_to_go_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.number > OLD.number THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'the audit only grows: % is refused', TG_OP;
END $$;
CREATE TRIGGER audit_head_moves_on BEFORE UPDATE OR DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION refuse_to_go_back();
CREATE TRIGGER audit_head_stays BEFORE TRUNCATE ON audit_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`,
};
