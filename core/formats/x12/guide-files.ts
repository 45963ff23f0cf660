import type { JsonObject } from '../../kernel/json.ts';
import type { FormatResources } from '../../spi/format.ts';
import {
  type GuideFiles,
  joinedCodes,
  objectIn,
  readGuide,
  requireSegments,
  type Texts,
  textsIn,
  unusableGuide,
} from '../edi/guide-file.ts';
import type { StructureItem } from '../edi/structure.ts';
import type { Guide, SegmentSpec } from './guide.ts';
import { compileSegment, compileStructure } from './guide-notation.ts';

/** Definitions of the segments of the envelope. */
export type ServiceSegments = (tag: string) => SegmentSpec | undefined;

/** What a guide file says, overlays put on: see `schemas/x12/README.md`. */
interface GuideSource {
  readonly set: string;
  readonly release: string;
  readonly group: string;
  /** The release whose segments and codes it takes. */
  readonly directory: string;
  readonly structure: readonly StructureItem[];
  readonly segments: Texts;
  readonly addedCodes: Texts;
  readonly onlyCodes: Texts;
  readonly tolerate: readonly string[];
}

const guideFiles: GuideFiles<GuideSource> = {
  fields: new Set(['extends', 'set', 'release', 'group', 'directory', 'structure', 'segments', 'codes', 'onlyCodes', 'tolerate']),
  pathOf: guidePath,
  nameOf: (path) =>
    path
      .match(/^x12\/(\d{6})\/transactions\/(\d{3})\.json$/)
      ?.slice(1)
      .join('/'),
  putOn: (base, file, name) => {
    const text = (key: 'set' | 'release' | 'group') => {
      const value = file[key] ?? base?.[key];
      if (typeof value !== 'string') throw unusableGuide(name, `needs "${key}", or "extends"`);
      return value;
    };
    const structure = file['structure'] ?? base?.structure;
    if (!Array.isArray(structure)) throw unusableGuide(name, 'needs "structure", or "extends"');
    const release = text('release');
    return {
      set: text('set'),
      release,
      group: text('group'),
      directory: String(file['directory'] ?? base?.directory ?? release.slice(0, 6)),
      structure: structure as readonly StructureItem[],
      segments: { ...base?.segments, ...textsIn(file, 'segments', name) },
      addedCodes: joinedCodes(base?.addedCodes ?? {}, textsIn(file, 'codes', name)),
      onlyCodes: { ...base?.onlyCodes, ...textsIn(file, 'onlyCodes', name) },
      tolerate: file['tolerate'] === undefined ? (base?.tolerate ?? []) : String(file['tolerate']).split(' '),
    };
  },
};

/** Reads and compiles a guide.
 *  @param name `004010/850` for one of `schemas/x12/`; a name that ends in `.json` is a file of the partner
 *  @throws HubError `E_CONFIG_REFERENCE` when a file is missing, `E_CONFIG_FIELD` when it cannot be used */
export function loadGuide(name: string, resources: FormatResources): Guide {
  const source = readGuide(name, resources, guideFiles);
  const segments = segmentsOf(source, resources, name);
  const guide = {
    name,
    set: source.set,
    release: source.release,
    group: source.group,
    root: compileStructure(source.structure, name),
    tolerate: source.tolerate,
    segment: (tag: string) => segments.get(tag),
  };
  requireSegments(segmentsIn(source.structure), guide);
  return guide;
}

/** The definitions of the segments of the envelope, in all releases alike. */
export function loadServiceSegments(resources: FormatResources): ServiceSegments {
  const path = 'x12/service.json';
  const segments = compiledOnce(objectIn(resources.data(path), path), (file) =>
    compileSegments(textsIn(file, 'segments', path), textsIn(file, 'codes', path), path),
  );
  return (tag) => segments.get(tag);
}

/** Segments as their file has them, compiled once for all guides that read the same data. */
const unchanged = new WeakMap<JsonObject, ReadonlyMap<string, SegmentSpec>>();

function compiledOnce(file: JsonObject, compile: (file: JsonObject) => ReadonlyMap<string, SegmentSpec>): ReadonlyMap<string, SegmentSpec> {
  const compiled = unchanged.get(file) ?? compile(file);
  unchanged.set(file, compiled);
  return compiled;
}

function compileSegments(definitions: Texts, codes: Texts, name: string): ReadonlyMap<string, SegmentSpec> {
  return new Map(Object.entries(definitions).map(([tag, text]) => [tag, compileSegment(tag, text, codes, name)]));
}

function segmentsOf(source: GuideSource, resources: FormatResources, name: string): ReadonlyMap<string, SegmentSpec> {
  const path = `x12/${source.directory}/segments.json`;
  const file = objectIn(resources.data(path), path);
  const compile = (): ReadonlyMap<string, SegmentSpec> => {
    const codes = { ...joinedCodes(textsIn(file, 'codes', path), source.addedCodes), ...source.onlyCodes };
    return compileSegments({ ...textsIn(file, 'segments', path), ...source.segments }, codes, name);
  };
  const changes = [source.segments, source.addedCodes, source.onlyCodes];
  return changes.some((table) => Object.keys(table).length > 0) ? compile() : compiledOnce(file, compile);
}

/** `004010/850` lies in `x12/004010/transactions/850.json`. */
function guidePath(name: string): string | undefined {
  const [, release, set] = /^(\d{6})\/(\d{3})$/.exec(name) ?? [];
  return set === undefined ? undefined : `x12/${release}/transactions/${set}.json`;
}

/** The segments of a structure. */
function segmentsIn(structure: readonly StructureItem[]): readonly string[] {
  return structure.flatMap((item) => (typeof item === 'string' ? [item] : segmentsIn(item)));
}
