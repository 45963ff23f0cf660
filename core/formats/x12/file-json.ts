import type { Json, JsonObject } from '../../kernel/json.ts';
import { characterIn, encodableAt, encodingAt, frameIn, listAt, objectAt, optionalField, textAt, unusableTree } from '../edi/tree-shape.ts';
import { isBinary, octetsIn } from './binary.ts';
import type { Delimiters, FunctionalGroup, Interchange, LooseSegment, RawSegment, TransactionSet, X12File } from './model.ts';

/** Gives the segments of a transaction set that has none of its own. */
export type Compose = (transaction: JsonObject, delimiters: Delimiters, path: string) => readonly RawSegment[];

/** The model of a file from JSON, such as somebody edited: checked for its shape. What is written of a transaction set are
 *  its segments; fields that the model does not have (`guide`, `tree`) are passed over where there are segments.
 *  @throws HubError `E_EDI_TREE` with the path of what is unusable */
export function fileFromJson(json: Json, compose: Compose): X12File {
  const file = objectAt(json, '');
  const encoding = encodingAt(file['encoding'] ?? 'utf-8', '/encoding');
  const interchanges = listAt(file['interchanges'], '/interchanges', (item, path) => interchange(item, encoding, compose, path));
  return { encoding, ...frameIn(file), interchanges };
}

interface Readers {
  readonly segment: (value: Json | undefined, path: string) => RawSegment;
  readonly compose: (transaction: JsonObject, path: string) => readonly RawSegment[];
}

function interchange(json: Json, encoding: string, compose: Compose, path: string): Interchange {
  const given = objectAt(json, path);
  const delimiters = delimitersIn(given['delimiters'], `${path}/delimiters`);
  const readers: Readers = {
    segment: (value, at) => rawSegment(value, encoding, delimiters, at),
    compose: (transaction, at) => compose(transaction, delimiters, at),
  };
  return {
    delimiters,
    header: readers.segment(given['header'], `${path}/header`),
    content: listAt(given['content'], `${path}/content`, (part, at) => content(part, readers, at)),
    ...optionalField(given, 'trailer', path, readers.segment),
  };
}

function content(json: Json, readers: Readers, path: string): FunctionalGroup | LooseSegment {
  const given = objectAt(json, path);
  if (given['kind'] === 'loose') return loose(given, readers, path);
  if (given['kind'] !== 'group') throw unusableTree('its kind must be group or loose', `${path}/kind`);
  return {
    kind: 'group',
    ...optionalField(given, 'header', path, readers.segment),
    content: listAt(given['content'], `${path}/content`, (part, at) => inGroup(objectAt(part, path), readers, at)),
    ...optionalField(given, 'trailer', path, readers.segment),
  };
}

function inGroup(given: JsonObject, readers: Readers, path: string): TransactionSet | LooseSegment {
  if (given['kind'] === 'loose') return loose(given, readers, path);
  if (given['kind'] !== 'transaction') throw unusableTree('its kind must be transaction or loose', `${path}/kind`);
  if (given['segments'] === undefined) return { kind: 'transaction', segments: readers.compose(given, path) };
  return { kind: 'transaction', segments: listAt(given['segments'], `${path}/segments`, readers.segment) };
}

function loose(given: JsonObject, { segment }: Readers, path: string): LooseSegment {
  return { kind: 'loose', segment: segment(given['segment'], `${path}/segment`) };
}

function rawSegment(json: Json | undefined, encoding: string, delimiters: Delimiters, path: string): RawSegment {
  const given = objectAt(json, path);
  const tag = textAt(given['tag'], `${path}/tag`);
  const binary = given['binary'] === true && isBinary(tag);
  const values = listAt(given['elements'], `${path}/elements`, (element, at) => encodableAt(element, encoding, at));
  const last = binary ? values.length - 1 : values.length;
  for (const [index, value] of values.slice(0, last).entries())
    if (value.includes(delimiters.element) || (value.includes(delimiters.terminator) && !(tag === 'ISA' && index === 15)))
      throw unusableTree('it has a delimiter of the interchange', `${path}/elements/${index}`);
  if (binary && Number(values.at(-2)) !== octetsIn(values.at(-1) ?? '', encoding))
    throw unusableTree('its binary data is not of the length that it announces', `${path}/elements`);
  const own = { ...optionalField(given, 'lead', path, textAt), ...optionalField(given, 'raw', path, textAt) };
  return binary ? { tag, elements: values, ...own, binary } : { tag, elements: values, ...own };
}

function delimitersIn(json: Json | undefined, path: string): Delimiters {
  const given = objectAt(json, path);
  const all = {
    element: characterIn(given, 'element', path),
    component: characterIn(given, 'component', path),
    terminator: characterIn(given, 'terminator', path),
  };
  return given['repetition'] === undefined ? all : { ...all, repetition: characterIn(given, 'repetition', path) };
}
