import { expect, it } from 'vitest';
import type { KeyView } from '../../api/generated/types.ts';
import { hasEnded, keyState } from './key-state.ts';

const now = Date.parse('2026-11-22T20:00:00Z');
const key = (more: Partial<KeyView> = {}): KeyView => ({
  prefix: 'rk_a',
  partner: 'acme',
  channels: [],
  scopes: ['send'],
  createdAt: '2026-01-01T00:00:00Z',
  ...more,
});

it.each([
  ['active', {}],
  ['active', { expiresAt: '2026-12-01T00:00:00Z' }],
  ['expired', { expiresAt: '2026-11-01T00:00:00Z' }],
  ['revoked', { revokedAt: '2026-11-01T00:00:00Z', expiresAt: '2026-10-01T00:00:00Z' }],
] as const)('%s: %j', (state, more) => {
  expect(keyState(key(more), [], now)).toBe(state);
});

it('a key that another replaces works on, and says so', () => {
  const state = keyState(key(), [key({ prefix: 'rk_b', replaces: 'rk_a' })], now);
  expect(state).toBe('replaced');
  expect(hasEnded(state)).toBe(false);
});
