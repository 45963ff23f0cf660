import type { Migration } from './migration.ts';

/** How far pollers have read their sources, one row a channel. */
export const bookmarks: Migration = {
  number: 9,
  name: 'bookmarks',
  sql: `
CREATE TABLE bookmarks (
  channel text PRIMARY KEY,
  place text NOT NULL CHECK (length(place) BETWEEN 1 AND 2000),
  set_at timestamptz NOT NULL
);
`,
};
