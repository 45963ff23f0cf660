import { afterEach, expect, test } from 'vitest';
import { type BackMarket, startBackMarket } from './back-market.ts';
import { type Revendo, startRevendo } from './revendo.ts';
import { type SecondeVie, startSecondeVie } from './seconde-vie.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((partner) => partner.close()));
});

const started = <Partner extends { close(): Promise<void> }>(partner: Partner): Partner => {
  open.push(partner);
  return partner;
};

async function call(url: string, method: string, headers: Readonly<Record<string, string>>, body?: unknown) {
  const sent = body instanceof FormData ? { body } : body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(url, { method, headers, ...sent });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>) };
}

test('Revendo: the same order again is 409 with the order that exists; an offer lives 60 minutes', async () => {
  let now = new Date('2025-10-17T12:00:00Z');
  const revendo: Revendo = started(await startRevendo({ now: () => now }));
  const ask = (path: string, body: unknown) =>
    call(`${revendo.origin}/wp-json/revendo/v1/${path}`, 'POST', { 'x-revendo-api-key': revendo.apiKey }, body);
  const quote = await ask('offers', { product: 'E1-128-BK', partner_quote_id: 'A', currency: 'CHF', condition: 'good' });
  expect(quote.body).toMatchObject({ offer_id: 'of_A', quote_amount: 145, expires_at: '2025-10-17 15:00:00' });
  const first = await ask('orders/finalize', { offer_id: 'of_A', partner_order_id: 'A' });
  expect(first).toMatchObject({ status: 200, body: { order_id: 'W-0900000', created_at: '2025-10-17T12:00:00+00:00' } });
  expect(await ask('orders/finalize', { offer_id: 'of_A', partner_order_id: 'A' })).toMatchObject({
    status: 409,
    body: { order_id: 'W-0900000' },
  });
  now = new Date('2025-10-17T13:00:00Z');
  expect(await ask('orders/finalize', { offer_id: 'of_A', partner_order_id: 'B' })).toMatchObject({
    status: 400,
    body: { code: 'offer_expired' },
  });
  expect(await ask('orders/finalize', { offer_id: 'of_X', partner_order_id: 'C' })).toMatchObject({
    status: 404,
    body: { code: 'offer_not_found' },
  });
  expect(revendo.effects()).toEqual({ 'finalize A': 1 });
});

test('Back Market: orders in pages since a modification; validated once; a counter-offer wants its files', async () => {
  let second = 0;
  const now = () => {
    second += 1;
    return new Date(Date.UTC(2026, 0, 10, 12, 0, second));
  };
  const market: BackMarket = started(await startBackMarket({ now }));
  const headers = { authorization: `Basic ${market.token}` };
  const at = `${market.origin}/ws/buyback`;
  for (const id of ['FR-1', 'FR-2', 'FR-3']) market.place(id, { sku: 'E1-128-BK', value: 100 });
  const page = await call(`${at}/v1/orders`, 'GET', headers);
  expect(page.body).toMatchObject({ count: 3, results: [{ orderPublicId: 'FR-1' }, { orderPublicId: 'FR-2' }] });
  const next = await call(String(page.body?.['next']), 'GET', headers);
  expect(next.body).toMatchObject({ next: null, results: [{ orderPublicId: 'FR-3' }] });
  expect((await call(`${at}/v1/orders/FR-1/validate`, 'PUT', headers)).status, 'not received yet').toBe(422);
  market.advance('FR-1', 'RECEIVED');
  expect((await call(`${at}/v1/orders?modificationDate=${market.order('FR-1')?.modificationDate}`, 'GET', headers)).body).toMatchObject({
    count: 1,
  });
  for (const _ of [1, 2]) expect((await call(`${at}/v1/orders/FR-1/validate`, 'PUT', headers)).status).toBe(200);
  const form = new FormData();
  form.set('price', '60.00');
  form.append('reasons', 'broken_screen');
  const missing = await call(`${at}/v2/orders/FR-2/counter-offers`, 'PUT', headers, form);
  expect(missing).toMatchObject({ status: 422, body: { errors: [{ target: 'files' }] } });
  form.append('files', new Blob(['x'], { type: 'image/jpeg' }), 'a.jpg');
  expect((await call(`${at}/v2/orders/FR-2/counter-offers`, 'PUT', headers, form)).status).toBe(204);
  expect(market.order('FR-2')).toMatchObject({ status: 'COUNTER_PROPOSAL', counterOfferPrice: { value: 60, currency: 'EUR' } });
  expect((await call(`${at}/v1/orders/FR-3/suspend`, 'PUT', headers, { reasons: ['rained_on'] })).status).toBe(422);
  expect(market.effects()).toEqual({ 'validate FR-1': 1, 'counter-offer FR-2': 1 });
});

test('Seconde Vie: numbers of 64 bits are text, one key ends with a blank, a second offer is answered once', async () => {
  const buyer: SecondeVie = started(await startSecondeVie());
  const headers = { authorization: `Bearer ${buyer.token}` };
  const ask = (path: string, body: unknown = {}) => call(`${buyer.origin}${path}`, 'POST', headers, body);
  await ask('/bids/quote', { product_sku: 'E1-128-BK', reference_number: 'A', currency_code: 'EUR', grading: 'B' });
  for (const _ of [1, 2]) expect((await ask('/orders', { reference_number: 'A', bid_id: 'SV-A', expected_imei: '1' })).status).toBe(200);
  expect(buyer.received('A', { imei: '2' })).toMatchObject({ expectedImei: '1', receivedImei: '2', itemId: '9007199254740993' });
  expect(buyer.inspected('A', { value: '90.00' })).toMatchObject({
    'originalCustomerInspectionValue ': '152.00',
    itemState: 'SECOND_OFFER',
  });
  expect((await ask('/order-items/9007199254740993/second-offer/decline')).status).toBe(200);
  expect((await ask('/order-items/9007199254740993/second-offer/accept')).status).toBe(409);
  expect(buyer.effects()).toEqual({ 'order A': 1, 'decline 9007199254740993': 1 });
});
