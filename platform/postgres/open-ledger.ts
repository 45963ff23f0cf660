import type { Clock } from '../../core/kernel/clock.ts';
import { hubError } from '../../core/kernel/errors.ts';
import type { IdSource } from '../../core/kernel/ids.ts';
import type { Ledger } from '../../core/spi/ledger-queries.ts';
import type { Logger } from '../../core/spi/log.ts';
import { acknowledgementViews } from './acknowledgement-views.ts';
import { acknowledgements } from './acknowledgements.ts';
import { acting } from './acting.ts';
import { alerts } from './alerts.ts';
import { apiKeys } from './api-keys.ts';
import { arrivals } from './arrivals.ts';
import { auditTrail } from './audit.ts';
import { batching } from './batches.ts';
import { openBell } from './bell.ts';
import { bookmarks } from './bookmarks.ts';
import { bulks } from './bulks.ts';
import { caseNews } from './case-news.ts';
import { cases } from './cases.ts';
import { channelStates } from './channel-states.ts';
import { commitProcessed } from './commit-processed.ts';
import { configurations } from './configurations.ts';
import { contents } from './contents.ts';
import { correlation } from './correlate.ts';
import { counts } from './counts.ts';
import { type Database, openDatabase } from './database.ts';
import { detail } from './detail.ts';
import { erasing } from './erasing.ts';
import { failures } from './failures.ts';
import { figures } from './figures.ts';
import { forgetting } from './forgetting.ts';
import { newIdentity } from './identity.ts';
import { intake } from './intake.ts';
import { jobs, noteRuns } from './jobs.ts';
import { ledgerCheck } from './ledger-check.ts';
import { loginCounts } from './login-counts.ts';
import { lostLeases } from './lost-leases.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { numbering } from './numbering.ts';
import { openDeliveries } from './open-deliveries.ts';
import { openWork } from './open-work.ts';
import { keepPartitions } from './partition-keeper.ts';
import { ensurePartitions } from './partitions.ts';
import type { LedgerParts } from './parts.ts';
import { people } from './people.ts';
import { presence } from './presence.ts';
import { projectCases } from './project-cases.ts';
import { recordAttempts } from './record-attempt.ts';
import { retention } from './retention.ts';
import { savedViews } from './saved-views.ts';
import { search } from './search.ts';
import { searchCases } from './search-cases.ts';
import { sessions } from './sessions.ts';
import { settling } from './settled.ts';
import { stageContents } from './stage-contents.ts';
import { stuck } from './stuck.ts';
import { takenRoutes } from './taken-routes.ts';
import { keepTallies } from './tally-keeper.ts';
import { traffic } from './traffic.ts';
import { trafficCounter } from './traffic-counter.ts';
import { keepTraffic } from './traffic-keeper.ts';
import { workSource } from './work-source.ts';

/** What the ledger on PostgreSQL needs. */
export interface LedgerOptions {
  /** `postgres://user:password@host:port/database`; PostgreSQL 15 or newer. */
  readonly connectionString: string;
  /** Gives all times that the caller does not; PostgreSQL's own clock is never read. */
  readonly clock: Clock;
  /** Gives case ids. */
  readonly ids: IdSource;
  readonly log: Logger;
  /** Most connections for statements; one more listens. @default 10 */
  readonly poolSize?: number;
  /** True when no other process can be using this ledger: what is leased was left by a dead one, and is due at once. @default false */
  readonly soleUser?: boolean;
  /** True where traces are recorded: work is then opened with where it comes from. @default false */
  readonly traces?: boolean;
}

const FREE_LEASES = 'UPDATE work SET due_at = $1, lease = NULL WHERE lease IS NOT NULL';
const MIGRATED = { name: 'ping', text: 'SELECT max(number) AS number FROM schema_migrations' };

/** Opens the ledger on PostgreSQL: migrates the schema, prepares this month's partitions, connects.
 *  A connection lost later is made again by itself; calls meanwhile reject with `E_NOT_READY`.
 *  @throws E_NOT_READY when the database cannot be reached; E_LEDGER_SCHEMA when it belongs to another release */
export async function openLedger({
  connectionString,
  clock,
  ids,
  log,
  poolSize = 10,
  soleUser = false,
  traces = false,
}: LedgerOptions): Promise<Ledger> {
  const database = openDatabase({ connectionString, poolSize, log });
  try {
    await database.withClient(async (client) => {
      await migrate(client, migrations, clock);
      await ensurePartitions(client, clock.now());
      if (soleUser) await client.query(FREE_LEASES, [clock.now()]);
    });
  } catch (error) {
    await database.close();
    throw error;
  }
  const identity = newIdentity();
  const bell = openBell({ connectionString, log, identity });
  const lost = lostLeases({ database, bell, clock });
  const parts: LedgerParts = { database, bell, clock, ids, identity, lost, caseNews: caseNews(), traffic: trafficCounter(), traces };
  const ran = noteRuns(jobs(parts), clock);
  const keepers = [keepPartitions(database, clock, log, ran), keepTallies(database, log, ran)];
  const stopTraffic = keepTraffic(database, parts.traffic, clock, log);
  const { stop: stopSettling, settled } = settling(parts);
  let closing: Promise<void> | undefined;
  const shutDown = async (): Promise<void> => {
    for (const stop of keepers) stop();
    stopSettling();
    lost.stop();
    await bell.close();
    await stopTraffic();
    await database.close();
  };
  return {
    ...intake(parts),
    ...openWork(parts),
    ...takenRoutes(parts),
    ...openDeliveries(parts),
    ...correlation(parts),
    ...numbering(parts),
    ...commitProcessed(parts),
    ...recordAttempts(parts),
    ...workSource(parts),
    ...contents(parts),
    ...cases(parts),
    ...search(parts),
    ...detail(parts),
    ...counts(parts),
    ...stuck(parts),
    ...failures(parts),
    ...traffic(parts),
    ...savedViews(parts),
    ...acting(parts),
    ...retention(parts),
    ...forgetting(parts),
    ...erasing(parts),
    ...stageContents(parts),
    ...channelStates(parts),
    ...presence({ ...parts, connectionString, log }),
    ...apiKeys(parts),
    ...people(parts),
    ...sessions(parts),
    ...loginCounts(parts),
    ...auditTrail(parts),
    ...ledgerCheck(parts),
    ...bookmarks(parts),
    ...batching(parts),
    ...acknowledgements(parts),
    ...acknowledgementViews(parts),
    ...projectCases(parts),
    ...searchCases(parts),
    ...figures(parts),
    ...arrivals(parts),
    ...alerts(parts),
    ...jobs(parts),
    ...bulks(parts),
    ...configurations(parts),
    settled,
    ping: () => ping(database),
    close: () => (closing ??= shutDown()),
  };
}

async function ping(database: Database): Promise<void> {
  const [row] = await database.query<{ number: number | null }>(MIGRATED, []);
  if ((row?.number ?? 0) < migrations.length)
    throw hubError('E_NOT_READY', { reason: "the ledger's database is not at the schema of this release" });
}
