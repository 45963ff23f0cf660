import { hubError } from '../../core/kernel/errors.ts';
import { isJsonObject, type Json } from '../../core/kernel/json.ts';
import type { OutboundDocument } from '../../core/spi/connector.ts';
import type { SettingsOf } from '../../core/spi/fields.ts';
import { type Body, fileBody, formBody, multipartBody } from './body.ts';
import { withCredentials } from './credential-places.ts';
import type { outboundSettings } from './fields.ts';
import { headerTemplates } from './headers.ts';
import type { HttpRequest } from './http-message.ts';
import { parseJson, textOf, valueAt, withValueAt } from './json-path.ts';
import { queryTemplates } from './query.ts';
import { insideText, readTemplate, readTemplates, type ValueOf, valuesOf } from './template.ts';
import { checkUrlTemplate, encodeQueryValue, encodeUrlValue, withQuery } from './url-template.ts';

type Settings = SettingsOf<typeof outboundSettings>;

/** Methods whose requests have no body here (RFC 9110, section 9.3.1: GET and DELETE give none a meaning). */
const BODILESS = new Set(['GET', 'DELETE']);
const METHODS = new Set(['POST', 'PUT', 'PATCH', ...BODILESS]);

/** A document as a request, before the hub identifies itself, and what is needed for a second step. */
export interface PreparedRequest extends HttpRequest {
  /** What the mapping gave, credentials put in; read when it is asked for. */
  readonly tree: () => Json;
}

/** Reads the templates of a channel once; what is returned makes the request of each document.
 *  @throws E_CONFIG_FIELD; what is returned throws E_TEMPLATE_VALUE, E_CONFIG_REFERENCE */
export function requestWriter(
  settings: Settings,
  credentials: ReadonlyMap<string, string>,
): (document: OutboundDocument) => PreparedRequest {
  checkUrlTemplate(settings.url);
  const url = readTemplate('url', settings.url, credentials);
  const method = readTemplate('method', settings.method, credentials);
  const query = queryTemplates('query', settings.query, credentials);
  const headers = headerTemplates('headers', settings.headers, credentials);
  const filename = readTemplate('filename', settings.filename, credentials);
  const parts = partTemplates(settings.parts, credentials);

  return (document) => {
    const tree = once(() => withCredentials(treeOf(document), settings.credentialsAt, credentials));
    const parameters = { ...document.parameters, idempotencyKey: document.idempotencyKey };
    const values = valuesOf({ parameters, tree, credentials });
    const verb = method.fill(values, (value) => (METHODS.has(value) ? value : undefined)) ?? '';
    const body = BODILESS.has(verb)
      ? undefined
      : settings.body === 'file'
        ? fileBody(
            { part: settings.filePart, filename: filename.fill(values, safeName) ?? '' },
            whole(document),
            document.idempotencyKey,
            parts(values),
          )
        : bodyOf(settings, document, tree);
    return {
      url: withQuery(url.fill(values, encodeUrlValue) ?? '', [...query(values), ...mappedQuery(settings.queryFrom, tree)]),
      method: verb,
      headers: { ...(body === undefined ? {} : { 'content-type': body.contentType }), ...headers(values) },
      ...(body === undefined ? {} : { body: body.bytes }),
      tree,
    };
  };
}

function mappedQuery(path: string | undefined, tree: () => Json): readonly string[] {
  if (path === undefined) return [];
  const group = valueAt(tree(), path);
  if (group === undefined) return [];
  if (!isJsonObject(group)) throw hubError('E_TEMPLATE_VALUE', { setting: 'queryFrom', reason: `${path} is not a group of fields` });
  return Object.entries(group).flatMap(([name, value]) => {
    const items = Array.isArray(value) ? (value as readonly Json[]) : [value];
    return items.flatMap((item) => {
      if (item === null) return [];
      const encoded = encodeQueryValue(textOf(item) ?? '\ud800');
      if (encoded === undefined)
        throw hubError('E_TEMPLATE_VALUE', { setting: 'queryFrom', reason: `the value of ${name} cannot stand there` });
      return [`${encodeURIComponent(name)}=${encoded}`];
    });
  });
}

function whole({ mediaType, body }: OutboundDocument): Body {
  return { contentType: mediaType, bytes: body };
}

/** The parts of a form beside its file. */
function partTemplates(texts: Settings['parts'], credentials: ReadonlyMap<string, string>) {
  const templates = [...readTemplates('parts', texts, credentials)].map(([name, template]) => {
    const inJson = texts?.[name]?.startsWith('{') === true;
    return { name, template, encode: (value: string) => (inJson ? insideText(value) : value) };
  });
  return (values: ValueOf): readonly (readonly [name: string, text: string])[] =>
    templates.flatMap(({ name, template, encode }) => {
      const text = template.fill(values, encode);
      return text === undefined ? [] : [[name, text] as const];
    });
}

/** A value in the name of a file: no part of a path. */
function safeName(value: string): string | undefined {
  return /[/\\\p{Cc}]/u.test(value) ? undefined : value;
}

function bodyOf(settings: Settings, document: OutboundDocument, tree: () => Json): Body | undefined {
  if (settings.body === 'none') return undefined;
  const asItIs = settings.bodyFrom === undefined && settings.uploadFrom === undefined && settings.credentialsAt.length === 0;
  if (settings.body === 'document' && asItIs) return whole(document);
  const mapped = settings.uploadFrom === undefined ? tree() : withValueAt(tree(), settings.uploadFrom, undefined);
  const part = settings.bodyFrom === undefined ? mapped : valueAt(mapped, settings.bodyFrom);
  if (part === undefined) throw hubError('E_TEMPLATE_VALUE', { setting: 'bodyFrom', reason: `there is nothing at ${settings.bodyFrom}` });
  if (settings.body === 'form') return formBody(part);
  if (settings.body === 'multipart') return multipartBody(part, document.idempotencyKey);
  return { contentType: document.mediaType, bytes: Buffer.from(JSON.stringify(part)) };
}

function treeOf({ body, mediaType }: OutboundDocument): Json {
  const tree = /[/+]json$/.test(mediaType) ? parseJson(body) : undefined;
  if (tree === undefined) throw hubError('E_TEMPLATE_VALUE', { setting: 'the request', reason: 'the document is not JSON' });
  return tree;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
