import type { Bookmarks } from '../../../core/spi/ledger/bookmarks.ts';
import type { LedgerParts } from '../parts.ts';

const READ = { name: 'read-bookmark', text: 'SELECT place FROM bookmarks WHERE channel = $1' };
const WRITE = {
  name: 'write-bookmark',
  text: `
INSERT INTO bookmarks (channel, place, set_at) VALUES ($1, $2, $3)
ON CONFLICT (channel) DO UPDATE SET place = excluded.place, set_at = excluded.set_at`,
};

/** How far pollers have read. */
export function bookmarks({ database, clock }: LedgerParts): Bookmarks {
  return {
    bookmark: async (channel) => (await database.query<{ place: string }>(READ, [channel]))[0]?.place,
    setBookmark: async (channel, place) => {
      await database.query(WRITE, [channel, place, clock.now().toISOString()]);
    },
  };
}
