import { encodeText } from './charset.ts';
import type { Components, EdifactFile, EdifactMessage, FunctionalGroup, Interchange, RawSegment, Separators, Stray } from './model.ts';
import { Tokenizer } from './tokenizer.ts';

/** Writes a file exactly as its model says: for every lawful file, `write(read(bytes))` gives the same bytes. */
export function writeEdifact(file: EdifactFile): Uint8Array {
  const chunks: Uint8Array[] = [];
  let first = true;
  const lead = (own: string | undefined): string => {
    const text = own ?? (first ? '' : file.between);
    first = false;
    return text;
  };
  file.interchanges.forEach((interchange, index) => {
    const parts: string[] = index === 0 && file.bom ? ['\uFEFF'] : [];
    if (interchange.una !== undefined) parts.push(lead(interchange.unaLead), interchange.una);
    const writeSegment = segmentWriter(interchange.separators);
    for (const segment of segmentsOf(interchange)) parts.push(lead(segment.lead), writeSegment(segment));
    if (index === file.interchanges.length - 1) parts.push(file.rest);
    chunks.push(encodeWithMark(parts.join(''), interchange.encoding, index === 0 && file.bom));
  });
  return Buffer.concat(chunks);
}

/** All segments of an interchange in the order in which they were sent. */
export function* segmentsOf(interchange: Interchange): Generator<RawSegment> {
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

/** Gives segments as text, with their terminator and with release characters where data needs them. */
export function segmentWriter(separators: Separators): (segment: RawSegment) => string {
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
      text += 'repeats' in element ? element.repeats.map(composite).join(separators.repetition ?? '') : composite(element);
    }
    return text + separators.terminator;
  };
}

/** Does the text as sent still say what the elements say? Not after somebody edited the elements. */
function stillSays(segment: RawSegment, separators: Separators): boolean {
  const read = new Tokenizer(segment.raw + separators.terminator, 0, separators).next();
  return read !== undefined && read.tag === segment.tag && JSON.stringify(read.elements) === JSON.stringify(segment.elements);
}

/** A UTF-8 mark before text of a single-byte set is written as its three bytes: that is how it was read. */
function encodeWithMark(text: string, encoding: string, marked: boolean): Uint8Array {
  if (!marked || encoding.startsWith('utf')) return encodeText(text, encoding);
  return Buffer.concat([Uint8Array.of(0xef, 0xbb, 0xbf), encodeText(text.slice(1), encoding)]);
}
