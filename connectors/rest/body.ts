import { createHash } from 'node:crypto';
import { hubError } from '../../core/kernel/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../core/kernel/json.ts';
import { textOf } from './json-path.ts';

/** A body with its content type. */
export interface Body {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** A group as application/x-www-form-urlencoded (WHATWG URL, section 5). Groups within it give names such as `customer[city]`, lists
 *  of scalars repeat their name, lists of groups count: `lines[0][sku]`. Null is left out.
 *  @throws E_TEMPLATE_VALUE */
export function formBody(tree: Json): Body {
  const fields = new URLSearchParams();
  const add = (name: string, value: Json): void => {
    const text = textOf(value);
    if (text !== undefined) fields.append(name, text);
    else if (Array.isArray(value))
      for (const [n, item] of value.entries()) add(typeof item === 'object' ? `${name}[${n}]` : name, item as Json);
    else if (isJsonObject(value)) for (const [key, item] of Object.entries(value)) add(`${name}[${key}]`, item);
  };
  for (const [name, value] of Object.entries(group(tree))) add(name, value);
  return { contentType: 'application/x-www-form-urlencoded', bytes: Buffer.from(fields.toString()) };
}

/** A group as multipart/form-data (RFC 7578): scalars are fields, groups with `data` are files, other groups are parts of JSON, lists
 *  give several parts of one name. Null is left out.
 *  @param key makes the boundary: the same bytes at every attempt
 *  @throws E_TEMPLATE_VALUE */
export function multipartBody(tree: Json, key: string): Body {
  const writer = multipartWriter(key);
  const add = (name: string, value: Json): void => {
    const text = textOf(value);
    if (text !== undefined) writer.part(name, Buffer.from(text));
    else if (Array.isArray(value)) for (const item of value as readonly Json[]) add(name, item);
    else if (isFile(value)) {
      const { bytes, mediaType, filename } = fileOf(value, name);
      writer.part(name, bytes, mediaType, filename ?? name);
    } else if (isJsonObject(value)) writer.part(name, Buffer.from(JSON.stringify(value)), 'application/json');
  };
  for (const [name, value] of Object.entries(group(tree))) add(name, value);
  return writer.end();
}

/** A document as the one file of multipart/form-data (RFC 7578).
 *  @param key makes the boundary: the same bytes at every attempt
 *  @param fields further parts, before it; one that begins with a brace is JSON */
export function fileBody(
  file: { readonly part: string; readonly filename: string },
  document: Body,
  key: string,
  fields: readonly (readonly [name: string, text: string])[] = [],
): Body {
  const writer = multipartWriter(key);
  for (const [name, text] of fields) writer.part(name, Buffer.from(text), text.startsWith('{') ? 'application/json' : undefined);
  writer.part(file.part, document.bytes, document.contentType, file.filename);
  return writer.end();
}

function multipartWriter(key: string) {
  const boundary = `relais-${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
  const chunks: Uint8Array[] = [];
  return {
    part: (name: string, content: Uint8Array, mediaType?: string, filename?: string): void => {
      const disposition = `form-data; name="${quoted(name)}"${filename === undefined ? '' : `; filename="${quoted(filename)}"`}`;
      const type = mediaType === undefined ? '' : `content-type: ${mediaType}\r\n`;
      chunks.push(Buffer.from(`--${boundary}\r\ncontent-disposition: ${disposition}\r\n${type}\r\n`), content, CRLF);
    },
    end: (): Body => {
      chunks.push(Buffer.from(`--${boundary}--\r\n`));
      return { contentType: `multipart/form-data; boundary=${boundary}`, bytes: Buffer.concat(chunks) };
    },
  };
}

const CRLF = Buffer.from('\r\n');
const BASE64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/;
const MEDIA_TYPE = /^[A-Za-z0-9!#$&^_.+-]+\/[A-Za-z0-9!#$&^_.+-]+(; *[A-Za-z0-9-]+=[A-Za-z0-9_.-]+)*$/;

/** A file as a mapping writes it: `{ data, mediaType?, filename? }`, data in base64. */
export interface File {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly filename?: string;
}

/** Reads a file. @param at where it stands, for errors. @throws E_TEMPLATE_VALUE */
export function fileOf(value: Json | undefined, at: string): File {
  if (!isFile(value)) throw hubError('E_TEMPLATE_VALUE', { setting: 'body', reason: `there is no file with data at ${at}` });
  const { data, mediaType = 'application/octet-stream', filename } = value;
  if (!BASE64.test(data)) throw hubError('E_TEMPLATE_VALUE', { setting: 'body', reason: `the data at ${at} is not base64` });
  if (typeof mediaType !== 'string' || !MEDIA_TYPE.test(mediaType))
    throw hubError('E_TEMPLATE_VALUE', { setting: 'body', reason: `the mediaType at ${at} is none` });
  return { bytes: Buffer.from(data, 'base64'), mediaType, ...(typeof filename === 'string' ? { filename } : {}) };
}

function isFile(value: Json | undefined): value is JsonObject & { readonly data: string } {
  return isJsonObject(value) && typeof value['data'] === 'string';
}

function group(tree: Json): JsonObject {
  if (isJsonObject(tree)) return tree;
  throw hubError('E_TEMPLATE_VALUE', { setting: 'body', reason: 'what the mapping gave is not a group of fields' });
}

/** A name in a content-disposition, as browsers write it (WHATWG HTML, "multipart/form-data encoding algorithm"). */
function quoted(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
