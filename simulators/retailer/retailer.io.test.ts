import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { webhookSigner } from '../../connectors/rest/webhook-signature.ts';
import { type Retailer, startRetailer } from './retailer.ts';

const secret = `whsec_${Buffer.from('a key of twenty-four bytes').toString('base64')}`;
const now = new Date('2025-03-12T10:00:00Z');
const document = { type: 'return.labelled', returnNumber: 'RJ-1-1' };

let retailer: Retailer;
beforeEach(async () => {
  retailer = await startRetailer({ apiKey: 'key-of-the-hub', signingSecret: secret, now: () => now });
});
afterEach(() => retailer.close());

interface Wish {
  readonly key?: string;
  readonly body?: string;
  readonly at?: Date;
  readonly secret?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function post({
  key = 'k-1',
  body = JSON.stringify(document),
  at = now,
  secret: signing = secret,
  headers = {},
}: Wish = {}): Promise<{ status: number; answer: unknown; retryAfter: string | null }> {
  const timestamp = String(at.getTime() / 1000);
  const signature = createHmac('sha256', Buffer.from(signing.slice(6), 'base64'))
    .update(`${key}.${timestamp}.${body}`)
    .digest('base64');
  const response = await fetch(retailer.url, {
    method: 'POST',
    body,
    headers: {
      'x-api-key': 'key-of-the-hub',
      'webhook-id': key,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,AAAA v1,${signature}`,
      ...headers,
    },
  });
  const text = await response.text();
  return { status: response.status, answer: text === '' ? undefined : JSON.parse(text), retryAfter: response.headers.get('retry-after') };
}

describe('the retailer', () => {
  it('does a document once, however often it comes under its key', async () => {
    expect(await post()).toMatchObject({ status: 200, answer: { duplicate: false } });
    expect(await post()).toMatchObject({ status: 200, answer: { duplicate: true } });
    expect(await post({ key: 'k-2' })).toMatchObject({ status: 200, answer: { duplicate: false } });
    expect(retailer.arrivals()).toEqual({ 'k-1': 2, 'k-2': 1 });
    expect(retailer.effects()).toEqual({ 'return.labelled RJ-1-1': 2 });
  });

  it("takes the header Idempotency-Key before the signature's id", async () => {
    await post({ headers: { 'idempotency-key': 'mine' } });
    expect(retailer.arrivals()).toEqual({ mine: 1 });
  });

  it.each([
    ['another secret', { secret: `whsec_${Buffer.from('another key of enough bytes').toString('base64')}` }],
    ['an old timestamp', { at: new Date('2025-03-12T09:54:59Z') }],
    ['a wrong key', { headers: { 'x-api-key': 'other' } }],
    ['a changed id', { headers: { 'webhook-id': 'other' } }],
  ])('refuses %s', async (_, wish) => {
    expect((await post(wish)).status).toBe(401);
    expect(retailer.effects()).toEqual({});
  });

  it('refuses what is not a JSON object', async () => {
    expect((await post({ body: '[1]' })).status).toBe(400);
    expect((await post({ body: '{' })).status).toBe(400);
  });

  it('fails on demand: 503 so many times, 410, 4xx, and a cut after the work', async () => {
    retailer.faults.add(
      { times: 1, fault: { kind: 'status', status: 503, retryAfter: 3 } },
      { times: 1, fault: { kind: 'status', status: 410 } },
      { times: 1, fault: { kind: 'cut', after: 'work' } },
    );
    expect(await post()).toMatchObject({ status: 503, retryAfter: '3' });
    expect((await post()).status).toBe(410);
    await expect(post()).rejects.toThrow();
    expect(await post()).toMatchObject({ status: 200, answer: { duplicate: true } });
    expect(retailer.effects()).toEqual({ 'return.labelled RJ-1-1': 1 });
  });

  it("takes the hub's own signature", async () => {
    const body = JSON.stringify(document);
    const headers = { ...webhookSigner(secret)('k-9', Buffer.from(body), now), 'x-api-key': 'key-of-the-hub' };
    expect((await fetch(retailer.url, { method: 'POST', body, headers })).status).toBe(200);
  });
});
