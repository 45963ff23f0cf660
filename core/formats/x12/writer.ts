import { atOneGo, type Steps } from '../../kernel/steps.ts';
import { encodeText } from '../edi/charset.ts';
import type { Delimiters, FunctionalGroup, Interchange, LooseSegment, RawSegment, TransactionSet, X12File } from './model.ts';

/** Writes a file exactly as its model says: for every file, `write(read(bytes))` gives the same bytes. */
export function writeX12(file: X12File): Uint8Array {
  return atOneGo(writingX12(file));
}

/** So many segments are written in one step. */
const AT_ONCE = 500;

/** The same in steps, of some segments each. */
export function* writingX12(file: X12File): Steps<Uint8Array> {
  const chunks: Uint8Array[] = file.bom ? [byteOrderMark(file.encoding)] : [];
  let parts: string[] = [];
  let first = true;
  for (const interchange of file.interchanges) {
    const { delimiters } = interchange;
    for (const segment of segmentsOf(interchange)) {
      parts.push(segment.lead ?? (first ? '' : file.between), segmentText(segment, delimiters));
      first = false;
      if (parts.length < 2 * AT_ONCE) continue;
      chunks.push(encodeText(parts.join(''), file.encoding));
      parts = [];
      yield;
    }
  }
  chunks.push(encodeText(parts.join('') + file.rest, file.encoding));
  return Buffer.concat(chunks);
}

/** All segments of an interchange in the order in which they were sent. */
export function* segmentsOf(interchange: Interchange): Generator<RawSegment> {
  yield interchange.header;
  for (const part of interchange.content) yield* segmentsOfPart(part);
  if (interchange.trailer !== undefined) yield interchange.trailer;
}

function* segmentsOfPart(part: FunctionalGroup | LooseSegment | TransactionSet): Generator<RawSegment> {
  if (part.kind === 'transaction') yield* part.segments;
  else if (part.kind === 'loose') yield part.segment;
  else {
    if (part.header !== undefined) yield part.header;
    for (const inner of part.content) yield* segmentsOfPart(inner);
    if (part.trailer !== undefined) yield part.trailer;
  }
}

/** An ISA whose ISA16 was left out has its terminator in that place: it is not written twice. */
function segmentText(segment: RawSegment, { element, component, terminator }: Delimiters): string {
  const text = [segment.tag, ...segment.elements].join(element);
  const shown = segment.raw !== undefined && segment.raw.replace(/[\r\n]/g, '') === text ? segment.raw : text;
  return segment.tag === 'ISA' && component === terminator && text.endsWith(component) ? shown : shown + terminator;
}

function byteOrderMark(encoding: string): Uint8Array {
  if (encoding === 'utf-16le') return Uint8Array.of(0xff, 0xfe);
  return encoding === 'utf-16be' ? Uint8Array.of(0xfe, 0xff) : Uint8Array.of(0xef, 0xbb, 0xbf);
}
