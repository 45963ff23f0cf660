import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';
import { characterIn, encodableAt, encodingAt, frameIn, listAt, objectAt, optionalField, textAt, unusableTree } from '../edi/tree-shape.ts';
import type { EdifactFile, EdifactMessage, FunctionalGroup, Interchange, RawElement, RawSegment, Separators, Stray } from './model.ts';

/** Gives the segments of a message that has none of its own. */
export type Compose = (message: JsonObject, path: string) => readonly RawSegment[];

/** The model of a file from JSON, such as somebody edited: checked for its shape. What is written of a message are its
 *  segments; fields that the model does not have (`guide`, `tree`) are passed over where there are segments.
 *  @throws HubError `E_EDI_TREE` with the path of what is unusable */
export function fileFromJson(json: Json, compose: Compose): EdifactFile {
  const file = objectAt(json, '');
  const interchanges = listAt(file['interchanges'], '/interchanges', (item, path) => interchange(item, compose, path));
  return { ...frameIn(file), interchanges, ...optionalField(file, 'restEncoding', '', encodingAt) };
}

interface Readers {
  readonly segment: (value: Json | undefined, path: string) => RawSegment;
  readonly compose: Compose;
}

function interchange(json: Json, compose: Compose, path: string): Interchange {
  const given = objectAt(json, path);
  const { encoding = 'utf-8' } = optionalField(given, 'encoding', path, encodingAt);
  const segment = (value: Json | undefined, at: string) => rawSegment(value, encoding, at);
  return {
    encoding,
    separators: separators(given['separators'], `${path}/separators`),
    ...optionalField(given, 'una', path, textAt),
    ...optionalField(given, 'unaLead', path, textAt),
    ...optionalField(given, 'unaEncoding', path, encodingAt),
    ...optionalField(given, 'header', path, segment),
    content: listAt(given['content'], `${path}/content`, (part, at) => content(part, { segment, compose }, at)),
    ...optionalField(given, 'trailer', path, segment),
  };
}

function content(json: Json, readers: Readers, path: string): EdifactMessage | FunctionalGroup | Stray {
  const given = objectAt(json, path);
  if (given['kind'] !== 'group') return messageOrStray(given, readers, path);
  return {
    kind: 'group',
    header: readers.segment(given['header'], `${path}/header`),
    content: listAt(given['content'], `${path}/content`, (part, at) => messageOrStray(objectAt(part, path), readers, at)),
    ...optionalField(given, 'trailer', path, readers.segment),
  };
}

function messageOrStray(given: JsonObject, { segment, compose }: Readers, path: string): EdifactMessage | Stray {
  if (given['kind'] === 'stray') return { kind: 'stray', segment: segment(given['segment'], `${path}/segment`) };
  if (given['kind'] !== 'message') throw unusableTree('its kind must be message, group or stray', `${path}/kind`);
  if (given['segments'] === undefined) return { kind: 'message', segments: compose(given, path) };
  return { kind: 'message', segments: listAt(given['segments'], `${path}/segments`, segment) };
}

function rawSegment(json: Json | undefined, interchangeEncoding: string, path: string): RawSegment {
  const given = objectAt(json, path);
  const own = optionalField(given, 'encoding', path, encodingAt);
  const { encoding = interchangeEncoding } = own;
  return {
    tag: textAt(given['tag'], `${path}/tag`),
    elements: listAt(given['elements'], `${path}/elements`, (element, at) => rawElement(element, encoding, at)),
    ...optionalField(given, 'lead', path, textAt),
    ...optionalField(given, 'raw', path, textAt),
    ...own,
  };
}

function rawElement(json: Json, encoding: string, path: string): RawElement {
  const components = (value: Json, at: string) => listAt(value, at, (component) => encodableAt(component, encoding, at));
  if (!isJsonObject(json)) return components(json, path);
  return { repeats: listAt(json['repeats'], `${path}/repeats`, components) };
}

function separators(json: Json | undefined, path: string): Separators {
  const given = objectAt(json, path);
  const all = {
    component: characterIn(given, 'component', path),
    element: characterIn(given, 'element', path),
    decimal: characterIn(given, 'decimal', path),
    release: characterIn(given, 'release', path),
    terminator: characterIn(given, 'terminator', path),
  };
  return given['repetition'] === undefined ? all : { ...all, repetition: characterIn(given, 'repetition', path) };
}
