import { assignedIn } from '../assignments.ts';
import { type Compiler, Unsupported } from '../compiler.ts';
import { ExpressionFault } from '../fault.ts';
import { type Compiled, type Frame, type Tuple, tupleFrame } from '../frame.ts';
import { append } from '../lists.ts';
import type { Run } from '../run.ts';
import type { Scope } from '../scope.ts';
import { isSequence, isTupleStream } from '../sequence.ts';
import type { Pair } from '../tree.ts';
import { setField } from '../values.ts';

const reserved: ReadonlySet<string> = new Set(['_jsonata_lambda', '_jsonata_function']);

/** What is to be the value of one key: by which pair, and from which items. */
interface Entry {
  readonly pair: number;
  data: unknown;
}

/** The pairs of a grouping, compiled. */
export interface GroupParts {
  readonly keys: readonly Compiled[];
  readonly values: readonly Compiled[];
  readonly position: number | undefined;
  /** Whether the items may be rows, whose variables keys and values then see. */
  readonly rows: boolean;
}

/** Compiles the pairs of a grouping.
 *  @throws Unsupported where one of them assigns: JSONata evaluates them side by side, and none sees what another assigns */
export function compileGroup(
  pairs: readonly Pair[],
  position: number | undefined,
  scope: Scope,
  compiler: Compiler,
  rows: boolean,
): GroupParts {
  if (assignedIn(pairs.flat()).size > 0) throw new Unsupported('assignment within a grouping');
  const inner = rows ? scope.row() : scope;
  const keys = pairs.map(([key]) => compiler.compile(key, inner));
  const values = pairs.map(([, value]) => compiler.compile(value, inner));
  return { keys, values, position, rows };
}

/** Items to an object: those that give the same key make one value together.
 *  @throws T1003, D1009, D1013 */
export function grouping(parts: GroupParts): Compiled {
  return (input, frame) => (parts.rows || Array.isArray(input) ? groupOfMany(parts, input, frame) : groupOfOne(parts, input, frame));
}

/** One item makes one value with each pair. */
function groupOfOne({ keys, values, position }: GroupParts, item: unknown, frame: Frame): unknown {
  const names: (string | undefined)[] = [];
  for (const keyOf of keys) {
    const key = keyOf(item, frame);
    const name = key === undefined ? undefined : checkedKey(key, position);
    if (name !== undefined && names.includes(name)) throw new ExpressionFault('D1009', position);
    names.push(name);
  }
  const object: Record<string, unknown> = {};
  for (let pair = 0; pair < names.length; pair += 1) {
    const name = names[pair];
    const value = name === undefined ? undefined : (values[pair] as Compiled)(item, frame);
    if (name !== undefined && value !== undefined) setField(object, name, value);
  }
  return object;
}

function groupOfMany({ keys, values, position, rows }: GroupParts, input: unknown, frame: Frame): unknown {
  const ofRows = isTupleStream(input);
  const entries: Record<string, Entry> = Object.create(null) as Record<string, Entry>;
  for (const item of itemsOf(input, ofRows)) {
    frame.run.spend(1);
    const context = ofRows ? (item as Tuple)['@'] : item;
    const inside = rows ? tupleFrame(frame, ofRows ? (item as Tuple) : undefined) : frame;
    for (let pair = 0; pair < keys.length; pair += 1) {
      const key = (keys[pair] as Compiled)(context, inside);
      if (key !== undefined) enter(entries, checkedKey(key, position), pair, item, position, frame.run);
    }
  }
  const object: Record<string, unknown> = {};
  for (const key of Object.keys(entries)) {
    const { pair, data } = entries[key] as Entry;
    const compiled = values[pair] as Compiled;
    const value = rows ? rowsValue(compiled, data, ofRows, frame) : compiled(data, frame);
    if (value !== undefined) setField(object, key, value);
  }
  return object;
}

function itemsOf(input: unknown, ofRows: boolean): readonly unknown[] {
  if (!Array.isArray(input)) return [input];
  if (input.length > 0 || ofRows) return input;
  // Nothing to group is one item that is nothing. JSONata puts it into the list itself, for all to see who look there later.
  if (!isSequence(input)) throw new Unsupported('grouping an empty list');
  return [undefined];
}

function checkedKey(key: unknown, position: number | undefined): string {
  if (typeof key !== 'string') throw new ExpressionFault('T1003', position);
  if (reserved.has(key)) throw new ExpressionFault('D1013', position);
  return key;
}

function enter(entries: Record<string, Entry>, key: string, pair: number, item: unknown, position: number | undefined, run: Run): void {
  const entry = entries[key];
  if (entry === undefined) entries[key] = { pair, data: item };
  else if (entry.pair !== pair) throw new ExpressionFault('D1009', position);
  else entry.data = append(entry.data, item, run);
}

function rowsValue(compiled: Compiled, data: unknown, ofRows: boolean, frame: Frame): unknown {
  if (!ofRows) return compiled(data, tupleFrame(frame));
  const { '@': context, ...variables } = joined(data, frame.run);
  return compiled(context, tupleFrame(frame, variables));
}

/** Rows of the same key as one row: each variable has the values of all. */
function joined(data: unknown, run: Run): Tuple {
  if (!Array.isArray(data)) return data as Tuple;
  const [first, ...others] = data as readonly Tuple[];
  const row: Tuple = Object.assign(Object.create(null) as Tuple, first);
  for (const other of others) for (const name of Object.keys(other)) row[name] = append(row[name], other[name], run);
  return row;
}
