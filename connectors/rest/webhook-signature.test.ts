import { createPublicKey, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { webhookSigner, webhookVerifier } from './webhook-signature.ts';

/** Made by the npm package standardwebhooks 1.1.1: `new Webhook(secret).sign(id, at, body)`. The first is the specification's own. */
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const vectors = [
  ['msg_p5jXN8AQM9LWM0D4loKWxJek', 1_614_265_330, '{"test": 2432232314}', 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='],
  ['msg_relais_1', 1_741_773_600, '{"returnNumber":"RA-1","note":"Größe"}', 'v1,tCjpuZf/n1ZvfSuzFRfeUeB57rpoz578z9Hips2XvV4='],
] as const;

/** RFC 8032, section 7.1, TEST 1. */
const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
const point = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex');
const privateKey = `whsk_${seed.toString('base64')}`;
const publicKey = `whpk_${point.toString('base64')}`;

const other = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const now = new Date('2025-03-12T10:00:00Z');
const body = Buffer.from('{"returnNumber":"RA-1"}');
const wrong = expect.objectContaining({ code: 'E_SIGNATURE_WRONG' });

describe('Standard Webhooks, v1', () => {
  it.each(vectors)('signs %s as the reference library does, and takes its signature', (id, seconds, text, signature) => {
    const at = new Date(seconds * 1000);
    const headers = { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': signature };
    expect(webhookSigner(secret)(id, Buffer.from(text), at)).toEqual(headers);
    expect(webhookVerifier(secret)(headers, Buffer.from(text), at)).toBe(id);
  });
});

describe('Standard Webhooks, v1a', () => {
  const signed = webhookSigner(privateKey)('msg_1', body, now);

  it('signs with Ed25519 over id, time and body', () => {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: point.toString('base64url') };
    const [version, signature = ''] = (signed['webhook-signature'] ?? '').split(',');
    expect(version).toBe('v1a');
    const content = Buffer.from(`msg_1.${now.getTime() / 1000}.${body}`);
    expect(verify(null, content, createPublicKey({ key: jwk, format: 'jwk' }), Buffer.from(signature, 'base64'))).toBe(true);
  });

  it('takes a private key with its public half behind it', () => {
    const both = `whsk_${Buffer.concat([seed, point]).toString('base64')}`;
    expect(webhookSigner(both)('msg_1', body, now)).toEqual(signed);
  });

  it('is verified with the public key, and not with another', () => {
    expect(webhookVerifier(publicKey)(signed, body, now)).toBe('msg_1');
    const stranger = `whpk_${Buffer.from(point).fill(3, 0, 1).toString('base64')}`;
    expect(() => webhookVerifier(stranger)(signed, body, now)).toThrowError(wrong);
  });
});

describe('keys in change', () => {
  it('signs with each, side by side, and either half verifies', () => {
    const signed = webhookSigner(`${secret} ${other} ${privateKey}`)('msg_1', body, now);
    expect(signed['webhook-signature']?.split(' ').map((each) => each.split(',')[0])).toEqual(['v1', 'v1', 'v1a']);
    for (const key of [secret, other, publicKey]) expect(webhookVerifier(key)(signed, body, now)).toBe('msg_1');
  });

  it('takes a request signed with the old key or the new', () => {
    const verifier = webhookVerifier(`${publicKey} ${other}\n${secret}`);
    for (const key of [secret, other, privateKey]) expect(verifier(webhookSigner(key)('msg_1', body, now), body, now)).toBe('msg_1');
  });
});

describe('a request is refused', () => {
  const verifier = webhookVerifier(`${secret} ${publicKey}`);
  const signed = webhookSigner(`${secret} ${privateKey}`)('msg_1', body, now);
  const later = (ms: number) => new Date(now.getTime() + ms);

  it.each<[string, Record<string, string | undefined>]>([
    ['without an id', { 'webhook-id': undefined }],
    ['without a time', { 'webhook-timestamp': '' }],
    ['without a signature', { 'webhook-signature': undefined }],
    ['with another id', { 'webhook-id': 'msg_2' }],
    ['with another time', { 'webhook-timestamp': String(now.getTime() / 1000 + 1) }],
    ['with a time that is none', { 'webhook-timestamp': 'noon' }],
    ['with signatures of no known kind', { 'webhook-signature': 'v2,AAAA v1 ,' }],
    ['with a signature cut short', { 'webhook-signature': signed['webhook-signature']?.slice(0, 20) }],
    [
      'with the other kind of signature under its name',
      { 'webhook-signature': signed['webhook-signature']?.replaceAll('v1a,', 'v1,').split(' ')[1] },
    ],
  ])('%s', (_, changes) => {
    expect(() => verifier({ ...signed, ...changes }, body, now)).toThrowError(wrong);
  });

  it('with another body', () => {
    expect(() => verifier(signed, Buffer.from('{"returnNumber":"RA-2"}'), now)).toThrowError(wrong);
  });

  it('when its time is more than five minutes off, either way', () => {
    expect(verifier(signed, body, later(300_000))).toBe('msg_1');
    expect(verifier(signed, body, later(-300_000))).toBe('msg_1');
    expect(() => verifier(signed, body, later(300_001))).toThrowError(wrong);
    expect(() => verifier(signed, body, later(-300_001))).toThrowError(wrong);
  });

  it('when the good signature comes after too many others', () => {
    const padded = { ...signed, 'webhook-signature': `${'v1,AAAA '.repeat(16)}${signed['webhook-signature']}` };
    expect(() => verifier(padded, body, now)).toThrowError(wrong);
  });
});

describe('a key is refused', () => {
  const config = expect.objectContaining({ code: 'E_CONFIG_FIELD', message: expect.not.stringContaining('c2hvcnQ') });
  it.each(['', 'whsec_c2hvcnQ=', 'whsk_c2hvcnQ=', 'whsec_!', publicKey])('for signing: %j', (key) => {
    expect(() => webhookSigner(key)).toThrowError(config);
  });
  it.each(['', 'whsec_c2hvcnQ=', 'whpk_c2hvcnQ=', privateKey])('for verifying: %j', (key) => {
    expect(() => webhookVerifier(key)).toThrowError(config);
  });
});

it('a signature by hand is one by Node', () => {
  // Guards the test itself: the vectors of RFC 8032 in Node's own words.
  const key = {
    key: { kty: 'OKP', crv: 'Ed25519', d: seed.toString('base64url'), x: point.toString('base64url') },
    format: 'jwk',
  } as const;
  expect(sign(null, Buffer.alloc(0), key).toString('hex')).toBe(
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  );
});
