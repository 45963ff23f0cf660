import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, closeSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sharedHome } from './home.ts';

const main = resolve(import.meta.dirname, '../../dist/app/cli/main.js');

/** A hub in a process of its own, so that it can be killed. */
export interface HubProcess {
  readonly url: string;
  readonly token: string;
  readonly process: ChildProcess;
  /** What it wrote on standard error so far. */
  errors(): string;
  /** kill -9. Settles when the process is gone. */
  kill(): Promise<void>;
  /** Asks it to stop. Settles with its exit code. */
  stop(): Promise<number | null>;
  /** Calls its API as an operator. */
  api<T>(path: string, init?: { readonly method?: string; readonly body?: string }): Promise<T>;
}

/** A port that is free at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Starts a hub and waits until it is ready.
 *  @param variables its environment beside PATH; PORT and RELAIS_ADMIN_TOKEN among them
 *  @param logFile to which its log is appended */
export async function startHubProcess(variables: Readonly<Record<string, string>>, logFile = '/dev/null'): Promise<HubProcess> {
  const output = openSync(logFile, 'a');
  const child = spawn(process.execPath, [main, 'start'], {
    env: { PATH: process.env['PATH'], RELAIS_HOME: await sharedHome(), ...variables },
    stdio: ['ignore', output, 'pipe'],
  });
  closeSync(output);
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
    appendFileSync(logFile, chunk);
  });
  const url = `http://127.0.0.1:${variables['PORT']}`;
  const token = variables['RELAIS_ADMIN_TOKEN'] ?? '';
  await ready(url, child, () => errors);
  return {
    url,
    token,
    process: child,
    errors: () => errors,
    kill: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      return child.exitCode;
    },
    api: async <T>(path: string, init: { readonly method?: string; readonly body?: string } = {}) => {
      const answer = await fetch(`${url}${path}`, {
        ...init,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as T;
    },
  };
}

async function ready(url: string, child: ChildProcess, errors: () => string): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the hub ended with ${child.exitCode}: ${errors()}`);
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(50);
  }
  child.kill('SIGKILL');
  throw new Error(`the hub was not ready in time: ${errors()}`);
}
