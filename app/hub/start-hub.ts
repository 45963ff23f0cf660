import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { switchChannels } from '../../core/delivery/switch-channels.ts';
import { systemClock } from '../../core/kernel/clock.ts';
import { hubError } from '../../core/kernel/errors.ts';
import { systemIds } from '../../core/kernel/ids.ts';
import { deliverWorker } from '../../core/pipeline/deliver.ts';
import { processWorker } from '../../core/pipeline/process.ts';
import { createLog } from '../../platform/telemetry/log.ts';
import { openTracing } from '../../platform/telemetry/tracing.ts';
import { watchAlerts } from '../alerts/watch.ts';
import { adminToken } from '../config/admin-token.ts';
import type { Environment } from '../config/environment.ts';
import { Configuration } from '../configuration/configuration.ts';
import { PastConfigurations } from '../configuration/past-configurations.ts';
import { takeUpWanted } from '../configuration/take-up.ts';
import { forgetInTurn } from '../forgetting/forget-in-turn.ts';
import { Breakers } from '../isolation/breakers.ts';
import { sweepHeld } from '../isolation/held.ts';
import { rateLimits } from '../isolation/rate-limits.ts';
import { Throttle } from '../isolation/throttle.ts';
import { Jobs } from '../jobs/jobs.ts';
import { prometheusMeters } from '../ops/meters.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { TransportServer } from '../worker/transport-server.ts';
import { serves } from './app.module.ts';
import { workOnBulks } from './bulk-work.ts';
import { type Closing, closeAll, closeDoors, DRAIN_MS } from './closing.ts';
import { Endpoints } from './endpoints.ts';
import { httpApp } from './http-app.ts';
import { joinInstances } from './instances.ts';
import { loadConfiguration } from './load-configuration.ts';
import { openStore, openTransport } from './open-store.ts';
import { watchOverdue } from './overdue.ts';
import { pollInTurn } from './pollers.ts';
import { projectCases } from './project-cases.ts';
import { leftQueues, servedQueues } from './queues.ts';
import { tellPartners } from './tell-partners.ts';

/** How long a worker may hold a message before another takes it, in milliseconds. */
const PROCESS_LEASE_MS = 60_000;

/** A running hub. */
export interface Hub {
  /** Where its doors are: `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly runtime: Runtime;
  /** Doors shut first, then pollers, then workers after what they have in hand, then the ledger. */
  stop(): Promise<void>;
}

/** Puts the parts together and opens the doors. What was left behind by an earlier hub is taken up at once.
 *  @param log standard output, unless another is given
 *  @throws what makes a start impossible, by code: E_CONFIG_REFUSED, E_ENV_*, E_NOT_READY, E_PORT_UNUSABLE */
export async function startHub(environment: Environment, log = createLog({ level: environment.logLevel })): Promise<Hub> {
  const configuration = new Configuration(loadConfiguration(environment), (error) =>
    log.error({ error }, 'a part of the hub could not follow a change of the configuration'),
  );
  const { catalog } = configuration.current;
  const token = adminToken(environment.adminToken, environment.dataDir);
  const closing: Closing = [];
  const stop = async () => {
    for (const error of await closeAll(closing)) log.warn({ error }, 'a part of the hub could not be closed');
  };
  try {
    const runtime = await openRuntime(environment, log, configuration, token.token, closing);
    await runtime.ledger.keepConfiguration(catalog.hash, configuration.current.files);
    const app = await assemble(environment, runtime, closing);
    if (serves(environment.role, 'poller'))
      closing.push(pollInTurn(runtime), watchOverdue(runtime), watchAlerts(runtime), forgetInTurn(runtime));
    configuration.follow((now) => tellPartners(log, now.catalog));
    closing.push(await takeUpWanted({ ...runtime, load: () => loadConfiguration(environment) }));
    await listen(app, environment);
    closing.push(() => closeDoors(app));
    tellPartners(log, catalog);
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

/** Opens what the doors and the workers share. */
async function openRuntime(
  environment: Environment,
  log: Runtime['log'],
  configuration: Configuration,
  token: string,
  closing: Closing,
): Promise<Runtime> {
  const clock = systemClock;
  const ids = systemIds;
  const tracing = await openTracing(environment.variables, log);
  if (tracing !== undefined) closing.push(() => tracing.close());
  const ledger = await openStore(environment, log, closing, tracing !== undefined);
  const { catalog } = configuration;
  const endpoints = new Endpoints(catalog);
  configuration.follow(endpoints.follow);
  closing.push(() => endpoints.close());
  const transport = await openTransport(environment, ledger, log);
  const breakers = new Breakers({ transport, clock, log });
  closing.push(async () => breakers.close());
  closing.push(() => transport.close(DRAIN_MS));
  const instances = await joinInstances(
    { presence: ledger, transport, breakers, clock, log, configHash: () => catalog().hash },
    environment.role,
  );
  closing.push(() => instances.stop());
  return {
    ledger,
    transport,
    transportKind: environment.amqpUrl === undefined ? 'postgresql' : 'rabbitmq',
    log,
    clock,
    ids,
    adminToken: token,
    access: environment.access,
    catalog,
    configuration,
    past: new PastConfigurations({ ledger, environment, configuration }),
    environment,
    endpoints,
    breakers,
    instances,
    jobs: new Jobs({ ledger, clock, log }),
    meters: prometheusMeters(),
    ...(tracing === undefined ? {} : { tracing }),
  };
}

async function assemble(environment: Environment, runtime: Runtime, closing: Closing): Promise<NestFastifyApplication> {
  const { redisUrl, role } = environment;
  const { instances, log, endpoints, breakers } = runtime;
  const rates = rateLimits({ workers: () => instances.workers(), log, ...(redisUrl === undefined ? {} : { redisUrl }) });
  // Closed after the workers have drained: what they have in hand still wants its turn.
  closing.unshift(() => rates.close());
  const processHandler = processWorker({
    ...runtime,
    catalogAsOf: async (hash) => (await runtime.past.asOf(hash)).catalog,
    leaseMs: PROCESS_LEASE_MS,
  });
  const deliverHandler = deliverWorker({
    ...runtime,
    endpoint: (channel) => endpoints.of(channel),
    throttle: new Throttle(rates).run,
    breaker: breakers.run,
    random: Math.random,
  });
  const app = await httpApp({ runtime, processHandler, deliverHandler, role });
  if (serves(role, 'worker')) {
    const { configuration } = runtime;
    await switchChannels({ ...runtime, catalog: configuration.catalog() });
    closing.push(sweepHeld(runtime), projectCases(runtime), workOnBulks(runtime));
    const served = servedQueues(configuration.catalog());
    const server = new TransportServer(runtime.transport, [...served, ...(await leftQueues(runtime.ledger, served))]);
    app.connectMicroservice({ strategy: server });
    configuration.follow(({ catalog }) => switchChannels({ ...runtime, catalog }));
    configuration.follow(({ catalog }) => server.serve(servedQueues(catalog)));
    await app.startAllMicroservices();
  }
  return app;
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
