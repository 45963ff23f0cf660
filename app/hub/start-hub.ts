import type { Server } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Catalog } from '../../core/catalog/model.ts';
import { systemClock } from '../../core/kernel/clock.ts';
import { hubError } from '../../core/kernel/errors.ts';
import { systemIds } from '../../core/kernel/ids.ts';
import { deliverWorker } from '../../core/pipeline/deliver.ts';
import { processWorker } from '../../core/pipeline/process.ts';
import type { Ledger } from '../../core/spi/ledger-queries.ts';
import type { Logger } from '../../core/spi/log.ts';
import { startEmbeddedPostgres } from '../../platform/embedded/postgres.ts';
import { embeddedTransport } from '../../platform/embedded/transport.ts';
import { openLedger } from '../../platform/postgres/open-ledger.ts';
import { createLog } from '../../platform/telemetry/log.ts';
import { adminToken } from '../config/admin-token.ts';
import type { Environment } from '../config/environment.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { type ServedQueue, TransportServer } from '../worker/transport-server.ts';
import { serves } from './app.module.ts';
import { Endpoints, Throttle } from './endpoints.ts';
import { httpApp } from './http-app.ts';
import { loadConfiguration } from './load-configuration.ts';
import { startPollers } from './pollers.ts';

/** How many messages a worker processes at once. */
const PROCESS_PREFETCH = 400;
/** How long a worker may hold a message before another takes it, in milliseconds. */
const PROCESS_LEASE_MS = 60_000;
/** How long work in hand may take to end when the hub stops, in milliseconds. */
const DRAIN_MS = 10_000;

/** What to close when the hub stops; the last opened first. */
type Closing = (() => Promise<void>)[];

/** A running hub. */
export interface Hub {
  /** Where its doors are: `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly runtime: Runtime;
  /** Doors shut first, then pollers, then workers after what they have in hand, then the ledger. */
  stop(): Promise<void>;
}

/** Puts the parts together and opens the doors. What was left behind by an earlier hub is taken up at once.
 *  @throws what makes a start impossible, by code: E_CONFIG_REFUSED, E_ENV_*, E_NOT_READY */
export async function startHub(environment: Environment): Promise<Hub> {
  const log = createLog({ level: environment.logLevel });
  const catalog = loadConfiguration(environment);
  const token = adminToken(environment.adminToken, environment.dataDir);
  const closing: Closing = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const ledger = await openStore(environment, log, closing);
    const endpoints = new Endpoints();
    closing.push(() => endpoints.close());
    const transport = embeddedTransport({ work: ledger, clock: systemClock, log });
    closing.push(() => transport.close(DRAIN_MS));
    const runtime: Runtime = {
      ledger,
      transport,
      log,
      clock: systemClock,
      ids: systemIds,
      adminToken: token.token,
      catalog: () => catalog,
    };
    const app = await assemble(environment, runtime, catalog, endpoints);
    if (serves(environment.role, 'poller')) closing.push(startPollers(runtime, catalog));
    await listen(app, environment);
    closing.push(() => closeDoors(app));
    const url = await app.getUrl();
    log.info(
      { url, role: environment.role, configHash: catalog.hash, ...(token.file === undefined ? {} : { adminTokenFile: token.file }) },
      'relais is up',
    );
    return { url, runtime, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openStore(environment: Environment, log: Logger, closing: Closing): Promise<Ledger> {
  let connectionString = environment.databaseUrl;
  if (connectionString === undefined) {
    const embedded = await startEmbeddedPostgres({ dataDir: environment.dataDir, log });
    closing.push(() => embedded.stop());
    connectionString = embedded.connectionString;
  }
  const soleUser = environment.databaseUrl === undefined;
  const ledger = await openLedger({ connectionString, clock: systemClock, ids: systemIds, log, soleUser });
  closing.push(() => ledger.close());
  return ledger;
}

async function assemble(
  environment: Environment,
  runtime: Runtime,
  catalog: Catalog,
  endpoints: Endpoints,
): Promise<NestFastifyApplication> {
  const throttle = new Throttle();
  const processHandler = processWorker({ ...runtime, leaseMs: PROCESS_LEASE_MS });
  const deliverHandler = deliverWorker({
    ...runtime,
    endpoint: (channel) => endpoints.of(channel),
    throttle: throttle.run,
    random: Math.random,
  });
  const app = await httpApp({ runtime, processHandler, deliverHandler, role: environment.role });
  if (serves(environment.role, 'worker')) {
    const served = servedQueues(catalog);
    app.connectMicroservice({
      strategy: new TransportServer(runtime.transport, [...served, ...(await leftQueues(runtime.ledger, served))]),
    });
    await app.startAllMicroservices();
  }
  return app;
}

/** One queue for processing, one for each outbound channel: a slow partner holds up nobody else. */
function servedQueues(catalog: Catalog): readonly ServedQueue[] {
  const channels = [...catalog.partners.values()].flatMap((partner) => [...partner.channels.values()]);
  return [
    { queue: 'process', prefetch: PROCESS_PREFETCH },
    ...channels.flatMap((channel): ServedQueue[] =>
      channel.direction === 'out' ? [{ queue: `deliver:${channel.fullName}`, prefetch: channel.limits.concurrency * 4 }] : [],
    ),
  ];
}

/** Queues with open work whose channel left the configuration: the worker ends each delivery there as dead, for a person to decide. */
async function leftQueues(ledger: Ledger, served: readonly ServedQueue[]): Promise<readonly ServedQueue[]> {
  const known = new Set(served.map(({ queue }) => queue));
  return [...(await ledger.horizon()).keys()].filter((queue) => !known.has(queue)).map((queue) => ({ queue, prefetch: 16 }));
}

/** Lets requests in hand end, for as long as work may take to drain; a client that sends no more is cut off then. */
async function closeDoors(app: NestFastifyApplication): Promise<void> {
  const server: Server = app.getHttpServer();
  const cutOff = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await app.close();
  clearTimeout(cutOff);
}

/** @throws E_PORT_UNUSABLE when the port is taken or not ours to take */
async function listen(app: NestFastifyApplication, { host, port }: Environment): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === undefined || !['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL'].includes(code)) throw cause;
    throw hubError('E_PORT_UNUSABLE', { host, port, reason: code }, { cause });
  }
}
