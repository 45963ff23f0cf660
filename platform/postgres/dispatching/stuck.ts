import type { Finding } from '../../../core/kernel/errors.ts';
import type { DeliveryId, MessageId } from '../../../core/kernel/ids.ts';
import type { Queries, StuckDelivery } from '../../../core/spi/ledger/ledger-queries.ts';
import type { LedgerParts } from '../parts.ts';
import { readCursor, writeCursor } from '../sql/cursor.ts';

const STUCK = {
  name: 'stuck-deliveries',
  text: `
SELECT d.id, d.message_id, d.partner, d.channel, d.status, d.created_at, d.error
FROM (
  SELECT at, id FROM search_terms WHERE term = $1 AND ($5::timestamptz IS NULL OR (at, id) < ($5, $6::uuid)) ORDER BY at DESC, id DESC LIMIT $2
) hit JOIN deliveries d ON d.id = hit.id
WHERE d.partner || '/' || d.channel = coalesce($3, d.partner || '/' || d.channel)
ORDER BY hit.at DESC, hit.id DESC LIMIT $4`,
};
/** Where the bound ends behind which nothing was looked at. */
const BOUND = {
  name: 'stuck-deliveries-bound',
  text: `
SELECT at, id FROM search_terms WHERE term = $1 AND ($3::timestamptz IS NULL OR (at, id) < ($3, $4::uuid)) ORDER BY at DESC, id DESC OFFSET $2 LIMIT 1`,
};
/** Dead deliveries of one channel are looked for among so many newest; a page goes on where the one before ended. */
const MAX_HITS = 10_000;
const COUNTS = {
  name: 'stuck-counts',
  text: `
SELECT term, count(*)::float8 AS count FROM search_terms
WHERE term IN ('message:dead', 'delivery:dead') OR term >= 'held:' AND term < 'held;' GROUP BY term`,
};

interface StuckRow {
  readonly id: DeliveryId;
  readonly message_id: MessageId;
  readonly partner: string;
  readonly channel: string;
  readonly status: 'dead' | 'held';
  readonly created_at: Date;
  readonly error: Finding | null;
}

/** What needs a person, by the terms under which it is found. */
export function stuck({ database }: LedgerParts): Pick<Queries, 'stuckDeliveries' | 'stuckPage' | 'stuckCounts'> {
  const stuckPage: Queries['stuckPage'] = async ({ status, channel, cursor, limit = 50 }) => {
    const term = status === 'held' && channel !== undefined ? `held:${channel}` : `delivery:${status}`;
    const place = cursor === undefined ? undefined : readCursor(cursor);
    const behind = [place?.receivedAt ?? null, place?.id ?? null];
    const hits = channel === undefined ? limit + 1 : MAX_HITS;
    const rows = await database.query<StuckRow>(STUCK, [term, hits, channel ?? null, limit + 1, ...behind]);
    const items = rows.slice(0, limit).map(toStuck);
    const last = rows[limit - 1];
    if (rows.length > limit && last !== undefined) return { items, nextCursor: writeCursor(last.created_at, last.id) };
    const [bound] = channel === undefined ? [] : await database.query<{ at: Date; id: string }>(BOUND, [term, hits - 1, ...behind]);
    return bound === undefined ? { items } : { items, nextCursor: writeCursor(bound.at, bound.id) };
  };
  return {
    stuckPage,
    stuckDeliveries: async (status, limit, channel) =>
      (await stuckPage({ status, limit, ...(channel === undefined ? {} : { channel }) })).items,
    stuckCounts: async () => {
      const rows = await database.query<{ term: string; count: number }>(COUNTS, []);
      const counted = new Map(rows.map(({ term, count }) => [term, count]));
      const held = rows.flatMap(({ term, count }) => (term.startsWith('held:') ? [[term.slice('held:'.length), count] as const] : []));
      return {
        deadMessages: counted.get('message:dead') ?? 0,
        deadDeliveries: counted.get('delivery:dead') ?? 0,
        held: new Map(held),
      };
    },
  };
}

function toStuck(row: StuckRow): StuckDelivery {
  return {
    id: row.id,
    messageId: row.message_id,
    partner: row.partner,
    channel: row.channel,
    status: row.status,
    createdAt: row.created_at.toISOString(),
    ...(row.error === null ? {} : { error: row.error }),
  };
}
