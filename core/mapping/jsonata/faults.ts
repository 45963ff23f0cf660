import { limitFault, MapFault, mapFault } from '../fault.ts';
import type { MappingLimits } from '../limits.ts';
import { innermostPlace } from './builtins.ts';
import { startOf } from './position.ts';

/** What JSONata throws: an object with a code, and values of the document in it. */
interface JsonataFault {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly position?: unknown;
  readonly token?: unknown;
  readonly value?: unknown;
}

/** A syntax error in words. It quotes the mapping's own text only. */
export function describeSyntaxFault(thrown: unknown): { reason: string; offset: number } {
  const { code, message, position, token } = thrown as JsonataFault;
  if (thrown instanceof RangeError) return { reason: 'it is nested too deeply', offset: 0 };
  const end = typeof position === 'number' ? position : 0;
  const length = typeof token === 'string' && token !== '(end)' ? token.length : 0;
  return { reason: lowerFirst(`${String(message)}${typeof code === 'string' ? ` (${code})` : ''}`), offset: Math.max(0, end - length) };
}

/** Whatever the evaluator threw, as a fault that quotes nothing of the document, its position the start of the token.
 *  @param source the mapping: a message of `$error` or `$assert` is shown only if the mapping has it word for word */
export function describeFault(thrown: unknown, source: string, limits: MappingLimits): MapFault {
  const fault = thrown instanceof MapFault ? new MapFault(thrown.code, thrown.details) : toFault(thrown, source, limits);
  const { position, token } = placeIn(thrown);
  if (typeof position === 'number') fault.position = startOf(source, position, typeof token === 'string' ? token : undefined);
  return fault;
}

function toFault(thrown: unknown, source: string, limits: MappingLimits): MapFault {
  if (thrown instanceof RangeError) return limitFault('text length or recursion that the machine allows');
  const code = codeOf(thrown);
  const limit = limitOf(code, limits);
  if (limit !== undefined) return limitFault(limit);
  return mapFault(`${reasonOf(code, thrown as JsonataFault, source)} (${code})`);
}

function limitOf(code: string, limits: MappingLimits): string | undefined {
  if (code === 'D1011') return `${limits.depth} steps in progress`;
  if (code === 'D1012') return `${limits.timeMs} ms`;
  return code === 'D2014' || code === 'D2015' ? `${limits.items} items in a list` : undefined;
}

function placeIn(thrown: unknown): JsonataFault {
  if (typeof thrown !== 'object' || thrown === null) return {};
  return (thrown as { [innermostPlace]?: JsonataFault })[innermostPlace] ?? (thrown as JsonataFault);
}

function codeOf(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return typeof thrown;
  const { code } = thrown as JsonataFault;
  if (typeof code === 'string') return code;
  return thrown instanceof Error ? thrown.name : 'fault without a code';
}

function reasonOf(code: string, fault: JsonataFault, source: string): string {
  if (code === 'D3137' || code === 'D3141') {
    const text = typeof fault.message === 'string' ? fault.message : '';
    return text !== '' && source.includes(text) ? text : 'the mapping raised an error of its own';
  }
  return reasons[code] ?? 'the evaluator met a fault';
}

/** JSONata's run-time errors in words of our own, because its messages quote the values at hand. */
const reasons: Readonly<Record<string, string>> = {
  T0410: 'an argument of the function has the wrong type',
  T0411: 'the context value has the wrong type for the function',
  T0412: 'an argument of the function is a list of the wrong type',
  D1001: 'a number is out of range',
  D1002: 'what is negated is not a number',
  T1003: 'the name of a field is not a text',
  D1004: 'the regular expression matches empty text',
  T1005: 'what is called is not a function; its name lacks the $',
  T1006: 'what is called is not a function',
  T1007: 'what is partially applied is not a function; its name lacks the $',
  T1008: 'what is partially applied is not a function',
  D1009: 'two fields of the object get the same name',
  D1013: 'field names that begin with _jsonata_ are reserved',
  T1010: 'the matcher function does not give a match',
  T2001: 'the left side of the operator is not a number',
  T2002: 'the right side of the operator is not a number',
  T2003: 'the left side of the range is not a whole number',
  T2004: 'the right side of the range is not a whole number',
  T2006: 'the right side of ~> is not a function',
  T2007: 'the values to sort by have different types',
  T2008: 'the values to sort by are neither numbers nor texts',
  T2009: 'the two sides of the comparison have different types',
  T2010: 'the sides of the comparison are neither numbers nor texts',
  T2011: 'the update of a transform is not an object',
  T2012: 'the deletions of a transform are not texts',
  D3001: 'a number that is not finite cannot become a text',
  D3010: 'the pattern of $replace is empty',
  D3030: 'the value cannot be read as a number',
  D3060: 'the square root of a negative number',
  D3061: 'the power is not a number that JSON has',
  D3110: 'the value is not an ISO 8601 time',
  D3136: 'the picture lacks parts of the time',
  D3138: '$single found more than one',
  D3139: '$single found none',
  D3140: 'the URL is malformed',
};

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
