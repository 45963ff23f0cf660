import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { hubError } from '../../core/kernel/errors.ts';

/** A key of Standard Webhooks 1.0.0: a secret that both sides have (`v1`), or half of a pair (`v1a`). */
export type WebhookKey = { readonly version: 'v1'; readonly secret: Buffer } | { readonly version: 'v1a'; readonly key: KeyObject };

/** DER of an Ed25519 key up to its 32 bytes (RFC 8410, section 7 and section 4). */
const PRIVATE_DER = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_DER = Buffer.from('302a300506032b6570032100', 'hex');

/** Reads keys for signing: `whsec_` and the base64 of 24 to 64 bytes; `whsk_` and the base64 of an Ed25519 key, 32 bytes, or 64
 *  where the public key follows it. Several with blanks between.
 *  @throws E_CONFIG_FIELD; the value is not told */
export function signingKeys(text: string): readonly WebhookKey[] {
  return words(text).map((word) => {
    const pair = bytesOf(word, 'whsk_');
    if (pair === undefined) return sharedKey(word, '"whsk_" and the base64 of an Ed25519 key');
    if (pair.length !== 32 && pair.length !== 64) throw unusable('"whsk_" is not followed by the base64 of 32 or 64 bytes');
    const key = createPrivateKey({ key: Buffer.concat([PRIVATE_DER, pair.subarray(0, 32)]), format: 'der', type: 'pkcs8' });
    return { version: 'v1a', key };
  });
}

/** Reads keys for verifying: `whsec_` as for signing; `whpk_` and the base64 of the 32 bytes of an Ed25519 public key.
 *  @throws E_CONFIG_FIELD; the value is not told */
export function verifyingKeys(text: string): readonly WebhookKey[] {
  return words(text).map((word) => {
    const pair = bytesOf(word, 'whpk_');
    if (pair === undefined) return sharedKey(word, '"whpk_" and the base64 of an Ed25519 public key');
    if (pair.length !== 32) throw unusable('"whpk_" is not followed by the base64 of 32 bytes');
    return { version: 'v1a', key: createPublicKey({ key: Buffer.concat([PUBLIC_DER, pair]), format: 'der', type: 'spki' }) };
  });
}

function sharedKey(word: string, otherForm: string): WebhookKey {
  const secret = bytesOf(word, 'whsec_') ?? bytesOf(word, '');
  if (secret === undefined || secret.length < 24 || secret.length > 64)
    throw unusable(`it is neither "whsec_" and the base64 of 24 to 64 bytes, nor ${otherForm}`);
  return { version: 'v1', secret };
}

function words(text: string): readonly string[] {
  const found = text.trim().split(/\s+/).filter(Boolean);
  if (found.length === 0) throw unusable('it is empty');
  return found;
}

function bytesOf(word: string, prefix: string): Buffer | undefined {
  const base64 = word.slice(prefix.length);
  return word.startsWith(prefix) && /^[A-Za-z0-9+/]+=*$/.test(base64) ? Buffer.from(base64, 'base64') : undefined;
}

function unusable(reason: string) {
  return hubError('E_CONFIG_FIELD', { reason: `signingSecret: ${reason}` });
}
