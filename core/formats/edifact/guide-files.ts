import { asHubError, hubError } from '../../kernel/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';
import type { FormatResources } from '../../spi/format.ts';
import { type Guide, parseIdentity, type SegmentSpec } from './guide.ts';
import { codeSets, compileSegment, compileStructure, type Directory, type StructureItem } from './guide-notation.ts';

/** What a guide file says, overlays put on: see `schemas/edifact/README.md`. */
interface GuideSource {
  readonly message: string;
  readonly directory: string;
  readonly structure: readonly StructureItem[];
  /** Definitions that replace those of the directory. */
  readonly own: Omit<Directory, 'codes'>;
  /** Codes beside those of the directory, and lists in place of the directory's. */
  readonly addedCodes: Readonly<Record<string, string>>;
  readonly onlyCodes: Readonly<Record<string, string>>;
}

const known = new Set(['message', 'extends', 'directory', 'structure', 'elements', 'composites', 'segments', 'codes', 'onlyCodes']);
const maxDepth = 8;

/** Reads and compiles a guide.
 *  @param name `d01b/RETANN` for one of `schemas/edifact/`; a name that ends in `.json` is a file of the partner
 *  @throws HubError `E_CONFIG_REFERENCE` when a file is missing, `E_CONFIG_FIELD` when it cannot be used */
export function loadGuide(name: string, resources: FormatResources): Guide {
  const source = readSource(name, resources, 0);
  const segments = segmentsOf(source, name, resources);
  const identity = parseIdentity(source.message);
  const guide = {
    name,
    identity,
    ofAssociation: identity.association !== undefined,
    root: compileStructure(source.structure, name),
    segment: (tag: string) => segments.get(tag),
  };
  requireSegments(source.structure, guide);
  return guide;
}

/** The definitions of the service segments in a version of the syntax: 1 to 3 alike, 4. */
export function loadServiceSegments(version: string, resources: FormatResources): (tag: string) => SegmentSpec | undefined {
  const name = version >= '4' ? 'syntax-4' : 'syntax-3';
  const directory = { ...tables(resources, `edifact/${name}/segments.json`), codes: {} };
  const segments = compileSegments(directory, name);
  return (tag) => segments.get(tag);
}

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

function readSource(name: string, resources: FormatResources, depth: number): GuideSource {
  const file = name.endsWith('.json') ? partnerGuide(name, resources) : resources.data(guidePath(name));
  if (!isJsonObject(file)) throw unusable(name, 'is not an object');
  const stranger = Object.keys(file).find((key) => !known.has(key));
  if (stranger !== undefined) throw unusable(name, `has a field ${stranger}, which guides do not have`);
  if (depth > maxDepth) throw unusable(name, 'extends itself');
  const base = file['extends'] === undefined ? undefined : readSource(String(file['extends']), resources, depth + 1);
  const structure = file['structure'] ?? base?.structure;
  const message = file['message'] ?? base?.message;
  if (!Array.isArray(structure) || typeof message !== 'string') throw unusable(name, 'needs "message" and "structure", or "extends"');
  const merged = (key: 'elements' | 'composites' | 'segments') => ({ ...base?.own[key], ...texts(file, key, name) });
  return {
    message,
    directory: String(file['directory'] ?? base?.directory ?? name.split('/')[0]),
    structure: structure as readonly StructureItem[],
    own: { elements: merged('elements'), composites: merged('composites'), segments: merged('segments') },
    addedCodes: joined(base?.addedCodes ?? {}, texts(file, 'codes', name)),
    onlyCodes: { ...base?.onlyCodes, ...texts(file, 'onlyCodes', name) },
  };
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
    codes: { ...joined(codes, source.addedCodes), ...source.onlyCodes },
    ownCodes: new Set([...Object.keys(source.addedCodes), ...Object.keys(source.onlyCodes)]),
  };
}

function tables(resources: FormatResources, path: string): Omit<Directory, 'codes'> {
  const file = resources.data(path);
  if (!isJsonObject(file)) throw unusable(path, 'is not an object');
  return { elements: texts(file, 'elements', path), composites: texts(file, 'composites', path), segments: texts(file, 'segments', path) };
}

function joined(lists: Readonly<Record<string, string>>, added: Readonly<Record<string, string>>): Record<string, string> {
  const result = { ...lists };
  for (const [element, codes] of Object.entries(added))
    result[element] = result[element] === undefined ? codes : `${result[element]} ${codes}`;
  return result;
}

function texts(file: JsonObject, key: string, name: string): Readonly<Record<string, string>> {
  const value = file[key] ?? {};
  if (isJsonObject(value) && Object.values(value).every((entry) => typeof entry === 'string')) return value as Record<string, string>;
  throw unusable(name, `needs texts in "${key}"`);
}

function partnerGuide(name: string, resources: FormatResources): Json {
  try {
    return JSON.parse(resources.partnerFile(name)) as Json;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) throw unusable(name, 'is not JSON');
    throw asHubError(thrown);
  }
}

/** `d01b/RETANN` lies in `edifact/d01b/messages/RETANN.json`. */
function guidePath(name: string): string {
  const match = /^([a-z0-9-]+)\/([A-Z]{6})$/.exec(name);
  if (match === null) throw hubError('E_CONFIG_REFERENCE', { what: 'The guide', name });
  return `edifact/${match[1]}/messages/${match[2]}.json`;
}

/** A guide whose structure names a segment that no table defines is found when it is loaded, not when the segment comes. */
function requireSegments(structure: readonly StructureItem[], guide: Guide): void {
  for (const item of structure) {
    if (typeof item !== 'string') requireSegments(item.slice(1), guide);
    else if (guide.segment(item.replace(/[!*].*$/, '')) === undefined) throw unusable(guide.name, `does not define the segment ${item}`);
  }
}

function unusable(name: string, reason: string): Error {
  return hubError('E_CONFIG_FIELD', { reason: `The guide ${name} ${reason}` });
}
