import { ExpressionFault } from './fault.ts';

/** A finite number.
 *  @throws D1001 for an infinite one */
export function isNumber(value: unknown): value is number {
  if (typeof value !== 'number' || Number.isNaN(value)) return false;
  if (!Number.isFinite(value)) throw new ExpressionFault('D1001');
  return true;
}

export function isListOfNumbers(value: unknown): value is readonly number[] {
  if (!Array.isArray(value)) return false;
  let all = true;
  for (const item of value) if (!isNumber(item)) all = false;
  return all;
}

export function isListOfTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** The effective boolean value, that of nothing being false. */
export function isTrue(value: unknown): boolean {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'string':
      return value !== '';
    case 'number':
      return isNumber(value) && value !== 0;
    case 'object':
      return value !== null && (Array.isArray(value) ? isTrueList(value) : Object.keys(value).length > 0);
    default:
      return false;
  }
}

function isTrueList(list: readonly unknown[]): boolean {
  // Every item is looked at, as in JSONata: an infinite number is a fault wherever it stands.
  let any = false;
  for (const item of list) if (isTrue(item)) any = true;
  return any;
}

export function isDeepEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((item, index) => isDeepEqual(item, right[index]));
  return haveEqualFields(left, right);
}

function haveEqualFields(left: object, right: object): boolean {
  const names = Object.getOwnPropertyNames(left);
  if (Object.getOwnPropertyNames(right).length !== names.length) return false;
  if (!names.every((name) => Object.hasOwn(right, name))) return false;
  return names.every((name) => isDeepEqual((left as Record<string, unknown>)[name], (right as Record<string, unknown>)[name]));
}

/** Writes a field so that one named `__proto__` is data like any other. */
export function setField(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
  else target[name] = value;
}

/** The class of a value in a function's signature; `m`, missing, for nothing. */
export function signatureClass(value: unknown): string {
  switch (typeof value) {
    case 'function':
      return 'f';
    case 'string':
      return 's';
    case 'number':
      return 'n';
    case 'boolean':
      return 'b';
    case 'object':
      if (value === null) return 'l';
      return Array.isArray(value) ? 'a' : 'o';
    default:
      return 'm';
  }
}
