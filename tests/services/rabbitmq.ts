import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from 'amqplib';
import type { BrokerHost } from './broker.ts';
import { installed } from './machine.ts';
import { freePorts } from './ports.ts';
import { mustRun } from './program.ts';
import { endServer, endServers, isRunning, logOf, startServer } from './servers.ts';

/** A broker from an installed server: what each process of a test run must know to stop it and start it. */
export interface InstalledBroker {
  readonly from: 'installed';
  readonly url: string;
  /** Its data, log, configuration and cookie; nothing of it is anywhere else. */
  readonly folder: string;
  readonly program: string;
  readonly firstUser: Readonly<Record<string, string>>;
  readonly nodeName: string;
  readonly port: number;
  readonly distributionPort: number;
  readonly epmdPort: number;
}

const READY_TIMEOUT_MS = 60_000;
const LOOPBACK = '-kernel inet_dist_use_interface {127,0,0,1}';

/** What a suite may say of its broker. */
export interface BrokerSettings {
  /** A rabbitmq.conf; ours, which gives the listener and the log, wins over it. */
  readonly configurationFile?: string;
  /** The broker's first user, and the vhost in which it may do everything. @default relais, relais, / */
  readonly user?: string;
  readonly password?: string;
  readonly vhost?: string;
}

/** The address of a broker on the loopback address. */
export function brokerUrl(port: number, { user, password, vhost }: Required<Omit<BrokerSettings, 'configurationFile'>>): string {
  return `amqp://${user}:${password}@127.0.0.1:${port}${vhost === '/' ? '' : `/${vhost}`}`;
}

/** The variables that make the first user, without guest. */
export function firstUser({ user, password, vhost }: Parameters<typeof brokerUrl>[1]): Readonly<Record<string, string>> {
  return { RABBITMQ_DEFAULT_USER: user, RABBITMQ_DEFAULT_PASS: password, RABBITMQ_DEFAULT_VHOST: vhost };
}

/** Makes a broker below a folder and starts it. Rejects with the end of its log. */
export async function startInstalledBroker(program: string, folder: string, settings: BrokerSettings = {}): Promise<InstalledBroker> {
  const first = { user: 'relais', password: 'relais', vhost: '/', ...settings };
  for (let attempt = 1; ; attempt += 1) {
    const [port = 0, distributionPort = 0, epmdPort = 0] = await freePorts(3);
    const broker: InstalledBroker = {
      from: 'installed',
      url: brokerUrl(port, first),
      firstUser: firstUser(first),
      folder: join(folder, `broker-${attempt}`),
      program,
      nodeName: `relais-${port}@localhost`,
      port,
      distributionPort,
      epmdPort,
    };
    prepare(broker, settings.configurationFile);
    try {
      await start(broker);
      return broker;
    } catch (error) {
      await endServers(broker.folder);
      // A port was taken in between.
      if (attempt === 3 || !/eaddrinuse|in use/i.test(String(error))) throw error;
    }
  }
}

export function installedHost(broker: InstalledBroker): BrokerHost {
  const { folder } = broker;
  return {
    url: broker.url,
    ctl: (args, input) =>
      mustRun([join(dirname(broker.program), 'rabbitmqctl'), '-q', '-n', broker.nodeName, ...args], {
        env: environmentOf(broker),
        ...(input === undefined ? {} : { input }),
      }),
    stop: () => endServer(folder, 'rabbitmq', 'SIGTERM'),
    kill: () => endServer(folder, 'rabbitmq', 'SIGKILL'),
    start: () => start(broker),
  };
}

function prepare(broker: InstalledBroker, configurationFile?: string): void {
  const { folder, port } = broker;
  mkdirSync(folder, { mode: 0o700 });
  const ours = [`listeners.tcp.1 = 127.0.0.1:${port}`, 'disk_free_limit.absolute = 50MB', 'log.file = node.log', 'log.file.level = info'];
  const given = configurationFile === undefined ? [] : [readFileSync(configurationFile, 'utf8')];
  writeFileSync(join(folder, 'rabbitmq.conf'), `${[...given, ...ours].join('\n')}\n`);
  writeFileSync(join(folder, 'rabbitmq-env.conf'), '');
  writeFileSync(join(folder, 'enabled_plugins'), '[].\n');
}

/** Nothing of the system's own broker is read: neither its configuration, nor its plugins, nor its cookie. */
function environmentOf({ folder, nodeName, firstUser: user, port, distributionPort, epmdPort }: InstalledBroker): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    LANG: 'C.UTF-8',
    HOME: folder,
    ...user,
    ERL_EPMD_PORT: String(epmdPort),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    // Otherwise a client that comes after the port mapper's end starts another, and leaves it.
    ERL_FLAGS: '-start_epmd false',
    ERL_CRASH_DUMP_SECONDS: '0',
    RABBITMQ_NODENAME: nodeName,
    RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
    RABBITMQ_NODE_PORT: String(port),
    RABBITMQ_DIST_PORT: String(distributionPort),
    RABBITMQ_CTL_DIST_PORT_MAX: '36671',
    RABBITMQ_MNESIA_BASE: join(folder, 'data'),
    RABBITMQ_LOG_BASE: join(folder, 'log'),
    RABBITMQ_PID_FILE: join(folder, 'rabbitmq.pid'),
    RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq.conf'),
    RABBITMQ_ADVANCED_CONFIG_FILE: join(folder, 'advanced.config'),
    RABBITMQ_CONF_ENV_FILE: join(folder, 'rabbitmq-env.conf'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'enabled_plugins'),
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: LOOPBACK,
    RABBITMQ_CTL_ERL_ARGS: LOOPBACK,
  };
}

async function start(broker: InstalledBroker): Promise<void> {
  const { folder, program, epmdPort } = broker;
  const env = environmentOf(broker);
  if (!(await isRunning(folder, 'epmd'))) {
    // Started by Erlang itself, the port mapper would outlive the broker.
    await startServer(folder, 'epmd', [installed('epmd') ?? 'epmd', '-port', String(epmdPort), '-address', '127.0.0.1'], env);
  }
  // Allowed input, the script becomes the Erlang VM; otherwise it stays before it and hides its pid.
  await startServer(folder, 'rabbitmq', [program, '-noinput'], { ...env, RABBITMQ_ALLOW_INPUT: 'true' });
  const deadline = performance.now() + READY_TIMEOUT_MS;
  while (!(await answers(broker.url))) {
    const ended = !(await isRunning(folder, 'rabbitmq'));
    if (ended || performance.now() > deadline) {
      await endServer(folder, 'rabbitmq', 'SIGKILL');
      throw new Error(`RabbitMQ ${ended ? 'ended' : 'did not answer'}:\n${logOf(folder, 'rabbitmq')}`);
    }
    await pause(100);
  }
}

/** Does a broker take connections? It listens only when it has booted whole. */
export async function answers(url: string): Promise<boolean> {
  try {
    await (await connect(url, { timeout: 5_000 })).close();
    return true;
  } catch {
    return false;
  }
}
