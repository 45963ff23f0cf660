import { expect, it } from 'vitest';
import { gardenAnswers, gardenReturnNumbers, gardenReturns } from './garden-returns.ts';

const now = new Date('2026-03-12T10:00:00Z');

it('writes two rows for each return, those of the first apart, all in ISO 8859-1', () => {
  const [header, ...rows] = gardenReturns(7, 3, now).trim().split('\r\n');
  const [a, b, c] = gardenReturnNumbers(7, 3);
  expect(rows.map((row) => row.split(';')[0])).toEqual([a, b, b, c, c, a]);
  for (const row of rows) expect(row.split(';')).toHaveLength(header?.split(';').length ?? 0);
  expect([...rows.join('')].every((character) => character.charCodeAt(0) < 256)).toBe(true);
  expect(gardenReturns(7, 3, now)).toBe(gardenReturns(7, 3, now));
  expect(gardenReturns(7, 3, now, 1)).toContain(';deux;');
});

it('reads answers by their columns', () => {
  expect(gardenAnswers('NumeroRetour;Commentaire\r\nJD-1;"\'=1 ""x"""\r\n')).toEqual([{ NumeroRetour: 'JD-1', Commentaire: '\'=1 "x"' }]);
});
