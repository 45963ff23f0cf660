import { expect, it } from 'vitest';
import { THE_HUB } from '../../spi/envelope.ts';
import { businessKeysOf } from './business-keys.ts';

const keys = (businessKeys: Record<string, string>, source = 'shop') =>
  businessKeysOf({ source, origin: 'shop', businessKeys }).map(({ issuer, name, strength }) => [issuer, name, strength]);

it('a key is of whom it names, else of whose document it is; what the hub says is of with whom the case began', () => {
  expect(keys({ returnNumber: 'R', 'claimNumber@insurer': 'C' })).toEqual([
    ['shop', 'returnNumber', 'identity'],
    ['insurer', 'claimNumber', 'identity'],
  ]);
  expect(keys({ returnNumber: 'R' }, THE_HUB)).toEqual([['shop', 'returnNumber', 'identity']]);
});

it('a name that is not in the list only finds', () => {
  expect(keys({ orderNumber: 'O', returnNumbr: 'R', toString: 'x' }).map(([, , strength]) => strength)).toEqual([
    'search',
    'search',
    'search',
  ]);
});
