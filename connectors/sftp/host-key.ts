import { createHash } from 'node:crypto';
import { hubError } from '../../core/kernel/errors.ts';
import { SftpFailure } from './failure.ts';

/** A host key that the channel takes. */
export interface HostKeyPin {
  /** `SHA256:…`, without padding. */
  readonly fingerprint: string;
  /** Known where the whole key was given: `ssh-ed25519`. */
  readonly type?: string;
}

const TYPES = ['ssh-ed25519', 'ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521', 'ssh-rsa'] as const;
/** Signatures that go with a type of key, the best first (RFC 8332 for RSA). */
const ALGORITHMS: Readonly<Record<string, readonly string[]>> = { 'ssh-rsa': ['rsa-sha2-512', 'rsa-sha2-256', 'ssh-rsa'] };

/** Reads a fingerprint as `ssh-keygen -l` prints it, or a whole key as it stands in a `known_hosts` file or as `ssh-keyscan` prints it.
 *  @throws E_CONFIG_FIELD */
export function readPin(text: string): HostKeyPin {
  const [, base64] = /^SHA256:([A-Za-z0-9+/]{43})=?$/.exec(text.trim()) ?? [];
  if (base64 !== undefined) return { fingerprint: `SHA256:${base64}` };
  const [, type, body = ''] = /(?:^|\s)(ssh-[a-z0-9-]+|ecdsa-[a-z0-9-]+)\s+([A-Za-z0-9+/]+=*)(?:\s|$)/.exec(text) ?? [];
  const key = Buffer.from(body, 'base64');
  if (type !== undefined && typeOf(key) === type) return { fingerprint: fingerprintOf(key), type };
  throw hubError('E_CONFIG_FIELD', {
    reason: 'hostKey is neither a fingerprint (SHA256: and 43 characters, as ssh-keygen -l prints it) nor a key (ssh-ed25519 AAAA…)',
  });
}

/** Compares the key that a server shows, before any credential is sent (RFC 4253, section 8).
 *  @returns why it is not trusted; undefined when it is */
export function distrust(pins: readonly HostKeyPin[], key: Buffer): SftpFailure | undefined {
  const fingerprint = fingerprintOf(key);
  if (pins.some((pin) => pin.fingerprint === fingerprint)) return undefined;
  const type = typeOf(key) ?? 'unknown';
  const shown = `the server shows the ${type} host key ${fingerprint}`;
  if (pins.some((pin) => pin.type === type))
    return new SftpFailure('untrusted', `the host key has changed: ${shown}, and another key of this type is pinned`);
  if (pins.every((pin) => pin.type !== undefined))
    return new SftpFailure('untrusted', `the host key is unknown: ${shown}, and no key of this type is pinned`);
  return new SftpFailure('untrusted', `the host key is none of those that are pinned (${pins.length}): ${shown}`);
}

/** Signature algorithms in the order to ask for them: those of the pinned keys first, so that of a server's several keys
 *  the one is shown that is pinned. */
export function hostKeyAlgorithms(pins: readonly HostKeyPin[]): readonly string[] {
  const pinned = TYPES.filter((type) => pins.some((pin) => pin.type === type));
  return [...new Set([...pinned, ...TYPES])].flatMap((type) => ALGORITHMS[type] ?? [type]);
}

function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

/** A public key begins with its type (RFC 4253, section 6.6). Only a known one is told: the server chooses the bytes. */
function typeOf(key: Buffer): string | undefined {
  return TYPES.find((type) => key.length > 4 && key.readUInt32BE(0) === type.length && key.toString('latin1', 4, 4 + type.length) === type);
}
