import type { LoginCounts } from '../../../core/spi/ledger/sessions.ts';
import type { LedgerParts } from '../parts.ts';

/** After so long without a failure, counting begins anew. */
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

const FORGET_OLD = { name: 'forget-old-logins', text: 'DELETE FROM login_counts WHERE forget_at <= $1' };
const CLAIM = {
  name: 'claim-login-count',
  text: 'INSERT INTO login_counts (key, failures, open_at, forget_at) VALUES ($1, 0, $2, $3) ON CONFLICT DO NOTHING',
};
const FIND = { name: 'find-login-count', text: 'SELECT failures, open_at FROM login_counts WHERE key = $1 FOR UPDATE' };
const COUNT = { name: 'count-login', text: 'UPDATE login_counts SET failures = $2, open_at = $3, forget_at = $4 WHERE key = $1' };
const TAKE_BACK = {
  name: 'take-back-login',
  text: `UPDATE login_counts SET failures = greatest(failures - 1, 0), open_at = '-infinity' WHERE key = $1`,
};
const FORGET = { name: 'forget-logins', text: 'DELETE FROM login_counts WHERE key = $1' };
const NOTE_GOOD = {
  name: 'note-good-login',
  text: `
INSERT INTO login_counts (key, failures, open_at, forget_at) VALUES ($1, 0, '-infinity', $2)
ON CONFLICT (key) DO UPDATE SET forget_at = excluded.forget_at`,
};
const WAS_GOOD = { name: 'was-good-login', text: 'SELECT key FROM login_counts WHERE key = $1 AND forget_at > $2' };

/** Logins as they are counted, on PostgreSQL. */
export function loginCounts({ database }: LedgerParts): LoginCounts {
  return {
    countLogin: (key, at, waitMs) =>
      database.transaction(async (session) => {
        const now = at.toISOString();
        const forgetAt = new Date(at.getTime() + FORGOTTEN_AFTER_MS).toISOString();
        await session.query(FORGET_OLD, [now]);
        await session.query(CLAIM, [key, now, forgetAt]);
        const [row] = await session.query<{ failures: number; open_at: Date | number }>(FIND, [key]);
        const wait = Number(row?.open_at ?? 0) - at.getTime();
        if (wait > 0) return wait;
        const failures = (row?.failures ?? 0) + 1;
        await session.query(COUNT, [key, failures, new Date(at.getTime() + waitMs(failures)).toISOString(), forgetAt]);
        return 0;
      }),
    takeBackLogin: async (key) => {
      await database.query(TAKE_BACK, [key]);
    },
    forgetLogins: async (key) => {
      await database.query(FORGET, [key]);
    },
    noteGoodLogin: async (key, until) => {
      await database.query(NOTE_GOOD, [key, until.toISOString()]);
    },
    wasGoodLogin: async (key, now) => (await database.query(WAS_GOOD, [key, now.toISOString()])).length > 0,
  };
}
