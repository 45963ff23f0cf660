import type { Migration } from './migration.ts';

/** API keys of partners: only their hashes. */
export const apiKeys: Migration = {
  number: 4,
  name: 'api-keys',
  sql: `
CREATE TABLE api_keys (
  hash         text COLLATE "C" PRIMARY KEY,
  prefix       text COLLATE "C" NOT NULL,
  partner      text COLLATE "C" NOT NULL,
  channels     text[] NOT NULL,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz,
  revoked_at   timestamptz,
  last_used_at timestamptz
);
CREATE INDEX api_keys_by_prefix ON api_keys (prefix);
`,
};
