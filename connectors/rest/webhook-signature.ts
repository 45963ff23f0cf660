import { createHmac } from 'node:crypto';
import { hubError } from '../../core/kernel/errors.ts';

/** The headers that sign one request, per attempt: the time is part of what is signed. */
export type Signer = (id: string, body: Uint8Array, at: Date) => Readonly<Record<string, string>>;

/** Signs as Standard Webhooks 1.0.0 says ("Signature scheme", symmetric): `v1,` and the base64 of the HMAC-SHA256 over
 *  `id.timestamp.body`, the timestamp in whole seconds.
 *  @param secrets `whsec_` and base64 of 24 to 64 bytes; several, with blanks between, sign side by side while one replaces the other
 *  @throws E_CONFIG_FIELD */
export function webhookSigner(secrets: string): Signer {
  const keys = secrets.trim().split(/\s+/).map(readKey);
  return (id, body, at) => {
    const timestamp = String(Math.floor(at.getTime() / 1000));
    const signatures = keys.map((key) => `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`);
    return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
  };
}

function readKey(secret: string): Buffer {
  const base64 = secret.replace(/^whsec_/, '');
  const key = Buffer.from(base64, 'base64');
  if (!/^[A-Za-z0-9+/]+=*$/.test(base64) || key.length < 24 || key.length > 64) {
    throw hubError('E_CONFIG_FIELD', { reason: 'signingSecret is not "whsec_" and the base64 of 24 to 64 bytes' });
  }
  return key;
}
