import { expect, test } from 'vitest';
import { LIMIT_MS, runSuite } from './run-suite.ts';
import type { ScenarioReport } from './scenario.ts';

test('rolling restart under load', { timeout: LIMIT_MS }, async () => {
  const scenario = 'rolling-restart';
  const { code, reports } = await runSuite<ScenarioReport>('--scenario', scenario, '--seconds', '3', '--rate', '40');
  expect(reports).toMatchObject([{ scenario, violations: [], wrong: [] }]);
  expect(code).toBe(0);
});
