import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Clock } from '../../core/kernel/clock.ts';
import { hubError } from '../../core/kernel/errors.ts';
import type { Migration } from './migrations/migration.ts';

/** Key of the advisory lock under which one process at a time changes the schema: "relais" in ASCII. */
export const SCHEMA_LOCK = 0x72656c616973;

const HISTORY = `
CREATE TABLE IF NOT EXISTS schema_migrations (
  number     integer PRIMARY KEY,
  name       text NOT NULL,
  checksum   text NOT NULL,
  applied_at timestamptz NOT NULL
)`;

/** Oldest server that the schema works on: `UNIQUE NULLS NOT DISTINCT` came with PostgreSQL 15. */
const OLDEST_SERVER = 150000;

/** Brings the database to the schema of this release; several hubs may start at once, one does the work. Each step is
 *  one transaction, so a crash leaves a schema that the next start continues from.
 *  @throws E_LEDGER_SCHEMA when the database is newer than the code, took other steps, or the server is too old */
export async function migrate(client: pg.ClientBase, steps: readonly Migration[], clock: Clock): Promise<void> {
  await refuseOldServer(client);
  await client.query('SELECT pg_advisory_lock($1)', [SCHEMA_LOCK]);
  try {
    await client.query(HISTORY);
    const { rows } = await client.query<AppliedStep>('SELECT number, name, checksum FROM schema_migrations ORDER BY number');
    refuseForeignHistory(rows, steps);
    for (const step of steps.slice(rows.length)) await apply(client, step, clock);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [SCHEMA_LOCK]);
  }
}

interface AppliedStep {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

async function refuseOldServer(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: number }>(`SELECT current_setting('server_version_num')::int AS version`);
  const version = rows[0]?.version ?? 0;
  if (version < OLDEST_SERVER)
    throw hubError('E_LEDGER_SCHEMA', {
      reason: `the server is PostgreSQL ${Math.floor(version / 10000)}, and 15 is the oldest that works`,
    });
}

function refuseForeignHistory(applied: readonly AppliedStep[], steps: readonly Migration[]): void {
  for (const [index, row] of applied.entries()) {
    const step = steps[index];
    if (step === undefined)
      throw hubError('E_LEDGER_SCHEMA', {
        reason: `it has migration ${row.number} (${row.name}), and this release ends at ${steps.length}`,
      });
    if (row.number !== step.number || row.checksum !== checksum(step)) {
      throw hubError('E_LEDGER_SCHEMA', { reason: `its migration ${row.number} (${row.name}) is not the one of this release` });
    }
  }
}

async function apply(client: pg.ClientBase, step: Migration, clock: Clock): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(step.sql);
    await client.query('INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)', [
      step.number,
      step.name,
      checksum(step),
      clock.now().toISOString(),
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

function checksum(step: Migration): string {
  return createHash('sha256').update(step.sql).digest('hex');
}
