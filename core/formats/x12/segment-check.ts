import type { ErrorCode } from '../../kernel/error-table.ts';
import type { Position } from '../../kernel/position.ts';
import type { Report } from './faults.ts';
import type { SegmentSpec, Slot, SyntaxNote } from './guide.ts';
import type { Delimiters, RawSegment } from './model.ts';
import { isDate, isTime } from './value-types.ts';

/** How content is checked. */
export interface CheckOptions {
  readonly delimiters: Delimiters;
  /** Are codes outside their list faults? */
  readonly codes: boolean;
}

/** Checks a segment against its definition: requirement, type, length, codes, number of elements, components and
 *  repetitions, syntax notes (X12.6). Trailing separators are let pass.
 *  @param at position of the segment; elements and components are added to it */
export function checkSegment(segment: RawSegment, spec: SegmentSpec, options: CheckOptions, at: Position, report: Report): void {
  const { elements } = segment;
  const { slots } = spec;
  for (let index = 0; index < slots.length; index += 1) {
    const slot = slots[index] as Slot;
    const value = elements[index];
    if (value === undefined || value === '') {
      if (slot.mandatory) report('E_EDI_ELEMENT_MISSING', { element: slot.key }, { ...at, element: index + 1 });
    } else checkElement(value, slot, index + 1, options, at, report);
  }
  for (let index = slots.length; index < elements.length; index += 1) {
    if (elements[index] === '') continue;
    report('E_EDI_TOO_MANY', { what: 'elements', max: slots.length }, { ...at, element: index + 1 });
    break;
  }
  for (const note of spec.notes) checkNote(note, segment, at, report);
}

function checkElement(value: string, slot: Slot, element: number, options: CheckOptions, at: Position, report: Report): void {
  const { repetition } = options.delimiters;
  if (repetition === undefined || !value.includes(repetition)) {
    checkOccurrence(value, slot, element, options, at, report);
    return;
  }
  const repeats = value.split(repetition);
  if (repeats.length > slot.repeats) report('E_EDI_ELEMENT_REPEATS', { element: slot.key }, { ...at, element });
  for (const one of repeats) checkOccurrence(one, slot, element, options, at, report);
}

function checkOccurrence(value: string, slot: Slot, element: number, options: CheckOptions, at: Position, report: Report): void {
  const { component } = options.delimiters;
  if (slot.parts === undefined) {
    const end = value.indexOf(component);
    if (end >= 0 && !isOnly(value, component, end))
      report('E_EDI_TOO_MANY', { what: 'components', max: 1 }, { ...at, element, component: 2 });
    checkValue(end < 0 ? value : value.slice(0, end), slot, options, { ...at, element }, report);
    return;
  }
  const components = value.split(component);
  slot.parts.forEach((part, index) => {
    const own = components[index] ?? '';
    const place = { ...at, element, component: index + 1 };
    if (own !== '') checkValue(own, part, options, place, report);
    else if (part.mandatory) report('E_EDI_ELEMENT_MISSING', { element: part.key }, place);
  });
  const { length } = slot.parts;
  if (components.length > length && components.slice(length).some((one) => one !== ''))
    report('E_EDI_TOO_MANY', { what: 'components', max: length }, { ...at, element, component: length + 1 });
}

function isOnly(value: string, character: string, from: number): boolean {
  for (let at = from; at < value.length; at += 1) if (value[at] !== character) return false;
  return true;
}

function checkValue(value: string, slot: Slot, { codes }: CheckOptions, at: Position, report: Report): void {
  const fault = faultOf(value, slot);
  if (fault !== undefined)
    report(fault, { element: slot.key, length: countedLength(value, slot), min: slot.min, max: slot.max }, at);
  else if (codes && slot.codes !== undefined && !slot.codes.has(value))
    report('E_EDI_CODE_UNKNOWN', { element: slot.key, code: JSON.stringify(value) }, at);
}

const REAL = /^-?(?:\d+(?:\.\d*)?|\.\d+)$/;
const INTEGER = /^-?\d+$/;

function faultOf(value: string, slot: Slot): ErrorCode | undefined {
  const { type } = slot;
  if (type === 'R' && !REAL.test(value)) return 'E_EDI_NUMBER';
  if (type === 'N' && !INTEGER.test(value)) return 'E_EDI_NUMBER';
  const length = type === 'R' || type === 'N' ? countedLength(value, slot) : value.length;
  if (length > slot.max) return 'E_EDI_TOO_LONG';
  if (length < slot.min) return 'E_EDI_TOO_SHORT';
  if (type === 'DT' && !isDate(value)) return 'E_EDI_DATE';
  return type === 'TM' && !isTime(value) ? 'E_EDI_TIME' : undefined;
}

/** X12.6: neither minus nor decimal point counts as a character of a number. */
function countedLength(value: string, { type }: Slot): number {
  if (type !== 'R' && type !== 'N') return value.length;
  return value.length - (value.startsWith('-') ? 1 : 0) - (value.includes('.') ? 1 : 0);
}

function checkNote({ kind, elements }: SyntaxNote, { tag, elements: values }: RawSegment, at: Position, report: Report): void {
  const sent = elements.filter((number) => (values[number - 1] ?? '') !== '');
  const [first = 0] = elements;
  const name = (number: number) => `${tag}${String(number).padStart(2, '0')}`;
  const list = (numbers: readonly number[]) => numbers.map(name).join(', ');
  const missing = (rule: string) => {
    const element = elements.find((number) => !sent.includes(number)) ?? first;
    report('E_EDI_CONDITION', { rule }, { ...at, element });
  };
  if (kind === 'P' && sent.length > 0 && sent.length < elements.length) missing(`${list(elements)} must be sent together`);
  if (kind === 'R' && sent.length === 0) missing(`one of ${list(elements)} must be sent`);
  if (kind === 'E' && sent.length > 1)
    report('E_EDI_EXCLUSION', { elements: list(elements) }, { ...at, element: sent[1] as number });
  if (!sent.includes(first)) return;
  if (kind === 'C' && sent.length < elements.length) missing(`${name(first)} needs ${list(elements.slice(1))}`);
  if (kind === 'L' && sent.length === 1) missing(`${name(first)} needs one of ${list(elements.slice(1))}`);
}
