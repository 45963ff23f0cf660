import { setTimeout as pause } from 'node:timers/promises';
import type { Column, Outage } from './column.ts';
import type { DriverLine } from './driver.ts';
import { type Figures, reportOf, type ScenarioReport } from './scenario.ts';
import { type StageOptions, setStage } from './stage.ts';

/** What an outage is asked to be. */
export interface OutageOptions extends Omit<StageOptions, 'manner'> {
  readonly seconds: number;
}

/** Load before and after an outage, in milliseconds. */
const MARGIN_MS = 1_500;
/** What was under way when a server stopped may still be answered this much later, in milliseconds. */
const GRACE_MS = 250;
/** A door that answers at less than this share of the load does not go on. */
const GOES_ON = 0.9;

/** The broker is stopped under load: accepts go on, the backlog drains, nothing is lost, and nothing arrives twice. */
export function brokerStopped(options: OutageOptions): Promise<ScenarioReport> {
  return during(options, {
    scenario: 'broker-stopped',
    of: ({ broker }) => broker,
    strokes: 0,
    judge: ({ ms, receipts, refused }) => {
      const wanted = Math.floor((options.rate * ms * GOES_ON) / 1000);
      return [
        ...(receipts < wanted ? [`${receipts} documents were accepted while the broker was away, of at least ${wanted}`] : []),
        ...(refused.length > 0 ? [`${refused.length} documents were refused while the broker was away`] : []),
      ];
    },
  });
}

/** The database is stopped under load: 503 with Retry-After, and no receipt without a commit. */
export function databaseStopped(options: OutageOptions): Promise<ScenarioReport> {
  return during(options, {
    scenario: 'database-stopped',
    of: ({ database }) => database,
    strokes: 1,
    judge: ({ receipts, refused }) => [
      ...(receipts > 0 ? [`${receipts} documents were accepted while there was no database`] : []),
      ...(refused.length === 0 ? ['nobody was told that the hub cannot accept'] : []),
      ...refused.flatMap(({ number, status }) => (status === 503 ? [] : `document ${number} was answered ${status} and not 503`)),
      ...refused.flatMap(({ number, retryAfter }) => (retryAfter ? [] : `document ${number} was refused without Retry-After`)),
    ],
  });
}

/** What goes away, and how the hub has to take it. */
interface OutageCase {
  readonly scenario: 'broker-stopped' | 'database-stopped';
  readonly of: (column: Column) => Outage | undefined;
  /** How often what is in flight may arrive twice. */
  readonly strokes: number;
  /** @returns what was wrong while it was away */
  readonly judge: (window: Window) => readonly string[];
}

/** What the driver met while something was away. */
interface Window {
  readonly ms: number;
  readonly receipts: number;
  readonly refused: readonly Extract<DriverLine, { event: 'refused' }>[];
}

async function during(options: OutageOptions, { scenario, of, strokes, judge }: OutageCase): Promise<ScenarioReport> {
  const stage = await setStage({ ...options, manner: 'prompt' });
  try {
    const outage = of(stage.column);
    if (outage === undefined) throw new TypeError(`the column ${options.column} has nothing that ${scenario} could stop`);
    await pause(MARGIN_MS);
    await outage.stop();
    const from = Date.now() + GRACE_MS;
    await pause(options.seconds * 1000 + GRACE_MS);
    const to = Date.now();
    await outage.start();
    const awayMs = Date.now() - from;
    await pause(MARGIN_MS);
    const findings = await stage.end(strokes);
    const window = windowOf(findings.driver, from, to);
    const figures: Figures = {
      awayMs,
      acceptedMeanwhile: window.receipts,
      refusedMeanwhile: window.refused.length,
      settledMs: findings.settledMs,
    };
    return reportOf({ scenario, ...options, findings, figures, wrong: judge(window) });
  } finally {
    await stage.close();
  }
}

function windowOf(driver: readonly DriverLine[], from: number, to: number): Window {
  const inside = driver.filter(({ at }) => at >= from && at <= to);
  return {
    ms: to - from,
    receipts: inside.filter(({ event }) => event === 'receipt').length,
    refused: inside.filter((line) => line.event === 'refused'),
  };
}
