import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';
import { trimmed, writtenValue } from '../edi/values.ts';
import type { Part, SegmentSpec, Slot } from './guide.ts';
import { type Components, componentsOf, type RawSegment } from './model.ts';
import type { ElementReport } from './segment-check.ts';

type MutableObject = Record<string, Json>;

/** A segment as an object: `{"C186": {"E6063": "61", "E6060": "4"}}`. Values stay texts; the decimal mark of numeric
 *  elements becomes a point. What a segment or composite lists more than once is a list, in which an empty text
 *  or object keeps the place of an absent one. */
export function segmentToTree(segment: RawSegment, spec: SegmentSpec): JsonObject {
  const tree: MutableObject = {};
  const { elements } = segment;
  const { slots } = spec;
  const count = Math.min(elements.length, slots.length);
  for (let index = 0; index < count; index += 1) {
    const slot = slots[index] as Slot;
    const components = componentsOf(elements[index]);
    const value = slot.composite ? compositeToTree(components, slot.parts) : valueIn(components[0], slot.parts[0] as Part);
    if (value === undefined) continue;
    if (slot.occurrence < 0) tree[slot.key] = value;
    else putInList(tree, slot, value, slot.composite ? {} : '');
  }
  return tree;
}

function compositeToTree(components: Components, parts: readonly Part[]): JsonObject | undefined {
  let tree: MutableObject | undefined;
  const count = Math.min(components.length, parts.length);
  for (let index = 0; index < count; index += 1) {
    const part = parts[index] as Part;
    const value = valueIn(components[index], part);
    if (value === undefined) continue;
    tree ??= {};
    if (part.occurrence < 0) tree[part.key] = value;
    else putInList(tree, part, value, '');
  }
  return tree;
}

function valueIn(value: string | undefined, part: Part): string | undefined {
  if (value === undefined || value === '') return undefined;
  return part.type === 'n' && value.includes(',') ? value.replace(',', '.') : value;
}

function putInList(tree: MutableObject, { key, occurrence }: Slot | Part, value: Json, filler: Json): void {
  tree[key] ??= [];
  const list = tree[key] as Json[];
  while (list.length < occurrence) list.push(filler);
  list.push(value);
}

/** The opposite of {@link segmentToTree}. Takes JSON numbers for values, a single value for a list of one, and null
 *  for absent. Trailing empty components and elements are left out (ISO 9735-1, clause 8.6). */
export function treeToSegment(tree: JsonObject, spec: SegmentSpec, report: ElementReport): RawSegment {
  const refuse = (key: string, element: number, component: number) =>
    report('E_EDI_TREE', { reason: `${key} must be a text or a number` }, element, component);
  const elements: Components[] = spec.slots.map((slot, index) => {
    const value = pick(tree, slot);
    if (!slot.composite) return [writtenValue(value, () => refuse(slot.key, index + 1, 0))];
    if (value === undefined || value === null || value === '') return [];
    if (!isJsonObject(value)) {
      report('E_EDI_TREE', { reason: `${slot.key} must be an object` }, index + 1, 0);
      return [];
    }
    return trimmed(
      slot.parts.map((part, at) => writtenValue(pick(value, part), () => refuse(part.key, index + 1, at + 1))),
      (text) => text === '',
    );
  });
  reportStrangers(tree, spec.slots, (reason, index) => report('E_EDI_TREE', { reason }, index, 0));
  return { tag: spec.tag, elements: trimmed(elements, (components) => components.every((text) => text === '')) };
}

function reportStrangers(tree: JsonObject, slots: readonly Slot[], report: (reason: string, element: number) => void): void {
  for (const key of Object.keys(tree)) {
    const index = slots.findIndex((slot) => slot.key === key);
    const slot = slots[index];
    if (slot === undefined) report(`the segment has no ${key}`, 0);
    else {
      const positions = slots.filter((other) => other.key === key).length;
      for (const value of listOf(tree[key], positions > 1, `${key} occurs at most ${positions} time(s)`, positions, (reason) =>
        report(reason, index + 1),
      )) {
        if (slot.composite && isJsonObject(value)) reportStrangeParts(value, slot, (reason) => report(reason, index + 1));
      }
    }
  }
}

function reportStrangeParts(tree: JsonObject, slot: Slot, report: (reason: string) => void): void {
  for (const key of Object.keys(tree)) {
    const positions = slot.parts.filter((part) => part.key === key).length;
    if (positions === 0) report(`the composite ${slot.key} has no ${key}`);
    else listOf(tree[key], positions > 1, `${key} occurs at most ${positions} time(s)`, positions, report);
  }
}

function listOf(value: Json | undefined, isList: boolean, tooMany: string, max: number, report: (reason: string) => void): readonly Json[] {
  if (!Array.isArray(value)) return value === undefined ? [] : [value];
  if ((!isList && value.length > 1) || value.length > max) report(tooMany);
  return value as readonly Json[];
}

function pick(tree: JsonObject, { key, occurrence }: { key: string; occurrence: number }): Json | undefined {
  const value = tree[key];
  if (Array.isArray(value)) return value[Math.max(occurrence, 0)] as Json | undefined;
  return occurrence > 0 ? undefined : value;
}
