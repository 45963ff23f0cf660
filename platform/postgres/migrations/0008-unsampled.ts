import type { Migration } from './migration.ts';

/** Nothing is looked up by what documents hold: ANALYZE leaves their bytes and hashes alone, in the partitions that there are. */
export const unsampled: Migration = {
  number: 8,
  name: 'unsampled',
  sql: `
ALTER TABLE contents ALTER COLUMN sha256 SET STATISTICS 0, ALTER COLUMN body SET STATISTICS 0;
ALTER TABLE idempotency_keys ALTER COLUMN sha256 SET STATISTICS 0;
`,
};
