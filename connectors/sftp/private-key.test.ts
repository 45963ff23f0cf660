import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import ssh2 from 'ssh2';
import { describe, expect, it } from 'vitest';
import { readPrivateKey } from './private-key.ts';

const keys: readonly (readonly [string, { readonly publicKey: KeyObject; readonly privateKey: KeyObject }])[] = [
  ['rsa', generateKeyPairSync('rsa', { modulusLength: 2_048 })],
  ['ec', generateKeyPairSync('ec', { namedCurve: 'P-384' })],
  // Many, since lengths and leading zeros differ.
  ...Array.from({ length: 50 }, (_, n) => [`ed25519 ${n}`, generateKeyPairSync('ed25519')] as const),
];

describe.each(keys)('a PKCS #8 key: %s', (_, { privateKey, publicKey }) => {
  it.each([undefined, 'Kastanie'])('signs as it did, with the passphrase %s', (passphrase) => {
    const pem = privateKey
      .export({ type: 'pkcs8', format: 'pem', ...(passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase }) })
      .toString();
    const read = readPrivateKey(pem, passphrase);
    const key = ssh2.utils.parseKey(read?.privateKey ?? '');
    if (key instanceof Error) throw key;
    expect(key.isPrivateKey()).toBe(true);
    expect(createPublicKey(key.getPublicPEM()).equals(publicKey)).toBe(true);
    expect(key.verify('text', key.sign('text'))).toBe(true);
    if (passphrase !== undefined) expect([readPrivateKey(pem, undefined), readPrivateKey(pem, 'Birke')]).toEqual([undefined, undefined]);
  });
});

it.each(['', 'not a key', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----'])('refuses %j', (text) => {
  expect(readPrivateKey(text, undefined)).toBeUndefined();
});

it('refuses a public key, and a kind that SSH does not have', () => {
  const publicKey = generateKeyPairSync('rsa', { modulusLength: 2_048 }).publicKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  const x25519 = generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  expect([readPrivateKey(publicKey, undefined), readPrivateKey(x25519, undefined)]).toEqual([undefined, undefined]);
});
