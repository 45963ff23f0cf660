import pg from 'pg';
import { HubError } from '../../../core/kernel/errors.ts';
import { settles } from '../../../core/kernel/settles.ts';
import type { Logger } from '../../../core/spi/log.ts';
import { asLedgerError, isCollision } from './database-errors.ts';

/** A statement that the server prepares once for each connection, under its name. */
export interface Statement {
  /** Unique in this folder. */
  readonly name: string;
  readonly text: string;
}

/** Runs statements. Rejects with a HubError: `E_NOT_READY` when the database is away. */
export interface Session {
  query<Row extends object>(statement: Statement, values: readonly unknown[]): Promise<readonly Row[]>;
}

/** The pool of connections. */
export interface Database extends Session {
  /** Runs `work` in one transaction. Statements are sent as they are issued, without waiting for the answers of
   *  those before (pipeline), and COMMIT right behind the last: `work` awaits only what it must look at. Whatever fails,
   *  awaited or not, rolls all back and rejects. Answers that are not awaited must not be chained on: return them. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** A query whose text depends on what is asked; it is not kept prepared. */
  search<Row extends object>(text: string, values: readonly unknown[]): Promise<readonly Row[]>;
  /** A connection outside the pipeline, for schema work. */
  withClient<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Every statement looks up known rows by their keys, so loops over indexes are right for all of them, whatever the
 *  statistics say. Saying so lets plans be kept: a plan made while a table was empty is still right when it is full,
 *  and making one anew would cost as much as a small batch does. */
const SESSION_OPTIONS = Object.entries({
  plan_cache_mode: 'force_generic_plan',
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  jit: 'off',
  timezone: 'UTC',
  idle_in_transaction_session_timeout: '60s',
})
  .map(([name, value]) => `-c ${name}=${value}`)
  .join(' ');
const COLLISION_RETRIES = 3;
/** How long connections in use may take to be given back when the pool closes, in milliseconds. */
const CLOSE_MS = 3_000;

/** Opens the pool; no connection is made yet. */
export function openDatabase(options: { readonly connectionString: string; readonly poolSize: number; readonly log: Logger }): Database {
  const { connectionString, poolSize, log } = options;
  const pool = new pg.Pool({
    connectionString,
    max: poolSize,
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 60_000,
    options: SESSION_OPTIONS,
    application_name: 'relais',
  });
  // A lost connection without a listener would end the process; the calls on it reject by themselves.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', (error) => log.warn({ code: (error as { code?: string }).code }, 'idle database connection lost'));

  const withPooled = async <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
    const client = await pool.connect().catch((error: unknown) => Promise.reject(asLedgerError(error)));
    try {
      const result = await work(client);
      client.release();
      return result;
    } catch (error) {
      // A decision of ours leaves the connection sound. After a refused statement a pipelined one is closed: the pool makes another.
      client.release(!(error instanceof HubError));
      throw error;
    }
  };

  return {
    query: <Row extends object>(statement: Statement, values: readonly unknown[]) =>
      withPooled((client) => sessionOn(client).query<Row>(statement, values)).catch(rethrow),
    search: (text, values) => withPooled(async (client) => (await client.query(text, [...values])).rows).catch(rethrow),
    transaction: async (work) => {
      for (let retries = 0; ; retries += 1) {
        try {
          return await withPooled((client) => inTransaction(client, work));
        } catch (error) {
          if (retries === COLLISION_RETRIES || !isCollision(error)) throw asLedgerError(error);
        }
      }
    },
    withClient: async (work) => {
      const client = new pg.Client({
        connectionString,
        options: '-c timezone=UTC',
        application_name: 'relais-schema',
        connectionTimeoutMillis: 5000,
      });
      client.on('error', () => undefined);
      try {
        await client.connect();
        return await work(client);
      } catch (error) {
        throw asLedgerError(error);
      } finally {
        await client.end().catch(() => undefined);
      }
    },
    close: async () => {
      // A connection whose server is gone may never say goodbye.
      await settles(pool.end(), CLOSE_MS);
    },
  };
}

function sessionOn(client: pg.PoolClient): Session {
  return {
    query: async <Row extends object>({ name, text }: Statement, values: readonly unknown[]) => {
      const result = await client.query<Row>({ name, text, values: [...values] });
      return result.rows;
    },
  };
}

/** Rejects with what failed first on the connection; else with what `work` threw. */
async function inTransaction<T>(client: pg.PoolClient, work: (session: Session) => Promise<T>): Promise<T> {
  const session = sessionOn(client);
  const sent: Promise<unknown>[] = [];
  /** Answers are looked at together, at the end. Until then one that failed must not count as unheard: that would end the process. */
  const keep = <A>(answer: Promise<A>): Promise<A> => {
    answer.catch(() => undefined);
    sent.push(answer);
    return answer;
  };
  void keep(client.query('BEGIN'));
  const track: Session = { query: (statement, values) => keep(session.query(statement, values)) };
  let result: T;
  try {
    result = await work(track);
  } catch (error) {
    void keep(client.query('ROLLBACK'));
    await allOf(sent);
    throw error;
  }
  void keep(client.query('COMMIT'));
  await allOf(sent);
  return result;
}

/** Waits for every answer, then rejects with the first failure in the order of sending: those after it only follow from it. */
async function allOf(sent: readonly Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(sent);
  await Promise.all(sent);
}

function rethrow(error: unknown): never {
  throw asLedgerError(error);
}
