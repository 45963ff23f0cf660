import { atOneGo, type Steps } from '../../kernel/steps.ts';
import { encodeText } from '../edi/charset.ts';
import {
  type Components,
  type EdifactFile,
  type EdifactMessage,
  type FunctionalGroup,
  type Interchange,
  isRepeated,
  type RawSegment,
  type Separators,
  type Stray,
} from './model.ts';
import { Tokenizer } from './tokenizer.ts';

/** Writes a file exactly as its model says: for every lawful file, `write(read(bytes))` gives the same bytes. */
export function writeEdifact(file: EdifactFile): Uint8Array {
  return atOneGo(writingEdifact(file));
}

/** The same in steps, of some segments each. */
export function* writingEdifact(file: EdifactFile): Steps<Uint8Array> {
  const output = new Output(file.bom ? (file.interchanges[0]?.encoding ?? 'utf-8') : undefined);
  let first = true;
  const lead = (own: string | undefined): string => {
    const text = own ?? (first ? '' : file.between);
    first = false;
    return text;
  };
  for (const { una, unaLead, unaEncoding, separators, encoding, ...interchange } of file.interchanges) {
    if (una !== undefined) output.add(lead(unaLead) + una, unaEncoding ?? encoding);
    const writeSegment = segmentWriter(separators);
    for (const segment of segmentsOf(interchange)) {
      output.add(lead(segment.lead) + writeSegment(segment), segment.encoding ?? encoding);
      if (output.isFull) yield output.flush();
    }
  }
  output.add(file.rest, file.restEncoding ?? file.interchanges.at(-1)?.encoding ?? 'utf-8');
  return output.end();
}

/** So many segments are written in one step. */
const AT_ONCE = 500;

/** Gathers texts, each in its encoding. */
class Output {
  readonly #chunks: Uint8Array[] = [];
  #texts: string[] = [];
  #encoding = 'utf-8';

  /** @param marked encoding of a file that begins with a byte order mark. That of UTF-8 may stand before any text of single bytes. */
  constructor(marked: string | undefined) {
    if (marked !== undefined) this.#chunks.push(encodeText('\uFEFF', marked.startsWith('utf') ? marked : 'utf-8'));
  }

  add(text: string, encoding: string): void {
    if (encoding !== this.#encoding) this.flush();
    this.#encoding = encoding;
    this.#texts.push(text);
  }

  /** Is there enough to be encoded? */
  get isFull(): boolean {
    return this.#texts.length >= AT_ONCE;
  }

  flush(): undefined {
    this.#chunks.push(encodeText(this.#texts.join(''), this.#encoding));
    this.#texts = [];
  }

  end(): Uint8Array {
    this.flush();
    return Buffer.concat(this.#chunks);
  }
}

/** All segments of an interchange in the order in which they were sent. */
export function* segmentsOf(interchange: Pick<Interchange, 'header' | 'content' | 'trailer'>): Generator<RawSegment> {
  if (interchange.header !== undefined) yield interchange.header;
  for (const part of interchange.content) yield* segmentsOfPart(part);
  if (interchange.trailer !== undefined) yield interchange.trailer;
}

function* segmentsOfPart(part: EdifactMessage | FunctionalGroup | Stray): Generator<RawSegment> {
  if (part.kind === 'message') yield* part.segments;
  else if (part.kind === 'stray') yield part.segment;
  else {
    yield part.header;
    for (const inner of part.content) yield* segmentsOfPart(inner);
    if (part.trailer !== undefined) yield part.trailer;
  }
}

/** Gives segments as text, with their terminator and with release characters where data needs them. UNB repeats nothing, so
 *  its repetition separators are data as they are. */
export function segmentWriter(separators: Separators): (segment: RawSegment) => string {
  const { repetition, ...once } = separators;
  const write = writerFor(separators);
  const writeHeader = repetition === undefined ? write : writerFor(once);
  return (segment) => (segment.tag === 'UNB' ? writeHeader(segment) : write(segment));
}

function writerFor(separators: Separators): (segment: RawSegment) => string {
  const special = [separators.component, separators.element, separators.release, separators.terminator, separators.repetition]
    .filter((character) => character !== undefined && character !== ' ')
    .map((character) => `\\u${(character as string).charCodeAt(0).toString(16).padStart(4, '0')}`);
  const pattern = new RegExp(`[${special.join('')}]`, 'g');
  const released = `${separators.release.replace('$', '$$$$')}$&`;
  const escaped = (value: string) => value.replace(pattern, released);
  const composite = (components: Components) => components.map(escaped).join(separators.component);
  return (segment) => {
    if (segment.raw !== undefined && stillSays(segment, separators)) return segment.raw + separators.terminator;
    let text = segment.tag;
    for (const element of segment.elements) {
      text += separators.element;
      text += isRepeated(element) ? element.repeats.map(composite).join(separators.repetition ?? '') : composite(element);
    }
    return text + separators.terminator;
  };
}

/** Does the text as sent still say what the elements say? Not after somebody edited the elements. */
function stillSays(segment: RawSegment, separators: Separators): boolean {
  const read = new Tokenizer(segment.raw + separators.terminator, separators).next();
  return read !== undefined && read.tag === segment.tag && JSON.stringify(read.elements) === JSON.stringify(segment.elements);
}
