import { expect, test } from 'vitest';
import type { KillsReport } from './kills.ts';
import { LIMIT_MS, runSuite } from './run-suite.ts';

const KILLS = 3;

test(`${KILLS} kills in the column rabbitmq: nothing is lost, doubled, changed or left behind`, { timeout: LIMIT_MS }, async () => {
  const { code, reports } = await runSuite<KillsReport>('--column', 'rabbitmq', '--kills', String(KILLS));
  expect(reports).toMatchObject([{ column: 'rabbitmq', kills: KILLS, violations: [] }]);
  expect(code).toBe(0);
  expect(reports[0]?.documents).toBeGreaterThan(100);
});
