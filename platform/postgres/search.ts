import { hubError } from '../../core/kernel/errors.ts';
import { isUuid } from '../../core/kernel/ids.ts';
import type { MessageFilter, Queries } from '../../core/spi/ledger-queries.ts';
import { membersOf, rootOf } from './case-events.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { LedgerParts } from './parts.ts';
import { keyText } from './rowset.ts';
import { keyTerm } from './search-terms.ts';
import { MESSAGE_STATUS, SUMMARY_COLUMNS, SUMMARY_JOINS, type SummaryRow, toSummary } from './summary.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;
/** What is searched is looked for among so many newest hits; a page continues where the one before ended. */
const MAX_HITS = 10_000;
/** Fewer digits of an identifier would be a stretch of days. UUIDv7: 8 hexadecimal digits are 65 seconds. */
const SHORTEST_PREFIX = 8;

/** Lists messages, newest first. Keyset paging over (received_at, id): a page costs the same wherever it lies. */
export function search({ database }: LedgerParts): Pick<Queries, 'messages'> {
  return {
    messages: async (filter) => {
      const limit = Math.min(Math.max(filter.limit ?? DEFAULT_LIMIT, 1), MAX_LIMIT);
      const { text, values } = buildSearch(filter, limit + 1);
      const rows = await database.search<SummaryRow>(text, values);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const items = page.map(toSummary);
      return rows.length > limit && last !== undefined ? { items, nextCursor: writeCursor(last.received_at, last.id) } : { items };
    },
  };
}

/** The statement for a filter. What drives it is the narrowest list there is: what is searched, then the case, a status
 *  that is rare, the hours in which the type came; without any of them all messages. */
export function buildSearch(filter: MessageFilter, limit: number): { readonly text: string; readonly values: readonly unknown[] } {
  const values: unknown[] = [];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const cursor = filter.cursor === undefined ? undefined : readCursor(filter.cursor);
  const before = cursor === undefined ? undefined : `(${parameter(cursor.receivedAt)}::timestamptz, ${parameter(cursor.id)}::uuid)`;
  const page = (at: string, id: string): string => (before === undefined ? '' : ` AND (${at}, ${id}) < ${before}`);
  const newest = (select: string, at: string): string => `(${select}${page(at, 'id')} ORDER BY ${at} DESC, id DESC LIMIT ${MAX_HITS})`;
  const withTerm = (term: string): string => newest(`SELECT at, id FROM search_terms WHERE term = ${parameter(term)}`, 'at');

  const hits = drivingLists(filter, {
    withTerm,
    withId: ({ first, last }) =>
      newest(`SELECT received_at, id FROM messages WHERE id BETWEEN ${parameter(first)} AND ${parameter(last)}`, 'received_at'),
    ofCase: (caseId) =>
      newest(`SELECT at, id FROM search_terms WHERE term IN (SELECT 'case:' || id FROM ${familyOf(parameter(caseId))} AS member)`, 'at'),
  });
  const conditions = [`true${page('m.received_at', 'm.id')}`];
  if (filter.status !== undefined) conditions.push(`${MESSAGE_STATUS} = ANY(${parameter(filter.status)}::text[])`);
  if (filter.partner !== undefined) conditions.push(`m.partner = ${parameter(filter.partner)}`);
  if (filter.channel !== undefined) conditions.push(`m.channel = ${parameter(filter.channel)}`);
  if (filter.type !== undefined) conditions.push(`${parameter(filter.type)} = ANY(m.types)`);
  if (filter.caseId !== undefined) conditions.push(`m.case_id IN ${familyOf(parameter(uuidParameter(filter.caseId, 'case')))}`);
  if (filter.from !== undefined) conditions.push(`m.received_at >= ${parameter(filter.from.toISOString())}`);
  if (filter.to !== undefined) conditions.push(`m.received_at < ${parameter(filter.to.toISOString())}`);

  const matching = (source: string, order = 'm.received_at DESC, m.id DESC'): string =>
    `SELECT m.* FROM ${source} LEFT JOIN work w ON w.id = m.id WHERE ${conditions.join(' AND ')} ORDER BY ${order} LIMIT ${limit}`;
  const rows = (): string => {
    if (hits.length > 0) {
      // Hits are in the order of the page already: as many messages are read as it takes to fill it.
      const newestFirst = `SELECT at, id FROM (${hits.join(' UNION ')}) AS found(at, id) ORDER BY at DESC, id DESC`;
      return matching(`(${newestFirst}) AS hit JOIN messages m ON m.id = hit.id`, 'hit.at DESC, hit.id DESC');
    }
    if (filter.type === undefined) return matching('messages m');
    conditions.push(`m.received_at >= seen.hour AND m.received_at < seen.hour + interval '1 hour'`);
    const hours = `SELECT hour FROM type_hours WHERE type = ${parameter(keyText(filter.type))} ORDER BY hour DESC`;
    return `SELECT m.* FROM (${hours}) seen CROSS JOIN LATERAL (${matching('messages m')}) m LIMIT ${limit}`;
  };
  const text = `SELECT ${SUMMARY_COLUMNS} FROM (${rows()}) m ${SUMMARY_JOINS} ORDER BY m.received_at DESC, m.id DESC`;
  return { text, values };
}

interface IdRange {
  readonly first: string;
  readonly last: string;
}

/** A case, the one into which it was merged, and all others that were, in SQL. */
function familyOf(id: string): string {
  return `(SELECT id FROM (SELECT ${rootOf(`${id}::uuid`)} AS root) AS merged CROSS JOIN LATERAL ${membersOf('root')} AS member)`;
}

/** How the lists that drive a search are written. */
interface Lists {
  readonly withTerm: (term: string) => string;
  readonly withId: (range: IdRange) => string;
  readonly ofCase: (caseId: string) => string;
}

function drivingLists(filter: MessageFilter, { withTerm, withId, ofCase }: Lists): readonly string[] {
  const { q = '', caseId, status = [] } = filter;
  if (q.trim() !== '') {
    const range = idRange(q.trim().toLowerCase());
    return [withTerm(keyTerm(q)), ...(range === undefined ? [] : [withId(range)])];
  }
  if (caseId !== undefined) return [ofCase(caseId)];
  if (status.length > 0 && !status.includes('completed')) {
    const flagged = status.filter((name) => name === 'dead' || name === 'discarded').map((name) => withTerm(`message:${name}`));
    const open = status.includes('received') || status.includes('processing');
    return open ? [...flagged, `(SELECT m.received_at, m.id FROM work o JOIN messages m ON m.id = o.message_id)`] : flagged;
  }
  return [];
}

function uuidParameter(id: string, what: string): string {
  if (!isUuid(id)) throw hubError('E_REQUEST_INVALID', { reason: `the ${what} is not a UUID` });
  return id;
}

/** All identifiers that begin so; undefined when the text is not the beginning of one. */
export function idRange(prefix: string): IdRange | undefined {
  const fill = (digit: string): string => prefix + '00000000-0000-0000-0000-000000000000'.slice(prefix.length).replaceAll('0', digit);
  const [first, last] = [fill('0'), fill('f')];
  return prefix.length >= SHORTEST_PREFIX && isUuid(first) ? { first, last } : undefined;
}
