import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFolder } from '../support/data-folder.ts';
import { type DatabaseKill, killPostmaster, ledgerIn } from './database.ts';
import { writeHome } from './home.ts';
import { type Hub, linksOf, planHub } from './hub.ts';
import { openProxy, type TcpProxy } from './proxy.ts';

/** What the hub runs on: its own PostgreSQL and one process; a given PostgreSQL and several processes; RabbitMQ in addition. */
export type ColumnName = 'embedded' | 'postgres' | 'rabbitmq';
export const columnNames: readonly ColumnName[] = ['embedded', 'postgres', 'rabbitmq'];

/** Something that can be away for a while. */
export interface Outage {
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** The hubs of a run, with what they run on and the links between them. Everything is on loopback and ends with it. */
export interface Column {
  readonly name: ColumnName;
  readonly hubs: readonly Hub[];
  /** The one whose doors are open. */
  readonly api: Hub;
  /** How many of them deliver. */
  readonly workers: number;
  /** Between the shop and the door. */
  readonly door: TcpProxy;
  /** Between the operator and the API. */
  readonly desk: TcpProxy;
  /** Kills the database; settles when it is back. */
  killDatabase(signal: DatabaseKill): Promise<void>;
  /** Kills the broker and starts it again after so long; settles when it answers. */
  readonly killBroker?: (downMs: number) => Promise<void>;
  readonly database?: Outage;
  readonly broker?: Outage;
  /** How to read the ledger directly. */
  ledger(): Promise<string>;
  stop(): Promise<void>;
}

/** The column that needs nothing: one hub with all roles and a PostgreSQL that it starts itself.
 *  @param logs folder for the logs of the hub
 *  @param depot port of the depot */
export async function embeddedColumn(logs: string, depot: number): Promise<Column> {
  const data = await dataFolder('crash');
  const home = await writeHome();
  const hub = await planHub({
    name: 'hub',
    depot,
    variables: () => ({ RELAIS_HOME: home, RELAIS_DATA: data }),
    logFile: join(logs, 'hub.log'),
  });
  const door = await openProxy(hub.port);
  const desk = await openProxy(hub.port);
  const cluster = join(data, 'pgdata');
  const stop = async () => {
    await hub.stop();
    await Promise.all([door, desk, ...linksOf(hub.links)].map((proxy) => proxy.close()));
    for (const folder of [data, home]) await rm(folder, { recursive: true, force: true });
  };
  try {
    await hub.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    name: 'embedded',
    hubs: [hub],
    api: hub,
    workers: 1,
    door,
    desk,
    killDatabase: (signal) => killPostmaster(cluster, signal),
    ledger: () => ledgerIn(cluster),
    stop,
  };
}
