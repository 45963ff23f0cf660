import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePorts } from './ports.ts';
import { endServer, isRunning, logOf, startServer } from './servers.ts';

const READY_TIMEOUT_MS = 20_000;

/** Starts a Redis with a folder below this one; it keeps everything in memory. @returns its URL. Rejects with the end of its log */
export async function startInstalledRedis(program: string, parent: string): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const [port = 0] = await freePorts(1);
    const folder = join(parent, `redis-${attempt}`);
    mkdirSync(folder, { mode: 0o700 });
    const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
    await startServer(folder, 'redis', [program, ...options], { PATH: process.env['PATH'] });
    const url = `redis://127.0.0.1:${port}`;
    if (await comesUp(url, () => isRunning(folder, 'redis'))) return url;
    await endServer(folder, 'redis', 'SIGKILL');
    const log = logOf(folder, 'redis');
    // The port was taken in between.
    if (attempt === 3 || !/in use/i.test(log)) throw new Error(`Redis does not come up:\n${log}`);
  }
}

/** Waits until a Redis answers. @returns false when it has ended, or did not answer in time */
export async function comesUp(url: string, isAlive: () => Promise<boolean>): Promise<boolean> {
  const deadline = performance.now() + READY_TIMEOUT_MS;
  while (performance.now() < deadline && (await isAlive())) {
    if (await answers(url)) return true;
    await pause(20);
  }
  return false;
}

async function answers(url: string): Promise<boolean> {
  const client = new Redis(url, { lazyConnect: true, connectTimeout: 2_000, maxRetriesPerRequest: 0, retryStrategy: () => null });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}
