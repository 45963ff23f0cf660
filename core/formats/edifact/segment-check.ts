import type { ErrorCode } from '../../kernel/error-table.ts';
import type { ErrorDetails } from '../../kernel/errors.ts';
import type { Position } from '../../kernel/position.ts';
import type { Part, SegmentSpec, Slot } from './guide.ts';
import { type Components, isRepeated, type RawElement, type RawSegment } from './model.ts';

/** Takes what was found in a segment: element and component count from 1, 0 where they do not apply. */
export type ElementReport = (code: ErrorCode, details: ErrorDetails, element: number, component: number) => void;

/** Which lists codes are held to: all; those that the guide itself or the syntax has, not those of the UN's directory; none. */
export type CheckedCodes = 'all' | 'own' | 'none';

/** How strictly content is checked. */
export interface CheckOptions {
  readonly codes: CheckedCodes;
}

/** The position of an element or component of a segment.
 *  @param at position of the segment */
export function elementPosition(at: Position, element: number, component: number): Position {
  if (component > 0) return { ...at, element, component };
  return element > 0 ? { ...at, element } : at;
}

/** Checks a segment against its definition: status, type, length, codes, number of elements and components.
 *  Trailing separators are let pass. ISO 9735-1, clauses 8.6 (trailing separators) and 10 (numeric values). */
export function checkSegment(segment: RawSegment, spec: SegmentSpec, options: CheckOptions, report: ElementReport): void {
  const { elements } = segment;
  const { slots } = spec;
  for (let index = 0; index < slots.length; index += 1) {
    const slot = slots[index] as Slot;
    const element = elements[index];
    if (element === undefined) {
      if (slot.mandatory) report('E_EDI_ELEMENT_MISSING', { element: slot.id }, index + 1, 0);
    } else if (isRepeated(element)) {
      report('E_EDI_ELEMENT_REPEATS', { element: slot.id }, index + 1, 0);
      for (const components of element.repeats) checkElement(components, slot, index + 1, options, report);
    } else checkElement(element, slot, index + 1, options, report);
  }
  for (let index = slots.length; index < elements.length; index += 1) {
    const element = elements[index] as RawElement;
    if (isRepeated(element) ? element.repeats.every(isEmpty) : isEmpty(element)) continue;
    report('E_EDI_TOO_MANY', { what: 'elements', max: slots.length }, index + 1, 0);
    break;
  }
}

function checkElement(components: Components, slot: Slot, element: number, options: CheckOptions, report: ElementReport): void {
  if (isEmpty(components)) {
    if (slot.mandatory) report('E_EDI_ELEMENT_MISSING', { element: slot.id }, element, 0);
    return;
  }
  const { parts } = slot;
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] as Part;
    const value = components[index];
    if (value === undefined || value === '') {
      if (part.mandatory) report('E_EDI_ELEMENT_MISSING', { element: part.id }, element, slot.composite ? index + 1 : 0);
      continue;
    }
    const fault = faultOf(value, part);
    if (fault !== undefined)
      report(fault, { element: part.id, length: value.length, min: part.min, max: part.max }, element, slot.composite ? index + 1 : 0);
    else if (part.codes !== undefined && !part.codes.has(value) && isBound(part, options.codes) && !isOverridden(part, components)) {
      report('E_EDI_CODE_UNKNOWN', { element: part.id, code: JSON.stringify(value) }, element, slot.composite ? index + 1 : 0);
    }
  }
  if (components.length > parts.length && !isEmpty(components.slice(parts.length))) {
    report('E_EDI_TOO_MANY', { what: 'components', max: parts.length }, element, parts.length + 1);
  }
}

function faultOf(value: string, part: Part): ErrorCode | undefined {
  if (part.type === 'n') return numberFault(value, part);
  if (value.length > part.max) return 'E_EDI_TOO_LONG';
  if (value.length < part.min) return 'E_EDI_TOO_SHORT';
  return part.type === 'a' && /\d/.test(value) ? 'E_EDI_ALPHABETIC' : undefined;
}

/** ISO 9735-1, clause 10: neither the decimal mark nor a minus counts as a character; comma and point are both taken as mark. */
function numberFault(value: string, part: Part): ErrorCode | undefined {
  let digits = value.length;
  if (!isDigits(value)) {
    if (!/^-?\d+(?:[.,]\d+)?$/.test(value)) return /^-?(?:\d+[.,]|[.,]\d+)$/.test(value) ? 'E_EDI_DIGIT_BEFORE_MARK' : 'E_EDI_NUMBER';
    digits = value.replace(/[-.,]/g, '').length;
  }
  if (digits > part.max) return 'E_EDI_TOO_LONG';
  return digits < part.min ? 'E_EDI_TOO_SHORT' : undefined;
}

/** Nearly all numbers are of digits alone, and need no more than this look. */
function isDigits(value: string): boolean {
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

function isBound({ ownCodes }: Part, checked: CheckedCodes): boolean {
  return checked === 'all' || (checked === 'own' && ownCodes);
}

/** The UN's list does not bind a code that names another list (1131), or another agency than the UN (3055, 6). */
function isOverridden(part: Part, components: Components): boolean {
  return part.overriddenBy.some((index) => {
    const value = components[index];
    return value !== undefined && value !== '' && value !== '6';
  });
}

function isEmpty(components: Components): boolean {
  for (let index = 0; index < components.length; index += 1) if (components[index] !== '') return false;
  return true;
}
