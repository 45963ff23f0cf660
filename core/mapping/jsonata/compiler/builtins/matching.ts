import { ExpressionFault } from '../fault.ts';
import type { FunctionValue } from '../functions.ts';
import { pushItem } from '../lists.ts';
import type { Run } from '../run.ts';
import { asSequence } from '../sequence.ts';
import { substitute } from './substitution.ts';

/** What a regular expression, or a function in its place, gives for a text: the match, and how to get the next. */
export interface Match {
  readonly match: string;
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
  readonly next: FunctionValue;
}

/** @throws T1010 when a matcher function gives something else */
function firstMatch(matcher: FunctionValue, text: string): Match | undefined {
  return checked(matcher(text));
}

function nextMatch(match: Match): Match | undefined {
  // JSONata calls it without any check: a matcher function without `next` is a TypeError there, and here.
  return checked(match.next(undefined));
}

function checked(found: unknown): Match | undefined {
  const match = found as Match | undefined;
  if (match && !(typeof match.start === 'number' || Array.isArray(match.groups) || typeof match.next === 'function'))
    throw new ExpressionFault('T1010');
  return match;
}

function checkLimit(limit: number | undefined, code: string): void {
  if (limit !== undefined && limit < 0) throw new ExpressionFault(code);
}

/** The matches, one after the other, at most so many. */
function* matches(matcher: FunctionValue, text: string, limit: number | undefined, run: Run): Generator<Match> {
  let found = firstMatch(matcher, text);
  for (let count = 0; found !== undefined && (limit === undefined || count < limit); count += 1) {
    run.spend(4);
    yield found;
    found = nextMatch(found);
  }
}

/** `$contains(text, token)` */
export function contains(text: string | undefined, token: string | FunctionValue | undefined): unknown {
  if (text === undefined || token === undefined) return undefined;
  return typeof token === 'string' ? text.includes(token) : firstMatch(token, text) !== undefined;
}

/** `$match(text, pattern, limit?)`
 *  @throws D3040 for a negative limit */
export function match(text: string | undefined, pattern: FunctionValue, limit: number | undefined, run: Run): unknown {
  if (text === undefined) return undefined;
  checkLimit(limit, 'D3040');
  const found = asSequence([]);
  if (limit === undefined || limit > 0)
    for (const one of matches(pattern, text, limit, run)) pushItem(found, { match: one.match, index: one.start, groups: one.groups }, run);
  return found;
}

/** `$split(text, separator, limit?)`
 *  @throws D3020 for a negative limit */
export function split(
  text: string | undefined,
  separator: string | FunctionValue | undefined,
  limit: number | undefined,
  run: Run,
): unknown {
  if (text === undefined) return undefined;
  checkLimit(limit, 'D3020');
  if (limit !== undefined && !(limit > 0)) return [];
  if (typeof separator === 'string') return text.split(separator, limit);
  const parts: string[] = [];
  let start = 0;
  for (const one of matches(separator as FunctionValue, text, limit, run)) {
    parts.push(text.substring(start, one.start));
    start = one.end;
  }
  if (limit === undefined || parts.length < limit) parts.push(text.substring(start));
  return parts;
}

/** `$replace(text, pattern, replacement, limit?)`
 *  @throws D3010, D3011, D3012 */
export function replace(
  text: string | undefined,
  pattern: string | FunctionValue | undefined,
  replacement: string | FunctionValue | undefined,
  limit: number | undefined,
  run: Run,
): unknown {
  if (text === undefined) return undefined;
  if (pattern === '') throw new ExpressionFault('D3010');
  checkLimit(limit, 'D3011');
  if (limit !== undefined && !(limit > 0)) return text;
  if (typeof pattern === 'string') {
    // JSONata would write out the source text of the function.
    if (typeof replacement === 'function') throw new ExpressionFault('D3012');
    return replaceText(text, pattern, String(replacement), limit, run);
  }
  let result = '';
  let position = 0;
  for (const one of matches(pattern as FunctionValue, text, limit, run)) {
    const written = typeof replacement === 'string' ? substitute(replacement, one) : (replacement as FunctionValue)(one);
    if (typeof written !== 'string') throw new ExpressionFault('D3012');
    result += text.substring(position, one.start) + written;
    position = one.start + one.match.length;
  }
  return result + text.substring(position);
}

function replaceText(text: string, pattern: string, replacement: string, limit: number | undefined, run: Run): string {
  let result = '';
  let position = 0;
  let found = text.indexOf(pattern);
  for (let count = 0; found !== -1 && (limit === undefined || count < limit); count += 1) {
    run.spend(1);
    result += text.substring(position, found) + replacement;
    position = found + pattern.length;
    found = text.indexOf(pattern, position);
  }
  return result + text.substring(position);
}
