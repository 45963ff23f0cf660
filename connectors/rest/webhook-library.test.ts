import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { webhookSigner, webhookVerifier } from './webhook-signature.ts';

/* Against the library that partners use: npm's standardwebhooks. It knows v1 alone, and reads the clock itself. */

const secret = `whsec_${Buffer.from('a secret of thirty-two bytes ...').toString('base64')}`;
const other = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;
const privateKey = `whsk_${Buffer.alloc(32, 7).toString('base64')}`;
const now = new Date('2025-03-12T10:00:00Z');
const wrong = expect.objectContaining({ code: 'E_SIGNATURE_WRONG' });

const bodies = [
  '{}',
  '{"returnNumber":"RA-1","note":"Größe, 返品"}',
  ' { "spaces" : [1, 2.50, null] }\r\n',
  JSON.stringify({ n: 'x'.repeat(70_000) }),
];

/** As the library signs a request. */
function signedBy(keys: readonly string[], id: string, at: Date, body: string): Record<string, string> {
  const signatures = keys.map((key) => new Webhook(key).sign(id, at, body));
  return { 'webhook-id': id, 'webhook-timestamp': String(Math.floor(at.getTime() / 1000)), 'webhook-signature': signatures.join(' ') };
}

beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the library verifies what is signed here', () => {
  it.each(bodies)('%.40s', (body) => {
    const headers = webhookSigner(secret)('msg_1', Buffer.from(body), now);
    expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
    expect(() => new Webhook(other).verify(body, headers)).toThrow(WebhookVerificationError);
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow(WebhookVerificationError);
  });

  it('while keys change, with the old, the new, and an asymmetric one beside them', () => {
    const headers = webhookSigner(`${privateKey} ${other} ${secret}`)('msg_1', Buffer.from('{}'), now);
    for (const key of [secret, other]) expect(new Webhook(key).verify('{}', headers)).toEqual({});
  });

  it.each([
    [300, true],
    [301, false],
    [-300, true],
    [-301, false],
  ])('%i seconds after: %s, and here the same', (seconds, taken) => {
    const headers = webhookSigner(secret)('msg_1', Buffer.from('{}'), now);
    const at = new Date(now.getTime() + seconds * 1_000);
    vi.setSystemTime(at);
    const byLibrary = () => new Webhook(secret).verify('{}', headers);
    const here = () => webhookVerifier(secret)(headers, Buffer.from('{}'), at);
    if (taken) expect([byLibrary(), here()]).toEqual([{}, 'msg_1']);
    else {
      expect(byLibrary).toThrow(WebhookVerificationError);
      expect(here).toThrowError(wrong);
    }
  });
});

describe('what the library signs is verified here', () => {
  it.each(bodies)('%.40s', (body) => {
    const headers = signedBy([secret], 'msg_1', now, body);
    expect(webhookVerifier(secret)(headers, Buffer.from(body), now)).toBe('msg_1');
    expect(() => webhookVerifier(other)(headers, Buffer.from(body), now)).toThrowError(wrong);
    expect(() => webhookVerifier(secret)(headers, Buffer.from(`${body} `), now)).toThrowError(wrong);
  });

  it('while keys change, on either side', () => {
    const both = signedBy([other, secret], 'msg_1', now, '{}');
    expect(webhookVerifier(secret)(both, Buffer.from('{}'), now)).toBe('msg_1');
    const one = signedBy([other], 'msg_1', now, '{}');
    expect(webhookVerifier(`${secret} ${other}`)(one, Buffer.from('{}'), now)).toBe('msg_1');
  });

  it('under a secret without its prefix', () => {
    const bare = secret.slice('whsec_'.length);
    const headers = signedBy([bare], 'msg_1', now, '{}');
    expect(webhookVerifier(bare)(headers, Buffer.from('{}'), now)).toBe('msg_1');
  });

  it('to the same signature', () => {
    for (const body of bodies)
      expect(webhookSigner(secret)('msg_1', Buffer.from(body), now)).toEqual(signedBy([secret], 'msg_1', now, body));
  });
});
