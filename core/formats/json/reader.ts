import { type HubError, hubError } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/json.ts';
import { atOneGo, type Steps } from '../../kernel/steps.ts';
import { lineOfFault } from '../line-of-fault.ts';

/** Caps on what is read. */
export const jsonLimits = { maxBytes: 25 * 1024 * 1024, maxDepth: 100 } as const;

/** Reads JSON (RFC 8259): UTF-8, with or without a byte order mark.
 *  Where a name is repeated in an object, the last one counts.
 *  @throws HubError `E_DOCUMENT_LIMIT`, `E_CHARSET` with its line, `E_JSON_SYNTAX` with line and column */
export function readJson(bytes: Uint8Array): Json {
  return atOneGo(readingJson(bytes));
}

/** The same in steps. The longest is the platform's own parser, which takes no pauses. */
export function* readingJson(bytes: Uint8Array): Steps<Json> {
  if (bytes.length > jsonLimits.maxBytes) throw hubError('E_DOCUMENT_LIMIT', { limit: `${jsonLimits.maxBytes} bytes` });
  const text = decodeUtf8(bytes);
  yield;
  const tooDeep = yield* placeTooDeep(text);
  if (tooDeep !== undefined) throw hubError('E_DOCUMENT_LIMIT', { limit: `depth ${jsonLimits.maxDepth}` }, { at: placeOf(text, tooDeep) });
  try {
    const json = JSON.parse(text) as Json;
    yield;
    const tooLarge = placeTooLarge(text);
    if (tooLarge !== undefined) throw hubError('E_DOCUMENT_LIMIT', { limit: 'numbers up to 1.8e308' }, { at: placeOf(text, tooLarge) });
    return json;
  } catch (thrown) {
    throw thrown instanceof SyntaxError ? syntaxError(text) : thrown;
  }
}

/** So many characters are looked at in one step. */
const PIECE = 1024 * 1024;

/** Index of the first number that is larger than numbers can be: it would be read as infinity, and written as null. */
function placeTooLarge(text: string): number | undefined {
  if (!/\d{300}|\d[eE]\+?\d{3}/.test(text)) return undefined;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g))
    if (!token.startsWith('"') && !Number.isFinite(Number(token))) return index;
  return undefined;
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw hubError('E_CHARSET', { charset: 'UTF-8' }, { at: { line: lineOfFault(bytes, 'utf-8') }, cause });
  }
}

/** Index of the bracket that opens one level too many. Looked for before parsing, which would use the stack for it. */
function* placeTooDeep(text: string): Steps<number | undefined> {
  let depth = 0;
  let inString = false;
  let pause = PIECE;
  for (let at = 0; at < text.length; at += 1) {
    if (at >= pause) {
      pause = at + PIECE;
      yield;
    }
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 92) at += 1;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 91 || code === 123) {
      depth += 1;
      if (depth > jsonLimits.maxDepth) return at;
    } else if (code === 93 || code === 125) depth -= 1;
  }
  return undefined;
}

/** The platform's own message quotes the document, which may hold personal data: the place is found again, with a reason of ours. */
function syntaxError(text: string): HubError {
  const { at, reason } = new FaultFinder(text).find();
  return hubError('E_JSON_SYNTAX', { reason }, { at: placeOf(text, at) });
}

function placeOf(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** Walks the grammar of RFC 8259 to the first place that leaves it. Runs only on text that is known to be faulty. */
class FaultFinder {
  readonly #text: string;
  #at = 0;
  #reason = 'something follows the value';

  constructor(text: string) {
    this.#text = text;
  }

  find(): { at: number; reason: string } {
    if (this.#value()) this.#blank();
    return { at: this.#at, reason: this.#at >= this.#text.length ? 'it ends too early' : this.#reason };
  }

  #value(): boolean {
    this.#blank();
    const first = this.#text[this.#at];
    if (first === '{') return this.#list('}', () => this.#member());
    if (first === '[') return this.#list(']', () => this.#value());
    if (first === '"') return this.#string();
    if (this.#match(/(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y)) return true;
    return this.#fail('a value is expected');
  }

  #list(end: string, item: () => boolean): boolean {
    this.#at += 1;
    this.#blank();
    if (this.#take(end)) return true;
    for (;;) {
      if (!item()) return false;
      this.#blank();
      if (this.#take(end)) return true;
      if (!this.#take(',')) return this.#fail(`a comma or ${end} is expected`);
    }
  }

  #member(): boolean {
    this.#blank();
    if (this.#text[this.#at] !== '"') return this.#fail('a name in double quotes is expected');
    if (!this.#string()) return false;
    this.#blank();
    return this.#take(':') ? this.#value() : this.#fail('a colon is expected');
  }

  #string(): boolean {
    this.#take('"');
    // Piece by piece: one pattern for a text of millions of escapes overflows the stack.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters must be escaped in JSON
    while (this.#match(/[^"\\\u0000-\u001f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y));
    return this.#take('"') || this.#fail('the text has a control character or an unknown escape');
  }

  #blank(): void {
    this.#match(/[ \t\n\r]*/y);
  }

  #match(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #fail(reason: string): false {
    this.#reason = reason;
    return false;
  }
}
