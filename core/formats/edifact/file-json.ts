import { hubError } from '../../kernel/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';
import { isEncodable, isEncoding } from './charset.ts';
import type { EdifactFile, EdifactMessage, FunctionalGroup, Interchange, RawElement, RawSegment, Separators, Stray } from './model.ts';

/** Gives the segments of a message that has none of its own. */
export type Compose = (message: JsonObject, path: string) => readonly RawSegment[];

/** The model of a file from JSON, such as somebody edited: checked for its shape. What is written of a message are its
 *  segments; fields that the model does not have (`guide`, `tree`) are passed over where there are segments.
 *  @throws HubError `E_EDI_TREE` with the path of what is unusable */
export function fileFromJson(json: Json, compose: Compose): EdifactFile {
  const file = object(json, '');
  const interchanges = list(file['interchanges'], '/interchanges').map((item, index) =>
    interchange(item, compose, `/interchanges/${index}`),
  );
  return {
    bom: file['bom'] === true,
    between: optionalText(file, 'between', '') ?? '',
    interchanges,
    rest: optionalText(file, 'rest', '') ?? '',
    ...ownEncoding(file, 'restEncoding', ''),
  };
}

function interchange(json: Json, compose: Compose, path: string): Interchange {
  const given = object(json, path);
  const { encoding = 'utf-8' } = ownEncoding(given, 'encoding', path);
  const una = optionalText(given, 'una', path);
  const unaLead = optionalText(given, 'unaLead', path);
  const segment = (value: Json | undefined, at: string) => rawSegment(value, encoding, at);
  return {
    encoding,
    separators: separators(given['separators'], `${path}/separators`),
    ...(una === undefined ? {} : { una }),
    ...(unaLead === undefined ? {} : { unaLead }),
    ...ownEncoding(given, 'unaEncoding', path),
    ...(given['header'] === undefined ? {} : { header: segment(given['header'], `${path}/header`) }),
    content: list(given['content'], `${path}/content`).map((part, index) =>
      content(part, { segment, compose }, `${path}/content/${index}`),
    ),
    ...(given['trailer'] === undefined ? {} : { trailer: segment(given['trailer'], `${path}/trailer`) }),
  };
}

interface Readers {
  readonly segment: (value: Json | undefined, path: string) => RawSegment;
  readonly compose: Compose;
}

function content(json: Json, readers: Readers, path: string): EdifactMessage | FunctionalGroup | Stray {
  const given = object(json, path);
  const { segment } = readers;
  if (given['kind'] !== 'group') return messageOrStray(given, readers, path);
  return {
    kind: 'group',
    header: segment(given['header'], `${path}/header`),
    content: list(given['content'], `${path}/content`).map((part, index) =>
      messageOrStray(object(part, path), readers, `${path}/content/${index}`),
    ),
    ...(given['trailer'] === undefined ? {} : { trailer: segment(given['trailer'], `${path}/trailer`) }),
  };
}

function messageOrStray(given: JsonObject, { segment, compose }: Readers, path: string): EdifactMessage | Stray {
  if (given['kind'] === 'stray') return { kind: 'stray', segment: segment(given['segment'], `${path}/segment`) };
  if (given['kind'] !== 'message') throw unusable('its kind must be message, group or stray', `${path}/kind`);
  if (given['segments'] === undefined) return { kind: 'message', segments: compose(given, path) };
  return {
    kind: 'message',
    segments: list(given['segments'], `${path}/segments`).map((one, index) => segment(one, `${path}/segments/${index}`)),
  };
}

function rawSegment(json: Json | undefined, encoding: string, path: string): RawSegment {
  const given = object(json, path);
  const lead = optionalText(given, 'lead', path);
  const raw = optionalText(given, 'raw', path);
  const own = ownEncoding(given, 'encoding', path);
  const elements = list(given['elements'], `${path}/elements`).map((element, index) =>
    rawElement(element, own['encoding'] ?? encoding, `${path}/elements/${index}`),
  );
  return {
    tag: text(given['tag'], `${path}/tag`),
    elements,
    ...(lead === undefined ? {} : { lead }),
    ...(raw === undefined ? {} : { raw }),
    ...own,
  };
}

function rawElement(json: Json, encoding: string, path: string): RawElement {
  const components = (value: Json | undefined, at: string) =>
    list(value, at).map((component) => characters(text(component, at), encoding, at));
  if (!isJsonObject(json)) return components(json, path);
  return { repeats: list(json['repeats'], `${path}/repeats`).map((one, index) => components(one, `${path}/repeats/${index}`)) };
}

function separators(json: Json | undefined, path: string): Separators {
  const given = object(json, path);
  const one = (name: string) => {
    const character = text(given[name], `${path}/${name}`);
    if (character.length !== 1) throw unusable('it must be one character', `${path}/${name}`);
    return character;
  };
  const all = {
    component: one('component'),
    element: one('element'),
    decimal: one('decimal'),
    release: one('release'),
    terminator: one('terminator'),
  };
  return given['repetition'] === undefined ? all : { ...all, repetition: one('repetition') };
}

function characters(value: string, encoding: string, path: string): string {
  if (!isEncodable(value, encoding)) throw unusable(`it has a character that ${encoding} does not have`, path);
  return value;
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

function ownEncoding<Name extends string>(given: JsonObject, name: Name, path: string): { readonly [K in Name]?: string } {
  const encoding = optionalText(given, name, path);
  if (encoding === undefined) return {};
  if (!isEncoding(encoding)) throw unusable('it must name a character encoding', `${path}/${name}`);
  return { [name]: encoding } as { readonly [K in Name]?: string };
}

function unusable(reason: string, path: string): Error {
  return hubError('E_EDI_TREE', { reason }, { at: { path } });
}
