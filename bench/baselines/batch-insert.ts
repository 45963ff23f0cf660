import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Context } from '../scenario.ts';
import type { Database } from '../support/database.ts';
import { returnDocuments } from '../support/document.ts';

const BATCH = 100;
const CONNECTIONS = 2;

/** What PostgreSQL takes by itself: the same documents into one table, 100 a statement, one commit each, two connections side by side.
 *  @returns measures for so many milliseconds: rows a second */
export async function batchInsert(context: Context, { client, connectionString }: Database): Promise<(ms: number) => Promise<number>> {
  await client.query('CREATE TABLE bench_documents (id uuid PRIMARY KEY, body bytea NOT NULL)');
  const document = returnDocuments(context.seed);
  const clients = Array.from({ length: CONNECTIONS }, () => new pg.Client({ connectionString }));
  await Promise.all(clients.map((one) => one.connect()));
  context.later(() => Promise.all(clients.map((one) => one.end())));
  let made = 0;
  const batch = (): [string[], Buffer[]] => {
    const numbers = Array.from({ length: BATCH }, () => made++);
    return [numbers.map(() => randomUUID()), numbers.map((n) => Buffer.from(document(n)))];
  };
  return async (ms) => {
    const start = performance.now();
    const before = made;
    const insert = async (one: pg.Client): Promise<void> => {
      while (performance.now() - start < ms) {
        const text = 'INSERT INTO bench_documents SELECT * FROM unnest($1::uuid[], $2::bytea[])';
        await one.query({ name: 'insert-batch', text, values: batch() });
      }
    };
    await Promise.all(clients.map(insert));
    return ((made - before) * 1000) / (performance.now() - start);
  };
}
