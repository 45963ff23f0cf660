import { asHubError, hubError } from '../../kernel/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';
import { nearest } from '../../spi/did-you-mean.ts';
import type { FormatResources } from '../../spi/format.ts';

/** Named texts of a guide file: definitions by tag, codes by element. */
export type Texts = Readonly<Record<string, string>>;

/** What the files of guides are like in a format. */
export interface GuideFiles<Source> {
  /** Fields that a guide may have. */
  readonly fields: ReadonlySet<string>;
  /** Where a guide of our own lies under `schemas/`; undefined for what is no name of a guide. */
  readonly pathOf: (name: string) => string | undefined;
  /** The other way round: the guide that lies there; undefined for a file that is none. */
  readonly nameOf: (path: string) => string | undefined;
  /** What a file says, put on the guide that it extends.
   *  @throws HubError `E_CONFIG_FIELD` when it cannot be used */
  readonly putOn: (base: Source | undefined, file: JsonObject, name: string) => Source;
}

/** The deepest that guides extend each other. */
const maxDepth = 8;

/** Reads a guide file, and those that it extends.
 *  @param name one of our own, or, with `.json` at its end, a file of the partner
 *  @param depth how many guides led to this one by extending it
 *  @throws HubError `E_CONFIG_REFERENCE` when a file is missing, `E_CONFIG_FIELD` when it cannot be used */
export function readGuide<Source>(name: string, resources: FormatResources, files: GuideFiles<Source>, depth = 0): Source {
  const file = objectIn(name.endsWith('.json') ? partnerGuide(name, resources) : ownGuide(name, resources, files), name);
  const stranger = Object.keys(file).find((key) => !files.fields.has(key));
  if (stranger !== undefined) throw unusableGuide(name, `has a field ${stranger}, which guides do not have`);
  if (depth > maxDepth) throw unusableGuide(name, 'extends itself');
  const base = file['extends'] === undefined ? undefined : readGuide(String(file['extends']), resources, files, depth + 1);
  return files.putOn(base, file, name);
}

/** Texts of a file under a key; none where it does not have the key.
 *  @throws HubError `E_CONFIG_FIELD` when there is something else */
export function textsIn(file: JsonObject, key: string, name: string): Texts {
  const value = file[key] ?? {};
  if (isJsonObject(value) && Object.values(value).every((entry) => typeof entry === 'string')) return value as Record<string, string>;
  throw unusableGuide(name, `needs texts in "${key}"`);
}

/** The object that a file is.
 *  @throws HubError `E_CONFIG_FIELD` when it is none */
export function objectIn(json: Json, name: string): JsonObject {
  if (!isJsonObject(json)) throw unusableGuide(name, 'is not an object');
  return json;
}

/** Code lists with codes added to them. */
export function joinedCodes(lists: Texts, added: Texts): Texts {
  const result: Record<string, string> = { ...lists };
  for (const [element, codes] of Object.entries(added))
    result[element] = result[element] === undefined ? codes : `${result[element]} ${codes}`;
  return result;
}

/** A guide whose structure names a segment that no table defines is found when it is loaded, not when the segment comes.
 *  @param segments as they stand in the structure: `BGM!`
 *  @throws HubError `E_CONFIG_FIELD` */
export function requireSegments(segments: readonly string[], guide: { readonly name: string; segment(tag: string): unknown }): void {
  for (const segment of segments)
    if (guide.segment(segment.replace(/[!*].*$/, '')) === undefined)
      throw unusableGuide(guide.name, `does not define the segment ${segment}`);
}

/** The error for a guide that cannot be used, with the reason. */
export function unusableGuide(name: string, reason: string): Error {
  return hubError('E_CONFIG_FIELD', { reason: `The guide ${name} ${reason}` });
}

function ownGuide<Source>(name: string, resources: FormatResources, files: GuideFiles<Source>): Json {
  const path = files.pathOf(name);
  try {
    if (path !== undefined) return resources.data(path);
  } catch (thrown) {
    if (asHubError(thrown).code !== 'E_CONFIG_REFERENCE') throw thrown;
  }
  throw hubError('E_CONFIG_REFERENCE', { what: 'The guide', name: `${name}${meant(name, resources, files)}` });
}

function meant<Source>(name: string, { paths }: FormatResources, { nameOf }: GuideFiles<Source>): string {
  const near = nearest(
    name,
    [...(paths?.() ?? [])].flatMap((path) => nameOf(path) ?? []),
  );
  return near === undefined ? '' : ` (did you mean "${near}"?)`;
}

function partnerGuide(name: string, resources: FormatResources): Json {
  try {
    return JSON.parse(resources.partnerFile(name)) as Json;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) throw unusableGuide(name, 'is not JSON');
    throw asHubError(thrown);
  }
}
