import { type Finding, hubError } from '../../../core/kernel/errors.ts';
import type { Json } from '../../../core/kernel/json.ts';
import { SOAP_11, SOAP_12, toJson } from '../envelope.ts';
import { withReferences } from '../references.ts';
import { WSSE } from '../security/names.ts';
import { shapeOf } from '../wsdl/model.ts';
import { standalone } from '../wsdl/source.ts';
import type { XmlElement } from '../xml.ts';
import type { SoapVersion } from './fault.ts';
import type { ServiceOperation, ServiceOperations } from './operations.ts';

/** WS-Addressing, in the version of W3C and the one before it. */
export const ADDRESSING = new Set(['http://www.w3.org/2005/08/addressing', 'http://schemas.xmlsoap.org/ws/2004/08/addressing']);
/** Where an answer may be wanted: on the way back, or nowhere. */
const ANONYMOUS = new Set([
  'http://www.w3.org/2005/08/addressing/anonymous',
  'http://www.w3.org/2005/08/addressing/none',
  'http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous',
]);
/** SOAP 1.1 addresses a header by `actor`, 1.2 by `role`; these mean whoever reads the envelope first, or last, and that is the hub. */
const FOR_US = new Set([
  '',
  'http://schemas.xmlsoap.org/soap/actor/next',
  'http://www.w3.org/2003/05/soap-envelope/role/next',
  'http://www.w3.org/2003/05/soap-envelope/role/ultimateReceiver',
]);

/** A SOAP envelope, opened. */
export interface Envelope {
  readonly version: SoapVersion;
  readonly root: XmlElement;
  readonly headers: readonly XmlElement[];
  readonly body: XmlElement;
}

/** @throws HubError `E_SOAP_VERSION`, `E_SOAP_ENVELOPE` */
export function openCall(root: XmlElement): Envelope {
  if (root.local !== 'Envelope') throw hubError('E_SOAP_ENVELOPE', { reason: 'its document is not an envelope' });
  if (root.uri !== SOAP_11 && root.uri !== SOAP_12) throw hubError('E_SOAP_VERSION');
  const own = root.children.filter(({ uri }) => uri === root.uri);
  const [body, ...more] = own.filter(({ local }) => local === 'Body');
  const headers = own.filter(({ local }) => local === 'Header');
  if (body === undefined || more.length > 0 || headers.length > 1)
    throw hubError('E_SOAP_ENVELOPE', { reason: 'its envelope has not one body' });
  return { version: root.uri === SOAP_12 ? '1.2' : '1.1', root, headers: headers[0]?.children ?? [], body };
}

/** The WS-Security header, if there is one. */
export function securityOf({ headers }: Envelope): XmlElement | undefined {
  return headers.find(({ uri, local }) => uri === WSSE && local === 'Security');
}

/** What a call asks for. */
export interface Call {
  readonly operation: ServiceOperation;
  readonly arguments: Json;
  /** Header blocks that the operation declares, by local name. */
  readonly headers: Readonly<Record<string, Json>>;
  /** What does not follow the WSDL. */
  readonly findings: readonly Finding[];
}

/** Reads the call in an envelope.
 *  @param text that the envelope was read from
 *  @throws HubError `E_SOAP_ENVELOPE`, `E_SOAP_OPERATION`, `E_SOAP_HEADER`, `E_DOCUMENT_LIMIT` */
export function readCall(operations: ServiceOperations, text: string, envelope: Envelope): Call {
  const [payload, ...beside] = envelope.body.children;
  const operation = operations.resolve(payload);
  if (operation === undefined)
    throw hubError('E_SOAP_OPERATION', { what: payload === undefined ? 'an empty body' : `the element ${nameFor(payload)}` });
  if (beside.length > 0 && !operation.encoded) throw hubError('E_SOAP_ENVELOPE', { reason: 'its body has more than one element' });
  understandHeaders(envelope, operation);
  const whole = payload && withReferences(payload, beside);
  const checked = payload === undefined || operation.encoded ? [] : (operations.check?.(standalone(text, payload)) ?? []);
  return {
    operation,
    arguments: whole === undefined ? {} : toJson(whole, operation.inputShape),
    headers: Object.fromEntries(
      envelope.headers.flatMap((block) => {
        const model = operation.headers.get(block.local);
        return model?.uri === block.uri ? [[block.local, toJson(block, shapeOf(model.type))]] : [];
      }),
    ),
    findings: checked,
  };
}

/** SOAP 1.1, section 4.2.3; SOAP 1.2 part 1, section 2.4. */
function understandHeaders({ headers, root }: Envelope, operation: ServiceOperation): void {
  for (const block of headers) {
    const must = block.attributes.get('mustUnderstand')?.trim();
    const role = block.attributes.get(root.uri === SOAP_12 ? 'role' : 'actor') ?? '';
    if ((must !== '1' && must !== 'true') || !FOR_US.has(role)) continue;
    const known = block.uri === WSSE || ADDRESSING.has(block.uri) || operation.headers.get(block.local)?.uri === block.uri;
    if (!known) throw hubError('E_SOAP_HEADER', { name: nameFor(block) });
  }
  const reply = headers.find(({ uri, local }) => ADDRESSING.has(uri) && local === 'ReplyTo');
  const address = reply?.children.find(({ local }) => local === 'Address')?.text.trim();
  if (address !== undefined && !ANONYMOUS.has(address))
    throw hubError('E_SOAP_ENVELOPE', { reason: 'it wants its answer at another address (WS-Addressing, ReplyTo)' });
}

/** An element's name for errors: what came from outside is told in short. */
function nameFor({ uri, local }: XmlElement): string {
  return `${local.slice(0, 80)}${uri === '' ? ' without namespace' : ` of the namespace ${uri.slice(0, 120)}`}`;
}
