import { hubError } from '../../core/kernel/errors.ts';
import type { Json, JsonObject } from '../../core/kernel/json.ts';
import { withReferences } from './references.ts';
import { childShape, type Shape, simpleType } from './shape.ts';
import { childOf, qualified, type XmlElement } from './xml.ts';

/** Namespaces of the envelopes of SOAP 1.1 and 1.2. */
export const SOAP_11 = 'http://schemas.xmlsoap.org/soap/envelope/';
export const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope';

/** A SOAP fault, whichever the version. */
export interface SoapFault {
  /** Without prefix and subcode, in the words of 1.1: `Client` (the message is at fault), `Server`, `VersionMismatch`, … */
  readonly code: string;
  readonly subcode?: string;
  readonly message: string;
  /** The children of detail. */
  readonly detail: readonly XmlElement[];
}

/** What a body holds. */
export type SoapBody =
  | { readonly kind: 'fault'; readonly fault: SoapFault }
  | { readonly kind: 'result'; readonly payload: XmlElement | undefined };

/** Opens an envelope of either version, whichever version the request had: partners answer 1.2 with 1.1.
 *  @throws HubError `E_SCHEMA` when it is no envelope */
export function openEnvelope(root: XmlElement): SoapBody {
  if (root.local !== 'Envelope' || (root.uri !== SOAP_11 && root.uri !== SOAP_12))
    throw hubError('E_SCHEMA', { reason: 'is not a SOAP envelope' });
  const body = childOf(root, 'Body');
  if (body === undefined) throw hubError('E_SCHEMA', { reason: 'is a SOAP envelope without a body' });
  const [payload, ...beside] = body.children;
  if (payload?.local !== 'Fault' || payload.uri !== root.uri)
    return { kind: 'result', payload: payload && withReferences(payload, beside) };
  return { kind: 'fault', fault: root.uri === SOAP_12 ? fault12(payload) : fault11(payload) };
}

/** SOAP 1.1, section 4.4: `Client.Authentication` is a code with its subcode. */
function fault11(fault: XmlElement): SoapFault {
  const [code = '', ...rest] = localName(childOf(fault, 'faultcode')).split('.');
  const subcode = rest.join('.');
  return {
    code,
    ...(subcode === '' ? {} : { subcode }),
    message: childOf(fault, 'faultstring')?.text.trim() ?? '',
    detail: childOf(fault, 'detail')?.children ?? [],
  };
}

/** SOAP 1.2 part 1, section 5.4. */
function fault12(fault: XmlElement): SoapFault {
  const code = childOf(fault, 'Code');
  const value = localName(childOf(code, 'Value'));
  const subcode = localName(childOf(childOf(code, 'Subcode'), 'Value'));
  return {
    code: value === 'Sender' ? 'Client' : value === 'Receiver' ? 'Server' : value,
    ...(subcode === '' ? {} : { subcode }),
    message: childOf(childOf(fault, 'Reason'), 'Text')?.text.trim() ?? '',
    detail: childOf(fault, 'Detail')?.children ?? [],
  };
}

function localName(element: XmlElement | undefined): string {
  const text = element?.text.trim() ?? '';
  return text.slice(text.indexOf(':') + 1);
}

/** An element as JSON. With the shape from the WSDL, what may repeat is always a list, integers and floats are numbers,
 *  booleans are booleans; all else is text as it came (dates keep their offset, decimals their digits). An empty element
 *  is `""` if it is text, `{}` if it has children by its type, else `null`. Attributes go to `$attributes`, with the
 *  text in `$value`. Where the shape is not known, a built-in type that the document itself names (`xsi:type`) serves. */
export function toJson(element: XmlElement, known: Shape | undefined): Json {
  if (element.nil) return null;
  const shape = known ?? ownType(element);
  if (element.children.length > 0 || (typeof shape === 'object' && element.text.trim() === '')) return objectOf(element, shape);
  const value = leaf(element.text, simpleType(shape));
  return element.attributes.size === 0 ? value : { $attributes: Object.fromEntries(element.attributes), $value: value };
}

function ownType({ type, scope }: XmlElement): Shape | undefined {
  const name = type === undefined ? undefined : qualified(type, scope);
  return name?.uri === 'http://www.w3.org/2001/XMLSchema' && name.local !== 'anyType' ? `xs:${name.local}` : undefined;
}

function objectOf(element: XmlElement, shape: Shape | undefined): JsonObject {
  const out = new Map<string, Json>();
  if (element.attributes.size > 0) out.set('$attributes', Object.fromEntries(element.attributes));
  const lists = new Map<string, Json[]>();
  for (const child of element.children) {
    const known = childShape(shape, child.local);
    const value = toJson(child, known.shape);
    const list = lists.get(child.local);
    const first = out.get(child.local);
    if (list !== undefined) list.push(value);
    else if (known.list || first !== undefined) {
      const made = first === undefined ? [value] : [first, value];
      lists.set(child.local, made);
      out.set(child.local, made);
    } else out.set(child.local, value);
  }
  // fromEntries defines own properties: an element called __proto__ stays data.
  return Object.fromEntries(out);
}

const INTEGERS = new Set([
  'int',
  'integer',
  'short',
  'long',
  'byte',
  'unsignedInt',
  'unsignedShort',
  'unsignedByte',
  'unsignedLong',
  'positiveInteger',
  'nonNegativeInteger',
]);

function leaf(text: string, type: string | undefined): Json {
  if (type === undefined || type === 'string') return text;
  const trimmed = text.trim();
  if (type === 'base64Binary') return text.replace(/\s+/g, '');
  if (trimmed === '') return null;
  if (INTEGERS.has(type)) return /^[+-]?\d+$/.test(trimmed) && Number.isSafeInteger(Number(trimmed)) ? Number(trimmed) : trimmed;
  if (type === 'float' || type === 'double') return Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed;
  if (type === 'boolean') return trimmed === 'true' || trimmed === '1' ? true : trimmed === 'false' || trimmed === '0' ? false : trimmed;
  return trimmed;
}
