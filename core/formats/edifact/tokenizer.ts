import { hubError } from '../../kernel/errors.ts';
import type { Components, RawElement, RawSegment, Separators } from './model.ts';

/** The most elements of one segment, and the most components of one element. No directory comes near. */
const MAX_VALUES = 10_000;
/** Lists longer than this are not kept for the next segment: they would hold on to the text that their values came from. */
const USUAL_VALUES = 64;

const ORDINARY = 0;
const COMPONENT = 1;
const ELEMENT = 2;
const REPETITION = 3;
const TERMINATOR = 4;
const RELEASE = 5;
const LINE_BREAK = 6;

const LINE_BREAKS = /[\r\n]+/g;

/** Splits text into segments, one at a time, so that a large interchange need not be held as segments at once.
 *  Line breaks inside a segment are dropped: no level of ISO 9735 has them as data, they come from wrapped lines. */
export class Tokenizer {
  /** Where the next segment begins: an index into the text. */
  position = 0;
  #text: string;
  readonly #classes = new Uint8Array(256);
  /** What is being gathered. One list serves all segments: each gets a copy of just its length. */
  #components: string[] = [];
  #elements: RawElement[] = [];

  constructor(text: string, separators: Separators) {
    this.#text = text;
    this.use(separators);
  }

  /** Goes on with another text, from its beginning. */
  load(text: string): void {
    this.#text = text;
    this.position = 0;
  }

  /** From the next segment on, these separators are in force. A blank release character means: none. */
  use(separators: Separators): void {
    const classes = this.#classes.fill(ORDINARY);
    classes[10] = LINE_BREAK;
    classes[13] = LINE_BREAK;
    const set = (character: string | undefined, kind: number) => {
      if (character !== undefined && character !== ' ') classes[character.charCodeAt(0)] = kind;
    };
    set(separators.release, RELEASE);
    set(separators.repetition, REPETITION);
    set(separators.component, COMPONENT);
    set(separators.element, ELEMENT);
    set(separators.terminator, TERMINATOR);
  }

  /** Skips blanks and line breaks before a segment.
   *  @returns what was skipped */
  skipBlanks(): string {
    const text = this.#text;
    const from = this.position;
    let at = from;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      const blank = code === 32 || (code >= 9 && code <= 13);
      if (!blank || this.#classes[code] === TERMINATOR || this.#classes[code] === ELEMENT) break;
    }
    this.position = at;
    return at === from ? '' : text.slice(from, at);
  }

  /** The segment that begins here; undefined when the text ends before its terminator, and the position stays. */
  next(): RawSegment | undefined {
    const text = this.#text;
    const start = this.position;
    let at = start;
    let kind = ORDINARY;
    for (; at < text.length; at += 1) {
      kind = this.#classOf(text.charCodeAt(at));
      if (kind === ELEMENT || kind === TERMINATOR) break;
    }
    if (at >= text.length) return undefined;
    const tag = tagAt(text, start, at);
    const whole = tag.length === 3 ? tag : tag.replace(LINE_BREAKS, '');
    const wrapped = whole.length < tag.length;
    if (kind === TERMINATOR) {
      this.position = at + 1;
      return wrapped ? { tag: whole, elements: [], raw: tag } : { tag, elements: [] };
    }
    return this.#rest(whole, start, at + 1, wrapped);
  }

  #classOf(code: number): number {
    return code < 256 ? (this.#classes[code] as number) : ORDINARY;
  }

  /** One loop, no call for each character: this is where reading spends its time. */
  #rest(tag: string, start: number, first: number, wrapped: boolean): RawSegment | undefined {
    const text = this.#text;
    const classes = this.#classes;
    const components = this.#components;
    const elements = this.#elements;
    let values = 0;
    let size = 0;
    let repeats: Components[] | undefined;
    let released = '';
    let odd = wrapped;
    let from = first;
    for (let at = first; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      const kind = code < 256 ? classes[code] : ORDINARY;
      if (kind === ORDINARY) continue;
      if (kind === RELEASE || kind === LINE_BREAK) {
        released += text.slice(from, at);
        from = at + 1;
        if (kind === RELEASE) {
          at += 1;
          const next = this.#classOf(text.charCodeAt(at));
          odd ||= next === ORDINARY || next === LINE_BREAK;
        } else odd = true;
        continue;
      }
      if (values + size > MAX_VALUES) throw hubError('E_DOCUMENT_LIMIT', { limit: `${MAX_VALUES} values in a segment` });
      components[values] = released === '' ? text.slice(from, at) : released + text.slice(from, at);
      values += 1;
      released = '';
      from = at + 1;
      if (kind === COMPONENT) continue;
      const own = copyOf(components, values);
      values = 0;
      if (kind === REPETITION) {
        repeats ??= [];
        repeats.push(own);
        continue;
      }
      elements[size] = repeats === undefined ? own : { repeats: [...repeats, own] };
      size += 1;
      repeats = undefined;
      if (kind === TERMINATOR) {
        this.position = at + 1;
        const all = copyOf(elements, size);
        this.#forget();
        return odd ? { tag, elements: all, raw: text.slice(start, at) } : { tag, elements: all };
      }
    }
    this.#forget();
    return undefined;
  }

  #forget(): void {
    if (this.#components.length > USUAL_VALUES) this.#components = [];
    if (this.#elements.length > USUAL_VALUES) this.#elements = [];
  }
}

/** The first items as a list of their own. Lists made by pushing take several times the memory. */
function copyOf<T>(list: readonly T[], length: number): T[] {
  if (length === 1) return [list[0] as T];
  if (length === 2) return [list[0] as T, list[1] as T];
  if (length === 3) return [list[0] as T, list[1] as T, list[2] as T];
  return list.slice(0, length);
}

/** Tags met so far, by their three characters: a tag that is one text everywhere is compared and looked up at once. */
const tags = new Map<number, string>();

function tagAt(text: string, start: number, end: number): string {
  if (end - start !== 3) return text.slice(start, end);
  const first = text.charCodeAt(start);
  const second = text.charCodeAt(start + 1);
  const third = text.charCodeAt(start + 2);
  if (!isCapital(first) || !isTagCharacter(second) || !isTagCharacter(third)) return text.slice(start, end);
  const key = (first << 16) | (second << 8) | third;
  const known = tags.get(key);
  if (known !== undefined) return known;
  const tag = String.fromCharCode(first, second, third);
  tags.set(key, tag);
  return tag;
}

/** Is this a segment tag? What is none may be a piece of data, and is not shown. */
export function isTag(text: string): boolean {
  return text.length === 3 && isCapital(text.charCodeAt(0)) && isTagCharacter(text.charCodeAt(1)) && isTagCharacter(text.charCodeAt(2));
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isTagCharacter(code: number): boolean {
  return isCapital(code) || (code >= 48 && code <= 57);
}
