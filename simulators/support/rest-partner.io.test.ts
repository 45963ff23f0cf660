import { afterEach, expect, test } from 'vitest';
import { json, type RestPartner, startRestPartner } from './rest-partner.ts';

type Fault = { readonly kind: 'expired' };

let partner: RestPartner<Fault> | undefined;
afterEach(() => partner?.close());

async function start(): Promise<RestPartner<Fault>> {
  partner = await startRestPartner<Fault>(
    {},
    [
      {
        operation: 'accept',
        method: 'PUT',
        path: '/orders/{id}/accept',
        reference: ({ params }) => params['id'] ?? '',
        answer: ({ query, json: body }, effect) => {
          effect(body);
          return json(200, { by: query.get('by') });
        },
        faulty: () => json(400, { error: 'offer_expired' }),
      },
    ],
    ({ headers }) => (headers['x-key'] === 'k' ? undefined : json(401, { error: 'unknown key' })),
  );
  return partner;
}

const ask = (path: string, method = 'PUT', key = 'k') =>
  fetch(`${partner?.origin}${path}`, { method, headers: { 'x-key': key }, ...(method === 'GET' ? {} : { body: '{"price":1}' }) });

test('finds the operation by method and path, tells parameters apart and counts what it did', async () => {
  const { effects, log } = await start();
  expect(await (await ask('/orders/A%2F1/accept?by=me')).json()).toEqual({ by: 'me' });
  expect(effects()).toEqual({ 'accept A/1': 1 });
  expect(log.entries()).toMatchObject([
    { event: 'received', operation: 'accept', reference: 'A/1' },
    { event: 'effect', operation: 'accept', reference: 'A/1', detail: { price: 1 } },
  ]);
});

test('does nothing for who is not known, nor for what it does not have', async () => {
  const { log } = await start();
  expect((await ask('/orders/1/accept', 'PUT', 'other')).status).toBe(401);
  expect((await ask('/orders/1/accept', 'GET')).status).toBe(404);
  expect((await ask('/orders/1/accept/now')).status).toBe(404);
  expect(log.entries()).toEqual([]);
});

test('has the common faults and its own, by the facts of a request', async () => {
  const { faults, effects } = await start();
  faults.add({ when: { reference: '1' }, times: 1, fault: { kind: 'expired' } }, { times: 1, fault: { kind: 'status', status: 503 } });
  expect((await ask('/orders/1/accept')).status).toBe(400);
  expect((await ask('/orders/2/accept')).status).toBe(503);
  expect((await ask('/orders/2/accept')).status).toBe(200);
  expect(effects()).toEqual({ 'accept 2': 1 });
});
