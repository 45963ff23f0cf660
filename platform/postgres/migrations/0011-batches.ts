import type { Migration } from './migration.ts';

/** Deliveries that wait and go out together. `batch_members` has a row for each delivery of a channel that batches, and none
 *  for others: without `batch_id` it waits, with it that delivery carries it. `open` as long as it is neither delivered, dead
 *  nor cancelled. Rows stay: they tell what a batch was. A batch itself is a message (`source` batch) with one delivery. */
export const batches: Migration = {
  number: 11,
  name: 'batches',
  sql: `
ALTER TABLE messages DROP CONSTRAINT messages_source_check;
ALTER TABLE messages ADD CONSTRAINT messages_source_check CHECK (source IN ('received', 'split', 'reply', 'replay', 'batch'));

CREATE TABLE batch_members (
  delivery_id uuid PRIMARY KEY,
  message_id  uuid NOT NULL,
  partner     text COLLATE "C" NOT NULL,
  channel     text COLLATE "C" NOT NULL,
  created_at  timestamptz NOT NULL,
  open        boolean NOT NULL DEFAULT true,
  batch_id    uuid,
  number      integer,
  CHECK ((batch_id IS NULL) = (number IS NULL))
);
CREATE INDEX batch_members_waiting ON batch_members (partner, channel, created_at, delivery_id) WHERE open AND batch_id IS NULL;
CREATE INDEX batch_members_of_batch ON batch_members (batch_id, number) WHERE batch_id IS NOT NULL;
CREATE INDEX batch_members_open ON batch_members (created_at, message_id) WHERE open;
`,
};
