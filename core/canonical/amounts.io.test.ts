import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isJsonObject, type Json, type JsonObject } from '../kernel/json.ts';
import { amountFaults } from './amounts.ts';

const EXAMPLES = 'schemas/canonical/v1/examples';
const types = ['invoice.issued', 'credit-note.issued', 'debit-note.issued', 'remittance.advised'];
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as JsonObject;

it.each(types)('the examples of %s add up', (type) => {
  const files = readdirSync(`${EXAMPLES}/${type}`);
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) expect(amountFaults(type, read(`${EXAMPLES}/${type}/${file}`)), file).toEqual([]);
});

it('what mappings give in their cases adds up', () => {
  const found = readdirSync('mappings', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('expected.json'))
    .flatMap((file) => messagesIn(read(`mappings/${file}`)).map((message) => ({ file, ...message })));
  expect(found.length).toBeGreaterThan(10);
  for (const { file, type, body } of found) expect(amountFaults(type, body), file).toEqual([]);
});

it('what does not is placed, with both figures; a type without sums is left alone', () => {
  const invoice = read(`${EXAMPLES}/invoice.issued/plain.json`);
  const totals = (invoice['document'] as { totals: { inclusiveOfTax: { amount: number } } }).totals;
  const stated = totals.inclusiveOfTax.amount + 1;
  const computed = totals.inclusiveOfTax.amount;
  totals.inclusiveOfTax.amount = stated;
  const fault = { rule: 'lines-and-taxes', path: '/document/totals/inclusiveOfTax', stated, computed };
  expect(amountFaults('invoice.issued', invoice)).toMatchObject([fault]);
  expect(amountFaults('return.announced', {})).toEqual([]);
});

it('of a payment, each document and the whole are looked at', () => {
  const eur = (amount: number) => ({ amount, currency: 'EUR' });
  const advice = {
    payment: { amount: eur(90) },
    allocations: [
      { direction: 'pays', amountDue: eur(120), discount: eur(10), amountPaid: eur(100) },
      { direction: 'deducts', amountPaid: eur(20) },
    ],
    adjustments: [{ direction: 'increase', amount: eur(5), reason: { code: '1' } }],
  };
  expect(amountFaults('remittance.advised', advice).map(({ path, stated, computed }) => [path, stated, computed])).toEqual([
    ['/allocations/0/amountPaid', 100, 110],
    ['/payment/amount', 90, 85],
  ]);
});

function messagesIn(value: Json): readonly { readonly type: string; readonly body: JsonObject }[] {
  const all = Array.isArray(value) ? value : [value];
  return all.flatMap((one) => {
    if (!isJsonObject(one)) return [];
    const { type, body } = one;
    return typeof type === 'string' && types.includes(type) && isJsonObject(body) ? [{ type, body }] : [];
  });
}
