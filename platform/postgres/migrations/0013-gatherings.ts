import type { Migration } from './migration.ts';

/** Answers that are gathered, and routes that a case takes once. A gathering is itself a message (`source` gather, under the id of
 *  its row here), whose work is due when its time is up, or as soon as it is complete. `gathering_answers` has a row for each
 *  delivery that asks, and none for others; `envelope_ids` are the canonical messages that the reply mapping gave, null until
 *  then. `routes_taken` has a row for each route with `once: case` that a case has taken; where cases are merged, the rows of
 *  the one that goes move to the one that stays, and give way to those that it has. */
export const gatherings: Migration = {
  number: 13,
  name: 'gatherings',
  sql: `
ALTER TABLE messages DROP CONSTRAINT messages_source_check;
ALTER TABLE messages ADD CONSTRAINT messages_source_check CHECK (source IN ('received', 'split', 'reply', 'replay', 'batch', 'gather'));
ALTER TABLE messages DROP CONSTRAINT messages_entry_check;
ALTER TABLE messages ADD CONSTRAINT messages_entry_check CHECK (entry IN ('document', 'part', 'reply', 'gather'));

CREATE TABLE gatherings (
  id         uuid PRIMARY KEY,
  message_id uuid NOT NULL,
  route      text COLLATE "C" NOT NULL,
  wanted     integer,
  useful     text[] NOT NULL,
  due_at     timestamptz NOT NULL,
  closed_at  timestamptz
);
CREATE INDEX gatherings_of_message ON gatherings (message_id);

CREATE TABLE gathering_answers (
  delivery_id  uuid PRIMARY KEY,
  gathering_id uuid NOT NULL,
  number       integer NOT NULL,
  reply_id     uuid,
  envelope_ids uuid[],
  late         boolean NOT NULL DEFAULT false
);
CREATE INDEX gathering_answers_of_gathering ON gathering_answers (gathering_id, number);
CREATE UNIQUE INDEX gathering_answers_of_reply ON gathering_answers (reply_id) WHERE reply_id IS NOT NULL;

CREATE TABLE routes_taken (
  case_id    uuid NOT NULL,
  route      text COLLATE "C" NOT NULL,
  message_id uuid NOT NULL,
  taken_at   timestamptz NOT NULL,
  taken_over uuid,
  PRIMARY KEY (case_id, route)
);
`,
};
