import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/json.ts';
import type { Position } from '../../kernel/position.ts';
import { interchange, latin1, message } from '../../testing/edifact-builder.ts';
import { type Extent, lawfulTrees } from '../../testing/edifact-guide-trees.ts';
import { guideNames, sharedResources } from '../../testing/edifact-guides.ts';
import { testContext } from '../../testing/format.conformance.ts';
import type { GroupSpec } from '../edi/structure.ts';
import { edifactFormat } from './format.ts';
import { type Guide, identityText, type Part } from './guide.ts';
import { loadGuide } from './guide-files.ts';

const seed = 20_250_312;
const resources = sharedResources();

describe.each(guideNames)('%s', (name) => {
  const guide = loadGuide(name, resources);
  const codec = edifactFormat.open({ guide: [name], una: false }, resources);
  const write = (tree: Json) => Buffer.from(codec.encode(tree, testContext)).toString('latin1');
  const read = (text: string) => {
    const document = codec.decode(latin1(text));
    const found: readonly Finding[] = [...document.errors, ...document.messages.flatMap((one) => [...one.errors, ...codec.validate(one)])];
    return { tree: document.messages[0]?.tree, found: found.map(({ code, at }) => ({ code, at })) };
  };

  it.each<[Extent, number]>([
    ['mandatory', 4],
    ['everything', 1],
  ])('lawful messages (%s) are read as they were written', (extent, numRuns) => {
    fc.assert(
      fc.property(lawfulTrees(guide, extent), (tree) => {
        const { tree: again, found } = read(write(tree));
        expect(found).toEqual([]);
        expect(again).toEqual({ UNB: expect.anything(), UNH: expect.anything(), ...tree });
      }),
      { seed, numRuns },
    );
  });

  const bodyOf = (extent: Extent) => {
    const [tree = {}] = fc.sample(lawfulTrees(guide, extent), { seed, numRuns: 1 });
    return write(tree).split("'").slice(2, -3);
  };
  const send = (segments: readonly string[]) => read(interchange([message(segments, identityText(guide.identity))])).found;

  it('without something mandatory, says what and where', () => {
    const body = bodyOf('mandatory');
    const places = mandatory(guide.root, 2);
    expect(places.length).toBeGreaterThan(0);
    for (const { code, tag, segment, length } of places) {
      const rest = body.filter((_, index) => index + 2 < segment || index + 2 >= segment + length);
      expect(send(rest), tag).toEqual([{ code, at: { message: 1, segment: segment - 1, tag } }]);
    }
  });

  it('with a code outside its list or a value that is too long, says so where it stands', () => {
    const body = bodyOf('everything');
    const places = values(guide, body);
    const coded = places.filter(({ part, bound }) => part.codes !== undefined && bound);
    expect(coded.length).toBeGreaterThan(0);
    for (const place of some(coded))
      expect(send(replaced(body, place, '~'))).toEqual([{ code: 'E_EDI_CODE_UNKNOWN', at: positionOf(place) }]);
    for (const place of some(places)) {
      const tooLong = '1'.repeat(place.part.max + 1);
      expect(send(replaced(body, place, tooLong))).toEqual([{ code: 'E_EDI_TOO_LONG', at: positionOf(place) }]);
    }
  });
});

/** A value in a message; all numbers count from 1, segments from UNH. */
interface Place {
  readonly tag: string;
  readonly segment: number;
  readonly element: number;
  readonly component: number;
  readonly composite: boolean;
  readonly part: Part;
  /** Does no other list or agency stand behind it? */
  readonly bound: boolean;
}

/** What a message of only mandatory segments has and must not lack: segments that begin no group, and whole groups. */
function mandatory(group: GroupSpec, first: number, inner = false): { code: string; tag: string; segment: number; length: number }[] {
  let segment = first;
  return group.nodes.flatMap((node, index) => {
    if (!node.mandatory) return [];
    const found = node.group === undefined ? [] : mandatory(node.group, segment, true);
    const length = node.group === undefined ? 1 : segmentsIn(node.group);
    const code = node.group === undefined ? 'E_EDI_SEGMENT_MISSING' : 'E_EDI_GROUP_MISSING';
    const self = inner && index === 0 ? [] : [{ code, tag: node.tag, segment, length }];
    segment += length;
    return [...self, ...found];
  });
}

function segmentsIn(group: GroupSpec): number {
  return group.nodes.reduce((sum, node) => sum + (node.mandatory ? (node.group === undefined ? 1 : segmentsIn(node.group)) : 0), 0);
}

/** The values in the segments of a message, with what the guide says of each. */
function values(guide: Guide, body: readonly string[]): Place[] {
  return body.flatMap((text, index) => {
    const [tag = '', ...elements] = text.split('+');
    return elements.flatMap((value, at) => {
      const slot = guide.segment(tag)?.slots[at];
      if (slot === undefined || value === '') return [];
      const components = value.split(':');
      return components.flatMap((component, position) => {
        const part = slot.parts[position];
        if (part === undefined || component === '') return [];
        const bound = part.overriddenBy.every((other) => (components[other] ?? '') === '');
        return [{ tag, segment: index + 2, element: at + 1, component: position + 1, composite: slot.composite, part, bound }];
      });
    });
  });
}

/** A few, spread over the message. */
function some(places: readonly Place[], most = 5): readonly Place[] {
  const step = Math.ceil(places.length / most);
  return places.filter((_, index) => index % step === 0);
}

function positionOf({ segment, tag, element, component, composite }: Place): Position {
  return { message: 1, segment, tag, element, ...(composite ? { component } : {}) };
}

/** The segments with one value in place of another. */
function replaced(body: readonly string[], { segment, element, component }: Place, value: string): string[] {
  return body.map((text, index) => {
    if (index + 2 !== segment) return text;
    const elements = text.split('+');
    const components = (elements[element] as string).split(':');
    components[component - 1] = value;
    elements[element] = components.join(':');
    return elements.join('+');
  });
}
