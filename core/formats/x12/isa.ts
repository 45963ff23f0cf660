import type { Delimiters, RawSegment } from './model.ts';

/** An ISA as it was read. */
export interface IsaReading {
  readonly segment: RawSegment;
  readonly delimiters: Delimiters;
  /** Index behind its terminator. */
  readonly end: number;
  /** ISA16 was left out: its place holds the terminator, and a line break follows where the terminator should stand. */
  readonly componentMissing: boolean;
}

/** Where the sixteenth element separator stands (X12.5: the widths of ISA are fixed), and how far we look for it. */
const ISA_ELEMENTS = 16;
const farthest = 400;
const UNFIT = /[A-Za-z0-9 ]/;
const LINE_BREAK = /[\r\n]/;

/** Reads the ISA at a place. Separators are counted, so that wrong widths can be located instead of leaving the file
 *  unreadable; line breaks inside it come from wrapped lines and are dropped.
 *  @returns or why the ISA says no usable delimiters */
export function readIsa(text: string, at: number): IsaReading | string {
  const element = text[at + 3] ?? '';
  const last = separatorBefore16(text, at, element);
  if (last === undefined) return 'it does not have 16 elements';
  let next = last + 1;
  const char = () => text[next] ?? '';
  const component = char();
  next += 1;
  if (char() === '') return 'the document ends in it';
  const lineEnd = LINE_BREAK.test(char()) ? nextLineEnd(text, next) : undefined;
  const componentMissing = lineEnd !== undefined && text[lineEnd - 1] === component;
  const terminator = componentMissing ? component : char();
  const end = componentMissing ? next : next + 1;
  const sent = text.slice(at, componentMissing ? last + 1 : next);
  const elements = sent
    .replace(/[\r\n]/g, '')
    .split(element)
    .slice(1);
  const repetition = repetitionOf(elements, [element, component, terminator]);
  const delimiters = { element, component, ...(repetition === undefined ? {} : { repetition }), terminator };
  const unusable = reasonAgainst(delimiters, componentMissing);
  if (unusable !== undefined) return unusable;
  const segment = { tag: 'ISA', elements, ...(LINE_BREAK.test(sent) ? { raw: sent } : {}) };
  return { segment, delimiters, end, componentMissing };
}

function separatorBefore16(text: string, at: number, element: string): number | undefined {
  if (element === '' || UNFIT.test(element) || LINE_BREAK.test(element)) return undefined;
  let found = at + 3;
  for (let count = 1; count < ISA_ELEMENTS; count += 1) {
    const next = text.indexOf(element, found + 1);
    // An element that ends in "GS" behind a character that is none of data: the ISA was over before.
    if (next < 0 || next > at + farthest || /[^A-Za-z0-9 ]\s*GS$/.test(text.slice(found + 1, next))) return undefined;
    found = next;
  }
  return found;
}

function nextLineEnd(text: string, from: number): number | undefined {
  let start = from;
  while (LINE_BREAK.test(text[start] ?? '')) start += 1;
  const match = /[\r\n]/.exec(text.slice(start, start + farthest));
  return match === null ? undefined : start + match.index;
}

/** ISA11 separates repetitions from version 00402 on; before, and in senders that go on as before, it is the letter U. */
function repetitionOf(elements: readonly string[], others: readonly string[]): string | undefined {
  const [sent = '', version = ''] = [elements[10], elements[11]];
  return version >= '00402' && sent.length === 1 && !UNFIT.test(sent) && !others.includes(sent) ? sent : undefined;
}

function reasonAgainst({ element, component, terminator }: Delimiters, componentMissing: boolean): string | undefined {
  if (UNFIT.test(terminator)) return 'its segment terminator is a letter, a digit or a blank';
  if (terminator === element || (component === terminator && !componentMissing) || component === element)
    return 'two of its delimiters are the same';
  return UNFIT.test(component) || LINE_BREAK.test(component) ? 'its component separator (ISA16) is no delimiter' : undefined;
}
