import pg from 'pg';
import { type Cluster, ROLE } from './cluster.ts';

/** SQLSTATE `invalid_catalog_name`: the database does not exist (yet). */
const NO_DATABASE = '3D000';

/** How the ledger connects. */
export function connectionString({ password }: Cluster, port: number): string {
  return `postgres://${ROLE}:${password}@127.0.0.1:${port}/${ROLE}`;
}

/** Does the server behind this port take our password, and is it the one with our data?
 *  Makes the ledger's database on the first call of all. */
export async function ping(cluster: Cluster, port: number, timeoutMs: number): Promise<boolean> {
  try {
    return await ask(cluster, port, ROLE, timeoutMs);
  } catch (error) {
    if ((error as { code?: string }).code !== NO_DATABASE) return false;
  }
  try {
    await ask(cluster, port, 'postgres', timeoutMs, `CREATE DATABASE ${ROLE}`);
    return await ask(cluster, port, ROLE, timeoutMs);
  } catch {
    return false;
  }
}

async function ask({ folder, password }: Cluster, port: number, database: string, timeoutMs: number, command?: string): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: ROLE,
    password,
    database,
    ssl: false,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: command === undefined ? timeoutMs : 60_000,
  });
  client.on('error', () => undefined); // a connection that breaks later has no one else to tell
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    if (rows[0]?.data_directory !== folder) return false;
    if (command !== undefined) await client.query(command);
    return true;
  } finally {
    // A server that hangs would never take the leave: do not wait for it.
    void client.end().catch(() => undefined);
  }
}
