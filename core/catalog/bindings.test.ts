import { expect, it } from 'vitest';
import { partyIdentifier } from './bindings.ts';

it.each([
  [
    { siret: '73282932000074', gln: '9501101000018' },
    { id: '9501101000018', qualifier: '14' },
  ],
  [
    { vat: 'FR40303265045', siret: '73282932000074' },
    { id: '73282932000074', qualifier: '5' },
  ],
  [{ vat: 'FR40303265045' }, { id: 'FR40303265045' }],
  [{}, { id: 'Acme' }],
])('a party with %j goes by one that is taken when it comes back', (identifiers, party) => {
  expect(partyIdentifier(identifiers, 'Acme')).toEqual(party);
});
