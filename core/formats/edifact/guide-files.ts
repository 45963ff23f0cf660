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
import { type Guide, parseIdentity, type SegmentSpec } from './guide.ts';
import { codeSets, compileSegment, compileStructure, type Directory } from './guide-notation.ts';

/** What a guide file says, overlays put on: see `schemas/edifact/README.md`. */
interface GuideSource {
  readonly message: string;
  readonly directory: string;
  readonly structure: readonly StructureItem[];
  /** Definitions that replace those of the directory. */
  readonly own: Omit<Directory, 'codes'>;
  /** Codes beside those of the directory, and lists in place of the directory's. */
  readonly addedCodes: Texts;
  readonly onlyCodes: Texts;
}

const guideFiles: GuideFiles<GuideSource> = {
  fields: new Set(['message', 'extends', 'directory', 'structure', 'elements', 'composites', 'segments', 'codes', 'onlyCodes']),
  pathOf: guidePath,
  nameOf: (path) =>
    path
      .match(/^edifact\/([a-z0-9-]+)\/messages\/([A-Z]{6})\.json$/)
      ?.slice(1)
      .join('/'),
  putOn: (base, file, name) => {
    const structure = file['structure'] ?? base?.structure;
    const message = file['message'] ?? base?.message;
    if (!Array.isArray(structure) || typeof message !== 'string')
      throw unusableGuide(name, 'needs "message" and "structure", or "extends"');
    const merged = (key: 'elements' | 'composites' | 'segments') => ({ ...base?.own[key], ...textsIn(file, key, name) });
    return {
      message,
      directory: String(file['directory'] ?? base?.directory ?? name.split('/')[0]),
      structure: structure as readonly StructureItem[],
      own: { elements: merged('elements'), composites: merged('composites'), segments: merged('segments') },
      addedCodes: joinedCodes(base?.addedCodes ?? {}, textsIn(file, 'codes', name)),
      onlyCodes: { ...base?.onlyCodes, ...textsIn(file, 'onlyCodes', name) },
    };
  },
};

/** Reads and compiles a guide.
 *  @param name `d01b/RETANN` for one of `schemas/edifact/`; a name that ends in `.json` is a file of the partner
 *  @throws HubError `E_CONFIG_REFERENCE` when a file is missing, `E_CONFIG_FIELD` when it cannot be used */
export function loadGuide(name: string, resources: FormatResources): Guide {
  const source = readGuide(name, resources, guideFiles);
  const segments = segmentsOf(source, name, resources);
  const identity = parseIdentity(source.message);
  const guide = {
    name,
    identity,
    ofAssociation: identity.association !== undefined,
    root: compileStructure(source.structure, name),
    segment: (tag: string) => segments.get(tag),
  };
  requireSegments(segmentsIn(source.structure), guide);
  return guide;
}

/** The definitions of the service segments in a version of the syntax: 1 to 3 alike, 4. */
export function loadServiceSegments(version: string, resources: FormatResources): (tag: string) => SegmentSpec | undefined {
  const name = version >= '4' ? 'syntax-4' : 'syntax-3';
  const path = `edifact/${name}/segments.json`;
  const data = objectIn(resources.data(path), path);
  const segments = serviceSegments.get(data) ?? compileSegments({ ...tables(resources, path), codes: {} }, name);
  serviceSegments.set(data, segments);
  return (tag) => segments.get(tag);
}

/** Service segments without codes, compiled once for all codecs that read the same data. */
const serviceSegments = new WeakMap<object, ReadonlyMap<string, SegmentSpec>>();

/** Segments as their directory has them, compiled once for all guides that read the same data. */
const unchanged = new WeakMap<object, ReadonlyMap<string, SegmentSpec>>();

function segmentsOf(source: GuideSource, name: string, resources: FormatResources): ReadonlyMap<string, SegmentSpec> {
  const { elements, composites, segments } = source.own;
  const changes = [elements, composites, segments, source.addedCodes, source.onlyCodes];
  if (changes.some((table) => Object.keys(table).length > 0)) return compileSegments(directoryOf(source, resources), name);
  const data = resources.data(`edifact/${source.directory}/segments.json`) as JsonObject;
  const compiled = unchanged.get(data) ?? compileSegments(directoryOf(source, resources), name);
  unchanged.set(data, compiled);
  return compiled;
}

function compileSegments(directory: Directory, name: string): ReadonlyMap<string, SegmentSpec> {
  const sets = codeSets(directory);
  return new Map(Object.keys(directory.segments).map((tag) => [tag, compileSegment(tag, directory, sets, name)]));
}

function directoryOf(source: GuideSource, resources: FormatResources): Directory {
  const service = tables(resources, 'edifact/syntax-3/segments.json');
  const path = `edifact/${source.directory}`;
  const base = tables(resources, `${path}/segments.json`);
  const codes = { ...(resources.data(`${path}/codes.json`) as Record<string, string>), '0081': 'D S' };
  return {
    elements: { ...service.elements, ...base.elements, ...source.own.elements },
    composites: { ...service.composites, ...base.composites, ...source.own.composites },
    segments: { ...service.segments, ...base.segments, ...source.own.segments },
    codes: { ...joinedCodes(codes, source.addedCodes), ...source.onlyCodes },
    ownCodes: new Set([...Object.keys(source.addedCodes), ...Object.keys(source.onlyCodes)]),
  };
}

function tables(resources: FormatResources, path: string): Omit<Directory, 'codes'> {
  const file = objectIn(resources.data(path), path);
  return {
    elements: textsIn(file, 'elements', path),
    composites: textsIn(file, 'composites', path),
    segments: textsIn(file, 'segments', path),
  };
}

/** `d01b/RETANN` lies in `edifact/d01b/messages/RETANN.json`. */
function guidePath(name: string): string | undefined {
  const [, directory, type] = /^([a-z0-9-]+)\/([A-Z]{6})$/.exec(name) ?? [];
  return type === undefined ? undefined : `edifact/${directory}/messages/${type}.json`;
}

/** The segments of a structure, without the names of its groups. */
function segmentsIn(structure: readonly StructureItem[]): readonly string[] {
  return structure.flatMap((item) => (typeof item === 'string' ? [item] : segmentsIn(item.slice(1))));
}
