import type { ErrorCode } from '../../kernel/error-table.ts';
import type { ErrorDetails } from '../../kernel/errors.ts';
import type { Position } from '../../kernel/position.ts';
import type { Part, SegmentSpec, Slot } from './guide.ts';
import type { Components, RawSegment } from './model.ts';

/** Takes what was found. */
export type Report = (code: ErrorCode, details: ErrorDetails, at: Position) => void;

/** How strictly content is checked. */
export interface CheckOptions {
  /** Are codes outside their list faults? */
  readonly codes: boolean;
}

/** Checks a segment against its definition: status, type, length, codes, number of elements and components.
 *  Trailing separators are let pass. ISO 9735-1, clauses 8.6 (trailing separators) and 10 (numeric values).
 *  @param at position of the segment; elements and components are added to it */
export function checkSegment(segment: RawSegment, spec: SegmentSpec, options: CheckOptions, at: Position, report: Report): void {
  const { elements } = segment;
  const { slots } = spec;
  for (let index = 0; index < slots.length; index += 1) {
    const slot = slots[index] as Slot;
    const element = elements[index];
    if (element !== undefined && 'repeats' in element) {
      report('E_EDI_ELEMENT_REPEATS', { element: slot.id }, { ...at, element: index + 1 });
      for (const components of element.repeats) checkElement(components, slot, index + 1, options, at, report);
    } else checkElement(element, slot, index + 1, options, at, report);
  }
  for (let index = slots.length; index < elements.length; index += 1) {
    if (isEmptyElement(elements[index] as Components)) continue;
    report('E_EDI_TOO_MANY', { what: 'elements', max: slots.length }, { ...at, element: index + 1 });
    break;
  }
}

function checkElement(
  components: Components | undefined,
  slot: Slot,
  element: number,
  options: CheckOptions,
  at: Position,
  report: Report,
): void {
  if (components === undefined || isEmptyElement(components)) {
    if (slot.mandatory) report('E_EDI_ELEMENT_MISSING', { element: slot.id }, { ...at, element });
    return;
  }
  const { parts } = slot;
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] as Part;
    const value = components[index];
    if (value === undefined || value === '') {
      if (part.mandatory) report('E_EDI_ELEMENT_MISSING', { element: part.id }, place(at, slot, element, index));
      continue;
    }
    const fault = faultOf(value, part);
    if (fault !== undefined)
      report(fault, { element: part.id, length: value.length, min: part.min, max: part.max }, place(at, slot, element, index));
    else if (options.codes && part.codes !== undefined && !part.codes.has(value) && !isOverridden(part, components)) {
      report('E_EDI_CODE_UNKNOWN', { element: part.id, code: JSON.stringify(value) }, place(at, slot, element, index));
    }
  }
  if (components.length > parts.length && components.slice(parts.length).some((value) => value !== '')) {
    report('E_EDI_TOO_MANY', { what: 'components', max: parts.length }, place(at, { ...slot, composite: true }, element, parts.length));
  }
}

function place(at: Position, slot: Slot, element: number, index: number): Position {
  return slot.composite ? { ...at, element, component: index + 1 } : { ...at, element };
}

function faultOf(value: string, part: Part): ErrorCode | undefined {
  if (part.type === 'n') return numberFault(value, part);
  if (value.length > part.max) return 'E_EDI_TOO_LONG';
  if (value.length < part.min) return 'E_EDI_TOO_SHORT';
  return part.type === 'a' && /\d/.test(value) ? 'E_EDI_ALPHABETIC' : undefined;
}

/** ISO 9735-1, clause 10: neither the decimal mark nor a minus counts as a character; comma and point are both taken as mark. */
function numberFault(value: string, part: Part): ErrorCode | undefined {
  if (!/^-?\d+(?:[.,]\d+)?$/.test(value)) return /^-?(?:\d+[.,]|[.,]\d+)$/.test(value) ? 'E_EDI_DIGIT_BEFORE_MARK' : 'E_EDI_NUMBER';
  if (value.length <= part.max && part.min === 0) return undefined;
  const digits = value.replace(/[-.,]/g, '').length;
  if (digits > part.max) return 'E_EDI_TOO_LONG';
  return digits < part.min ? 'E_EDI_TOO_SHORT' : undefined;
}

/** The UN's list does not bind a code that names another list (1131), or another agency than the UN (3055, 6). */
function isOverridden(part: Part, components: Components): boolean {
  return part.overriddenBy.some((index) => {
    const value = components[index];
    return value !== undefined && value !== '' && value !== '6';
  });
}

function isEmptyElement(components: Components): boolean {
  for (const value of components) if (value !== '') return false;
  return true;
}
