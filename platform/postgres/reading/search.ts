import type { MessageFilter, MessageList, Queries } from '../../../core/spi/ledger/ledger-queries.ts';
import type { LedgerParts } from '../parts.ts';
import { writeCursor } from '../sql/cursor.ts';
import type { Database } from '../sql/database.ts';
import { searchStatement } from './search-statement.ts';
import { type SearchedPage, searchText } from './search-text.ts';
import { type SummaryRow, toSummary } from './summary.ts';

const DEFAULT_LIMIT = 50;
const MOST = 500;

/** Lists messages, newest first. Keyset paging over (received_at, id): a page costs the same wherever it lies. */
export function search({ database }: LedgerParts): Pick<Queries, 'messages'> {
  return {
    messages: async (filter) => {
      const limit = Math.min(Math.max(filter.limit ?? DEFAULT_LIMIT, 1), MOST);
      const { rows, next, bounded } = await (filter.text === undefined || filter.text === ''
        ? searchPage(database, filter, limit)
        : searchText(database, { ...filter, text: filter.text }, limit, searchPage));
      return {
        items: rows.map(toSummary),
        ...(next === undefined ? {} : { nextCursor: writeCursor(next.at, next.id) }),
        ...(next === undefined || !bounded ? {} : { searchedTo: next.at.toISOString() }),
      } satisfies MessageList;
    },
  };
}

async function searchPage(database: Database, filter: MessageFilter, limit: number): Promise<SearchedPage> {
  const { text, end, values, endValues } = searchStatement(filter, limit + 1);
  const found = await database.search<SummaryRow>(text, values);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  if (found.length > limit && last !== undefined) return { rows, next: { at: last.received_at, id: last.id }, bounded: false };
  const [next] = await database.search<{ at: Date; id: string }>(end, endValues);
  return next === undefined ? { rows, bounded: false } : { rows, next, bounded: true };
}
