import type { Json, JsonObject } from '../kernel/json.ts';
import { eachInSteps, type Steps } from '../kernel/steps.ts';
import { limitFault, MapFault } from './fault.ts';

/** Objects and lists within each other; deeper documents are refused, as copying them would overflow the stack. */
const maxNesting = 500;

/** Checks a document that an evaluation gets as it is, to read only.
 *  @throws MapFault E_MAP_LIMIT when it is nested too deeply, E_MAP_FAILED when it uses field names that the evaluators reserve */
export function checkInput(value: Json): Json {
  checkIn(value, 0);
  return value;
}

function checkIn(value: Json, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth === maxNesting) throw tooDeep();
  if (Array.isArray(value)) {
    for (const item of value) checkIn(item as Json, depth + 1);
    return;
  }
  const object = value as JsonObject;
  for (const name of Object.keys(object)) {
    checkName(name);
    checkIn(object[name] as Json, depth + 1);
  }
}

/** A deep copy of a document for an evaluation that marks and changes what it is given: the same document may go to several
 *  mappings at once.
 *  @throws as {@link checkInput} */
export function copyInput(value: Json): Json {
  return copyIn(value, 0);
}

function copyIn(value: Json, depth: number): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (depth === maxNesting) throw tooDeep();
  if (Array.isArray(value)) return value.map((item) => copyIn(item as Json, depth + 1));
  const object = value as JsonObject;
  const copy: Record<string, Json> = {};
  for (const name of Object.keys(object)) {
    checkName(name);
    setOwn(copy, name, copyIn(object[name] as Json, depth + 1));
  }
  return copy;
}

function tooDeep(): MapFault {
  return limitFault(`${maxNesting} levels of nesting in the document`);
}

/** The reference evaluator knows functions by the first, and lists and rows of its own by the others, wherever it meets them. */
function checkName(name: string): void {
  if (name.charCodeAt(0) === underscore ? name.startsWith('_jsonata_') : name === 'tupleStream' || name === 'outerWrapper') {
    const reason = 'the document has a field whose name is reserved: tupleStream, outerWrapper, or one that begins with _jsonata_';
    throw new MapFault('E_MAP_FAILED', { reason });
  }
}

const underscore = 95;

/** The result of an evaluation as plain JSON: no list flags, no absent fields, nothing shared with the input.
 *  @returns undefined where the mapping gave nothing
 *  @throws MapFault E_MAP_RESULT for functions and numbers that JSON has not, E_MAP_LIMIT beyond size and nesting */
export function toPlainJson(value: unknown, maxBytes: number): Json | undefined {
  return new Output(maxBytes).copy(value, 0);
}

/** The same in steps, of one item of a list each. */
export function* plainJsonInSteps(list: readonly unknown[], maxBytes: number): Steps<Json> {
  return yield* new Output(maxBytes).copyInSteps(list);
}

class Output {
  #left: number;
  readonly #maxBytes: number;
  /** Names and places from the result down to the value at hand; what lies beyond its depth is left over. */
  readonly #trail: (string | number)[] = [];

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
    this.#left = maxBytes;
  }

  *copyInSteps(list: readonly unknown[]): Steps<Json[]> {
    this.#spend(2);
    return (yield* eachInSteps(list, (item, index) => this.#copyItem(item, index, 0))).filter((item) => item !== undefined);
  }

  copy(value: unknown, depth: number): Json | undefined {
    switch (typeof value) {
      case 'string':
        this.#spend(value.length + 2);
        return value;
      case 'number':
        this.#spend(8);
        if (!Number.isFinite(value)) throw unusable(`the number at ${this.#place(depth)} is not finite`);
        return value;
      case 'boolean':
        this.#spend(4);
        return value;
      case 'undefined':
        return undefined;
      case 'object':
        return value === null ? null : this.#copyObject(value as Readonly<Record<string, unknown>>, depth);
      default:
        throw unusable(`${this.#place(depth)} is a function`);
    }
  }

  #copyObject(value: Readonly<Record<string, unknown>>, depth: number): Json {
    this.#spend(2);
    if (depth === maxNesting) throw limitFault(`${maxNesting} levels of nesting in the result`);
    if (Array.isArray(value)) return this.#copyList(value, depth);
    if (value['_jsonata_lambda'] === true || value['_jsonata_function'] === true) throw unusable(`${this.#place(depth)} is a function`);
    const copy: Record<string, Json> = {};
    for (const name of Object.keys(value)) {
      this.#spend(name.length + 3);
      this.#trail[depth] = name;
      const plain = this.copy(value[name], depth + 1);
      if (plain !== undefined) setOwn(copy, name, plain);
    }
    return copy;
  }

  #copyList(list: readonly unknown[], depth: number): Json[] {
    const copy: Json[] = [];
    for (let index = 0; index < list.length; index += 1) {
      const plain = this.#copyItem(list[index], index, depth);
      if (plain !== undefined) copy.push(plain);
    }
    return copy;
  }

  #copyItem(item: unknown, index: number, depth: number): Json | undefined {
    this.#trail[depth] = index;
    return this.copy(item, depth + 1);
  }

  #spend(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw limitFault(`${this.#maxBytes} bytes of output`);
  }

  #place(depth: number): string {
    return depth === 0 ? 'the result' : `/${this.#trail.slice(0, depth).join('/')}`.slice(0, 200);
  }
}

/** A field named `__proto__` is data like any other. */
function setOwn(target: Record<string, Json>, key: string, value: Json): void {
  if (key === '__proto__') Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  else target[key] = value;
}

function unusable(reason: string): MapFault {
  return new MapFault('E_MAP_RESULT', { reason });
}
