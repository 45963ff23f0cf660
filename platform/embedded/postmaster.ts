import { spawn } from 'node:child_process';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { hubError } from '../../core/kernel/errors.ts';
import type { Logger } from '../../core/spi/log.ts';
import type { Binaries } from './binaries.ts';
import { ping } from './client.ts';
import { type Cluster, serverArguments } from './cluster.ts';
import { bareEnvironment, type RunAs } from './command.ts';
import { pause, processesIn, signal, startOf, waitForEnd, worksIn } from './process-identity.ts';

/** A running server. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** What a server needs to be started. */
export interface ServerPlan {
  readonly binaries: Binaries;
  readonly cluster: Cluster;
  readonly user: RunAs;
  /** Receives what the server prints. */
  readonly logFile: string;
  readonly log: Logger;
}

/** Recovery after a crash may have to read up to `max_wal_size` of log. */
const READY_TIMEOUT_MS = 120_000;
/** From "ready" in its pid file to the answer to a question. */
const ANSWER_TIMEOUT_MS = 15_000;
const MAX_LOG_BYTES = 4 * 1024 * 1024;

/** Starts a server and settles when it answers. Rejects with `E_EMBEDDED_FAILED`.
 *  @param port where it listens; by default a free one */
export async function startPostmaster(plan: ServerPlan, port?: number): Promise<Postmaster> {
  const deadline = performance.now() + 15_000;
  for (;;) {
    try {
      return await tryToStart(plan, port ?? (await freePort()));
    } catch (error) {
      // Passing: the port was taken in between, or processes of a killed server still hold its memory.
      if (performance.now() > deadline || !/in use|could not bind|could not create any TCP/i.test(String((error as Error).message)))
        throw error;
      await pause(200);
    }
  }
}

async function tryToStart({ binaries, cluster, user, logFile }: ServerPlan, port: number): Promise<Postmaster> {
  await removeRemains(cluster.folder);
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  const output = await open(logFile, size > MAX_LOG_BYTES ? 'w' : 'a', 0o600);
  // A session of its own: Ctrl-C in the terminal is for the hub, which stops the server last.
  const child = spawn(binaries.postgres, serverArguments(cluster.folder, port), {
    ...user,
    cwd: '/',
    env: bareEnvironment,
    detached: true,
    stdio: ['ignore', output.fd, output.fd],
  });
  let failure: string | undefined;
  child.once('error', (error) => {
    failure = error.message;
  });
  child.once('exit', (code, killer) => {
    failure ??= `it ended with ${killer ?? code}`;
  });
  child.unref();
  await output.close();
  if (child.pid !== undefined && (await comesUp(cluster, { pid: child.pid, port }, () => failure !== undefined)))
    return { pid: child.pid, port };
  if (child.pid !== undefined) await stopPostmaster(child.pid, cluster.folder);
  const reason =
    failure === undefined ? 'it started, but did not answer' : ((await lastFatal(logFile, size > MAX_LOG_BYTES ? 0 : size)) ?? failure);
  throw hubError('E_EMBEDDED_FAILED', { what: 'start', reason });
}

/** Waits until the server answers. @returns false when it has ended, or did not answer in time */
async function comesUp(cluster: Cluster, { pid, port }: Postmaster, hasEnded: () => boolean): Promise<boolean> {
  let deadline = performance.now() + READY_TIMEOUT_MS;
  while (!hasEnded() && performance.now() < deadline) {
    if (await isReady(cluster, pid)) {
      if (await ping(cluster, port, 5_000)) return true;
      deadline = Math.min(deadline, performance.now() + ANSWER_TIMEOUT_MS);
    }
    await pause(15);
  }
  return false;
}

async function isReady(cluster: Cluster, pid: number): Promise<boolean> {
  const file = await readPidFile(cluster.folder);
  return file?.pid === pid && file.status === 'ready';
}

async function lastFatal(logFile: string, from: number): Promise<string | undefined> {
  const text = (await readFile(logFile).catch(() => Buffer.alloc(0))).subarray(from).toString('utf8');
  const line = text.split('\n').findLast((candidate) => /FATAL|PANIC/.test(candidate));
  return line?.replace(/^.*?(?:FATAL|PANIC):\s*/, '');
}

/** Takes over the server that a killed hub left behind. One that runs as we would run it and answers is adopted; any other is stopped.
 *  @returns the adopted server, or undefined when there is none (any more) */
export async function takeOver({ binaries, cluster, log }: ServerPlan): Promise<Postmaster | undefined> {
  const file = await readPidFile(cluster.folder);
  if (file === undefined || !(await worksIn(file.pid, cluster.folder))) return undefined;
  const wanted = [binaries.postgres, ...serverArguments(cluster.folder, file.port).map((argument) => `"${argument}"`)].join(' ');
  const actual = (await readFile(join(cluster.folder, 'postmaster.opts'), 'utf8').catch(() => '')).trim();
  if (actual === wanted && (await answersSoon(cluster, file.pid))) {
    log.info({ pid: file.pid, port: file.port }, 'adopted the embedded PostgreSQL that a former hub left running');
    return { pid: file.pid, port: file.port };
  }
  log.warn({ pid: file.pid }, 'stopping the embedded PostgreSQL that a former hub left behind, as it does not answer as it should');
  await stopPostmaster(file.pid, cluster.folder, 2_000);
  return undefined;
}

/** A server that is starting or recovering is waited for; one that is ready has to answer at once. */
async function answersSoon(cluster: Cluster, pid: number): Promise<boolean> {
  const deadline = performance.now() + READY_TIMEOUT_MS;
  while (performance.now() < deadline && (await startOf(pid)) !== undefined) {
    const file = await readPidFile(cluster.folder);
    if (file?.pid !== pid || file.status === 'stopping') return false;
    if (file.status === 'ready') return ping(cluster, file.port, 3_000);
    await pause(50);
  }
  return false;
}

/** Removes the pid file of a killed server, which PostgreSQL would take for that of a living one when its pid has gone to
 *  another process, or to nobody's child that no one buries. Its helpers must be gone first, as they share its memory
 *  and files; without their server they end by themselves within moments. We hold the folder: nobody starts one meanwhile. */
async function removeRemains(folder: string): Promise<void> {
  const file = await readPidFile(folder);
  if (file === undefined || process.platform !== 'linux' || (await worksIn(file.pid, folder))) return;
  const deadline = performance.now() + 3_000;
  for (let helpers = await processesIn(folder); helpers.length > 0; helpers = await processesIn(folder)) {
    if (performance.now() > deadline) for (const pid of helpers) signal(pid, 'SIGKILL');
    await pause(50);
  }
  await rm(join(folder, 'postmaster.pid'), { force: true });
}

/** Stops a server: fast shutdown (open transactions are rolled back); if it does not end, immediate shutdown; if not even that, kill.
 *  Nothing committed is lost by any of the three. Settles when the process is gone. */
export async function stopPostmaster(pid: number, folder: string, patienceMs = 20_000): Promise<void> {
  if (!(await worksIn(pid, folder))) return; // it has ended, and its pid may be somebody else's by now
  signal(pid, 'SIGINT');
  if (await waitForEnd(pid, patienceMs)) return;
  signal(pid, 'SIGQUIT');
  if (await waitForEnd(pid, Math.min(patienceMs, 5_000))) return;
  signal(pid, 'SIGKILL');
  await waitForEnd(pid, 5_000);
}

/** `postmaster.pid`: pid, data directory, start, port, socket folder, address, shared memory, status; a line each. */
async function readPidFile(folder: string): Promise<{ readonly pid: number; readonly port: number; readonly status: string } | undefined> {
  const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return Number.isInteger(pid) && pid > 0 ? { pid, port, status: (lines[7] ?? '').trim() } : undefined;
}

/** A port of the loopback address that is free at this moment. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
