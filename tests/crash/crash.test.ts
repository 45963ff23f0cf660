import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../support/repository.ts';
import type { KillsReport } from './kills.ts';
import type { ScenarioReport } from './scenario.ts';

/** What `npm run test:crash` finds: here in short, as part of `npm test`. */
const SEED = 20_261_122;
const LIMIT_MS = 240_000;

/** Runs the suite as the command does. @returns its exit code and its reports; what it told on the way where it failed */
async function suite<Report>(...args: readonly string[]): Promise<{ readonly code: number | null; readonly reports: readonly Report[] }> {
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

test.each([
  { column: 'embedded', kills: 6 },
  { column: 'rabbitmq', kills: 8 },
] as const)('$kills kills in the column $column: nothing is lost, doubled, changed or left behind', { timeout: LIMIT_MS }, async (run) => {
  const { code, reports } = await suite<KillsReport>('--column', run.column, '--kills', String(run.kills));
  expect(reports).toMatchObject([{ column: run.column, kills: run.kills, violations: [] }]);
  expect(code).toBe(0);
  expect(reports[0]?.documents).toBeGreaterThan(100);
});

test.each(['broker-stopped', 'database-stopped', 'rolling-restart'] as const)('%s under load', { timeout: LIMIT_MS }, async (scenario) => {
  const { code, reports } = await suite<ScenarioReport>('--scenario', scenario, '--seconds', '5', '--rate', '40');
  expect(reports).toMatchObject([{ scenario, violations: [], wrong: [] }]);
  expect(code).toBe(0);
});
