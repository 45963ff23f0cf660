import { createHash, type KeyObject, verify, X509Certificate } from 'node:crypto';
import { childOf, type XmlElement } from '../xml.ts';
import { canonicalForm } from './canonical.ts';
import { distrust } from './certificates.ts';
import { DS, EXCLUSIVE_C14N, WSSE, WSU } from './names.ts';
import { childIn, isPresent, refused } from './username-token.ts';

const SIGNATURES: Readonly<Record<string, string>> = {
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384': 'sha384',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': 'sha512',
};
const DIGESTS: Readonly<Record<string, string>> = {
  'http://www.w3.org/2001/04/xmlenc#sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#sha384': 'sha384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
};
/** Changes nothing on an element that does not hold the signature itself, and only such are looked at. */
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
/** A signature has a few references; each costs time. */
const MAX_REFERENCES = 16;
const ID = new Set(['Id', 'ID', 'id']);

/** What must be signed, and by whom. */
export interface ExpectedSignature {
  readonly trusted: readonly X509Certificate[];
  /** Must there be a signed timestamp? An answer belongs to its request; a call could be kept and sent again. */
  readonly timestamp: boolean;
  readonly now: Date;
}

/** Checks that the body of an envelope (and its timestamp) is signed by somebody who is trusted: exclusive canonical XML, RSA with
 *  SHA-2 (X.509 Token Profile 1.0). What is signed must be the very body that is read; that another element bears its id is refused.
 *  @param text that `root` was read from
 *  @returns the signature's value: of what is signed, no other call has the same
 *  @throws HubError `E_SOAP_SECURITY` */
export function checkSignature(text: string, root: XmlElement, expected: ExpectedSignature): Uint8Array {
  const body = root.children.filter(({ local, uri }) => local === 'Body' && uri === root.uri);
  const security = childIn(childIn(root, root.uri, 'Header'), WSSE, 'Security');
  const signature = childIn(security, DS, 'Signature');
  const info = childIn(signature, DS, 'SignedInfo');
  if (security === undefined || signature === undefined || info === undefined) throw refused('it has no signature');
  if (body[0] === undefined || body.length !== 1) throw refused('the envelope has not one body');
  const timestamp = childIn(security, WSU, 'Timestamp');
  const key = signerOf(security, expected);
  const value = Buffer.from(childIn(signature, DS, 'SignatureValue')?.text ?? '', 'base64');
  try {
    checkSignedInfo(text, value, info, key);
    const signed = signedElements(text, root, signature, info);
    if (!signed.has(body[0])) throw refused('the body is not signed');
    if (timestamp !== undefined && !signed.has(timestamp)) throw refused('the timestamp is not signed');
  } catch (thrown) {
    throw thrown instanceof Error && thrown.name === 'HubError' ? thrown : refused('the signature cannot be read');
  }
  if (timestamp === undefined && expected.timestamp) throw refused('it has no timestamp');
  if (timestamp !== undefined) checkTime(timestamp, expected.now);
  return value;
}

/** The key of whoever signed: of the certificate that goes along, if it is trusted; else of the one that is. */
function signerOf(security: XmlElement, { trusted, now }: ExpectedSignature): KeyObject {
  const token = childIn(security, WSSE, 'BinarySecurityToken');
  const own = token === undefined ? trusted[0] : certificateOf(token.text);
  if (own === undefined || (token === undefined && trusted.length > 1)) throw refused('the certificate is missing or unreadable');
  const reason = distrust(own, trusted, now);
  if (reason !== undefined) throw refused(reason);
  if (own.publicKey.asymmetricKeyType !== 'rsa') throw refused('its certificate is not of an RSA key');
  return own.publicKey;
}

function certificateOf(base64: string): X509Certificate | undefined {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64'));
  } catch {
    return undefined;
  }
}

function checkSignedInfo(text: string, value: Uint8Array, info: XmlElement, key: KeyObject): void {
  const method = childIn(info, DS, 'CanonicalizationMethod');
  if (method?.attributes.get('Algorithm') !== EXCLUSIVE_C14N) throw refused('its canonicalization is not exclusive XML canonicalization');
  const hash = SIGNATURES[childIn(info, DS, 'SignatureMethod')?.attributes.get('Algorithm') ?? ''];
  if (hash === undefined) throw refused('its signature is not RSA with SHA-2');
  if (!verify(hash, Buffer.from(canonicalForm(text, info, prefixesOf(method))), key, value)) throw refused('the signature does not fit');
}

/** The elements whose digests fit. */
function signedElements(text: string, root: XmlElement, signature: XmlElement, info: XmlElement): ReadonlySet<XmlElement> {
  const references = info.children.filter(({ uri, local }) => uri === DS && local === 'Reference');
  if (references.length > MAX_REFERENCES) throw refused('it has too many references');
  const byId = elementsById(root);
  const signed = new Set<XmlElement>();
  for (const reference of references) {
    const uri = reference.attributes.get('URI') ?? '';
    const [element, ...others] = uri.startsWith('#') ? (byId.get(uri.slice(1)) ?? []) : [];
    if (element === undefined || others.length > 0) throw refused('a reference does not lead to one element');
    if (element.start <= signature.start && element.end >= signature.end) throw refused('a reference leads around the signature');
    const hash = DIGESTS[childIn(reference, DS, 'DigestMethod')?.attributes.get('Algorithm') ?? ''];
    if (hash === undefined) throw refused('a digest is not of SHA-2');
    const digest = createHash(hash)
      .update(canonicalForm(text, element, transformed(reference)))
      .digest('base64');
    if (digest !== childIn(reference, DS, 'DigestValue')?.text.replace(/\s+/g, '')) throw refused('what is signed was changed');
    signed.add(element);
  }
  return signed;
}

/** The prefixes of the exclusive canonicalization, which must be the last transform. */
function transformed(reference: XmlElement): readonly string[] {
  const transforms = (childIn(reference, DS, 'Transforms')?.children ?? []).filter(({ local }) => local === 'Transform');
  const algorithms = transforms.map(({ attributes }) => attributes.get('Algorithm'));
  const known = algorithms.every((each, index) => each === (index === algorithms.length - 1 ? EXCLUSIVE_C14N : ENVELOPED));
  if (algorithms.length === 0 || !known) throw refused('a transform is not exclusive XML canonicalization');
  return prefixesOf(transforms.at(-1));
}

function prefixesOf(method: XmlElement | undefined): readonly string[] {
  const list = method && childOf(method, 'InclusiveNamespaces')?.attributes.get('PrefixList');
  return (list ?? '').split(/\s+/).filter(Boolean);
}

function elementsById(root: XmlElement): ReadonlyMap<string, readonly XmlElement[]> {
  const found = new Map<string, XmlElement[]>();
  const walk = (element: XmlElement): void => {
    for (const [name, value] of element.attributes) {
      if (!ID.has(name)) continue;
      const others = found.get(value);
      if (others === undefined) found.set(value, [element]);
      else others.push(element);
    }
    for (const child of element.children) walk(child);
  };
  walk(root);
  return found;
}

function checkTime(timestamp: XmlElement, now: Date): void {
  const created = childIn(timestamp, WSU, 'Created')?.text.trim();
  const expires = childIn(timestamp, WSU, 'Expires')?.text.trim();
  const late = expires !== undefined && !(Date.parse(expires) >= now.getTime());
  if (created === undefined || !isPresent(created, now) || late) throw refused('its timestamp is not within five minutes of the present');
}
