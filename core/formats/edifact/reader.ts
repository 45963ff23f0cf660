import { hubError } from '../../kernel/errors.ts';
import { decodeBytes, isBeyondAscii, nameCharacter } from '../edi/charset.ts';
import type { Faults } from '../edi/faults.ts';
import { maxSegments, maxUnreadable, refuseBeyond } from '../edi/limits.ts';
import { InterchangeBuilder, type InterchangeSink, type OpenInterchange, type Place, positionOf } from './interchange-builder.ts';
import { defaultSeparators, isRepeated, type RawSegment, type Separators, valueAt } from './model.ts';
import { type Declaration, declarationIn, impliedSeparators, openingLength, separatorsOf } from './opening.ts';
import { decodeSegment } from './segment-charset.ts';
import { encodingOf } from './syntax-identifiers.ts';
import { isTag, Tokenizer } from './tokenizer.ts';
import { Window } from './window.ts';

/** How much of a file is read. */
export interface ReadingLimits {
  /** The most segments. A segment takes far more memory than its bytes do in the file. */
  readonly segments: number;
  /** What may have so many: the whole file, where all of it is kept, or each message. */
  readonly of: 'file' | 'message';
  /** The most messages, of each of which its reference is kept to the end. */
  readonly messages: number;
  /** The most interchanges, of each of which its header and its faults are kept to the end. */
  readonly interchanges: number;
}

/** For a file that is read as a whole, and kept so. */
export const fileLimits: ReadingLimits = { segments: maxSegments, of: 'file', messages: 1_000_000, interchanges: 1_000_000 };
/** For a file that is read message by message, and may have any number of bytes. */
export const streamLimits: ReadingLimits = { segments: 250_000, of: 'message', messages: 1_000_000, interchanges: 1_000 };
/** The longest segment, and the longest gap before one, in characters. */
const maxSegmentLength = 16 * 1024 * 1024;
/** So many bytes are turned into text at once. */
const stride = 64 * 1024;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f]/;

const [LETTER_A, LETTER_B, LETTER_N, LETTER_U] = [0x41, 0x42, 0x4e, 0x55];

/** What stands around the segments of a file. */
export interface FileFrame {
  readonly bom: boolean;
  readonly between: string;
  readonly rest: string;
  readonly restEncoding?: string;
}

/** Reads a file of interchanges or bare messages as its bytes come: bytes to character set, to service characters, to
 *  segments, to the parts of interchanges, which the sink gets. How the bytes are cut into chunks changes nothing.
 *  Holds one message, and little more. */
export class EdifactReader {
  readonly #faults: Faults;
  readonly #limits: ReadingLimits;
  readonly #builder: InterchangeBuilder;
  readonly #window = new Window();
  readonly #tokenizer = new Tokenizer('', defaultSeparators);
  /** How much of the window's text was read. */
  #read = 0;
  #text = '';
  /** Has the text in hand characters that are not ASCII, or control characters? Only then is each segment searched. */
  #beyondAscii = false;
  #control = false;
  #declared: Declaration = { encoding: 'utf-8' };
  #separators = defaultSeparators;
  #interchange: OpenInterchange | undefined;
  /** Is it known of which encoding the interchange is? Not before a character beyond ASCII was met. */
  #settled = false;
  /** What stands before the second segment, and so, likely, before all others. */
  #between: string | undefined;
  #isFirst = true;
  #segments = 0;
  #messages = 0;
  #interchanges = 0;
  #unreadable = 0;

  constructor(sink: InterchangeSink, faults: Faults, limits: ReadingLimits) {
    this.#faults = faults;
    this.#limits = limits;
    this.#builder = new InterchangeBuilder(faults, sink);
  }

  /** @param chunk of any length; must not be changed afterwards
   *  @throws HubError `E_EDI_NOT_EDIFACT` for a file that does not begin as EDIFACT, `E_DOCUMENT_LIMIT` for what is too large */
  write(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; at += stride) {
      this.#window.add(chunk.subarray(at, at + stride));
      this.#readOn(false);
    }
  }

  /** The file ends here.
   *  @throws as {@link write} */
  end(): FileFrame {
    this.#readOn(true);
    if (this.#interchange === undefined) throw hubError('E_EDI_NOT_EDIFACT');
    const rest = this.#text.slice(this.#read);
    this.#builder.end(rest.trim() !== '');
    return { bom: this.#window.isMarked, between: this.#between ?? '', ...this.#decodeRest(rest, this.#interchange.encoding) };
  }

  #readOn(ended: boolean): void {
    if (!this.#window.advance(this.#read, ended)) return;
    this.#text = this.#window.text;
    this.#beyondAscii = isBeyondAscii(this.#text);
    this.#control = CONTROL.test(this.#text);
    this.#tokenizer.load(this.#text);
    this.#read = 0;
    while (this.#readOne(ended)) this.#read = this.#tokenizer.position;
  }

  /** Reads one segment or one UNA, if all of it is there and as much behind it as the opening of an interchange takes. */
  #readOne(ended: boolean): boolean {
    const tokenizer = this.#tokenizer;
    const lead = tokenizer.skipBlanks();
    const at = tokenizer.position;
    const left = this.#text.length - at;
    refuseBeyond(maxSegmentLength, lead.length, inSegment);
    if (left < openingLength && (!ended || left === 0)) return false;
    if (this.#isFirst) this.#requireBeginning(at);
    const third = serviceLetter(this.#text, at);
    if (third === LETTER_A && this.#isUna(at)) {
      this.#takeUna(this.#text.slice(at, at + 9), lead, at);
      return true;
    }
    const begins = third === LETTER_B ? !this.#builder.awaitsHeader : !this.#builder.isOpen;
    const segment = begins ? this.#begin(at, ended) : third === LETTER_B ? this.#nextHeader() : tokenizer.next();
    refuseBeyond(maxSegmentLength, segment === undefined ? left : tokenizer.position - at, inSegment);
    if (segment === undefined) return false;
    this.#take(segment, this.#ownLead(lead), at);
    return true;
  }

  #requireBeginning(at: number): void {
    if (!/^UN[ABH]/.test(this.#text.slice(at, at + 3))) throw hubError('E_EDI_NOT_EDIFACT');
    this.#declared = { encoding: this.#window.encoding ?? 'utf-8' };
  }

  #isUna(at: number): boolean {
    const text = this.#text;
    return at + 9 <= text.length && !/[A-Z0-9]/.test(text[at + 3] as string);
  }

  #takeUna(una: string, lead: string, at: number): void {
    const own = this.#ownLead(lead);
    this.#obeyDeclaration(at);
    const { encoding } = this.#declared;
    const advice = decodeBytes(una, encoding);
    const announced = advice === undefined ? notOfCharset : separatorsOf(advice);
    const separators = typeof announced === 'string' ? defaultSeparators : announced;
    const interchange = this.#open(separators, {
      una: advice ?? una,
      ...(own === undefined ? {} : { unaLead: own }),
      ...(advice === undefined ? { unaEncoding: 'latin1' } : {}),
    });
    if (typeof announced === 'string') this.#faults.add(interchange, 'E_EDI_UNA', { reason: announced }, { tag: 'UNA' });
    this.#use(typeof announced === 'string' ? defaultSeparators : (separatorsOf(una) as Separators));
    this.#tokenizer.position += una.length;
  }

  /** The UNB behind a UNA. It repeats nothing: only it says whether others may. */
  #nextHeader(): RawSegment | undefined {
    const { repetition: _, ...once } = this.#separators;
    this.#tokenizer.use(once);
    const segment = this.#tokenizer.next();
    if (segment === undefined) this.#tokenizer.use(this.#separators);
    return segment;
  }

  /** Begins an interchange that has no UNA with its first segment; not before that is there, for its end may be missing yet. */
  #begin(at: number, ended: boolean): RawSegment | undefined {
    const before = this.#separators;
    const { separators, lineBreaks } = impliedSeparators(this.#text, at, before);
    this.#use(separators);
    const segment = this.#tokenizer.next();
    if (segment === undefined && !ended) {
      this.#use(before);
      return undefined;
    }
    this.#obeyDeclaration(at);
    const interchange = this.#open(separators, {});
    if (lineBreaks) this.#faults.add(interchange, 'E_EDI_TERMINATOR', {}, { segment: 1 });
    return segment;
  }

  #open(separators: Separators, una: Pick<OpenInterchange, 'una' | 'unaLead' | 'unaEncoding'>): OpenInterchange {
    this.#settled = false;
    this.#interchanges += 1;
    refuseBeyond(this.#limits.interchanges, this.#interchanges, 'interchanges');
    this.#interchange = this.#builder.begin(this.#declared.encoding, separators, una);
    return this.#interchange;
  }

  #use(separators: Separators): void {
    this.#separators = separators;
    this.#tokenizer.use(separators);
  }

  /** What the UNB of the interchange says is in force for it, unless the file's first bytes said otherwise. */
  #obeyDeclaration(at: number): void {
    const declared = declarationIn(this.#text.slice(at, at + openingLength));
    if (declared.identifier === undefined) return;
    this.#declared = { ...declared, encoding: this.#window.encoding ?? declared.encoding };
  }

  #take(read: RawSegment, lead: string | undefined, at: number): void {
    this.#count(read.tag);
    let segment = read;
    let faulty = false;
    if (this.#beyondAscii && this.#declared.encoding !== 'latin1') {
      const decoded = decodeSegment(read, this.#text.slice(at, this.#tokenizer.position - 1), this.#declared);
      segment = decoded.encoding === undefined ? decoded.segment : this.#settle(decoded.segment, decoded.encoding);
      faulty = decoded.faulty;
    }
    if (lead !== undefined) segment = withLead(segment, lead);
    const place = this.#builder.take(segment);
    if (segment.tag === 'UNB') this.#obeyHeader(segment, place);
    if (!isTag(segment.tag)) this.#refuseTag(segment, place);
    if (faulty || this.#control) this.#inspect(segment, place, faulty);
    this.#builder.settle();
  }

  /** The first characters beyond ASCII say of which encoding the interchange is; what is of another one says so itself. */
  #settle(segment: RawSegment, encoding: string): RawSegment {
    const interchange = this.#interchange as OpenInterchange;
    if (!this.#settled) interchange.encoding = encoding;
    this.#settled = true;
    return encoding === interchange.encoding ? segment : { ...segment, encoding };
  }

  #count(tag: string): void {
    const { segments, of, messages } = this.#limits;
    if (tag === 'UNH') {
      this.#messages += 1;
      refuseBeyond(messages, this.#messages, 'messages');
      if (of === 'message') this.#segments = 0;
    }
    this.#segments += 1;
    refuseBeyond(segments, this.#segments, of === 'file' ? 'segments' : 'segments of a message');
  }

  #refuseTag(segment: RawSegment, place: Place): void {
    this.#unreadable += 1;
    refuseBeyond(maxUnreadable, this.#unreadable, 'unreadable segments');
    this.#faults.add(place.owner, 'E_EDI_TAG', { tag: JSON.stringify(segment.tag.slice(0, 3)) }, positionOf(segment, place));
  }

  /** The UNB says which syntax is in force: only version 4 repeats elements (ISO 9735-1:2002, clause 8.5). */
  #obeyHeader(segment: RawSegment, place: Place): void {
    const interchange = this.#interchange as OpenInterchange;
    const repeatsIn = (separators: Separators): Separators => {
      const { repetition, ...others } = separators;
      const repeats = valueAt(segment, 0, 1) >= '4' ? (interchange.una === undefined ? '*' : repetition) : undefined;
      return repeats === undefined ? others : { ...others, repetition: repeats };
    };
    interchange.separators = repeatsIn(interchange.separators);
    this.#use(repeatsIn(this.#separators));
    const identifier = valueAt(segment, 0, 0);
    if (identifier === '' || encodingOf(identifier) !== undefined) return;
    const at = { ...positionOf(segment, place), element: 1, component: 1 };
    this.#faults.add(interchange, 'E_EDI_SYNTAX_UNKNOWN', { identifier: identifier.slice(0, 4) }, at);
  }

  #inspect(segment: RawSegment, place: Place, faulty: boolean): void {
    const values = segment.elements.flatMap((element) => (isRepeated(element) ? element.repeats.flat() : element)).join('');
    const charset = this.#declared.identifier ?? this.#declared.encoding;
    const at = positionOf(segment, place);
    if (faulty && isBeyondAscii(values)) this.#faults.add(place.owner, 'E_CHARSET', { charset }, at);
    const control = CONTROL.exec(values)?.[0];
    if (control !== undefined) this.#faults.add(place.owner, 'E_EDI_CHARACTER', { character: nameCharacter(control), charset }, at);
  }

  /** The lead, where it is not what is expected: nothing before the first segment, `between` before the others. */
  #ownLead(lead: string): string | undefined {
    if (!this.#isFirst) this.#between ??= lead;
    const expected = this.#isFirst ? '' : this.#between;
    this.#isFirst = false;
    return lead === expected ? undefined : lead;
  }

  #decodeRest(rest: string, encoding: string): { readonly rest: string; readonly restEncoding?: string } {
    const { segment, encoding: own } = decodeSegment({ tag: rest, elements: [] }, rest, this.#declared);
    if (own === undefined || own === encoding) return { rest: segment.tag };
    return { rest: segment.tag, restEncoding: own };
  }
}

/** The third character of what begins as a service segment does; 0 for all else. */
function serviceLetter(text: string, at: number): number {
  return text.charCodeAt(at) === LETTER_U && text.charCodeAt(at + 1) === LETTER_N ? text.charCodeAt(at + 2) : 0;
}

/** Spelled out: where segments stand on lines of their own behind a UNA, all of them pass here. */
function withLead({ tag, elements, raw, encoding }: RawSegment, lead: string): RawSegment {
  if (encoding !== undefined) return { tag, elements, lead, ...(raw === undefined ? {} : { raw }), encoding };
  return raw === undefined ? { tag, elements, lead } : { tag, elements, lead, raw };
}

const inSegment = 'characters in a segment';
const notOfCharset = 'a service character is not of the character set of the interchange';
