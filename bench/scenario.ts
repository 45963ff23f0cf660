/** What a figure has to reach (DESIGN, Proof). */
export type Target = { readonly atLeast: number } | { readonly atMost: number };

/** One figure. */
export interface Row {
  /** What was measured: `hub: accepted, 64 connections`. */
  readonly what: string;
  readonly figure: number;
  /** `/s`, `ms`, `MB`, `MB/s`, `×`, … */
  readonly unit: string;
  readonly target?: Target;
  /** How this figure compares with baselines of the same run: this one divided by the other. */
  readonly against?: readonly { readonly baseline: string; readonly ratio: number }[];
  /** Why a figure is not what one might think it is. */
  readonly note?: string;
}

/** What a scenario is given. */
export interface Context {
  readonly seed: number;
  /** Folder for CPU profiles of the hub; undefined: none are taken. */
  readonly profiles?: string;
  /** The one or the other, as the run is full or quick. */
  pick<T>(full: T, quick: T): T;
  /** One line about how far it has come, on standard error. */
  say(line: string): void;
  /** Is called when the scenario has ended, however it ended; the last given first. */
  later(close: () => Promise<unknown>): void;
}

/** One question about speed, with its baselines in the same run. */
export interface Scenario {
  readonly name: string;
  /** What it measures, in one sentence. */
  readonly tells: string;
  /** Is run only when it is named: it takes too long for a run of all. */
  readonly byNameOnly?: true;
  /** Rejects when messages were lost, refused or dead: figures of a failure are not figures. */
  run(context: Context): Promise<readonly Row[]>;
}

/** Does the figure reach its target? Undefined without one. */
export function isMet({ figure, target }: Row): boolean | undefined {
  if (target === undefined) return undefined;
  return 'atLeast' in target ? figure >= target.atLeast : figure <= target.atMost;
}
