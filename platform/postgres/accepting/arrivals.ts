import type { Arrival, Arrivals } from '../../../core/spi/ledger/arrivals.ts';
import type { LedgerParts } from '../parts.ts';
import { rowset } from '../sql/rowset.ts';

const watched = rowset({ partner: 'text', channel: 'text', at: 'timestamptz' });

/** What is committed after a look may bear an earlier time: so much is looked at again. */
const AGAIN = "interval '1 minute'";
/** What partners sent: a replay, a reply or what the hub made of it is no sign of life. */
const LOOK = {
  name: 'look-for-arrivals',
  text: `
INSERT INTO channel_arrivals AS a (partner, channel, last_at, looked_at)
SELECT r.partner, r.channel, r.at, r.at FROM ${watched.from('r')} ORDER BY r.partner, r.channel
ON CONFLICT (partner, channel) DO UPDATE SET looked_at = excluded.looked_at, last_at = greatest(a.last_at, (
  SELECT max(m.received_at) FROM messages m
  WHERE m.partner = a.partner AND m.channel = a.channel AND m.source IN ('received', 'split')
    AND m.received_at > a.looked_at - ${AGAIN} AND m.received_at <= excluded.looked_at
))`,
};
const ARRIVALS = {
  name: 'arrivals',
  text: 'SELECT partner, channel, last_at AS "lastAt" FROM channel_arrivals ORDER BY partner, channel LIMIT 10000',
};

/** When something came last on channels that are watched. */
export function arrivals({ database }: LedgerParts): Arrivals {
  return {
    lookForArrivals: async (channels, at) => {
      if (channels.length > 0) await database.query(LOOK, watched.values(channels.map((one) => ({ ...one, at }))));
    },
    arrivals: () => database.query<Arrival>(ARRIVALS, []),
  };
}
