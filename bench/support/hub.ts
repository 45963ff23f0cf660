import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { packageRoot } from '../../app/config/environment.ts';
import type { Context } from '../scenario.ts';
import { freshFolder } from './folder.ts';
import { freePorts } from './ports.ts';
import { epochMs } from './statistics.ts';

/** A hub in a process of its own, as `npm start` starts it. */
export interface HubProcess {
  readonly url: string;
  readonly pid: number;
  /** When it was started, and when it was ready, in milliseconds since 1970. */
  readonly startedAt: number;
  readonly readyAt: number;
  /** Asks it to stop; settles when it has. Called by the scenario's end too. */
  stop(): Promise<void>;
}

/** How long a hub may take to be ready, in milliseconds. */
const PATIENCE_MS = 60_000;

/** Starts a hub and waits until it is ready.
 *  @param variables its environment beside PATH, PORT, RELAIS_DATA and LOG_LEVEL */
export async function startHubProcess(context: Context, variables: Readonly<Record<string, string>>): Promise<HubProcess> {
  const [port] = await freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  const profiling = context.profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${context.profiles}`];
  const startedAt = epochMs();
  const child = spawn(process.execPath, [...profiling, ...(await startArguments())], {
    cwd: packageRoot(),
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      RELAIS_DATA: await freshFolder(context, 'hub'),
      PORT: String(port),
      ...variables,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors = `${errors}${chunk.toString()}`.slice(-4000);
  });
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await ended;
  };
  context.later(stop);
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`the hub ended with ${child.exitCode}: ${errors}`);
    if (epochMs() > startedAt + PATIENCE_MS) throw new Error(`the hub was not ready in time: ${errors}`);
    await pause(10);
  }
  return { url, pid: child.pid ?? 0, startedAt, readyAt: epochMs(), stop };
}

/** What `npm start` gives to Node. */
async function startArguments(): Promise<readonly string[]> {
  const manifest = JSON.parse(await readFile(join(packageRoot(), 'package.json'), 'utf8')) as { scripts: { start: string } };
  return manifest.scripts.start.split(' ').slice(1);
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
  await answer?.arrayBuffer();
  return answer?.ok === true;
}
