import { setTimeout as pause } from 'node:timers/promises';
import type { OutageOptions } from './outages.ts';
import { reportOf, type ScenarioReport } from './scenario.ts';
import { setStage } from './stage.ts';

/** Workers are told to stop (SIGTERM) and started again, one after the other, under load and with a depot that takes its
 *  time: what they have in hand is ended, not aborted, so nothing is lost and nothing arrives twice.
 *  @param options.seconds for how long they are restarted */
export async function rollingRestart(options: OutageOptions): Promise<ScenarioReport> {
  const stage = await setStage({ ...options, manner: 'slow' });
  try {
    const workers = stage.column.hubs.filter(({ name }) => name.startsWith('worker'));
    if (workers.length < 2) throw new TypeError(`the column ${options.column} has no workers to restart one after the other`);
    const wrong: string[] = [];
    const stopMs: number[] = [];
    const until = Date.now() + options.seconds * 1000;
    for (let turn = 0; turn < workers.length || Date.now() < until; turn += 1) {
      const worker = workers[turn % workers.length];
      if (worker === undefined) continue;
      await pause(500);
      const began = Date.now();
      const code = await worker.stop();
      stopMs.push(Date.now() - began);
      if (code !== 0) wrong.push(`${worker.name} ended with ${code}`);
      await worker.start();
    }
    const findings = await stage.end(0);
    const figures = { restarts: stopMs.length, longestStopMs: Math.max(...stopMs), settledMs: findings.settledMs };
    return reportOf({ scenario: 'rolling-restart', ...options, findings, figures, wrong });
  } finally {
    await stage.close();
  }
}
