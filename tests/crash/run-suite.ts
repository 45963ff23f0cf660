import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../support/repository.ts';

/* What `npm run test:crash` finds: in short, as part of `npm test`. */

const SEED = 20_261_122;
/** How long a test of the suite may take, in milliseconds. */
export const LIMIT_MS = 240_000;

/** Runs the suite as the command does. @returns its exit code and its reports; what it told on the way where it failed */
export async function runSuite<Report>(
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly reports: readonly Report[] }> {
  const command = ['--import', join(root, 'tools/typescript.mjs'), join(root, 'tests/crash/main.ts'), '--json', '--seed', String(SEED)];
  const child = spawn(process.execPath, [...command, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const text = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text.out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    text.err += chunk;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (text.out === '') throw new Error(`the suite ended with ${code}: ${text.err}`);
  return { code, reports: JSON.parse(text.out) as Report[] };
}
