import type { Json } from '../kernel/json.ts';
import { limitFault, MapFault } from './fault.ts';

/** Objects and lists within each other; deeper documents are refused, as copying them would overflow the stack. */
const maxNesting = 500;

/** A deep copy of a document for one evaluation: the evaluator marks and changes lists that it is given, and the same
 *  document may go to several mappings at once.
 *  @throws MapFault E_MAP_LIMIT when it is nested too deeply, E_MAP_FAILED when it uses field names that the evaluator reserves */
export function copyInput(value: Json): Json {
  return copyIn(value, 0);
}

function copyIn(value: Json, depth: number): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (depth === maxNesting) throw limitFault(`${maxNesting} levels of nesting in the document`);
  if (Array.isArray(value)) return value.map((item) => copyIn(item as Json, depth + 1));
  const copy: Record<string, Json> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (key.startsWith('_jsonata_'))
      throw new MapFault('E_MAP_FAILED', { reason: 'the document has a field whose name begins with _jsonata_, which is reserved' });
    setOwn(copy, key, copyIn(inner, depth + 1));
  }
  return copy;
}

/** The result of an evaluation as plain JSON: no list flags, no absent fields, nothing shared with the input.
 *  @returns undefined where the mapping gave nothing
 *  @throws MapFault E_MAP_RESULT for functions and numbers that JSON has not, E_MAP_LIMIT beyond size and nesting */
export function toPlainJson(value: unknown, maxBytes: number): Json | undefined {
  return new Output(maxBytes).copy(value, '', 0);
}

class Output {
  #left: number;
  readonly #maxBytes: number;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
    this.#left = maxBytes;
  }

  copy(value: unknown, path: string, depth: number): Json | undefined {
    switch (typeof value) {
      case 'string':
        this.#spend(value.length + 2);
        return value;
      case 'number':
        this.#spend(8);
        if (!Number.isFinite(value)) throw unusable(`the number at ${describe(path)} is not finite`);
        return value;
      case 'boolean':
        this.#spend(4);
        return value;
      case 'undefined':
        return undefined;
      case 'object':
        return value === null ? null : this.#copyObject(value, path, depth);
      default:
        throw unusable(`${describe(path)} is a function`);
    }
  }

  #copyObject(value: object, path: string, depth: number): Json {
    this.#spend(2);
    if (depth === maxNesting) throw limitFault(`${maxNesting} levels of nesting in the result`);
    if (Array.isArray(value)) {
      const items = value.map((item, index) => this.copy(item, `${path}/${index}`, depth + 1));
      return items.filter((item) => item !== undefined);
    }
    if (Object.hasOwn(value, '_jsonata_lambda') || Object.hasOwn(value, '_jsonata_function'))
      throw unusable(`${describe(path)} is a function`);
    const copy: Record<string, Json> = {};
    for (const [key, inner] of Object.entries(value)) {
      this.#spend(key.length + 3);
      const plain = this.copy(inner, `${path}/${key}`, depth + 1);
      if (plain !== undefined) setOwn(copy, key, plain);
    }
    return copy;
  }

  #spend(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw limitFault(`${this.#maxBytes} bytes of output`);
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

function describe(path: string): string {
  return path === '' ? 'the result' : path.slice(0, 200);
}
