import fc from 'fast-check';
import type { GroupSpec, NodeSpec } from '../formats/edi/structure.ts';
import type { Guide, Part, SegmentSpec, Slot } from '../formats/edifact/guide.ts';
import type { Json, JsonObject } from '../kernel/json.ts';

/** What of a guide a message has: what it must have, or every segment with every element, once. */
export type Extent = 'mandatory' | 'everything';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const digits = '0123456789';
const characters = { n: fc.constantFrom(...digits), a: fc.constantFrom(...letters), an: fc.constantFrom(...letters, ...digits) };
const longest = 9;

/** Lawful messages of a guide, as trees that can be written. Values are capitals and digits: no service character among them. */
export function lawfulTrees(guide: Guide, extent: Extent): fc.Arbitrary<JsonObject> {
  return groupTree(guide.root, guide, extent);
}

function groupTree(group: GroupSpec, guide: Guide, extent: Extent): fc.Arbitrary<JsonObject> {
  const nodes = group.nodes.filter((node) => node.mandatory || extent === 'everything');
  return fc.record(Object.fromEntries(nodes.map((node) => [node.key, nodeTree(node, guide, extent)])));
}

function nodeTree(node: NodeSpec, guide: Guide, extent: Extent): fc.Arbitrary<Json> {
  const one = node.group === undefined ? segmentTree(guide.segment(node.tag) as SegmentSpec, extent) : groupTree(node.group, guide, extent);
  return node.max === 1 ? one : one.map((tree) => [tree]);
}

function segmentTree({ slots }: SegmentSpec, extent: Extent): fc.Arbitrary<JsonObject> {
  const present = slots.filter((slot) => slot.mandatory || extent === 'everything');
  return placed(present.map((slot) => ({ key: slot.key, occurrence: slot.occurrence, value: slotTree(slot, extent) })));
}

function slotTree({ composite, parts }: Slot, extent: Extent): fc.Arbitrary<Json> {
  if (!composite) return partValue(parts[0] as Part);
  const needed = parts.filter((part) => part.mandatory || extent === 'everything');
  const present = needed.length > 0 ? needed : parts.slice(0, 1);
  return placed(present.map((part) => ({ key: part.key, occurrence: part.occurrence, value: partValue(part) })));
}

/** Values by key; what has several places of one name is a list. */
function placed(
  places: readonly { readonly key: string; readonly occurrence: number; readonly value: fc.Arbitrary<Json> }[],
): fc.Arbitrary<JsonObject> {
  const keys = [...new Set(places.map(({ key }) => key))];
  const values = keys.map((key): [string, fc.Arbitrary<Json>] => {
    const same = places.filter((place) => place.key === key);
    const [first] = same;
    return [key, first?.occurrence === -1 ? first.value : fc.tuple(...same.map(({ value }) => value))];
  });
  return fc.record(Object.fromEntries(values));
}

function partValue({ type, min, max, codes }: Part): fc.Arbitrary<string> {
  if (codes !== undefined) return oneOf(codes);
  return fc.string({ unit: characters[type], minLength: Math.max(min, 1), maxLength: Math.max(min, Math.min(max, longest)) });
}

/** Lists are long and stand at many places: one arbitrary for each. */
const drawn = new WeakMap<ReadonlySet<string>, fc.Arbitrary<string>>();

function oneOf(codes: ReadonlySet<string>): fc.Arbitrary<string> {
  const code = drawn.get(codes) ?? fc.constantFrom(...codes);
  drawn.set(codes, code);
  return code;
}
