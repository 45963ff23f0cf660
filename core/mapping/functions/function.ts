import type { Json, JsonObject } from '../../kernel/json.ts';
import type { NativeFunction } from '../evaluator.ts';
import { mapFault } from '../fault.ts';
import type { MappedDocument, MappingBindings } from '../mapping.ts';

/** One evaluation: what its functions may read, and what they add to its result. */
export interface Run {
  readonly bindings: MappingBindings;
  /** Hands a document to the evaluator: a copy where the evaluator may change it. */
  readonly given: (value: Json) => Json;
  readonly documents: MappedDocument[];
  readonly unknownCodes: { readonly list: string; readonly code: string }[];
  /** Bytes that may still be kept as documents. */
  documentBytesLeft: number;
}

/** What an argument may be. */
interface ArgumentTypes {
  readonly text: string;
  readonly number: number;
  readonly 'text or number': string | number;
  readonly object: JsonObject;
  readonly any: Json;
}

/** A parameter. Where a required one is absent, the function gives nothing, as JSONata's own functions do. */
export interface Parameter {
  readonly name: string;
  readonly type: keyof ArgumentTypes;
  readonly optional?: true;
}

type Arguments<Parameters extends readonly Parameter[]> = {
  [Index in keyof Parameters]: Parameters[Index] extends { readonly optional: true }
    ? ArgumentTypes[Parameters[Index]['type']] | undefined
    : ArgumentTypes[Parameters[Index]['type']];
};

/** An example of a call: documentation and test at once. Evaluated with the library's example pack. */
export interface Example {
  readonly expression: string;
  readonly output: Json;
}

/** A function of the library as a mapping's author sees it. */
export interface MapFunction {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly summary: string;
  readonly example: Example;
  /** How many of the parameters, the first ones, are required. */
  readonly required: number;
  readonly call: (run: Run, args: readonly unknown[]) => Json | undefined;
}

/** Declares a function of the library.
 *  @param row.apply gets checked arguments; throws a MapFault */
export function mapFunction<const Parameters extends readonly Parameter[]>(row: {
  readonly name: string;
  readonly parameters: Parameters;
  readonly summary: string;
  readonly example: Example;
  readonly apply: (run: Run, ...args: Arguments<Parameters>) => Json | undefined;
}): MapFunction {
  const { apply, ...rest } = row;
  return {
    ...rest,
    required: rest.parameters.filter((parameter) => parameter.optional !== true).length,
    call: (run, args) => {
      const checked = checkArguments(rest, args);
      return checked === undefined ? undefined : apply(run, ...(checked as Arguments<Parameters>));
    },
  };
}

/** The function for one evaluation. Parameters by name: the evaluator counts them, and reads their names for partial application. */
export function bindFunction(mapFunctionRow: MapFunction, run: Run): NativeFunction {
  const call = (...args: readonly unknown[]) => mapFunctionRow.call(run, args);
  switch (mapFunctionRow.parameters.length) {
    case 0:
      return () => call();
    case 1:
      return (first: unknown) => call(first);
    case 2:
      return withArity((first: unknown, second: unknown) => call(first, second), mapFunctionRow);
    default:
      return withArity((first: unknown, second: unknown, third: unknown) => call(first, second, third), mapFunctionRow);
  }
}

/** What a function like `$map` hands over: the required parameters, so that its index never becomes an optional one. */
function withArity(native: NativeFunction & { arity?: number }, row: MapFunction): NativeFunction {
  native.arity = row.required;
  return native;
}

/** `$code(list, value, fallback?)`. */
export function describeCall(row: MapFunction): string {
  return `$${row.name}(${row.parameters.map((parameter) => parameter.name + (parameter.optional === true ? '?' : '')).join(', ')})`;
}

/** The arguments, or undefined when a required one is absent. */
function checkArguments(
  row: { readonly name: string; readonly parameters: readonly Parameter[] },
  args: readonly unknown[],
): readonly unknown[] | undefined {
  let absent = false;
  for (let index = 0; index < row.parameters.length; index += 1) {
    const parameter = row.parameters[index] as Parameter;
    const argument = args[index];
    if (argument === undefined) absent ||= parameter.optional !== true;
    else if (!hasType(argument, parameter.type)) {
      throw mapFault(
        `$${row.name} needs ${parameter.type === 'any' ? 'a value' : `a ${parameter.type}`} as ${parameter.name}, not ${nameType(argument)}`,
      );
    }
  }
  return absent ? undefined : args;
}

function hasType(value: unknown, type: Parameter['type']): boolean {
  switch (type) {
    case 'text or number':
      return typeof value === 'string' || Number.isFinite(value);
    case 'text':
      return typeof value === 'string';
    case 'number':
      return Number.isFinite(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'any':
      return typeof value !== 'function';
  }
}

function nameType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return 'a text';
  return typeof value === 'number' ? 'a number' : `a ${typeof value}`;
}
