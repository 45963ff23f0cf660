import type { Json } from '../kernel/json.ts';
import type { Variables } from './evaluator.ts';
import { mapFault } from './fault.ts';
import { bindFunction, type Run } from './functions/function.ts';
import { library } from './functions/library.ts';

/** Names of the variables that mappings see, without `$`. */
export const contextVariables = ['partner', 'hub', 'envelope', 'request', 'case', 'parties', 'channel'] as const;

/** How a variable gets its value for one evaluation. */
export type Binder = readonly [name: string, bind: (run: Run) => Variables[string]];

/** The variables and functions that a mapping has beside JSONata's own: only those that it mentions, as making them costs
 *  time. */
export function bindersOf(names: ReadonlySet<string>): readonly Binder[] {
  const binders: Binder[] = [];
  for (const name of names) {
    const row = library.get(name);
    const variable = contextVariables.find((one) => one === name);
    // A party by role is a function, the whole address book a variable: $party(role), $parties.
    if (row !== undefined) binders.push([name, (run) => bindFunction(row, run)]);
    else if (variable !== undefined) binders.push([name, (run) => given(run, run.bindings[variable])]);
    else if (name === 'now') binders.push([name, (run) => (picture: unknown) => isoNow(run.bindings.now, picture)]);
    else if (name === 'millis') binders.push([name, (run) => () => run.bindings.now.getTime()]);
  }
  return binders;
}

function given(run: Run, value: Json | undefined): Json | undefined {
  return value === undefined ? undefined : run.given(value);
}

function isoNow(now: Date, picture: unknown): string {
  if (picture !== undefined) throw mapFault('$now takes no picture; write $fromMillis($millis(), picture, timezone)');
  return now.toISOString();
}
