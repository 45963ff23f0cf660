import { hubError } from '../../core/kernel/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../core/kernel/json.ts';

/** What a string value starts with to ask for a credential: `"credential:password"`. */
const PLACEHOLDER = 'credential:';
/** An XML name without colon (Namespaces in XML 1.0, NCName), ASCII only: what element names of a WSDL look like. */
const ELEMENT_NAME = /^[A-Za-z_][A-Za-z0-9_.-]*$/;
const ATTRIBUTE_NAME = /^[A-Za-z_][A-Za-z0-9_.-]*(:[A-Za-z_][A-Za-z0-9_.-]*)?$/;
/** What XML 1.0 cannot carry, not even escaped (production 2, Char): most controls, halves of surrogate pairs. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** Where credentials come from and where in the arguments they may go. */
export interface CredentialPlaces {
  readonly values: ReadonlyMap<string, string>;
  /** Dotted paths from the arguments' root, list positions left out: `headerValue.accountNumber`. */
  readonly places: readonly string[];
}

/** Reads the arguments that a mapping wrote and makes them safe to be written as XML: credentials in their places, no
 *  value that could add elements of its own. A placeholder counts only at a declared place: elsewhere it may be partner
 *  data, and filling it in would print the secret on a label.
 *  @param mapping how errors name the mapping
 *  @throws HubError `E_JSON_SYNTAX`, `E_MAP_RESULT` (with JSON Pointer), `E_CONFIG_REFERENCE` (credential not configured) */
export function prepareArguments(body: Uint8Array, mapping: string, credentials: CredentialPlaces): JsonObject {
  const value = parse(body);
  if (!isJsonObject(value)) throw unusable(mapping, 'the arguments are not an object', '');
  if ('_xml' in value) throw unusable(mapping, 'the name _xml is not allowed', '/_xml');
  const { $headers, ...args } = value;
  const at = { mapping, credentials, place: '', pointer: '', finished: true };
  const prepared = element(args, at) as JsonObject;
  if ($headers === undefined || $headers === null) return prepared;
  return { ...prepared, $headers: element($headers, { ...at, place: '$headers', pointer: '/$headers', finished: false }) };
}

interface At {
  readonly mapping: string;
  readonly credentials: CredentialPlaces;
  readonly place: string;
  readonly pointer: string;
  /** Does `soap` write it? Then what would pass it unescaped is escaped here. */
  readonly finished: boolean;
}

function parse(body: Uint8Array): Json {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as Json;
  } catch {
    throw hubError('E_JSON_SYNTAX', { reason: 'the arguments of the operation cannot be read' });
  }
}

function element(value: Json, at: At): Json {
  if (typeof value === 'string') return at.finished ? escapeBypass(scalar(value, at)) : scalar(value, at);
  if (Array.isArray(value)) return value.map((item: Json, n) => element(item, { ...at, pointer: `${at.pointer}/${n}` }));
  if (!isJsonObject(value)) return value;
  const out: Record<string, Json> = {};
  for (const [name, child] of Object.entries(value)) {
    const inner = { ...at, place: at.place === '' ? name : `${at.place}.${name}`, pointer: `${at.pointer}/${name}` };
    if (child === null) continue;
    if (name === '$attributes') out[name] = attributes(child, inner);
    else if (name === '$value') Object.assign(out, textOf(child, inner));
    else if (!ELEMENT_NAME.test(name)) throw unusable(at.mapping, 'a name that is not an XML name', at.pointer);
    else out[name] = element(child, inner);
  }
  return out;
}

function attributes(value: Json, at: At): JsonObject {
  if (!isJsonObject(value)) throw unusable(at.mapping, '$attributes is not an object', at.pointer);
  const out: Record<string, Json> = {};
  for (const [name, child] of Object.entries(value)) {
    const inner = { ...at, pointer: `${at.pointer}/${name}` };
    if (!ATTRIBUTE_NAME.test(name) || name === 'xsi_type') throw unusable(at.mapping, 'a name that is not an XML name', at.pointer);
    if (child === null) continue;
    if (typeof child === 'object') throw unusable(at.mapping, 'the value of an attribute is not a scalar', inner.pointer);
    const text = typeof child === 'string' ? scalar(child, inner) : child;
    if (bypassesEscaping(text)) throw unusable(at.mapping, 'the value of an attribute is a CDATA section', inner.pointer);
    out[name] = text;
  }
  return out;
}

function textOf(value: Json, at: At): JsonObject {
  if (typeof value === 'object') throw unusable(at.mapping, '$value is not a scalar', at.pointer);
  if (typeof value !== 'string') return { $value: value };
  const text = at.finished ? escapeBypass(scalar(value, at)) : scalar(value, at);
  return typeof text === 'string' ? { $value: text } : text;
}

function scalar(text: string, at: At): string {
  if (NOT_XML.test(text)) throw unusable(at.mapping, 'a character that XML cannot carry', at.pointer);
  if (!text.startsWith(PLACEHOLDER)) return text;
  if (!at.credentials.places.includes(at.place)) {
    throw unusable(at.mapping, 'a credential is asked for at a place that credentialsAt does not list', at.pointer);
  }
  const name = text.slice(PLACEHOLDER.length);
  const value = at.credentials.values.get(name);
  if (value === undefined) throw hubError('E_CONFIG_REFERENCE', { what: 'The credential', name }, { at: { path: at.pointer } });
  return value;
}

/** `soap` writes a string that looks like a CDATA section as it is, whatever stands between the markers: such a string
 *  is escaped here and passed as finished XML. */
function escapeBypass(text: string): string | { readonly $xml: string } {
  if (!bypassesEscaping(text)) return text;
  return { $xml: text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') };
}

function bypassesEscaping(value: Json): boolean {
  return typeof value === 'string' && value.startsWith('<![CDATA[') && value.endsWith(']]>');
}

function unusable(mapping: string, reason: string, path: string) {
  return hubError('E_MAP_RESULT', { mapping, reason }, { at: { path } });
}
