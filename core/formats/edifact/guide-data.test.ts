import { describe, expect, it } from 'vitest';
import type { Json } from '../../kernel/json.ts';
import { guideNames, sharedResources } from '../../testing/edifact-guides.ts';

const { data } = sharedResources();
const everywhere =
  'APERAK COMDIS CREADV DEBADV DESADV IFCSUM IFTMIN IFTSTA INVOIC INVRPT ORDCHG ORDERS ORDRSP PARTIN PRICAT RECADV REMADV SLSRPT'.split(
    ' ',
  );
const returns = ['RETANN', 'RETINS'];

it('every message has its guide in every directory that has it', () => {
  const directory = (name: string) => guideNames.filter((one) => one.startsWith(`${name}/`)).map((one) => one.slice(name.length + 1));
  expect(directory('d96a')).toEqual(everywhere);
  expect(directory('d97b')).toEqual([...everywhere, ...returns].sort());
  expect(directory('d01b')).toEqual([...everywhere, ...returns].sort());
  expect(directory('syntax-3')).toEqual(['CONTRL']);
});

describe.each(['d96a', 'd97b', 'd01b'])('the tables of %s', (directory) => {
  const tables = data(`edifact/${directory}/segments.json`) as Record<'elements' | 'composites' | 'segments', Record<string, string>>;
  const codes = data(`edifact/${directory}/codes.json`) as Record<string, string>;
  const namesIn = (lists: readonly string[]) =>
    new Set(lists.flatMap((list) => list.split(' ').map((item) => item.replace(/[!*].*$/, ''))));

  it('have what the guides name, and nothing else', () => {
    const readers = guideNames.filter((name) => directoryOf(name) === directory);
    const named = new Set(readers.flatMap((name) => tagsIn(structureOf(name))));
    named.delete('UNS');
    expect(Object.keys(tables.segments)).toEqual([...named].sort());
    const inSegments = namesIn(Object.values(tables.segments));
    const inComposites = namesIn(Object.values(tables.composites));
    expect(Object.keys(tables.composites)).toEqual([...inSegments].filter((name) => !/^\d/.test(name)).sort());
    expect(Object.keys(tables.elements)).toEqual([...new Set([...inSegments, ...inComposites])].filter((name) => /^\d/.test(name)).sort());
  });

  it('have codes for their elements, each once and no longer than the element', () => {
    expect(Object.keys(codes).length).toBeGreaterThan(100);
    for (const [element, list] of Object.entries(codes)) {
      const longest = Number(/^an\.\.(\d+)$/.exec(tables.elements[element] ?? '')?.[1]);
      const all = list.split(' ');
      expect(new Set(all).size, element).toBe(all.length);
      expect(Math.max(...all.map((code) => code.length)), element).toBeLessThanOrEqual(longest);
    }
  });
});

/** The file of a guide, or of that which it extends. */
function fileOf(name: string): { readonly extends?: string; readonly directory?: string; readonly structure?: Json } {
  const [directory, type] = name.split('/');
  return data(`edifact/${directory}/messages/${type}.json`) as ReturnType<typeof fileOf>;
}

function structureOf(name: string): Json {
  const file = fileOf(name);
  return file.structure ?? structureOf(file.extends ?? '');
}

function directoryOf(name: string): string {
  const file = fileOf(name);
  return file.directory ?? (file.extends === undefined ? (name.split('/')[0] ?? '') : directoryOf(file.extends));
}

function tagsIn(structure: Json): string[] {
  if (typeof structure === 'string') return [structure.replace(/[!*].*$/, '')];
  return (structure as readonly Json[]).flatMap((item) => (Array.isArray(item) ? tagsIn(item.slice(1) as Json) : tagsIn(item)));
}
