import { defaultSeparators } from '../edifact/model.ts';
import { impliedSeparators, separatorsOf } from '../edifact/opening.ts';
import { readIsa } from '../x12/isa.ts';

/** The characters that structure EDI. */
interface Marks {
  readonly element: string;
  readonly component: string;
  readonly terminator: string;
  readonly release?: string;
  readonly repetition?: string;
}

/** One component of an element of a segment, where it stands in the text. */
export interface EdiValue {
  /** From 1. */
  readonly element: number;
  readonly component: number;
  readonly from: number;
  readonly to: number;
  readonly value: string;
}

/** A segment, where it stands in the text. */
export interface EdiSegment {
  readonly tag: string;
  readonly from: number;
  readonly values: readonly EdiValue[];
}

/** The segments of EDIFACT or X12 with the places of their values. Takes what the readers refuse, too: it is there to show a document,
 *  not to judge it. */
export function* ediSegments(text: string, kind: 'edifact' | 'x12'): Generator<EdiSegment> {
  let marks: Marks | undefined = kind === 'edifact' ? defaultSeparators : undefined;
  let at = 0;
  while (at < text.length) {
    while (at < text.length && /[\s\uFEFF]/.test(text[at] as string)) at += 1;
    if (at >= text.length) return;
    if (kind === 'edifact' && /^UNA[^A-Z0-9]/.test(text.slice(at, at + 4))) {
      const announced = separatorsOf(text.slice(at, at + 9));
      marks = typeof announced === 'string' ? defaultSeparators : announced;
      yield { tag: 'UNA', from: at, values: [] };
      at += 9;
      continue;
    }
    if (kind === 'edifact' && text.startsWith('UNB', at))
      marks = impliedSeparators(text, at, { ...defaultSeparators, ...marks }).separators;
    if (kind === 'x12' && text.startsWith('ISA', at)) marks = delimitersAt(text, at) ?? marks;
    if (marks === undefined) return;
    const end = segmentEnd(text, at, marks);
    yield segmentOf(text, at, end, marks);
    at = end + 1;
  }
}

function delimitersAt(text: string, at: number): Marks | undefined {
  const isa = readIsa(text, at);
  return typeof isa === 'string' ? undefined : isa.delimiters;
}

function segmentEnd(text: string, from: number, { terminator, release }: Marks): number {
  let at = from;
  while (at < text.length && text[at] !== terminator) at += isRelease(text[at], release) ? 2 : 1;
  return Math.min(at, text.length);
}

function segmentOf(text: string, from: number, end: number, marks: Marks): EdiSegment {
  const values: EdiValue[] = [];
  let [element, component, start] = [0, 1, from];
  let tag = '';
  // ISA11 and ISA16 are delimiters themselves: they split nothing there.
  const isIsa = text.startsWith('ISA', from) && marks.release === undefined;
  for (let at = from; at <= end; at += 1) {
    const character = at === end ? marks.element : text[at];
    if (isRelease(character, marks.release) && at < end) {
      at += 1;
      continue;
    }
    const splits =
      character === marks.element || (!isIsa && element > 0 && (character === marks.component || character === marks.repetition));
    if (!splits && at < end) continue;
    if (element === 0) tag = text.slice(start, at).replace(/[\r\n]/g, '');
    else values.push({ element, component, from: start, to: at, value: unreleased(text.slice(start, at), marks.release) });
    if (character === marks.component) component += 1;
    else component = 1;
    if (character === marks.element) element += 1;
    start = at + 1;
  }
  return { tag, from, values };
}

function isRelease(character: string | undefined, release: string | undefined): boolean {
  return release !== undefined && release !== ' ' && character === release;
}

function unreleased(written: string, release: string | undefined): string {
  const whole = written.replace(/[\r\n]/g, '');
  if (release === undefined || release === ' ' || !whole.includes(release)) return whole;
  let text = '';
  for (let at = 0; at < whole.length; at += 1) {
    if (whole[at] === release) at += 1;
    text += whole[at] ?? '';
  }
  return text;
}
