import { expect, it } from 'vitest';
import { mod3736, parcelNumber, s10CheckDigit } from './numbers.ts';

it('check digits are those of UPU S10', () => {
  expect(s10CheckDigit('47312482')).toBe(9);
  expect(s10CheckDigit('00000000')).toBe(5);
  expect(parcelNumber(90_000_001)).toBe('XP900000019FR');
});

it('check characters are those of ISO/IEC 7064 MOD 37,36', () => {
  expect(mod3736('A12425GABC1234002')).toBe('M');
});
