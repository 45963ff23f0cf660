import { recoveries, type Spread, spread } from './recovery.ts';
import { inWords, planStrokes, type Stroke } from './schedule.ts';
import { type Findings, type StageOptions, setStage } from './stage.ts';
import { dealStrokes, type StrokeRecord } from './strokes.ts';

/** What a run of kills came to. */
export interface KillsReport
  extends Pick<Findings, 'documents' | 'deliveries' | 'replays' | 'duplicates' | 'refused' | 'settledMs' | 'violations'> {
  readonly scenario: 'kills';
  readonly column: StageOptions['column'];
  readonly seed: number;
  readonly kills: number;
  readonly seconds: number;
  /** How often each kind of stroke was dealt; a named point that was not reached stands under its name and `missed`. */
  readonly strokes: Readonly<Record<string, number>>;
  /** In milliseconds; only of kills after which older work was left. */
  readonly recovery: { readonly fromReadyMs: Spread; readonly fromStrokeMs: Spread; readonly clearedMs: Spread };
  /** The kills after which it took longest from ready, in words. */
  readonly slowest: readonly string[];
}

const SLOWEST = 5;

/** Kills hubs, database and broker under load.
 *  @param tell hears of each stroke as it is over */
export async function runKills(options: StageOptions & { readonly kills: number }, tell: (line: string) => void): Promise<KillsReport> {
  const { column, seed, kills } = options;
  const began = Date.now();
  const stage = await setStage(options);
  try {
    const plan = planStrokes({ seed, kills, column });
    const { records, replays } = await dealStrokes(stage.column, plan, (record) => tell(lineOf(record)));
    const { driver, depot, ...findings } = await stage.end(records.length, replays);
    const killed = records.filter(({ stroke }) => stroke.kind !== 'disturb');
    const each = recoveries(killed, driver, depot);
    const found = each.filter((one) => one !== undefined);
    const slowest = killed
      .flatMap((record, index) => ({ name: nameOf(record), ms: each[index]?.fromReadyMs ?? -1 }))
      .sort((a, b) => b.ms - a.ms)
      .slice(0, SLOWEST);
    return {
      scenario: 'kills',
      column,
      seed,
      kills: killed.length,
      seconds: Math.round((Date.now() - began) / 1000),
      strokes: counted(records.map(nameOf)),
      recovery: {
        fromReadyMs: spread(found.map(({ fromReadyMs }) => fromReadyMs)),
        fromStrokeMs: spread(found.map(({ fromStrokeMs }) => fromStrokeMs)),
        clearedMs: spread(found.map(({ clearedMs }) => clearedMs)),
      },
      slowest: slowest.map(({ name, ms }) => `${name}: ${ms} ms`),
      ...findings,
    };
  } finally {
    await stage.close();
  }
}

function lineOf(record: StrokeRecord): string {
  const reached = record.reached === false ? ', not reached: killed at any time' : '';
  return `${inWords(record.stroke)}${reached}; ready after ${record.readyAt - record.at} ms`;
}

function nameOf({ stroke, reached }: StrokeRecord): string {
  const name = shortName(stroke);
  return reached === false ? `${name}, missed` : name;
}

function shortName(stroke: Stroke): string {
  switch (stroke.kind) {
    case 'kill-hub':
      return stroke.point === 'any-time' ? `${stroke.hub}, any time` : `${stroke.hub}, ${stroke.point} (${stroke.side})`;
    case 'kill-database':
      return `database, ${stroke.signal}`;
    case 'kill-broker':
      return 'broker';
    case 'disturb':
      return `link: ${stroke.how}`;
  }
}

function counted(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of [...names].sort()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
