import type pg from 'pg';

/** Constraints first, as they own their indexes. Those of partitions belong to their tables and stay. */
const FOUND = `
SELECT c.relname AS "table", coalesce(k.conname, x.relname) AS name, k.conname IS NOT NULL AS "isConstraint",
  coalesce(pg_get_constraintdef(k.oid), pg_get_indexdef(i.indexrelid)) AS definition
FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('p', 'u')
WHERE c.relname = ANY($1) AND c.relkind = 'r' AND NOT c.relispartition ORDER BY k.conname IS NULL, 1, 2`;

interface Index {
  readonly table: string;
  readonly name: string;
  readonly isConstraint: boolean;
  readonly definition: string;
}

/** Loads without the indexes of these tables and builds them afterwards, as they were: sorting once is several times
 *  faster than finding the place of each row.
 *  @param built is told which was built */
export async function withoutIndexes(
  client: pg.ClientBase,
  tables: readonly string[],
  load: () => Promise<void>,
  built: (name: string) => void,
): Promise<void> {
  const { rows } = await client.query<Index>(FOUND, [tables]);
  for (const { table, name, isConstraint } of rows)
    await client.query(isConstraint ? `ALTER TABLE ${table} DROP CONSTRAINT ${name}` : `DROP INDEX ${name}`);
  await load();
  for (const { table, name, isConstraint, definition } of rows) {
    await client.query(isConstraint ? `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}` : definition);
    built(name);
  }
}
