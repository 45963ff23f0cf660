import { hubError } from '../../kernel/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';
import { isEncodable, isEncoding } from '../edifact/charset.ts';
import { isBinary, octetsIn } from './binary.ts';
import type { Delimiters, FunctionalGroup, Interchange, LooseSegment, RawSegment, TransactionSet, X12File } from './model.ts';

/** Gives the segments of a transaction set that has none of its own. */
export type Compose = (transaction: JsonObject, delimiters: Delimiters, path: string) => readonly RawSegment[];

/** The model of a file from JSON, such as somebody edited: checked for its shape. What is written of a transaction set are
 *  its segments; fields that the model does not have (`guide`, `tree`) are passed over where there are segments.
 *  @throws HubError `E_EDI_TREE` with the path of what is unusable */
export function fileFromJson(json: Json, compose: Compose): X12File {
  const file = object(json, '');
  const encoding = text(file['encoding'] ?? 'utf-8', '/encoding');
  if (!isEncoding(encoding)) throw unusable('it must name a character encoding', '/encoding');
  const interchanges = list(file['interchanges'], '/interchanges').map((item, index) =>
    interchange(item, encoding, compose, `/interchanges/${index}`),
  );
  return {
    encoding,
    bom: file['bom'] === true,
    between: optionalText(file, 'between', '') ?? '',
    interchanges,
    rest: optionalText(file, 'rest', '') ?? '',
  };
}

interface Readers {
  readonly segment: (value: Json | undefined, path: string) => RawSegment;
  readonly compose: (transaction: JsonObject, path: string) => readonly RawSegment[];
}

function interchange(json: Json, encoding: string, compose: Compose, path: string): Interchange {
  const given = object(json, path);
  const delimiters = delimitersIn(given['delimiters'], `${path}/delimiters`);
  const readers: Readers = {
    segment: (value, at) => rawSegment(value, encoding, delimiters, at),
    compose: (transaction, at) => compose(transaction, delimiters, at),
  };
  return {
    delimiters,
    header: readers.segment(given['header'], `${path}/header`),
    content: list(given['content'], `${path}/content`).map((part, index) => content(part, readers, `${path}/content/${index}`)),
    ...trailer(given, readers, path),
  };
}

function content(json: Json, readers: Readers, path: string): FunctionalGroup | LooseSegment {
  const given = object(json, path);
  if (given['kind'] === 'loose') return loose(given, readers, path);
  if (given['kind'] !== 'group') throw unusable('its kind must be group or loose', `${path}/kind`);
  return {
    kind: 'group',
    ...(given['header'] === undefined ? {} : { header: readers.segment(given['header'], `${path}/header`) }),
    content: list(given['content'], `${path}/content`).map((part, index) =>
      inGroup(object(part, path), readers, `${path}/content/${index}`),
    ),
    ...trailer(given, readers, path),
  };
}

function inGroup(given: JsonObject, readers: Readers, path: string): TransactionSet | LooseSegment {
  if (given['kind'] === 'loose') return loose(given, readers, path);
  if (given['kind'] !== 'transaction') throw unusable('its kind must be transaction or loose', `${path}/kind`);
  if (given['segments'] === undefined) return { kind: 'transaction', segments: readers.compose(given, path) };
  return {
    kind: 'transaction',
    segments: list(given['segments'], `${path}/segments`).map((one, index) => readers.segment(one, `${path}/segments/${index}`)),
  };
}

function loose(given: JsonObject, { segment }: Readers, path: string): LooseSegment {
  return { kind: 'loose', segment: segment(given['segment'], `${path}/segment`) };
}

function trailer(given: JsonObject, { segment }: Readers, path: string): { readonly trailer?: RawSegment } {
  return given['trailer'] === undefined ? {} : { trailer: segment(given['trailer'], `${path}/trailer`) };
}

function rawSegment(json: Json | undefined, encoding: string, delimiters: Delimiters, path: string): RawSegment {
  const given = object(json, path);
  const lead = optionalText(given, 'lead', path);
  const raw = optionalText(given, 'raw', path);
  const tag = text(given['tag'], `${path}/tag`);
  const values = list(given['elements'], `${path}/elements`);
  const binary = given['binary'] === true && isBinary(tag);
  const elements = values.map((element, index) => {
    const at = `${path}/elements/${index}`;
    const value = text(element, at);
    if (!isEncodable(value, encoding)) throw unusable(`it has a character that ${encoding} does not have`, at);
    if (binary && index === values.length - 1) return value;
    if (value.includes(delimiters.element) || (value.includes(delimiters.terminator) && !(tag === 'ISA' && index === 15)))
      throw unusable('it has a delimiter of the interchange', at);
    return value;
  });
  if (binary && Number(elements.at(-2)) !== octetsIn(elements.at(-1) ?? '', encoding))
    throw unusable('its binary data is not of the length that it announces', `${path}/elements`);
  const own = { ...(lead === undefined ? {} : { lead }), ...(raw === undefined ? {} : { raw }) };
  return binary ? { tag, elements, ...own, binary } : { tag, elements, ...own };
}

function delimitersIn(json: Json | undefined, path: string): Delimiters {
  const given = object(json, path);
  const one = (name: string) => {
    const character = text(given[name], `${path}/${name}`);
    if (character.length !== 1) throw unusable('it must be one character', `${path}/${name}`);
    return character;
  };
  const all = { element: one('element'), component: one('component'), terminator: one('terminator') };
  return given['repetition'] === undefined ? all : { ...all, repetition: one('repetition') };
}

function object(json: Json | undefined, path: string): JsonObject {
  if (!isJsonObject(json)) throw unusable('it must be an object', path);
  return json;
}

function list(json: Json | undefined, path: string): readonly Json[] {
  if (!Array.isArray(json)) throw unusable('it must be a list', path);
  return json as readonly Json[];
}

function text(json: Json | undefined, path: string): string {
  if (typeof json !== 'string') throw unusable('it must be a text', path);
  return json;
}

function optionalText(given: JsonObject, name: string, path: string): string | undefined {
  return given[name] === undefined ? undefined : text(given[name], `${path}/${name}`);
}

function unusable(reason: string, path: string): Error {
  return hubError('E_EDI_TREE', { reason }, { at: { path } });
}
