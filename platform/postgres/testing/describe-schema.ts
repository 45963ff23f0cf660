import type pg from 'pg';

const TABLES = `
SELECT c.relname AS name, c.oid, pg_get_partkeydef(c.oid) AS partition_key, c.reloptions AS options
FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`;
const COLUMNS = `
SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS required, pg_get_expr(d.adbin, d.adrelid) AS preset,
  CASE WHEN a.attcollation <> t.typcollation THEN (SELECT collname FROM pg_collation WHERE oid = a.attcollation) END AS collation
FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attrelid = $1 AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`;
const CONSTRAINTS = `
SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conrelid = $1 AND contype <> 'n' ORDER BY 1`;
const INDEXES = `
SELECT pg_get_indexdef(indexrelid) AS definition FROM pg_index
WHERE indrelid = $1 AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid) ORDER BY 1`;
const TRIGGERS = `SELECT pg_get_triggerdef(oid) AS definition FROM pg_trigger WHERE tgrelid = $1 AND NOT tgisinternal ORDER BY 1`;
const FUNCTIONS = `SELECT pg_get_functiondef(oid) AS definition FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY proname`;

interface Table {
  readonly name: string;
  readonly oid: number;
  readonly partition_key: string | null;
  readonly options: readonly string[] | null;
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly preset: string | null;
  readonly collation: string | null;
}

/** The schema of a database as SQL, read from its catalog, the same on every run. Partitions are left out: there is one for each month. */
export async function describeSchema(client: pg.ClientBase): Promise<string> {
  const blocks: string[] = [];
  const { rows: tables } = await client.query<Table>(TABLES);
  for (const table of tables) {
    const { rows: columns } = await client.query<Column>(COLUMNS, [table.oid]);
    const { rows: constraints } = await client.query<{ name: string; definition: string }>(CONSTRAINTS, [table.oid]);
    const lines = [...columns.map(describeColumn), ...constraints.map(({ name, definition }) => `CONSTRAINT ${name} ${definition}`)];
    const partition = table.partition_key === null ? '' : ` PARTITION BY ${table.partition_key}`;
    const options = table.options === null ? '' : ` WITH (${table.options.join(', ')})`;
    const others = [await definitions(client, INDEXES, table.oid), await definitions(client, TRIGGERS, table.oid)].flat();
    blocks.push([`CREATE TABLE ${table.name} (\n  ${lines.join(',\n  ')}\n)${partition}${options};`, ...others].join('\n'));
  }
  blocks.push(...(await definitions(client, FUNCTIONS)));
  return `-- The schema after all migrations. Written by the test beside it; update with: npx vitest run platform/postgres/schema.io.test.ts -u\n\n${blocks.join('\n\n')}\n`;
}

function describeColumn({ name, type, required, preset, collation }: Column): string {
  return [
    name,
    type,
    collation === null ? '' : `COLLATE "${collation}"`,
    required ? 'NOT NULL' : '',
    preset === null ? '' : `DEFAULT ${preset}`,
  ]
    .filter((word) => word !== '')
    .join(' ');
}

async function definitions(client: pg.ClientBase, query: string, ...parameters: readonly number[]): Promise<string[]> {
  const { rows } = await client.query<{ definition: string }>(query, [...parameters]);
  return rows.map(({ definition }) => `${definition.trimEnd()};`);
}
