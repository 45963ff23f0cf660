import { hubError } from '../../kernel/errors.ts';
import { atOneGo, type Steps } from '../../kernel/steps.ts';
import { nameCharacter } from '../edi/charset.ts';
import { Faults } from '../edi/faults.ts';
import { maxSegments, maxUnreadable, refuseBeyond, refuseTooLarge } from '../edi/limits.ts';
import { isBinary, octetsIn, readBinary } from './binary.ts';
import { InterchangeBuilder, isTag, type Place } from './interchange-builder.ts';
import { readIsa } from './isa.ts';
import type { Delimiters, RawSegment, X12File } from './model.ts';
import { textOf } from './text.ts';

/** What reading came to. */
export interface X12Reading {
  readonly file: X12File;
  readonly faults: Faults;
}

/** The most elements of one segment. No directory comes near. */
const maxElements = 10_000;

/** Reads a file of interchanges. Nothing that was sent is lost: whatever has no lawful place is kept as a loose segment,
 *  as what stands before an ISA, or as the file's `rest`.
 *  @throws HubError `E_EDI_NOT_X12` for a file that does not begin with ISA, `E_EDI_ISA` when its delimiters cannot be
 *  known, `E_DOCUMENT_LIMIT` for one that is too large */
export function readX12(bytes: Uint8Array): X12Reading {
  return atOneGo(readingX12(bytes));
}

/** The same in steps, of some segments each. */
export function* readingX12(bytes: Uint8Array): Steps<X12Reading> {
  refuseTooLarge(bytes);
  return yield* new Reader(bytes).read();
}

/** So many segments are read in one step. */
const AT_ONCE = 500;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f]/;
const LF = 10;
const CR = 13;
const SEPARATOR = /[^A-Za-z0-9\s]/;
const NEXT_ISA = /ISA[^A-Za-z0-9\s]/g;

class Reader {
  readonly #marked: boolean;
  readonly #encoding: string;
  readonly #text: string;
  readonly #faults = new Faults();
  readonly #builder = new InterchangeBuilder(this.#faults);
  /** May segments have characters that are not allowed? Then each is searched. */
  readonly #suspicious: boolean;
  #delimiters: Delimiters | undefined;
  /** What stands before the second segment, and so, likely, before all others. */
  #between: string | undefined;
  #isFirst = true;
  /** Tags found to be some. */
  readonly #tags = new Set<string>();
  #segments = 0;
  #unreadable = 0;
  #at = 0;

  constructor(bytes: Uint8Array) {
    const { text, encoding, marked } = textOf(bytes);
    this.#text = text;
    this.#encoding = encoding;
    this.#marked = marked;
    this.#suspicious = CONTROL.test(text);
  }

  *read(): Steps<X12Reading> {
    let end = 0;
    while (this.#readOne()) {
      end = this.#at;
      if (this.#segments % AT_ONCE === 0) yield;
    }
    const rest = this.#text.slice(end);
    const interchanges = this.#builder.end(isBlank(rest) ? '' : rest);
    const file = { encoding: this.#encoding, bom: this.#marked, between: this.#between ?? '', interchanges, rest };
    return { file, faults: this.#faults };
  }

  /** Reads one segment; false at the end of the text. */
  #readOne(): boolean {
    const from = this.#at;
    const at = this.#builder.isOpen ? this.#skipBlanks(from) : this.#nextIsa(from);
    if (at === undefined || at >= this.#text.length) return false;
    const lead = at === from ? '' : this.#text.slice(from, at);
    if (this.#isIsa(at)) return this.#begin(at, lead);
    const segment = this.#segmentAt(at);
    if (segment === undefined) return false;
    const own = this.#ownLead(lead);
    this.#take(own === undefined ? segment : { ...segment, lead: own });
    return true;
  }

  #isIsa(at: number): boolean {
    return this.#text.startsWith('ISA', at) && SEPARATOR.test(this.#text[at + 3] ?? '');
  }

  /** Where the next interchange begins. What stands before it is kept as its lead, and belongs to no interchange. */
  #nextIsa(from: number): number | undefined {
    const blank = this.#skipBlanks(from);
    if (this.#isIsa(blank)) return blank;
    if (this.#segments === 0) throw hubError(this.#text.startsWith('ISA', blank) ? 'E_EDI_ISA' : 'E_EDI_NOT_X12', { reason: noSeparator });
    NEXT_ISA.lastIndex = from;
    const found = NEXT_ISA.exec(this.#text)?.index;
    if (found !== undefined) this.#builder.reportBetween();
    return found;
  }

  #begin(at: number, lead: string): boolean {
    const isa = readIsa(this.#text, at);
    if (typeof isa === 'string') {
      if (this.#segments === 0) throw hubError('E_EDI_ISA', { reason: isa }, { at: { segment: 1, tag: 'ISA' } });
      this.#builder.reportUnusable(isa);
      return false;
    }
    this.#count();
    this.#delimiters = isa.delimiters;
    const own = this.#ownLead(lead);
    const interchange = this.#builder.begin(isa.delimiters, own === undefined ? isa.segment : { ...isa.segment, lead: own });
    if (isa.componentMissing) this.#faults.add(interchange, 'E_EDI_ELEMENT_MISSING', { element: 'ISA16' }, isa16);
    this.#at = isa.end;
    return true;
  }

  /** One loop, no call for each character: this is where reading spends its time. Undefined when no terminator follows. */
  #segmentAt(at: number): RawSegment | undefined {
    const text = this.#text;
    const { element, terminator } = this.#delimiters as Delimiters;
    const [separator, end] = [element.charCodeAt(0), terminator.charCodeAt(0)];
    const elements: string[] = [];
    let tag: string | undefined;
    let from = at;
    for (let index = at; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code === separator || code === end) {
        if (tag === undefined) {
          tag = text.slice(from, index);
          if (code === separator && isBinary(tag)) return this.#binaryAt(tag, index + 1) ?? this.#wrappedAt(at, element, terminator);
        } else elements.push(text.slice(from, index));
        from = index + 1;
        refuseBeyond(maxElements, elements.length, 'values in a segment');
        if (code === separator) continue;
        this.#at = from;
        return { tag, elements };
      }
      if (code === LF || code === CR) return this.#wrappedAt(at, element, terminator);
    }
    return undefined;
  }

  /** Binary data goes by its length; undefined where it has another, and the next terminator is its end. */
  #binaryAt(tag: string, from: number): RawSegment | undefined {
    const binary = readBinary(this.#text, tag, from, this.#delimiters as Delimiters, this.#encoding);
    if (binary === undefined) return undefined;
    this.#at = binary.end + 1;
    return { tag, elements: binary.elements, binary: true };
  }

  /** A segment with line breaks in it: no data, they come from wrapped lines. */
  #wrappedAt(at: number, element: string, terminator: string): RawSegment | undefined {
    const end = this.#text.indexOf(terminator, at);
    if (end < 0) return undefined;
    this.#at = end + 1;
    const raw = this.#text.slice(at, end);
    const [tag = '', ...elements] = raw.replace(/[\r\n]/g, '').split(element, maxElements + 2);
    refuseBeyond(maxElements, elements.length, 'values in a segment');
    return raw.includes('\r') || raw.includes('\n') ? { tag, elements, raw } : { tag, elements };
  }

  #take(segment: RawSegment): void {
    this.#count();
    this.#builder.take(segment);
    if (!this.#tags.has(segment.tag)) this.#judgeTag(segment);
    if (segment.binary !== true && isBinary(segment.tag)) this.#reportBinary(segment, this.#builder.place);
    else if (this.#suspicious && segment.binary !== true) this.#inspect(segment, this.#builder.place);
  }

  #count(): void {
    this.#segments += 1;
    refuseBeyond(maxSegments, this.#segments, 'segments');
  }

  #judgeTag({ tag }: RawSegment): void {
    if (isTag(tag)) {
      this.#tags.add(tag);
      return;
    }
    this.#unreadable += 1;
    refuseBeyond(maxUnreadable, this.#unreadable, 'unreadable segments');
    const { owner, at } = this.#builder.place;
    this.#faults.add(owner, 'E_EDI_TAG', { tag: JSON.stringify(tag.slice(0, 3)) }, at);
  }

  #reportBinary({ tag, elements }: RawSegment, { owner, at }: Place): void {
    const announced = elements.at(-2) ?? '';
    const counted = octetsIn(elements.at(-1) ?? '', this.#encoding);
    this.#faults.add(owner, 'E_EDI_COUNT', { tag, announced: JSON.stringify(announced.slice(0, 15)), what: 'octets', counted }, at);
  }

  #inspect(segment: RawSegment, { owner, at }: Place): void {
    const { component, repetition } = this.#delimiters as Delimiters;
    segment.elements.forEach((value, index) => {
      const data = value.replaceAll(component, '').replaceAll(repetition ?? component, '');
      const control = CONTROL.exec(data)?.[0];
      if (control === undefined) return;
      this.#faults.add(owner, 'E_EDI_CHARACTER', { character: nameCharacter(control), charset: 'X12' }, { ...at, element: index + 1 });
    });
  }

  #skipBlanks(from: number): number {
    const text = this.#text;
    let at = from;
    while (at < text.length && isBlankCode(text.charCodeAt(at)) && !this.#isDelimiter(text[at] as string)) at += 1;
    return at;
  }

  /** Between two interchanges nothing is one: there an empty line is blank where line breaks end segments. */
  #isDelimiter(character: string): boolean {
    return this.#builder.isOpen && (character === this.#delimiters?.element || character === this.#delimiters?.terminator);
  }

  /** The lead, where it is not what is expected: nothing before the first segment, `between` before the others. */
  #ownLead(lead: string): string | undefined {
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    if (!isFirst) this.#between ??= lead;
    return lead === (isFirst ? '' : this.#between) ? undefined : lead;
  }
}

const noSeparator = 'no element separator follows its tag';
const isa16 = { segment: 1, tag: 'ISA', element: 16 };

/** Blanks and line breaks; and the end-of-file character (SUB) that some systems put behind a file. */
function isBlankCode(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 26;
}

function isBlank(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (!isBlankCode(text.charCodeAt(at))) return false;
  return true;
}
