import { createHmac, sign, timingSafeEqual, verify } from 'node:crypto';
import { hubError } from '../../core/kernel/errors.ts';
import { signingKeys, verifyingKeys, type WebhookKey } from './webhook-keys.ts';

/* Standard Webhooks 1.0.0, "Signature scheme" and "Verifying signatures". What is signed is `id.timestamp.body`, the timestamp in
   whole seconds; `v1` is its HMAC-SHA256, `v1a` its Ed25519 signature (RFC 8032), both in base64. */

/** The headers that sign one request, per attempt: the time is part of what is signed. */
export type Signer = (id: string, body: Uint8Array, at: Date) => Readonly<Record<string, string>>;

/** Signs with every key given, side by side, while one replaces the other.
 *  @param secrets see {@link signingKeys}. @throws E_CONFIG_FIELD */
export function webhookSigner(secrets: string): Signer {
  const keys = signingKeys(secrets);
  return (id, body, at) => {
    const timestamp = String(Math.floor(at.getTime() / 1000));
    const signatures = keys.map((key) => `${key.version},${signatureOf(key, signedBytes(id, timestamp, body)).toString('base64')}`);
    return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
  };
}

/** The headers that a signed request has. */
export const SIGNATURE_HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;

/** Five minutes either way, as Standard Webhooks' own libraries have it. */
const TOLERANCE_MS = 300_000;
/** Signatures of one request that are looked at: a sender has two or three while keys change, and each costs time. */
const MAX_SIGNATURES = 16;

/** Throws unless a request is signed with one of the keys, lately.
 *  @returns the id of the webhook, the same at every attempt */
export type Verifier = (headers: Readonly<Record<string, string | undefined>>, body: Uint8Array, now: Date) => string;

/** One good signature of several is enough.
 *  @param secrets see {@link verifyingKeys}. @throws E_CONFIG_FIELD; what is returned throws E_SIGNATURE_WRONG */
export function webhookVerifier(secrets: string): Verifier {
  const keys = verifyingKeys(secrets);
  return (headers, body, now) => {
    const [id, timestamp, signatures] = SIGNATURE_HEADERS.map((name) => {
      const value = headers[name];
      if (value === undefined || value === '') throw hubError('E_SIGNATURE_WRONG', { reason: `the header ${name} is missing` });
      return value;
    }) as [string, string, string];
    if (!/^\d{1,12}$/.test(timestamp)) throw hubError('E_SIGNATURE_WRONG', { reason: 'webhook-timestamp is not a number of seconds' });
    if (Math.abs(now.getTime() - Number(timestamp) * 1000) > TOLERANCE_MS)
      throw hubError('E_SIGNATURE_WRONG', { reason: 'webhook-timestamp is not within five minutes of the present' });
    const signed = signedBytes(id, timestamp, body);
    const given = signatures.split(' ').slice(0, MAX_SIGNATURES);
    if (given.some((signature) => keys.some((key) => isSigned(key, signed, signature)))) return id;
    throw hubError('E_SIGNATURE_WRONG', { reason: 'no signature in webhook-signature fits' });
  };
}

function isSigned(key: WebhookKey, signed: Uint8Array, given: string): boolean {
  if (!given.startsWith(`${key.version},`)) return false;
  const signature = Buffer.from(given.slice(key.version.length + 1), 'base64');
  if (key.version === 'v1a') return signature.length === 64 && verify(null, signed, key.key, signature);
  const expected = signatureOf(key, signed);
  return signature.length === expected.length && timingSafeEqual(signature, expected);
}

function signatureOf(key: WebhookKey, signed: Uint8Array): Buffer {
  return key.version === 'v1' ? createHmac('sha256', key.secret).update(signed).digest() : sign(null, signed, key.key);
}

function signedBytes(id: string, timestamp: string, body: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]);
}
