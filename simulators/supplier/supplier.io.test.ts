import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Supplier, startSupplier } from './supplier.ts';

let supplier: Supplier;
beforeEach(async () => {
  supplier = await startSupplier({ apiKey: 'key' });
});
afterEach(() => supplier.close());

const event = { event: 'debit-note.issued', case: 'c', from: 'r', data: { debitNoteNumber: 'CB-1' } };
const send = (body: object, headers: Record<string, string> = { 'x-api-key': 'key', 'idempotency-key': '1' }) =>
  fetch(supplier.url, { method: 'POST', headers, body: JSON.stringify(body) }).then(({ status }) => status);

it('takes an event once under each key', async () => {
  expect([await send(event), await send(event)]).toEqual([200, 200]);
  expect(supplier.events('debit-note.issued', 'CB-1')).toEqual([event]);
  expect(supplier.effects()).toEqual({ 'event debit-note.issued': 1 });
});

it('takes no strangers, no keyless events and nothing else', async () => {
  expect(await send(event, { 'x-api-key': 'wrong' })).toBe(401);
  expect(await send(event, { 'x-api-key': 'key' })).toBe(400);
  expect(await send({ hello: 1 })).toBe(400);
});
