import { asHubError, hubError } from '../../kernel/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';
import type { FormatResources } from '../../spi/format.ts';
import type { Guide, SegmentSpec } from './guide.ts';
import { type CodeLists, compileSegment, compileStructure, type StructureItem } from './guide-notation.ts';

/** Definitions of the segments of the envelope. */
export type ServiceSegments = (tag: string) => SegmentSpec | undefined;

type Texts = Readonly<Record<string, string>>;

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

const known = new Set(['extends', 'set', 'release', 'group', 'directory', 'structure', 'segments', 'codes', 'onlyCodes', 'tolerate']);
const maxDepth = 8;

/** Reads and compiles a guide.
 *  @param name `004010/850` for one of `schemas/x12/`; a name that ends in `.json` is a file of the partner
 *  @throws HubError `E_CONFIG_REFERENCE` when a file is missing, `E_CONFIG_FIELD` when it cannot be used */
export function loadGuide(name: string, resources: FormatResources): Guide {
  const source = readSource(name, resources, 0);
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
  requireSegments(source.structure, guide);
  return guide;
}

/** The definitions of the segments of the envelope, in all releases alike. */
export function loadServiceSegments(resources: FormatResources): ServiceSegments {
  const path = 'x12/service.json';
  const file = object(resources.data(path), path);
  const segments = compileSegments(texts(file, 'segments', path), texts(file, 'codes', path), path);
  return (tag) => segments.get(tag);
}

function compileSegments(definitions: Texts, codes: CodeLists, name: string): ReadonlyMap<string, SegmentSpec> {
  return new Map(Object.entries(definitions).map(([tag, text]) => [tag, compileSegment(tag, text, codes, name)]));
}

function readSource(name: string, resources: FormatResources, depth: number): GuideSource {
  const file = object(name.endsWith('.json') ? partnerGuide(name, resources) : resources.data(guidePath(name)), name);
  const stranger = Object.keys(file).find((key) => !known.has(key));
  if (stranger !== undefined) throw unusable(name, `has a field ${stranger}, which guides do not have`);
  if (depth > maxDepth) throw unusable(name, 'extends itself');
  const base = file['extends'] === undefined ? undefined : readSource(String(file['extends']), resources, depth + 1);
  const text = (key: 'set' | 'release' | 'group') => {
    const value = file[key] ?? base?.[key];
    if (typeof value !== 'string') throw unusable(name, `needs "${key}", or "extends"`);
    return value;
  };
  const structure = file['structure'] ?? base?.structure;
  if (!Array.isArray(structure)) throw unusable(name, 'needs "structure", or "extends"');
  const release = text('release');
  return {
    set: text('set'),
    release,
    group: text('group'),
    directory: String(file['directory'] ?? base?.directory ?? release.slice(0, 6)),
    structure: structure as readonly StructureItem[],
    segments: { ...base?.segments, ...texts(file, 'segments', name) },
    addedCodes: joined(base?.addedCodes ?? {}, texts(file, 'codes', name)),
    onlyCodes: { ...base?.onlyCodes, ...texts(file, 'onlyCodes', name) },
    tolerate: file['tolerate'] === undefined ? (base?.tolerate ?? []) : String(file['tolerate']).split(' '),
  };
}

function segmentsOf(source: GuideSource, resources: FormatResources, name: string): ReadonlyMap<string, SegmentSpec> {
  const path = `x12/${source.directory}/segments.json`;
  const file = object(resources.data(path), path);
  const codes = { ...joined(texts(file, 'codes', path), source.addedCodes), ...source.onlyCodes };
  return compileSegments({ ...texts(file, 'segments', path), ...source.segments }, codes, name);
}

function joined(lists: Texts, added: Texts): Texts {
  const result: Record<string, string> = { ...lists };
  for (const [element, codes] of Object.entries(added))
    result[element] = result[element] === undefined ? codes : `${result[element]} ${codes}`;
  return result;
}

function object(json: Json, name: string): JsonObject {
  if (!isJsonObject(json)) throw unusable(name, 'is not an object');
  return json;
}

function texts(file: JsonObject, key: string, name: string): Texts {
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

/** `004010/850` lies in `x12/004010/transactions/850.json`. */
function guidePath(name: string): string {
  const match = /^(\d{6})\/(\d{3})$/.exec(name);
  if (match === null) throw hubError('E_CONFIG_REFERENCE', { what: 'The guide', name });
  return `x12/${match[1]}/transactions/${match[2]}.json`;
}

/** A guide whose structure names a segment that no table defines is found when it is loaded, not when the segment comes. */
function requireSegments(structure: readonly StructureItem[], guide: Guide): void {
  for (const item of structure) {
    if (typeof item !== 'string') requireSegments(item, guide);
    else if (guide.segment(item.replace(/[!*].*$/, '')) === undefined) throw unusable(guide.name, `does not define the segment ${item}`);
  }
}

function unusable(name: string, reason: string): Error {
  return hubError('E_CONFIG_FIELD', { reason: `The guide ${name} ${reason}` });
}
