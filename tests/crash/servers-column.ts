import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type PrivateBroker, startPrivateBroker } from '../services/private-broker.ts';
import type { Column, Outage } from './column.ts';
import { type Database, startDatabase } from './database.ts';
import { writeHome } from './home.ts';
import { type Hub, linksOf, planHub } from './hub.ts';
import { openProxy } from './proxy.ts';

const roles = [
  { name: 'api', role: 'api' },
  { name: 'worker-1', role: 'worker' },
  { name: 'worker-2', role: 'worker' },
  { name: 'poller', role: 'poller' },
] as const;

/** A column of several hubs, an API, two workers and a poller, over a PostgreSQL of the suite's own and, in the column
 *  `rabbitmq`, a broker of its own. Between each hub and its database, its broker and the depot is a proxy.
 *  @param logs folder for the logs of the hubs
 *  @param depot port of the depot */
export async function serversColumn(name: 'postgres' | 'rabbitmq', logs: string, depot: number): Promise<Column> {
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const data = await mkdtemp(join(tmpdir(), 'relais-crash-'));
    closing.push(() => rm(data, { recursive: true, force: true }));
    const home = await writeHome();
    closing.push(() => rm(home, { recursive: true, force: true }));
    const database = await startDatabase();
    closing.push(() => database.remove());
    const broker = name === 'rabbitmq' ? await startPrivateBroker() : undefined;
    if (broker !== undefined) closing.push(() => broker.remove());
    const hubs = await Promise.all(roles.map((role) => hubOf(role, { home, data, logs, depot, database, broker })));
    const [api] = hubs;
    if (api === undefined) throw new Error('there are no roles');
    const door = await openProxy(api.port);
    const desk = await openProxy(api.port);
    const proxies = [door, desk, ...hubs.flatMap(({ links }) => linksOf(links))];
    closing.push(() => Promise.all(proxies.map((proxy) => proxy.close())));
    closing.push(() => Promise.all(hubs.map((hub) => hub.stop())));
    // The first one brings the ledger to its schema.
    await api.start();
    await Promise.all(hubs.slice(1).map((hub) => hub.start()));
    return {
      name,
      hubs,
      api,
      workers: 2,
      door,
      desk,
      killDatabase: database.kill,
      database: outageOfDatabase(database, hubs),
      ...(broker === undefined ? {} : { killBroker: killing(broker), broker }),
      ledger: async () => database.url(),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function hubOf(
  { name, role }: (typeof roles)[number],
  world: {
    readonly home: string;
    readonly data: string;
    readonly logs: string;
    readonly depot: number;
    readonly database: Database;
    readonly broker: PrivateBroker | undefined;
  },
): Promise<Hub> {
  const { database, broker } = world;
  return planHub({
    name,
    depot: world.depot,
    database: portOf(database.url()),
    ...(broker === undefined ? {} : { broker: portOf(broker.url) }),
    variables: (links) => ({
      RELAIS_HOME: world.home,
      RELAIS_DATA: join(world.data, name),
      RELAIS_ROLE: role,
      DATABASE_URL: through(links.database?.port, database.url()),
      ...(broker === undefined ? {} : { AMQP_URL: through(links.broker?.port, broker.url) }),
    }),
    logFile: join(world.logs, `${name}.log`),
  });
}

/** A server that was stopped comes back at another port: the links follow it. */
function outageOfDatabase(database: Database, hubs: readonly Hub[]): Outage {
  return {
    stop: database.stop,
    start: async () => {
      await database.start();
      for (const { links } of hubs) links.database?.lead(portOf(database.url()));
    },
  };
}

function killing(broker: PrivateBroker) {
  return async (downMs: number): Promise<void> => {
    await broker.kill();
    await pause(downMs);
    await broker.start();
  };
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}

/** The same URL through a proxy. */
function through(port: number | undefined, url: string): string {
  const given = new URL(url);
  given.hostname = '127.0.0.1';
  given.port = String(port);
  return given.href;
}
