import { HubError } from '../../core/kernel/errors.ts';

/** Shown in place of a secret. */
const MASK = '•••';
const MAX_DEPTH = 6;
const MAX_CAUSES = 5;

/** Field names that hold secrets, compared without case and separators: `X-API-Key`, `apiKey`, `clientSecret`, `access_token`. */
const SECRET =
  /(authorization|cookie|password|passwd|passphrase|secrets?|token|apikey|adminkey|masterkey|privatekey|credentials?|connectionstring)$/;
/** Credentials inside a text: in an address (`amqp://user:password@host`), or after the name of a scheme. */
const IN_TEXT: readonly (readonly [RegExp, string])[] = [
  [/(\/\/[^/\s:@]*:)[^/\s@]+@/g, `$1${MASK}@`],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{6,}/gi, `$1 ${MASK}`],
];

/** The fields of a log line without secrets: values under secret names are masked, credentials in texts too, bytes are
 *  told by their number only, errors by code, message and causes. Never fails, whatever it is given. */
export function scrubFields(fields: object): Record<string, unknown> {
  try {
    return scrubObject(fields, 0);
  } catch {
    return { fields: 'unreadable' }; // a getter that throws
  }
}

function scrubObject(fields: object, depth: number): Record<string, unknown> {
  const scrubbed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const hidden = SECRET.test(name.replace(/[^A-Za-z]/g, '').toLowerCase()) && value !== undefined && value !== null;
    scrubbed[name] = hidden ? MASK : scrub(value, depth + 1);
  }
  return scrubbed;
}

function scrub(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return scrubText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return typeof value === 'function' || typeof value === 'symbol' ? undefined : value;
  if (value instanceof Error) return describeError(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'invalid date' : value.toISOString();
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
  if (depth > MAX_DEPTH) return '…';
  if (Array.isArray(value)) return value.map((item) => scrub(item, depth + 1));
  if (value instanceof Map) return scrubObject(Object.fromEntries(value), depth);
  if (value instanceof Set) return [...value].map((item) => scrub(item, depth + 1));
  return scrubObject(value, depth);
}

/** The text without the credentials in it. */
export function scrubText(text: string): string {
  return IN_TEXT.reduce((scrubbed, [pattern, mask]) => scrubbed.replace(pattern, mask), text);
}

/** An error as data. A HubError is foreseen, and its code says enough; what nobody foresaw tells where it came from.
 *  Other properties (a request with its headers, a row with its values) stay out. */
export function describeError(error: Error, depth = 0): Record<string, unknown> {
  const cause = error.cause instanceof Error && depth < MAX_CAUSES ? { cause: describeError(error.cause, depth + 1) } : {};
  if (error instanceof HubError) {
    const at = Object.keys(error.at).length === 0 ? {} : { at: error.at };
    return { code: error.code, message: scrubText(error.message), ...at, ...cause };
  }
  const { code } = error as { code?: unknown };
  return {
    name: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    // A parser's message quotes the text that it choked on.
    ...(error instanceof SyntaxError ? {} : { message: scrubText(error.message) }),
    stack: frames(error),
    ...cause,
  };
}

/** Where it was thrown; the first line of a stack repeats the message. */
function frames(error: Error): readonly string[] {
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim());
  return lines.filter((line) => line.startsWith('at ')).slice(0, 12);
}
