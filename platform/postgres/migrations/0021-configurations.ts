import type { Migration } from './migration.ts';

/** Every configuration that was in force, so that what a message was processed by can be looked at and used again. Files are kept
 *  in bundles, each once: a pack, what the packs share, what all configurations share. `bundles` lists their hashes. In
 *  `configuration_wanted` is one row, the configuration that people asked every process to take up; `number` counts the asking. */
export const configurations: Migration = {
  number: 21,
  name: 'configurations',
  sql: `
CREATE TABLE configuration_bundles (
  sha256 bytea PRIMARY KEY,
  body   bytea NOT NULL
);
CREATE TABLE configurations (
  hash     text COLLATE "C" PRIMARY KEY,
  bundles  bytea[] NOT NULL,
  first_at timestamptz NOT NULL,
  last_at  timestamptz NOT NULL
);
CREATE TABLE configuration_wanted (
  sole   boolean PRIMARY KEY DEFAULT true CHECK (sole),
  hash   text NOT NULL,
  number bigint NOT NULL,
  at     timestamptz NOT NULL
);
`,
};
