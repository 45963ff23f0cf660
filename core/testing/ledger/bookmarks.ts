import { expect, it } from 'vitest';
import type { WithLedger } from './harness.ts';

export function bookmarkBehaviours(withLedger: WithLedger): void {
  it(
    'keeps the last place of each channel',
    withLedger(async ({ ledger }) => {
      expect(await ledger.bookmark('acme/claims')).toBeUndefined();
      await ledger.setBookmark('acme/claims', '2025-03-12T09:00:00Z');
      await ledger.setBookmark('acme/orders', 'page 7');
      await ledger.setBookmark('acme/claims', '2025-03-12T09:05:00Z');
      expect(await ledger.bookmark('acme/claims')).toBe('2025-03-12T09:05:00Z');
      expect(await ledger.bookmark('acme/orders')).toBe('page 7');
    }),
  );
}
