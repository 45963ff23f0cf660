import { decodeBytes, isBeyondAscii } from '../edi/charset.ts';
import { isRepeated, type RawElement, type RawSegment } from './model.ts';
import type { Declaration } from './opening.ts';
import { encodingOf } from './syntax-identifiers.ts';

/** What came of the bytes of a segment. */
export interface SegmentText {
  readonly segment: RawSegment;
  /** Which encoding they are of; undefined where all are ASCII, which is part of every one. */
  readonly encoding?: string;
  /** Are they not of the declared character set? They were then read as ISO 8859-1. */
  readonly faulty: boolean;
}

/** Decodes a segment in the character set of its interchange. Levels A and B are ISO 646 on paper; senders put accented
 *  letters into them so often that those are read, as UTF-8 where the bytes are that, else as ISO 8859-1, and not held
 *  against the sender. A fault is the segment's own: it leaves the others as they are.
 *  @param source the text that the segment was read from */
export function decodeSegment(segment: RawSegment, source: string, { encoding, identifier }: Declaration): SegmentText {
  if (!isBeyondAscii(source)) return { segment, faulty: false };
  // Where nothing usable is declared, nothing can be broken: UTF-8 was a guess.
  const isKnown = encodingOf(identifier ?? '') !== undefined;
  if (encoding.startsWith('utf-16')) return { segment, encoding, faulty: isKnown && /\p{Surrogate}/u.test(source) };
  if (encoding === 'latin1') return { segment, encoding, faulty: false };
  const wanted = encoding === 'ascii' ? 'utf-8' : encoding;
  if (decodeBytes(source, wanted) !== undefined) return { segment: decodeValues(segment, wanted), encoding: wanted, faulty: false };
  return { segment, encoding: 'latin1', faulty: encoding !== 'ascii' && isKnown };
}

/** A segment of which all bytes are known to be of an encoding. */
function decodeValues(segment: RawSegment, encoding: string): RawSegment {
  const decode = (text: string): string => decodeBytes(text, encoding) ?? text;
  const { tag, elements, raw } = segment;
  const decoded = elements.map(
    (element): RawElement =>
      isRepeated(element) ? { repeats: element.repeats.map((components) => components.map(decode)) } : element.map(decode),
  );
  return { tag: decode(tag), elements: decoded, ...(raw === undefined ? {} : { raw: decode(raw) }) };
}
