import { describe, expect, it } from 'vitest';
import { manualClock } from '../../core/kernel/clock.ts';
import type { ApiKeyRecord, ApiKeys } from '../../core/spi/ledger/ledger-queries.ts';
import { KeyRing, newApiKey } from './api-keys.ts';

const noon = '2026-11-20T12:00:00Z';

/** A ledger of keys in memory that counts how often it is asked. */
function ledgerOf(...records: ApiKeyRecord[]): ApiKeys & { asked: number } {
  const ledger = {
    asked: 0,
    addKey: async (record: ApiKeyRecord) => {
      records.push(record);
    },
    findKey: async (hash: string) => {
      ledger.asked += 1;
      return records.find((record) => record.hash === hash);
    },
    listKeys: async () => records,
    replaceKey: async () => false,
    revokeKey: async (prefix: string, at: Date) => {
      records = records.map((record) => (record.prefix === prefix ? { ...record, revokedAt: at } : record));
      return 1;
    },
  };
  return ledger;
}

describe('newApiKey', () => {
  it('is long and random, and the record cannot give it away', () => {
    const made = Array.from({ length: 50 }, () => newApiKey('acme', [], new Date(noon)));
    expect(new Set(made.map(({ key }) => key)).size).toBe(50);
    for (const { key, record } of made) {
      expect(key).toMatch(/^rk_[\w-]{32}$/);
      expect(record).toEqual({
        prefix: key.slice(0, 11),
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        partner: 'acme',
        channels: [],
        scopes: ['send'],
        createdAt: new Date(noon),
      });
    }
  });
});

describe('KeyRing', () => {
  const check = async (changes: Partial<ApiKeyRecord>) => {
    const { key, record } = newApiKey('acme', [], new Date(noon));
    return new KeyRing(ledgerOf({ ...record, ...changes }), manualClock(noon)).check(key, 'acme', 'returns');
  };

  it('opens every channel of the partner, or those that the key names', async () => {
    await expect(check({})).resolves.toBeUndefined();
    await expect(check({ channels: ['orders', 'returns'] })).resolves.toBeUndefined();
    await expect(check({ expiresAt: new Date('2026-11-20T12:00:01Z') })).resolves.toBeUndefined();
  });

  it.each([
    ['of another partner', { partner: 'other' }],
    ['for other channels', { channels: ['orders'] }],
    ['that may only read', { scopes: ['read'] as const }],
    ['that is revoked', { revokedAt: new Date(noon) }],
    ['that has run out, to the instant', { expiresAt: new Date(noon) }],
  ])('refuses a key %s', async (_, changes) => {
    await expect(check(changes)).rejects.toMatchObject({ code: 'E_KEY_WRONG', message: expect.stringContaining('acme/returns') });
  });

  it('asks the ledger once in five seconds, and then sees that a key is revoked', async () => {
    const { key, record } = newApiKey('acme', [], new Date(noon));
    const ledger = ledgerOf(record);
    const clock = manualClock(noon);
    const ring = new KeyRing(ledger, clock);
    await ring.check(key, 'acme', 'returns');
    await ledger.revokeKey(record.prefix, clock.now());
    clock.advance(4_999);
    await ring.check(key, 'acme', 'returns');
    expect(ledger.asked).toBe(1);
    clock.advance(1);
    await expect(ring.check(key, 'acme', 'returns')).rejects.toMatchObject({ code: 'E_KEY_WRONG' });
  });

  it('asks the ledger once for all who come at the same time', async () => {
    const { key, record } = newApiKey('acme', [], new Date(noon));
    const ledger = ledgerOf(record);
    const clock = manualClock(noon);
    const ring = new KeyRing(ledger, clock);
    const crowd = () => Promise.all(Array.from({ length: 50 }, () => ring.check(key, 'acme', 'returns')));
    await crowd();
    expect(ledger.asked).toBe(1);
    clock.advance(5_000);
    await crowd();
    expect(ledger.asked).toBe(2);
  });

  it('does not remember what is unknown: a key made just now opens at once', async () => {
    const { key, record } = newApiKey('acme', [], new Date(noon));
    const ledger = ledgerOf();
    const ring = new KeyRing(ledger, manualClock(noon));
    await expect(ring.check(key, 'acme', 'returns')).rejects.toMatchObject({ code: 'E_KEY_WRONG' });
    await ledger.addKey(record);
    await expect(ring.check(key, 'acme', 'returns')).resolves.toBeUndefined();
  });
});
