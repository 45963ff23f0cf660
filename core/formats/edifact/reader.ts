import { hubError } from '../../kernel/errors.ts';
import { encodingOf, nameCharacter } from './charset.ts';
import { Faults } from './faults.ts';
import { InterchangeBuilder, isTag, type Place } from './interchange-builder.ts';
import { defaultSeparators, type EdifactFile, type Interchange, type RawSegment, valueAt } from './model.ts';
import { byteAt, byteOrderMark, declarationIn, impliedSeparators, openSection, type Section, separatorsOf } from './section.ts';
import { Tokenizer } from './tokenizer.ts';

/** What reading came to. */
export interface EdifactReading {
  readonly file: EdifactFile;
  readonly faults: Faults;
}

/** The largest file that is read, in bytes. */
export const maxEdifactBytes = 256 * 1024 * 1024;
/** The most segments that one file may have. A segment takes far more memory than its bytes do in the file. */
export const maxSegments = 1_000_000;
/** After so many segments whose tag is none, what follows is taken for something else than EDIFACT. */
export const maxUnreadable = 1_000;

/** Reads a file of interchanges or bare messages: bytes to character set, to service characters, to segments.
 *  Nothing that was sent is lost: whatever has no lawful place is kept as a stray segment or as the file's `rest`.
 *  @throws HubError `E_EDI_NOT_EDIFACT` for a file that does not begin as EDIFACT, `E_DOCUMENT_LIMIT` for one that is too large */
export function readEdifact(bytes: Uint8Array): EdifactReading {
  if (bytes.length > maxEdifactBytes) throw hubError('E_DOCUMENT_LIMIT', { limit: `${maxEdifactBytes} bytes` });
  return new Reader(bytes).read();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f]/;
const NOT_ASCII = /[\u0080-\uffff]/;

class Reader {
  readonly #bytes: Uint8Array;
  readonly #mark: { readonly length: number; readonly encoding?: string };
  readonly #faults = new Faults();
  readonly #builder = new InterchangeBuilder(this.#faults);
  #section: Section;
  #tokenizer: Tokenizer;
  /** May segments of this section have characters that are not allowed? Then each is searched. */
  #suspicious: boolean;
  /** What stands before the second segment, and so, likely, before all others. */
  #between: string | undefined;
  #isFirst = true;
  #segments = 0;
  #unreadable = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#mark = byteOrderMark(bytes);
    this.#section = openSection(bytes, this.#mark.length, this.#mark.encoding);
    this.#tokenizer = new Tokenizer(this.#section.text, 0, defaultSeparators);
    this.#suspicious = isSuspicious(this.#section);
  }

  read(): EdifactReading {
    this.#tokenizer.skipBlanks();
    if (!/^UN[ABH]/.test(this.#section.text.slice(this.#tokenizer.position, this.#tokenizer.position + 3)))
      throw hubError('E_EDI_NOT_EDIFACT');
    this.#tokenizer.position = 0;
    let end = 0;
    while (this.#readOne()) end = this.#tokenizer.position;
    const rest = this.#section.text.slice(end);
    const interchanges = this.#builder.end(rest.trim() !== '');
    return { file: { bom: this.#mark.length > 0, between: this.#between ?? '', interchanges, rest }, faults: this.#faults };
  }

  /** Reads one segment or one UNA; false at the end of the text. */
  #readOne(): boolean {
    const lead = this.#tokenizer.skipBlanks();
    this.#switchCharset();
    const at = this.#tokenizer.position;
    const text = this.#section.text;
    if (at >= text.length) return false;
    if (this.#isUna(at)) {
      this.#takeUna(text.slice(at, at + 9), lead);
      return true;
    }
    if (text.startsWith('UNB', at) ? !this.#builder.awaitsHeader : !this.#builder.isOpen) this.#beginWithoutUna();
    const segment = this.#tokenizer.next();
    if (segment === undefined) return false;
    const own = this.#ownLead(lead);
    this.#take(own === undefined ? segment : { ...segment, lead: own });
    return true;
  }

  #isUna(at: number): boolean {
    const text = this.#section.text;
    return text.startsWith('UNA', at) && at + 9 <= text.length && !/[A-Z0-9]/.test(text[at + 3] as string);
  }

  #takeUna(una: string, lead: string): void {
    const own = this.#ownLead(lead);
    const announced = separatorsOf(una);
    const separators = typeof announced === 'string' ? defaultSeparators : announced;
    const interchange = this.#builder.begin(this.#section.encoding, separators, { una, ...(own === undefined ? {} : { unaLead: own }) });
    if (typeof announced === 'string') this.#faults.add(interchange, 'E_EDI_UNA', { reason: announced }, { tag: 'UNA' });
    this.#tokenizer.use(separators);
    this.#tokenizer.position += una.length;
  }

  #beginWithoutUna(): void {
    const { separators, lineBreaks } = impliedSeparators(this.#section.text, this.#tokenizer.position);
    const interchange = this.#builder.begin(this.#section.encoding, separators, {});
    if (lineBreaks) this.#faults.add(interchange, 'E_EDI_TERMINATOR', {}, { segment: 1 });
    this.#tokenizer.use(separators);
  }

  #take(segment: RawSegment): void {
    this.#segments += 1;
    if (this.#segments > maxSegments) throw hubError('E_DOCUMENT_LIMIT', { limit: `${maxSegments} segments` });
    const place = this.#builder.take(segment);
    if (segment.tag === 'UNB') this.#obeyHeader(segment, place);
    if (!isTag(segment.tag)) this.#refuseTag(segment, place);
    if (this.#suspicious) this.#inspect(segment, place);
  }

  #refuseTag(segment: RawSegment, place: Place): void {
    this.#unreadable += 1;
    if (this.#unreadable > maxUnreadable) throw hubError('E_DOCUMENT_LIMIT', { limit: `${maxUnreadable} unreadable segments` });
    this.#faults.add(place.owner, 'E_EDI_TAG', { tag: JSON.stringify(segment.tag.slice(0, 3)) }, place.at);
  }

  /** The UNB says which syntax is in force: only version 4 repeats elements (ISO 9735-1:2002, clause 8.5). */
  #obeyHeader(segment: RawSegment, place: Place): void {
    const interchange = place.owner as Interchange;
    const { repetition, ...others } = interchange.separators;
    const repeats = valueAt(segment, 0, 1) >= '4' ? (interchange.una === undefined ? '*' : repetition) : undefined;
    const separators = repeats === undefined ? others : { ...others, repetition: repeats };
    this.#builder.useSeparators(separators);
    this.#tokenizer.use(separators);
    const identifier = valueAt(segment, 0, 0);
    if (identifier !== '' && encodingOf(identifier) === undefined) {
      this.#faults.add(
        interchange,
        'E_EDI_SYNTAX_UNKNOWN',
        { identifier: identifier.slice(0, 4) },
        { ...place.at, element: 1, component: 1 },
      );
    }
  }

  #inspect(segment: RawSegment, { owner, at }: Place): void {
    const values = segment.elements.flatMap((element) => ('repeats' in element ? element.repeats.flat() : element)).join('');
    const charset = this.#section.declared.identifier ?? this.#section.declared.encoding;
    if (this.#section.faulty && NOT_ASCII.test(values)) this.#faults.add(owner, 'E_CHARSET', { charset }, at);
    const control = CONTROL.exec(values)?.[0];
    if (control !== undefined) this.#faults.add(owner, 'E_EDI_CHARACTER', { character: nameCharacter(control), charset }, at);
  }

  /** Where an interchange in another character set begins, the rest of the bytes is decoded anew. */
  #switchCharset(): void {
    const { position } = this.#tokenizer;
    const { text } = this.#section;
    if (this.#isFirst || this.#mark.encoding !== undefined || !text.startsWith('UN', position)) return;
    const begins = text[position + 2] === 'B' ? !this.#builder.awaitsHeader : text[position + 2] === 'A';
    if (!begins) return;
    const declared = declarationIn(text.slice(position, position + 64));
    if (declared.identifier === undefined || declared.encoding === this.#section.declared.encoding) return;
    this.#section = openSection(this.#bytes, byteAt(this.#section, position), undefined);
    this.#tokenizer = new Tokenizer(this.#section.text, 0, defaultSeparators);
    this.#suspicious = isSuspicious(this.#section);
  }

  /** The lead, where it is not what is expected: nothing before the first segment, `between` before the others. */
  #ownLead(lead: string): string | undefined {
    if (!this.#isFirst) this.#between ??= lead;
    const expected = this.#isFirst ? '' : this.#between;
    this.#isFirst = false;
    return lead === expected ? undefined : lead;
  }
}

function isSuspicious(section: Section): boolean {
  return section.faulty || CONTROL.test(section.text);
}
