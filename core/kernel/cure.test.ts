import { expect, it } from 'vitest';
import { cureOf } from './cure.ts';

it('follows the stage, unless the error says otherwise', () => {
  expect(cureOf('E_JSON_SYNTAX', 'decode', false)).toBe('correct');
  expect(cureOf('E_CODE_UNKNOWN', 'normalize', false)).toBe('replay');
  expect(cureOf('E_MAP_FAILED', 'translate', true)).toBe('replay');
  expect(cureOf('E_DELIVERY_REFUSED', 'deliver', true)).toBe('retry');
  expect(cureOf('E_TEMPLATE_VALUE', 'deliver', true)).toBe('replay');
  expect(cureOf('E_INTERCHANGE_TEST', 'decode', false)).toBe('discard');
});

it('retries deliveries alone', () => {
  expect(cureOf('E_DELIVERY_REFUSED', 'deliver', false)).toBe('replay');
  expect(cureOf('E_INTERNAL', 'deliver', true)).toBe('retry');
  expect(cureOf('E_INTERNAL', 'route', false)).toBe('replay');
});
