import { createPrivateKey, type KeyObject } from 'node:crypto';
import ssh2 from 'ssh2';

/** Reads a private key in any form in which people have one: OpenSSH's, PEM (PKCS #1, SEC 1), PKCS #8, or PuTTY's; encrypted or not.
 *  @returns a form that ssh2 reads, without its passphrase where that is no longer needed; undefined: it cannot be read */
export function readPrivateKey(
  text: string,
  passphrase: string | undefined,
): { readonly privateKey: string; readonly passphrase?: string } | undefined {
  // ssh2 (1.17) does not know PKCS #8, which openssl makes.
  if (/-----BEGIN (ENCRYPTED )?PRIVATE KEY-----/.test(text)) return fromPkcs8(text, passphrase);
  const key: unknown = ssh2.utils.parseKey(text, passphrase);
  const [first] = Array.isArray(key) ? (key as unknown[]) : [key];
  if (first instanceof Error || !(first as ssh2.ParsedKey).isPrivateKey()) return undefined;
  return { privateKey: text, ...(passphrase === undefined ? {} : { passphrase }) };
}

function fromPkcs8(text: string, passphrase: string | undefined): { readonly privateKey: string } | undefined {
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: text, ...(passphrase === undefined ? {} : { passphrase }) });
  } catch {
    return undefined;
  }
  if (key.asymmetricKeyType === 'rsa') return { privateKey: String(key.export({ type: 'pkcs1', format: 'pem' })) };
  if (key.asymmetricKeyType === 'ec') return { privateKey: String(key.export({ type: 'sec1', format: 'pem' })) };
  return key.asymmetricKeyType === 'ed25519' ? { privateKey: ed25519(key) } : undefined;
}

/** An Ed25519 key in OpenSSH's form (OpenSSH, PROTOCOL.key); there is no other that ssh2 reads. */
function ed25519(key: KeyObject): string {
  const { d = '', x = '' } = key.export({ format: 'jwk' });
  const [secret, publicKey] = [Buffer.from(d, 'base64url'), Buffer.from(x, 'base64url')];
  const type = string(Buffer.from('ssh-ed25519'));
  // Two equal numbers tell a reader that it has decrypted the rest; nothing is encrypted here.
  const inner = Buffer.concat([
    Buffer.alloc(8),
    type,
    string(publicKey),
    string(Buffer.concat([secret, publicKey])),
    string(Buffer.alloc(0)),
  ]);
  const padding = Buffer.from(Array.from({ length: (8 - (inner.length % 8)) % 8 }, (_, n) => n + 1));
  const none = string(Buffer.from('none'));
  const one = Buffer.from([0, 0, 0, 1]);
  const whole = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    none,
    none,
    string(Buffer.alloc(0)),
    one,
    string(Buffer.concat([type, string(publicKey)])),
    string(Buffer.concat([inner, padding])),
  ]);
  const lines = whole.toString('base64').replace(/.{70}/g, '$&\n');
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${lines}\n-----END OPENSSH PRIVATE KEY-----\n`;
}

function string(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
