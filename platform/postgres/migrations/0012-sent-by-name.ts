import type { Migration } from './migration.ts';

/** What is acknowledged by its name inside an interchange or a group is found by both: an interchange has tens of thousands of
 *  messages, and each may be answered by itself; and each interchange has a message 1. */
export const sentByName: Migration = {
  number: 12,
  name: 'sent by name',
  sql: `
DROP INDEX sent_by_interchange;
DROP INDEX sent_by_group;
CREATE INDEX sent_by_interchange ON sent_messages (partner, interchange_key, message_key);
CREATE INDEX sent_by_group ON sent_messages (partner, group_key, message_key) WHERE group_key IS NOT NULL;
`,
};
