import type { Migration } from './migration.ts';

/** Alerts can be muted for a while, say what they say in no language, and targets are not told more often than they wish. */
export const alertMuting: Migration = {
  number: 27,
  name: 'alert-muting',
  sql: `
ALTER TABLE alerts ADD COLUMN facts jsonb, ADD COLUMN muted_until timestamptz, ADD COLUMN muted_by text;
CREATE INDEX alerts_muted ON alerts (muted_until) WHERE muted_until IS NOT NULL;
CREATE INDEX tellings_told ON tellings (target, told_at) WHERE told_at IS NOT NULL;
`,
};
