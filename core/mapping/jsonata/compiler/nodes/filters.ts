import type { SyntaxNode } from '../../syntax.ts';
import type { Compiler } from '../compiler.ts';
import { type Compiled, type Frame, type Tuple, tupleFrame } from '../frame.ts';
import { pushItem } from '../lists.ts';
import type { Scope } from '../scope.ts';
import { asSequence, type Flagged, isTupleStream } from '../sequence.ts';
import { isListOfNumbers, isNumber, isTrue } from '../values.ts';

/** Keeps part of a value: a predicate in brackets. */
export type Filter = (value: unknown, frame: Frame) => Flagged;

/** @param rows whether what is filtered may be rows, whose variables the predicate then sees */
export function compileFilter(predicate: SyntaxNode, scope: Scope, compiler: Compiler, rows: boolean): Filter {
  if (predicate.type === 'number') return itemAt(Math.floor(predicate.value as number));
  const condition = compiler.compile(predicate, rows ? scope.row() : scope);
  return rows ? filterRows(condition) : filterItems(condition);
}

/** The item at a place; from the end where it is negative. A list in that place is taken for its items. */
function itemAt(place: number): Filter {
  return (value, frame) => {
    const found = marked(asSequence([]), value);
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    const item = list[place < 0 ? list.length + place : place];
    if (Array.isArray(item)) return item;
    if (item !== undefined) pushItem(found, item, frame.run);
    return found;
  };
}

function filterItems(condition: Compiled): Filter {
  return (value, frame) => {
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    const kept = asSequence([]);
    for (let index = 0; index < list.length; index += 1) {
      frame.run.spend(1);
      const item = list[index];
      keep(kept, item, condition(item, frame), index, list.length, frame);
    }
    return kept;
  };
}

function filterRows(condition: Compiled): Filter {
  return (value, frame) => {
    const ofRows = isTupleStream(value);
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    const kept = marked(asSequence([]), value);
    for (let index = 0; index < list.length; index += 1) {
      frame.run.spend(1);
      const item = list[index];
      const row = ofRows ? (item as Tuple) : undefined;
      const result = condition(row === undefined ? item : row['@'], tupleFrame(frame, row));
      keep(kept, item, result, index, list.length, frame);
    }
    return kept;
  };
}

/** A number, or a list of them, names the places to keep; anything else is true or false. */
function keep(kept: unknown[], item: unknown, result: unknown, index: number, length: number, frame: Frame): void {
  if (typeof result === 'boolean') {
    if (result) pushItem(kept, item, frame.run);
    return;
  }
  const places = isNumber(result) ? [result] : result;
  if (!isListOfNumbers(places)) {
    if (isTrue(places)) pushItem(kept, item, frame.run);
    return;
  }
  frame.run.spend(places.length >> 3);
  for (const place of places) {
    const whole = Math.floor(place);
    if ((whole < 0 ? length + whole : whole) === index) pushItem(kept, item, frame.run);
  }
}

function marked(sequence: Flagged, source: unknown): Flagged {
  if (isTupleStream(source)) sequence.tupleStream = true;
  return sequence;
}
