import type { Clock } from '../../core/kernel/clock.ts';
import { hubError } from '../../core/kernel/errors.ts';
import type { IdSource } from '../../core/kernel/ids.ts';
import type { Ledger } from '../../core/spi/ledger/ledger-queries.ts';
import type { Logger } from '../../core/spi/log.ts';
import { arrivals } from './accepting/arrivals.ts';
import { bookmarks } from './accepting/bookmarks.ts';
import { intake } from './accepting/intake.ts';
import { apiKeys } from './access/api-keys.ts';
import { auditTrail } from './access/audit.ts';
import { ledgerCheck } from './access/ledger-check.ts';
import { loginCounts } from './access/login-counts.ts';
import { people } from './access/people.ts';
import { sessions } from './access/sessions.ts';
import { acknowledgementViews } from './acknowledging/acknowledgement-views.ts';
import { acknowledgements } from './acknowledging/acknowledgements.ts';
import { acting } from './acting/acting.ts';
import { bulks } from './acting/bulks.ts';
import { configurations } from './acting/configurations.ts';
import { alerts } from './alerts/alerts.ts';
import { jobs, noteRuns } from './alerts/jobs.ts';
import { caseNews } from './cases/case-news.ts';
import { cases } from './cases/cases.ts';
import { figures } from './cases/figures.ts';
import { projectCases } from './cases/project-cases.ts';
import { searchCases } from './cases/search-cases.ts';
import { correlation } from './correlating/correlate.ts';
import { batching } from './delivering/batches.ts';
import { channelStates } from './delivering/channel-states.ts';
import { numbering } from './delivering/numbering.ts';
import { recordAttempts } from './delivering/record-attempt.ts';
import { settling } from './delivering/settled.ts';
import { openBell } from './dispatching/bell.ts';
import { lostLeases } from './dispatching/lost-leases.ts';
import { openDeliveries } from './dispatching/open-deliveries.ts';
import { openWork } from './dispatching/open-work.ts';
import { presence } from './dispatching/presence.ts';
import { stuck } from './dispatching/stuck.ts';
import { workSource } from './dispatching/work-source.ts';
import { erasing } from './forgetting/erasing.ts';
import { forgetting } from './forgetting/forgetting.ts';
import { retention } from './forgetting/retention.ts';
import { newIdentity } from './identity.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { keepPartitions } from './partition-keeper.ts';
import { ensurePartitions } from './partitions.ts';
import type { LedgerParts } from './parts.ts';
import { commitProcessed } from './processing/commit-processed.ts';
import { contents } from './processing/contents.ts';
import { takenRoutes } from './processing/taken-routes.ts';
import { counts } from './reading/counts.ts';
import { detail } from './reading/detail.ts';
import { failures } from './reading/failures.ts';
import { savedViews } from './reading/saved-views.ts';
import { search } from './reading/search.ts';
import { stageContents } from './reading/stage-contents.ts';
import { keepTallies } from './reading/tally-keeper.ts';
import { type Database, openDatabase } from './sql/database.ts';
import { traffic } from './traffic/traffic.ts';
import { trafficCounter } from './traffic/traffic-counter.ts';
import { keepTraffic } from './traffic/traffic-keeper.ts';

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
