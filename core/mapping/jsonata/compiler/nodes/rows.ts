import { type Frame, type Tuple, tupleFrame } from '../frame.ts';
import { pushItem } from '../lists.ts';
import { asSequence, type Flagged, isTupleStream } from '../sequence.ts';
import type { Stage, Step } from './steps.ts';

/** One step of a path that goes in rows: each result is a row of its own, with the variables of the row it came from.
 *  @param items what the path had found when it began to go in rows
 *  @param rows the rows so far; undefined at the first step in rows */
export function rowsOfStep(step: Step, items: unknown[], rows: unknown[] | undefined, frame: Frame): unknown[] {
  const found = step.sort === undefined ? steppedRows(step, items, rows, frame) : sortedRows(step, items, rows, frame);
  return staged(found, step.stages, frame);
}

function steppedRows(step: Step, items: unknown[], rows: unknown[] | undefined, frame: Frame): Flagged {
  const found = rowSequence();
  const from = (rows ?? items.map((item) => ({ '@': item }))) as readonly Tuple[];
  for (const row of from) {
    frame.run.spend(1);
    const result = step.value(row['@'], tupleFrame(frame, row));
    if (result === undefined) continue;
    const ofRows = isTupleStream(result);
    const results: readonly unknown[] = Array.isArray(result) ? result : [result];
    for (let index = 0; index < results.length; index += 1) {
      const next: Tuple = { ...row };
      if (ofRows) Object.assign(next, results[index]);
      else bind(step, next, row, results[index], index);
      pushItem(found, next, frame.run);
    }
  }
  return found;
}

function bind(step: Step, next: Tuple, row: Tuple, item: unknown, index: number): void {
  if (step.focus === undefined) next['@'] = item;
  else next[step.focus] = item;
  if (step.index !== undefined) next[step.index] = index;
  if (step.parent !== undefined) next[step.parent] = row['@'];
}

function sortedRows(step: Step, items: unknown[], rows: unknown[] | undefined, frame: Frame): unknown[] {
  const sort = step.sort as NonNullable<Step['sort']>;
  if (rows !== undefined) return sort(rows, frame);
  const found = rowSequence();
  for (const [index, item] of sort(items, frame).entries()) {
    const row: Tuple = { '@': item };
    row[String(step.index)] = index;
    pushItem(found, row, frame.run);
  }
  return found;
}

function staged(rows: unknown[], stages: readonly Stage[], frame: Frame): unknown[] {
  let result = rows;
  for (const stage of stages) {
    if ('filter' in stage) result = stage.filter(result, frame);
    else for (const [index, row] of result.entries()) (row as Tuple)[stage.index] = index;
  }
  return result;
}

function rowSequence(): Flagged {
  const rows = asSequence([]);
  rows.tupleStream = true;
  return rows;
}
