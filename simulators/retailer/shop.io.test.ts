import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Shop, startShop } from './shop.ts';
import { shopReturn } from './shop-return.ts';
import { isSigned } from './signature.ts';

const secret = `whsec_${Buffer.from('a key of twenty-four bytes').toString('base64')}`;
const now = new Date('2026-03-12T10:00:00Z');

let shop: Shop;
let hub: Server;
let told: { topic: string; good: boolean }[];
beforeEach(async () => {
  told = [];
  hub = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const good = isSigned({ headers: request.headers as Record<string, string>, body }, secret, now);
      told.push({ topic: (JSON.parse(body.toString()) as { type: string }).type, good });
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
  shop = await startShop({ accessToken: 'key', signingSecret: secret, now: () => now });
  shop.connect(`http://127.0.0.1:${(hub.address() as AddressInfo).port}/`);
});
afterEach(async () => {
  await shop.close();
  hub.close();
});

const asked = shopReturn(41, now);
async function call(action: string, body: object = {}, key = 'key'): Promise<{ status: number; codes: readonly string[] }> {
  const response = await fetch(`${shop.url}/returns/${asked.name}/${action}`, {
    method: 'POST',
    headers: { 'x-nova-access-token': key },
    body: JSON.stringify(body),
  });
  const { userErrors = [] } = (await response.json()) as { userErrors?: readonly { code: string }[] };
  return { status: response.status, codes: userErrors.map(({ code }) => code) };
}

it('takes a return from its request to its refund, and tells each step by a signed webhook', async () => {
  await shop.request(asked);
  expect(await call('reverse-deliveries')).toEqual({ status: 200, codes: ['RETURN_NOT_OPEN'] });
  expect((await call('approve')).codes).toEqual([]);
  expect((await call('approve')).codes).toEqual(['ALREADY_APPROVED']);
  expect((await call('reverse-deliveries')).codes).toEqual([]);
  await shop.dispose(asked.name, [{ type: 'RESTOCKED', quantity: 1 }]);
  expect((await call('refund', { amount: { amount: '999.00', currencyCode: 'EUR' } })).codes).toEqual(['AMOUNT_TOO_HIGH']);
  expect((await call('refund', { amount: asked.paid })).codes).toEqual([]);
  expect((await call('refund', { amount: asked.paid })).codes).toEqual(['ALREADY_REFUNDED']);
  await shop.quiet();
  expect(told).toEqual(
    ['returns/request', 'returns/approve', 'reverse_fulfillment_orders/dispose', 'returns/close'].map((topic) => ({ topic, good: true })),
  );
  expect(shop.effects()).toEqual({ [`approve ${asked.name}`]: 1, [`reverse-deliveries ${asked.name}`]: 1, [`refund ${asked.name}`]: 1 });
});

it('declines once, and opens no declined return', async () => {
  await shop.request(asked);
  expect((await call('decline', { declineReason: 'OTHER' })).codes).toEqual([]);
  expect((await call('decline', { declineReason: 'OTHER' })).codes).toEqual(['ALREADY_DECLINED']);
  expect((await call('approve')).codes).toEqual(['INVALID_STATE']);
});

it('refuses strangers, unknown returns, and what a fault says', async () => {
  expect((await call('approve', {}, 'other')).status).toBe(401);
  expect((await call('approve')).codes).toEqual(['RETURN_NOT_FOUND']);
  await shop.request(asked);
  shop.faults.add(
    { when: { operation: 'approve' }, times: 1, fault: { kind: 'userError', code: 'THROTTLED', message: 'wait' } },
    { times: 1, fault: { kind: 'status', status: 429 } },
  );
  expect((await call('approve')).codes).toEqual(['THROTTLED']);
  const limited = await fetch(`${shop.url}/returns/${asked.name}/approve`, { method: 'POST', headers: { 'x-nova-access-token': 'key' } });
  expect(limited.status).toBe(429);
});
