import { createHash, randomBytes, randomUUID, sign } from 'node:crypto';
import { SOAP_11, SOAP_12 } from '../envelope.ts';
import { parseXml, type XmlElement } from '../xml.ts';
import { canonicalForm } from './canonical.ts';
import type { SigningIdentity } from './certificates.ts';
import {
  BASE64,
  DS,
  EXCLUSIVE_C14N,
  PASSWORD_DIGEST,
  PASSWORD_TEXT,
  RSA_SHA256,
  SHA256,
  TOLERANCE_MS,
  WSSE,
  WSU,
  X509V3,
} from './names.ts';

/** How requests prove who sends them. */
export interface RequestSecurity {
  readonly usernameToken?: { readonly username: string; readonly password: string; readonly digest: boolean };
  readonly signing?: SigningIdentity;
}

/** Puts header blocks and a WS-Security header into an envelope, and signs body and timestamp.
 *  @param envelope of either version, with the prefix `soap` and without a header
 *  @param blocks finished XML */
export function securedEnvelope(envelope: string, blocks: string, { usernameToken, signing }: RequestSecurity, now: Date): string {
  if (usernameToken === undefined && signing === undefined) return blocks === '' ? envelope : withHeader(envelope, blocks);
  const token = usernameToken === undefined ? '' : tokenOf(usernameToken, now);
  const inside = `${timestamp(now)}${token}${signing === undefined ? '' : binaryToken(signing)}`;
  const header = `${blocks}<wsse:Security xmlns:wsse="${WSSE}" xmlns:wsu="${WSU}" soap:mustUnderstand="1">${inside}</wsse:Security>`;
  if (signing === undefined) return withHeader(envelope, header);
  return signed(withHeader(envelope, header).replace('<soap:Body', `<soap:Body xmlns:wsu="${WSU}" wsu:Id="body"`), signing);
}

function withHeader(envelope: string, header: string): string {
  return envelope.replace('<soap:Body', () => `<soap:Header>${header}</soap:Header><soap:Body`);
}

function timestamp(now: Date): string {
  const expires = new Date(now.getTime() + TOLERANCE_MS);
  return `<wsu:Timestamp wsu:Id="timestamp"><wsu:Created>${instant(now)}</wsu:Created><wsu:Expires>${instant(expires)}</wsu:Expires></wsu:Timestamp>`;
}

/** UsernameToken Profile 1.0, section 3.1: the digest is over nonce, creation time and password. */
function tokenOf({ username, password, digest }: NonNullable<RequestSecurity['usernameToken']>, now: Date): string {
  const nonce = randomBytes(16);
  const created = instant(now);
  const shown = digest ? createHash('sha1').update(nonce).update(created).update(password).digest('base64') : password;
  return [
    `<wsse:UsernameToken wsu:Id="${randomUUID().replace(/^/, 'u')}"><wsse:Username>${text(username)}</wsse:Username>`,
    `<wsse:Password Type="${digest ? PASSWORD_DIGEST : PASSWORD_TEXT}">${text(shown)}</wsse:Password>`,
    `<wsse:Nonce EncodingType="${BASE64}">${nonce.toString('base64')}</wsse:Nonce>`,
    `<wsu:Created>${created}</wsu:Created></wsse:UsernameToken>`,
  ].join('');
}

function binaryToken({ certificate }: SigningIdentity): string {
  return `<wsse:BinarySecurityToken wsu:Id="certificate" EncodingType="${BASE64}" ValueType="${X509V3}">${certificate.raw.toString('base64')}</wsse:BinarySecurityToken>`;
}

/** X.509 Token Profile 1.0, section 3.3: the certificate goes along, the signature refers to it. SignedInfo is written in canonical form. */
function signed(envelope: string, { key }: SigningIdentity): string {
  const references = signedParts(parseXml(envelope)).map(([id, element]) =>
    reference(id, createHash('sha256').update(canonicalForm(envelope, element)).digest('base64')),
  );
  const info = [
    `<ds:CanonicalizationMethod Algorithm="${EXCLUSIVE_C14N}"></ds:CanonicalizationMethod>`,
    `<ds:SignatureMethod Algorithm="${RSA_SHA256}"></ds:SignatureMethod>`,
    ...references,
    '</ds:SignedInfo>',
  ].join('');
  const value = sign('sha256', Buffer.from(`<ds:SignedInfo xmlns:ds="${DS}">${info}`), key).toString('base64');
  const keyInfo = `<ds:KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI="#certificate" ValueType="${X509V3}"/></wsse:SecurityTokenReference></ds:KeyInfo>`;
  const signature = `<ds:Signature xmlns:ds="${DS}"><ds:SignedInfo>${info}<ds:SignatureValue>${value}</ds:SignatureValue>${keyInfo}</ds:Signature>`;
  return envelope.replace('</wsse:Security>', () => `${signature}</wsse:Security>`);
}

function reference(id: string, digest: string): string {
  return [
    `<ds:Reference URI="#${id}"><ds:Transforms><ds:Transform Algorithm="${EXCLUSIVE_C14N}"></ds:Transform></ds:Transforms>`,
    `<ds:DigestMethod Algorithm="${SHA256}"></ds:DigestMethod><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>`,
  ].join('');
}

function signedParts(root: XmlElement): readonly [id: string, element: XmlElement][] {
  const parts: [string, XmlElement][] = [];
  for (const block of root.children) {
    if (block.local === 'Body' && (block.uri === SOAP_11 || block.uri === SOAP_12)) parts.push(['body', block]);
    const security = block.local === 'Header' ? block.children.find(({ uri, local }) => uri === WSSE && local === 'Security') : undefined;
    const stamp = security?.children.find(({ uri, local }) => uri === WSU && local === 'Timestamp');
    if (stamp !== undefined) parts.push(['timestamp', stamp]);
  }
  return parts;
}

/** Seconds, as old toolkits read no fractions. */
function instant(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/, 'Z');
}

function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
