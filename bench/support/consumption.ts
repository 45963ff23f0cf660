import type { Broker } from './broker.ts';
import type { Database } from './database.ts';
import { processorMs } from './processor-time.ts';

/** What the hub and its stores have used so far. NaN for what cannot be known here. */
export interface Consumption {
  readonly hubMs: number;
  readonly databaseMs: number;
  readonly brokerMs: number;
  /** Write-ahead log, and what the database has grown on disk, in bytes. */
  readonly walBytes: number;
  readonly databaseBytes: number;
  readonly statements: number;
  readonly commits: number;
  readonly published: number;
  readonly consumed: number;
}

/** Reads all counters. */
export async function consumption(hubPid: number, database: Database, broker?: Broker): Promise<Consumption> {
  const { serverPid } = database;
  return {
    hubMs: await processorMs(hubPid),
    databaseMs: serverPid === undefined ? Number.NaN : await processorMs(serverPid, true),
    brokerMs: broker?.pid === undefined ? Number.NaN : await processorMs(broker.pid),
    ...(await databaseCounters(database)),
    ...(await brokerCounters(broker)),
  };
}

/** What one of so many messages has used between the two readings. */
export function consumedByOne(before: Consumption, after: Consumption, messages: number): Consumption {
  const each = Object.keys(before).map((name) => {
    const key = name as keyof Consumption;
    return [key, (after[key] - before[key]) / messages] as const;
  });
  return Object.fromEntries(each) as unknown as Consumption;
}

/** Statements of the hub alone: the bench's own connections are few, and are not busy meanwhile. */
const COUNTERS = `
SELECT pg_database_size(current_database())::float8 AS "databaseBytes",
  (SELECT wal_bytes::float8 FROM pg_stat_wal) AS "walBytes",
  (SELECT sum(calls)::float8 FROM pg_stat_statements WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())) AS statements,
  (SELECT xact_commit::float8 FROM pg_stat_database WHERE datname = current_database()) AS commits`;

type DatabaseCounters = Pick<Consumption, 'databaseBytes' | 'walBytes' | 'statements' | 'commits'>;

async function databaseCounters({ client }: Database): Promise<DatabaseCounters> {
  const { rows } = await client.query<DatabaseCounters>(COUNTERS);
  return rows[0] as DatabaseCounters;
}

/** RabbitMQ's own counters since it was started (3.10 and newer), summed over protocols and kinds of queue. */
async function brokerCounters(broker?: Broker): Promise<Pick<Consumption, 'published' | 'consumed'>> {
  const text = (await broker?.evaluate?.('rabbit_global_counters:overview().')) ?? '';
  const sum = (name: string) => {
    const found = [...text.matchAll(new RegExp(`\\b${name}\\s*=>\\s*(\\d+)`, 'g'))];
    return found.length === 0 ? Number.NaN : found.reduce((total, match) => total + Number(match[1]), 0);
  };
  return { published: sum('messages_received_total'), consumed: sum('messages_acknowledged_total') };
}
