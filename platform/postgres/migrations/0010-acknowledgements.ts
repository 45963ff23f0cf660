import type { Migration } from './migration.ts';

/** What was sent under which references, what the partner owes for it, and what it said. */
export const acknowledgements: Migration = {
  number: 10,
  name: 'acknowledgements',
  sql: `
ALTER TABLE deliveries ADD COLUMN awaits boolean NOT NULL DEFAULT false;

CREATE TABLE sent_messages (
  delivery_id uuid NOT NULL,
  ordinal integer NOT NULL,
  message_id uuid NOT NULL,
  partner text COLLATE "C" NOT NULL,
  channel text COLLATE "C" NOT NULL,
  planned_at timestamptz NOT NULL,
  type text NOT NULL,
  interchange text NOT NULL,
  group_reference text,
  message_reference text,
  document text,
  -- As they are compared.
  interchange_key text COLLATE "C" NOT NULL,
  group_key text COLLATE "C",
  message_key text COLLATE "C",
  document_key text COLLATE "C",
  receipt_suffices boolean NOT NULL,
  technical text NOT NULL DEFAULT 'none',
  technical_within_s integer,
  technical_due timestamptz,
  application text NOT NULL DEFAULT 'none',
  application_within_s integer,
  application_due timestamptz,
  PRIMARY KEY (delivery_id, ordinal),
  CHECK (technical IN ('none', 'waiting', 'accepted', 'accepted with errors', 'rejected', 'overdue')),
  CHECK (application IN ('none', 'waiting', 'accepted', 'accepted with errors', 'rejected', 'overdue'))
) WITH (fillfactor = 70);
CREATE INDEX sent_by_interchange ON sent_messages (partner, interchange_key, planned_at DESC);
CREATE INDEX sent_by_group ON sent_messages (partner, group_key, planned_at DESC) WHERE group_key IS NOT NULL;
CREATE INDEX sent_by_message ON sent_messages (partner, message_key, planned_at DESC) WHERE message_key IS NOT NULL;
CREATE INDEX sent_by_document ON sent_messages (partner, document_key, planned_at DESC) WHERE document_key IS NOT NULL;
CREATE INDEX sent_technical ON sent_messages (technical, technical_due) WHERE technical IN ('waiting', 'overdue', 'rejected', 'accepted with errors');
CREATE INDEX sent_application ON sent_messages (application, application_due) WHERE application IN ('waiting', 'overdue', 'rejected', 'accepted with errors');

CREATE TABLE acknowledgements (
  message_id uuid NOT NULL,
  position integer NOT NULL,
  received_at timestamptz NOT NULL,
  partner text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  level text NOT NULL CHECK (level IN ('technical', 'application')),
  verdict text NOT NULL CHECK (verdict IN ('received', 'accepted', 'accepted with errors', 'rejected')),
  timing text NOT NULL CHECK (timing IN ('in time', 'late', 'duplicate', 'contradiction', 'unmatched')),
  delivery_id uuid,
  subject json NOT NULL,
  findings json NOT NULL,
  PRIMARY KEY (message_id, position)
);
CREATE INDEX acknowledgements_of_delivery ON acknowledgements (delivery_id, received_at) WHERE delivery_id IS NOT NULL;
`,
};
