import type { Scenario } from './scenario.ts';
import { within } from './support/scope.ts';
import { watchStolen } from './support/stolen.ts';
import type { Measured } from './support/table.ts';

/** How a run goes. */
export interface RunOptions {
  readonly quick: boolean;
  readonly seed: number;
  readonly profiles?: string;
  readonly say: (line: string) => void;
}

/** Runs one scenario and closes all that it opened, also when it fails. */
export async function runScenario({ name, tells, run }: Scenario, { quick, seed, profiles, say }: RunOptions): Promise<Measured> {
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 100) / 10;
  const context = {
    seed,
    ...(profiles === undefined ? {} : { profiles }),
    pick: <T>(full: T, small: T) => (quick ? small : full),
    say: (line: string) => say(`${name}: ${line}`),
  };
  const stolen = await watchStolen();
  try {
    return { name, tells, rows: await within(context, run), seconds: seconds(), stolen: await stolen() };
  } catch (thrown) {
    const failed = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    return { name, tells, rows: [], seconds: seconds(), stolen: await stolen(), failed };
  }
}
