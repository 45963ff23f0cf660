import type { ColumnName } from './column.ts';
import type { Findings } from './stage.ts';

/** What was counted or measured, by name. */
export type Figures = Readonly<Record<string, number>>;

/** What a scenario other than the kills came to. */
export interface ScenarioReport extends Omit<Findings, 'driver' | 'depot'> {
  readonly scenario: 'broker-stopped' | 'database-stopped' | 'rolling-restart';
  readonly column: ColumnName;
  readonly seed: number;
  readonly figures: Figures;
  /** What the scenario itself found wrong, beside the rules. */
  readonly wrong: readonly string[];
}

/** Puts a report together; the logs stay behind. */
export function reportOf(
  parts: Pick<ScenarioReport, 'scenario' | 'column' | 'seed' | 'figures' | 'wrong'> & { readonly findings: Findings },
): ScenarioReport {
  const { scenario, column, seed, figures, wrong } = parts;
  const { driver: _driver, depot: _depot, ...findings } = parts.findings;
  return { scenario, column, seed, figures, wrong, ...findings };
}
