import { isJsonObject, type Json } from '../../kernel/json.ts';

/** At most so many differences are shown. */
const MAX_DIFFERENCES = 20;

/** How two JSON values differ, one line a difference with its JSON Pointer; undefined when they are equal. The order of
 *  an object's fields does not count. */
export function compareJson(expected: Json, actual: Json): string | undefined {
  const lines: string[] = [];
  collect('', expected, actual, lines);
  if (lines.length === 0) return undefined;
  const more = lines.length - MAX_DIFFERENCES;
  return [...lines.slice(0, MAX_DIFFERENCES), ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}

function collect(path: string, expected: Json | undefined, actual: Json | undefined, lines: string[]): void {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    for (let index = 0; index < Math.max(expected.length, actual.length); index += 1)
      collect(`${path}/${index}`, expected[index], actual[index], lines);
  } else if (isJsonObject(expected) && isJsonObject(actual)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)]))
      collect(`${path}/${escapePointer(key)}`, expected[key], actual[key], lines);
  } else if (JSON.stringify(expected) !== JSON.stringify(actual)) {
    lines.push(`${path === '' ? '/' : path}: expected ${show(expected)}, got ${show(actual)}`);
  }
}

/** How two texts differ: the first place, in a line of its own; undefined when they are equal. Line ends, and those at
 *  the end of the text, do not count. */
export function compareText(expected: string, actual: string): string | undefined {
  const [left, right] = [normalise(expected), normalise(actual)];
  if (left === right) return undefined;
  let offset = 0;
  while (left[offset] === right[offset]) offset += 1;
  const before = left.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - before.lastIndexOf('\n');
  return `line ${line}, column ${column}: expected ${show(left.slice(offset, offset + 60))}, got ${show(right.slice(offset, offset + 60))}`;
}

function normalise(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/\n+$/, '');
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function show(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
