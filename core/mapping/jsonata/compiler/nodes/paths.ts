import type { SyntaxNode } from '../../syntax.ts';
import type { Compiler } from '../compiler.ts';
import type { Compiled, Frame, Tuple } from '../frame.ts';
import { pushFlat, pushItem } from '../lists.ts';
import type { Scope } from '../scope.ts';
import { asSequence, type Flagged, isSequence, settle, settleKept } from '../sequence.ts';
import { children } from '../tree.ts';
import { compileGroup, grouping } from './groups.ts';
import { quickPath } from './quick-paths.ts';
import { rowsOfStep } from './rows.ts';
import { compileStep, filtered, type Step } from './steps.ts';

/** A path: each step for each item of what the one before it gave. */
export function compilePath(node: SyntaxNode, scope: Scope, compiler: Compiler): Compiled {
  const nodes = children(node, 'steps');
  let rows = false;
  const steps = nodes.map((step, index) => {
    rows ||= step['tuple'] === true;
    return compileStep(step, index === 0, rows, scope, compiler);
  });
  const startsAtVariable = nodes[0]?.type === 'variable';
  const keepsList = node['keepSingletonArray'] === true;
  const groupNode = node['group'] as SyntaxNode | undefined;
  const isQuick = !rows && !keepsList && node['keepArray'] !== true && groupNode === undefined && steps[0]?.isList !== true;
  if (isQuick && steps.every((step) => step.sort === undefined)) return quickPath(nodes, steps, startsAtVariable);

  const walk = walked(steps, startsAtVariable, node['tuple'] === true);
  const group =
    groupNode === undefined ? undefined : grouping(compileGroup(groupNode['lhs'] as never, groupNode.position, scope, compiler, rows));
  const finish = node['keepArray'] === true ? settleKept : settle;
  return (input, frame) => {
    const { values, rowed } = walk(input, frame);
    const found = keepsList ? kept(values) : values;
    return finish(group === undefined ? found : group(rowed ?? found, frame));
  };
}

/** What the steps found: as values, and as rows where the path goes in rows. */
interface Walked {
  readonly values: unknown;
  readonly rowed: Flagged | undefined;
}

function walked(steps: readonly Step[], startsAtVariable: boolean, endsInRows: boolean): (input: unknown, frame: Frame) => Walked {
  return (input, frame) => {
    let items: unknown[] = Array.isArray(input) && !startsAtVariable ? input : asSequence([input]);
    let found: unknown;
    let rows: unknown[] | undefined;
    let inRows = false;
    for (let place = 0; place < steps.length; place += 1) {
      const step = steps[place] as Step;
      inRows ||= step.rows;
      if (step.isList) found = step.value(items, frame);
      else if (inRows) rows = rowsOfStep(step, items, rows, frame);
      else found = stepped(step, items, place === steps.length - 1, frame);
      if (!inRows && (found === undefined || (found as { length?: unknown }).length === 0)) break;
      if (step.focus === undefined) items = found as unknown[];
    }
    if (!inRows) return { values: found, rowed: undefined };
    const tuples = rows as Flagged;
    return { values: endsInRows ? tuples : contexts(tuples, frame), rowed: tuples };
  };
}

/** One step over all items. */
function stepped(step: Step, items: unknown[], isLast: boolean, frame: Frame): unknown {
  if (step.sort !== undefined) return filtered(step.sort(items, frame), step.stages, frame);
  const results: unknown[] = [];
  // By place: after a list with a predicate, JSONata goes through the characters of a text, and through nothing of a number.
  for (let place = 0; place < items.length; place += 1) {
    frame.run.spend(1);
    const result = filtered(step.value(items[place], frame), step.stages, frame);
    if (result !== undefined) pushItem(results, result, frame.run);
  }
  const [only] = results;
  if (isLast && results.length === 1 && Array.isArray(only) && !isSequence(only)) return only;
  const sequence = asSequence([]);
  for (const result of results) pushFlat(sequence, result, frame.run);
  return sequence;
}

function contexts(rows: readonly unknown[], frame: Frame): Flagged {
  const values = asSequence([]);
  for (const row of rows) pushItem(values, (row as Tuple)['@'], frame.run);
  return values;
}

/** `a[]`: what is found stays a list.
 *  @throws TypeError, as JSONata does, where a path that begins with a list found nothing */
function kept(found: unknown): unknown {
  if (!Array.isArray(found)) throw new TypeError('nothing to keep');
  const list: Flagged = found;
  const sequence = list.cons === true && list.sequence !== true ? asSequence([list]) : list;
  if (sequence.sequence === true) sequence.keepSingleton = true;
  return sequence;
}
