import { createHash, randomBytes } from 'node:crypto';
import type { Node } from '../carrier/soap.ts';

/** Namespace of the agencies' services. */
const AGENCY = 'urn:crm-agence:v1';
const SOAP_11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const SECURITY = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity';

/** The children of that name in the agencies' namespace. */
export function named(node: Node | undefined, local: string): readonly Node[] {
  return node?.children.filter((child) => child.local === local && child.uri === AGENCY) ?? [];
}

/** The text of the first child along a path; empty if there is none. */
export function textOf(node: Node | undefined, ...path: readonly string[]): string {
  const [first, ...rest] = path;
  return first === undefined ? (node?.text ?? '') : textOf(named(node, first)[0], ...rest);
}

/** Members of an element, in their order; a list is the element several times. */
export type Members = { readonly [name: string]: string | number | boolean | Members | readonly Members[] | undefined };

/** An envelope with one element of the agencies' in its body. @param header XML, or empty */
export function envelope(element: string, members: Members, header = ''): string {
  const body = `<a:${element} xmlns:a="${AGENCY}">${written(members)}</a:${element}>`;
  return `<soap:Envelope xmlns:soap="${SOAP_11}"><soap:Header>${header}</soap:Header><soap:Body>${body}</soap:Body></soap:Envelope>`;
}

/** A fault of SOAP 1.1. @param detail of the declared fault, if it is one */
export function fault(code: 'Client' | 'Server', text: string, detail?: Members): string {
  const more = detail === undefined ? '' : `<detail><a:dossierInvalide xmlns:a="${AGENCY}">${written(detail)}</a:dossierInvalide></detail>`;
  const body = `<soap:Fault><faultcode>soap:${code}</faultcode><faultstring>${escaped(text)}</faultstring>${more}</soap:Fault>`;
  return `<soap:Envelope xmlns:soap="${SOAP_11}"><soap:Body>${body}</soap:Body></soap:Envelope>`;
}

/** A UsernameToken whose password is a digest (WS-Security UsernameToken Profile 1.1, section 3.1). */
export function usernameToken(username: string, password: string, now: Date): string {
  const nonce = randomBytes(16);
  const created = now.toISOString();
  const digest = createHash('sha1').update(nonce).update(created).update(password).digest('base64');
  const profile = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordDigest';
  const encoding = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary';
  return (
    `<w:Security xmlns:w="${SECURITY}-secext-1.0.xsd"><w:UsernameToken><w:Username>${escaped(username)}</w:Username>` +
    `<w:Password Type="${profile}">${digest}</w:Password><w:Nonce EncodingType="${encoding}">${nonce.toString('base64')}</w:Nonce>` +
    `<u:Created xmlns:u="${SECURITY}-utility-1.0.xsd">${created}</u:Created></w:UsernameToken></w:Security>`
  );
}

function written(members: Members): string {
  return Object.entries(members)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? (value as readonly Members[]) : [value as Exclude<typeof value, readonly Members[]>]).map(
        (one) => [name, one] as const,
      ),
    )
    .map(([name, value]) => {
      if (value === undefined) return '';
      return `<a:${name}>${typeof value === 'object' ? written(value as Members) : escaped(String(value))}</a:${name}>`;
    })
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
