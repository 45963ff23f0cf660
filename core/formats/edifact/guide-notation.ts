import { hubError } from '../../kernel/errors.ts';
import { type GroupSpec, type StructureItem, structureOf } from '../edi/structure.ts';
import type { Part, SegmentSpec, Slot } from './guide.ts';

/** The tables that segments are defined by, in the notation of `schemas/edifact/README.md`. */
export interface Directory {
  /** `{"6060": "an..35"}` */
  readonly elements: Readonly<Record<string, string>>;
  /** `{"C186": "6063! 6060! 6411"}` */
  readonly composites: Readonly<Record<string, string>>;
  /** `{"QTY": "C186!"}` */
  readonly segments: Readonly<Record<string, string>>;
  /** `{"6063": "12 48 61"}` */
  readonly codes: Readonly<Record<string, string>>;
  /** Elements whose codes an overlay has changed. */
  readonly ownCodes?: ReadonlySet<string>;
}

/** Closed code lists by element; each is one set for all places of its element. */
export type CodeSets = (element: string) => ReadonlySet<string> | undefined;

/** The code lists of a directory, each made when it is first asked for. */
export function codeSets({ codes }: Pick<Directory, 'codes'>): CodeSets {
  const sets = new Map<string, ReadonlySet<string>>();
  return (element) => {
    const list = codes[element];
    if (list === undefined) return undefined;
    const set = sets.get(element) ?? new Set(list.split(' '));
    sets.set(element, set);
    return set;
  };
}

/** Compiles a structure.
 *  @throws HubError `E_CONFIG_FIELD` for a notation that cannot be read */
export function compileStructure(items: readonly StructureItem[], guide: string): GroupSpec {
  return structureOf(
    items.map((item) => {
      const { name, mandatory, max } = parseItem(typeof item === 'string' ? item : String(item[0]), guide);
      const group = typeof item === 'string' ? undefined : compileStructure(item.slice(1), guide);
      const tag = group === undefined ? name : group.nodes[0]?.tag;
      if (tag === undefined) throw hubError('E_CONFIG_FIELD', { reason: `The guide ${guide} has a group ${name} without a segment` });
      return { name, tag, mandatory, max, ...(group === undefined ? {} : { group }) };
    }),
  );
}

/** Compiles the definition of a segment that the directory has.
 *  @throws HubError `E_CONFIG_FIELD` for a notation that cannot be read or a name that is not defined */
export function compileSegment(tag: string, directory: Directory, codes: CodeSets, guide: string): SegmentSpec {
  const slots = expand(directory.segments[tag] ?? '', guide).map(({ name, mandatory, occurrence }): Slot => {
    const composite = !/^\d/.test(name);
    if (!composite) {
      const part = compilePart({ name, mandatory, occurrence: -1 }, [], directory, codes, guide);
      return { key: part.key, id: name, composite, mandatory, occurrence, parts: [part] };
    }
    const list = directory.composites[name];
    if (list === undefined) throw hubError('E_CONFIG_FIELD', { reason: `The guide ${guide} does not define the composite ${name}` });
    const items = expand(list, guide);
    const parts = items.map((item, index) => compilePart(item, overriders(items, index), directory, codes, guide));
    return { key: name, id: name, composite, mandatory, occurrence, parts };
  });
  return { tag, slots };
}

interface Item {
  readonly name: string;
  readonly mandatory: boolean;
  readonly occurrence: number;
}

function compilePart(
  { name, mandatory, occurrence }: Item,
  overriddenBy: readonly number[],
  directory: Directory,
  sets: CodeSets,
  guide: string,
): Part {
  const notation = /^(an|a|n)(\.\.)?(\d+)?$/.exec(directory.elements[name] ?? '');
  if (notation === null) throw hubError('E_CONFIG_FIELD', { reason: `The guide ${guide} does not define the data element ${name}` });
  const max = notation[3] === undefined ? Number.MAX_SAFE_INTEGER : Number(notation[3]);
  const min = notation[3] !== undefined && notation[2] === undefined ? max : 0;
  const codes = sets(name);
  return {
    key: `E${name}`,
    id: name,
    mandatory,
    occurrence,
    type: notation[1] as Part['type'],
    min,
    max,
    overriddenBy,
    ownCodes: name.startsWith('0') || directory.ownCodes?.has(name) === true,
    ...(codes === undefined ? {} : { codes }),
  };
}

/** 1131 and 3055 speak of the coded element right before them (UN/EDIFACT design rules). */
function overriders(items: readonly Item[], index: number): number[] {
  const found: number[] = [];
  for (let next = index + 1; items[next]?.name === '1131' || items[next]?.name === '3055'; next += 1) found.push(next);
  return found;
}

/** `3036!*5` as five positions, of which the first is mandatory. */
function expand(list: string, guide: string): Item[] {
  const items = list.split(' ').flatMap((text) => {
    const { name, mandatory, max } = parseItem(text, guide);
    return Array.from({ length: max }, (_, index) => ({ name, mandatory: mandatory && index === 0 }));
  });
  const seen = new Map<string, number>();
  return items.map(({ name, mandatory }) => {
    const occurrence = seen.get(name) ?? 0;
    seen.set(name, occurrence + 1);
    return { name, mandatory, occurrence: items.filter((other) => other.name === name).length === 1 ? -1 : occurrence };
  });
}

function parseItem(text: string, guide: string): { readonly name: string; readonly mandatory: boolean; readonly max: number } {
  const match = /^([A-Z0-9]+)(!)?(?:\*(\d+))?$/.exec(text);
  if (match === null)
    throw hubError('E_CONFIG_FIELD', { reason: `The guide ${guide} has "${text}", which is not of the form NAME, NAME! or NAME*9` });
  return { name: match[1] as string, mandatory: match[2] !== undefined, max: match[3] === undefined ? 1 : Number(match[3]) };
}
