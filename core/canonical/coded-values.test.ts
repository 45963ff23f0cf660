import { expect, test } from 'vitest';
import { codedValues } from './coded-values.ts';
import { bodySchemas } from './generated/schemas.ts';

test('a body gives its statuses and reasons, each once', () => {
  const reason = (canonical: string) => ({ canonical, partnerCode: 'X', text: 'the words of a person' });
  const items = [reason('defective'), reason('wrong_item'), reason('defective')].map((one) => ({ reason: one }));
  expect(codedValues('return.announced', { items })).toEqual([
    { list: 'canonicalReason', value: 'defective' },
    { list: 'canonicalReason', value: 'wrong_item' },
  ]);
});

test('and nothing else: no free words, no numbers, no lists without wordings', () => {
  const scan = { parcelNumber: 'defective', status: 'in_transit', partnerCode: 'pending' };
  expect(codedValues('shipment.tracked', { carrier: 'other', direction: 'return', events: [scan, scan] })).toEqual([
    { list: 'trackingStatus', value: 'in_transit' },
  ]);
  expect(codedValues('repair.progressed', { progress: 'in_repair', note: 'pending' })).toEqual([
    { list: 'repairStatus', value: 'in_repair' },
  ]);
});

test('a body that is not what its schema says, or of no type that there is, gives what can be read', () => {
  expect(codedValues('return.announced', { items: 'none' })).toEqual([]);
  expect(codedValues('return.announced', { items: [null, 'x', { reason: { canonical: 7 } }] })).toEqual([]);
  expect(codedValues('return.unknown', { items: [] })).toEqual([]);
  expect(codedValues('constructor', {})).toEqual([]);
});

test('every type can be read', () => {
  for (const type of Object.keys(bodySchemas)) expect(codedValues(type, {})).toEqual([]);
});
