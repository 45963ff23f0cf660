import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** A text that only this hub's processes can read or make: AES-256-GCM with a key that follows from their admin token.
 *  @param purpose what it is for: nothing sealed for one opens for another */
export function seal(text: string, adminToken: string, purpose: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(adminToken, purpose), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The text; undefined where it was not sealed so. */
export function unseal(sealed: string, adminToken: string, purpose: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(adminToken, purpose), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

function keyOf(adminToken: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', adminToken, '', `relais ${purpose}`, 32));
}
