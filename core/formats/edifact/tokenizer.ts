import { hubError } from '../../kernel/errors.ts';
import type { Components, RawElement, RawSegment, Separators } from './model.ts';

/** The most elements of one segment, and the most components of one element. No directory comes near. */
const MAX_VALUES = 10_000;

const ORDINARY = 0;
const COMPONENT = 1;
const ELEMENT = 2;
const REPETITION = 3;
const TERMINATOR = 4;
const RELEASE = 5;
const LINE_BREAK = 6;

/** Splits text into segments, one at a time, so that a large interchange need not be held as segments at once.
 *  Line breaks inside a segment are dropped: no level of ISO 9735 has them as data, they come from wrapped lines. */
export class Tokenizer {
  /** Where the next segment begins: an index into the text. */
  position: number;
  /** Where the segment given last began, behind its lead. */
  segmentStart: number;
  readonly #text: string;
  readonly #classes = new Uint8Array(256);

  constructor(text: string, position: number, separators: Separators) {
    this.#text = text;
    this.position = position;
    this.segmentStart = position;
    this.use(separators);
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
    const from = this.position;
    let at = from;
    for (; at < this.#text.length; at += 1) {
      const code = this.#text.charCodeAt(at);
      const blank = code === 32 || (code >= 9 && code <= 13);
      if (!blank || (this.#classes[code] ?? 0) === TERMINATOR || this.#classes[code] === ELEMENT) break;
    }
    this.position = at;
    return at === from ? '' : this.#text.slice(from, at);
  }

  /** The segment that begins here; undefined when the text ends before its terminator. */
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
    const tag = text.slice(start, at);
    this.segmentStart = start;
    if (kind === TERMINATOR) {
      this.position = at + 1;
      return { tag, elements: [] };
    }
    return this.#elements(tag, start, at + 1);
  }

  #classOf(code: number): number {
    return code < 256 ? (this.#classes[code] as number) : ORDINARY;
  }

  /** One loop, no call for each character: this is where reading spends its time. */
  #elements(tag: string, start: number, first: number): RawSegment | undefined {
    const text = this.#text;
    const classes = this.#classes;
    const elements: RawElement[] = [];
    let components: string[] = [];
    let repeats: Components[] | undefined;
    let released = '';
    let odd = false;
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
      if (components.length + elements.length > MAX_VALUES)
        throw hubError('E_DOCUMENT_LIMIT', { limit: `${MAX_VALUES} values in a segment` });
      components.push(released === '' ? text.slice(from, at) : released + text.slice(from, at));
      released = '';
      from = at + 1;
      if (kind === COMPONENT) continue;
      if (kind === REPETITION) {
        repeats ??= [];
        repeats.push(components);
      } else {
        elements.push(repeats === undefined ? components : { repeats: [...repeats, components] });
        repeats = undefined;
      }
      components = [];
      if (kind === TERMINATOR) {
        this.position = at + 1;
        return odd ? { tag, elements, raw: text.slice(start, at) } : { tag, elements };
      }
    }
    return undefined;
  }
}
