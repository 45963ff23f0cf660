import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';
import { trimmed, writtenValue } from '../edi/values.ts';
import type { SegmentSpec, Slot } from './guide.ts';
import type { Delimiters, RawSegment } from './model.ts';

/** A segment as an object by element names: `{"AK401": {"AK401_1": "2"}, "AK403": "1"}`. Values stay texts; an element
 *  that may repeat is a list, in which an empty text or object keeps the place of an absent one. */
export function segmentToTree(segment: RawSegment, spec: SegmentSpec, delimiters: Delimiters): JsonObject {
  const tree: Record<string, Json> = {};
  const { elements } = segment;
  const count = Math.min(elements.length, spec.slots.length);
  for (let index = 0; index < count; index += 1) {
    const value = elements[index] as string;
    if (value === '') continue;
    const slot = spec.slots[index] as Slot;
    tree[slot.key] = elementToTree(value, slot, delimiters);
  }
  return tree;
}

function elementToTree(value: string, slot: Slot, delimiters: Delimiters): Json {
  const { component, repetition } = delimiters;
  const one = (text: string): Json => {
    if (slot.parts !== undefined) return compositeToTree(text, slot.parts, component);
    const end = text.indexOf(component);
    return end < 0 ? text : text.slice(0, end);
  };
  if (slot.repeats > 1) return repetition === undefined ? [one(value)] : value.split(repetition).map(one);
  return one(repetition !== undefined && value.includes(repetition) ? value.slice(0, value.indexOf(repetition)) : value);
}

function compositeToTree(value: string, parts: readonly Slot[], component: string): JsonObject {
  const tree: Record<string, Json> = {};
  value.split(component).forEach((text, index) => {
    const part = parts[index];
    if (part !== undefined && text !== '') tree[part.key] = text;
  });
  return tree;
}

/** Takes what is wrong with a tree: element and component count from 1, 0 where they do not apply. */
export type TreeReport = (reason: string, element: number, component: number) => void;

/** The values of a segment before its delimiters are known: by element, repetition, component. */
export interface SegmentValues {
  readonly tag: string;
  readonly elements: readonly (readonly (readonly string[])[])[];
}

/** The opposite of {@link segmentToTree}, but for the delimiters. Takes JSON numbers for values and a single value for a
 *  list of one; null is absent. Trailing empty components and elements are left out (X12.6). */
export function treeToValues(tree: JsonObject, spec: SegmentSpec, report: TreeReport): SegmentValues {
  const elements = spec.slots.map((slot, index) => {
    const value = tree[slot.key];
    if (value === undefined || value === null) return [];
    const repeats: readonly Json[] = Array.isArray(value) ? (value as readonly Json[]) : [value];
    if (repeats.length > slot.repeats) report(`${slot.key} occurs at most ${slot.repeats} time(s)`, index + 1, 0);
    return trimmed(
      repeats.map((one) => occurrence(one, slot, index + 1, report)),
      (components) => components.length === 0,
    );
  });
  for (const key of Object.keys(tree))
    if (!spec.slots.some((slot) => slot.key === key)) report(`the segment ${spec.tag} has no ${key}`, 0, 0);
  return { tag: spec.tag, elements: trimmed(elements, (repeats) => repeats.length === 0) };
}

function occurrence(value: Json, slot: Slot, element: number, report: TreeReport): readonly string[] {
  const text = (one: Json | undefined, key: string, component: number) =>
    writtenValue(one, () => report(`${key} must be a text or a number`, element, component));
  const { parts } = slot;
  if (parts === undefined) return trimmed([text(value, slot.key, 0)], isEmpty);
  if (value === null || value === '') return [];
  if (!isJsonObject(value)) {
    report(`${slot.key} must be an object`, element, 0);
    return [];
  }
  for (const key of Object.keys(value))
    if (!parts.some((part) => part.key === key)) report(`the composite ${slot.key} has no ${key}`, element, 0);
  return trimmed(
    parts.map((part, index) => text(value[part.key], part.key, index + 1)),
    isEmpty,
  );
}

function isEmpty(text: string): boolean {
  return text === '';
}

/** The segment with its delimiters put in. */
export function joinValues({ tag, elements }: SegmentValues, { component, repetition = '' }: Delimiters): RawSegment {
  return { tag, elements: elements.map((repeats) => repeats.map((components) => components.join(component)).join(repetition)) };
}
