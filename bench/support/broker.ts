import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from 'amqplib';
import type { Context } from '../scenario.ts';
import { freshFolder } from './folder.ts';
import { freePorts } from './ports.ts';

/** How long a broker may take to start, in milliseconds. */
const PATIENCE_MS = 60_000;

/** A broker of the bench's own. */
export interface Broker {
  readonly url: string;
  /** Process of the broker; undefined where it is not ours. */
  readonly pid?: number;
  /** Runs an Erlang expression there; undefined where it is not ours. */
  readonly evaluate?: (expression: string) => Promise<string>;
}

/** Where RabbitMQ listens: at `AMQP_URL`, else on one started for this scenario alone. */
export async function brokerUrl(context: Context): Promise<string> {
  return (await startBroker(context)).url;
}

/** A broker without anything in it: the one at `AMQP_URL`, else `rabbitmq-server` of this machine with a node name, ports
 *  and a folder of its own, gone with the scenario. */
export async function startBroker(context: Context): Promise<Broker> {
  const given = process.env['AMQP_URL'];
  if (given !== undefined) return { url: given };
  const folder = await freshFolder(context, 'rabbitmq');
  const [port, distribution, mapper] = await freePorts(3);
  const environment = {
    // Not the script in PATH on Debian: it becomes the user rabbitmq, who has no access to our folder.
    PATH: `/usr/lib/rabbitmq/bin:${process.env['PATH'] ?? ''}`,
    HOME: folder,
    RABBITMQ_NODENAME: `relais-bench-${process.pid}@localhost`,
    RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
    RABBITMQ_NODE_PORT: String(port),
    RABBITMQ_DIST_PORT: String(distribution),
    RABBITMQ_MNESIA_BASE: join(folder, 'data'),
    RABBITMQ_LOG_BASE: join(folder, 'log'),
    RABBITMQ_PID_FILE: join(folder, 'pid'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'enabled_plugins'),
    RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq.conf'),
    ERL_EPMD_PORT: String(mapper),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    LANG: 'C.UTF-8',
  };
  await writeFile(environment.RABBITMQ_ENABLED_PLUGINS_FILE, '[].\n');
  await writeFile(environment.RABBITMQ_CONFIG_FILE, 'log.console.level = error\n');
  const start = (command: string, ...args: string[]) =>
    spawn(command, args, { env: environment, cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  const epmd = start(erlangProgram('epmd'), '-port', String(mapper), '-address', '127.0.0.1');
  context.later(() => end(epmd));
  const server = start('rabbitmq-server');
  context.later(() => end(server));
  const url = `amqp://guest:guest@127.0.0.1:${port}`;
  await answers(url, server);
  const evaluate = async (expression: string): Promise<string> => textOf(start('rabbitmqctl', '-q', 'eval', expression));
  return { url, pid: Number(await evaluate('os:getpid().').then((text) => text.replace(/\D/g, ''))), evaluate };
}

/** epmd comes with the Erlang run-time and is not always in PATH. */
function erlangProgram(name: string): string {
  const known = ['/usr/bin', '/usr/lib/erlang/bin', '/usr/local/bin'].map((folder) => join(folder, name));
  return known.find((path) => existsSync(path)) ?? name;
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  let failed: Error | undefined;
  server.on('error', (error) => {
    failed = error;
  });
  for (;;) {
    const connection = await connect(url).catch(() => undefined);
    if (connection !== undefined) return connection.close();
    if (failed !== undefined) throw new Error(`rabbitmq-server cannot be started (${failed.message}): install it, or give AMQP_URL`);
    if (server.exitCode !== null) throw new Error(`rabbitmq-server ended with ${server.exitCode}`);
    if (performance.now() > until) throw new Error('rabbitmq-server did not begin to answer');
    await pause(200);
  }
}

async function textOf(child: ChildProcess): Promise<string> {
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  await once(child, 'close');
  return text;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await gone;
  clearTimeout(late);
}
