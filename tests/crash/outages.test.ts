import { expect, test } from 'vitest';
import { LIMIT_MS, runSuite } from './run-suite.ts';
import type { ScenarioReport } from './scenario.ts';

test.each(['broker-stopped', 'database-stopped'] as const)('%s under load', { timeout: LIMIT_MS }, async (scenario) => {
  const { code, reports } = await runSuite<ScenarioReport>('--scenario', scenario, '--seconds', '3', '--rate', '40');
  expect(reports).toMatchObject([{ scenario, violations: [], wrong: [] }]);
  expect(code).toBe(0);
});
