import type { ErrorCode } from '../../kernel/error-table.ts';
import type { Position } from '../../kernel/position.ts';
import type { Report } from '../edi/faults.ts';
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
  if (spec.notes.length > 0) checkNotes(segment, spec.notes, options.delimiters, at, report);
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
  if (slot.parts !== undefined) {
    checkComponents(value.split(component), slot.parts, element, options, at, report);
    return;
  }
  const end = value.indexOf(component);
  if (end >= 0 && !isOnly(value, component, end))
    report('E_EDI_TOO_MANY', { what: 'components', max: 1 }, { ...at, element, component: 2 });
  const own = end < 0 ? value : value.slice(0, end);
  if (own !== '') checkValue(own, slot, element, 0, options, at, report);
  else if (slot.mandatory) report('E_EDI_ELEMENT_MISSING', { element: slot.key }, { ...at, element });
}

function checkComponents(
  components: readonly string[],
  parts: readonly Slot[],
  element: number,
  options: CheckOptions,
  at: Position,
  report: Report,
): void {
  parts.forEach((part, index) => {
    const own = components[index] ?? '';
    if (own !== '') checkValue(own, part, element, index + 1, options, at, report);
    else if (part.mandatory) report('E_EDI_ELEMENT_MISSING', { element: part.key }, { ...at, element, component: index + 1 });
  });
  const { length } = parts;
  if (components.length > length && components.slice(length).some((one) => one !== ''))
    report('E_EDI_TOO_MANY', { what: 'components', max: length }, { ...at, element, component: length + 1 });
}

function isOnly(value: string, character: string, from: number): boolean {
  for (let at = from; at < value.length; at += 1) if (value[at] !== character) return false;
  return true;
}

/** @param component its number, 0 in a simple element */
function checkValue(
  value: string,
  slot: Slot,
  element: number,
  component: number,
  { codes }: CheckOptions,
  at: Position,
  report: Report,
): void {
  const fault = faultOf(value, slot);
  if (fault === undefined && !(codes && slot.codes !== undefined && !slot.codes.has(value))) return;
  const where = component === 0 ? { ...at, element } : { ...at, element, component };
  if (fault === undefined) report('E_EDI_CODE_UNKNOWN', { element: slot.key, code: JSON.stringify(value) }, where);
  else report(fault, { element: slot.key, length: countedLength(value, slot), min: slot.min, max: slot.max }, where);
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

function checkNotes(segment: RawSegment, notes: readonly SyntaxNote[], delimiters: Delimiters, at: Position, report: Report): void {
  const { elements } = segment;
  let sent = 0;
  for (let index = Math.min(elements.length, 31); index > 0; index -= 1)
    if (hasValue(elements[index - 1] as string, delimiters)) sent |= 1 << index;
  for (const note of notes) if (isBroken(note, sent)) reportNote(note, segment.tag, sent, at, report);
}

/** Separators alone are no value. */
function hasValue(element: string, { component, repetition }: Delimiters): boolean {
  for (const character of element) if (character !== component && character !== repetition) return true;
  return false;
}

function isBroken({ kind, elements, mask }: SyntaxNote, sent: number): boolean {
  const own = sent & mask;
  if (kind === 'P') return own !== 0 && own !== mask;
  if (kind === 'R') return own === 0;
  if (kind === 'E') return (own & (own - 1)) !== 0;
  const first = 1 << (elements[0] as number);
  if ((own & first) === 0) return false;
  return kind === 'C' ? own !== mask : own === first;
}

function reportNote({ kind, elements }: SyntaxNote, tag: string, sent: number, at: Position, report: Report): void {
  const list = elements.map((number) => `${tag}${String(number).padStart(2, '0')}`);
  const others = list.slice(1).join(', ');
  const present = elements.filter((number) => (sent & (1 << number)) !== 0);
  if (kind === 'E') {
    report('E_EDI_EXCLUSION', { elements: list.join(', ') }, { ...at, element: present[1] as number });
    return;
  }
  const rules = {
    P: `${list.join(', ')} must be sent together`,
    R: `one of ${list.join(', ')} must be sent`,
    C: `${list[0]} needs ${others}`,
    L: `${list[0]} needs one of ${others}`,
  };
  const missing = elements.find((number) => !present.includes(number)) as number;
  report('E_EDI_CONDITION', { rule: rules[kind] }, { ...at, element: missing });
}
