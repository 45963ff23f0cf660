import type { KeyView } from '../../api/generated/types.ts';

/** Whether a key lets its partner in. */
export type KeyState = 'active' | 'replaced' | 'expired' | 'revoked';

/** @param keys all keys: one that another replaces works on until it expires */
export function keyState(key: KeyView, keys: readonly KeyView[], now: number): KeyState {
  if (key.revokedAt !== undefined && Date.parse(key.revokedAt) <= now) return 'revoked';
  if (key.expiresAt !== undefined && Date.parse(key.expiresAt) <= now) return 'expired';
  return keys.some(({ replaces }) => replaces === key.prefix) ? 'replaced' : 'active';
}

/** Does it let nobody in any more? */
export function hasEnded(state: KeyState): boolean {
  return state === 'revoked' || state === 'expired';
}
