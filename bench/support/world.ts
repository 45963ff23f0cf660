import { setTimeout as pause } from 'node:timers/promises';
import type { Door, LoadCalls, Posted } from '../processes/load.ts';
import type { PartnerCalls } from '../processes/partner.ts';
import type { Context } from '../scenario.ts';
import { type Database, drained, freshDatabase } from './database.ts';
import { benchHome } from './home.ts';
import { type HubProcess, startHubProcess } from './hub.ts';
import { partnerDoors } from './keys.ts';
import { startWorker, type Worker } from './worker.ts';

/** The processes that a scenario's hub works with, before it is started. */
export interface World {
  readonly database: Database;
  readonly doors: readonly Door[];
  readonly partner: Worker<PartnerCalls>;
  readonly load: Worker<LoadCalls>;
  /** The configuration; may be changed until the hub is started. */
  readonly home: string;
  /** Starts a hub on this ledger and for these partners. */
  startHub(variables?: Readonly<Record<string, string>>): Promise<HubProcess>;
}

/** Partners, load and an empty ledger, each in a process of its own. */
export async function startWorld(
  context: Context,
  options: { readonly partners?: number; readonly amqpUrl?: string; readonly countStatements?: boolean } = {},
): Promise<World> {
  const { partners = 1, amqpUrl, countStatements = false } = options;
  const partner = startWorker<PartnerCalls>(context, 'partner');
  const load = startWorker<LoadCalls>(context, 'load');
  const database = await freshDatabase(context, { countStatements });
  const urls = await partner.ask('open', partners);
  const home = await benchHome(context, urls);
  const doors = await partnerDoors(database, partners);
  return {
    database,
    doors,
    partner,
    load,
    home,
    startHub: (variables = {}) =>
      startHubProcess(context, {
        RELAIS_HOME: home,
        DATABASE_URL: database.connectionString,
        ...(amqpUrl === undefined ? {} : { AMQP_URL: amqpUrl }),
        ...variables,
      }),
  };
}

/** How long work may take to drain, in milliseconds. */
const DRAIN_MS = 300_000;

/** Settles when the partners have answered so many documents in all, and the ledger has recorded it. */
export async function delivered({ partner, database }: World, documents: number): Promise<void> {
  const late = pause(DRAIN_MS, undefined, { ref: false }).then(() => {
    throw new Error(`the partners did not get ${documents} documents in ${DRAIN_MS} ms`);
  });
  await Promise.race([partner.ask('reached', documents), late]);
  await drained(database, DRAIN_MS);
}

/** Documents a second. Rejects when one was refused. */
export function rateOf({ answered, from, refused }: Posted): number {
  const reasons = Object.entries(refused).map(([outcome, count]) => `${count} × ${outcome}`);
  if (reasons.length > 0) throw new Error(`documents were refused: ${reasons.join(', ')}`);
  return (answered.length * 1000) / (latest(answered) - (from[0] ?? Number.NaN));
}

/** The latest of these times. */
export function latest(times: Float64Array): number {
  return times.reduce((last, time) => Math.max(last, time), Number.NEGATIVE_INFINITY);
}

/** Lets what still runs in the background end: checkpoints, garbage, connections. */
export function rest(): Promise<void> {
  return pause(500);
}
