import { hubError } from '../../../core/kernel/errors.ts';
import { isUuid } from '../../../core/kernel/ids.ts';
import type { MessageFilter } from '../../../core/spi/ledger/ledger-queries.ts';
import { membersOf, rootOf } from '../cases/case-events.ts';
import { readCursor } from '../sql/cursor.ts';
import { keyText } from '../sql/rowset.ts';
import { keyTerm } from './search-terms.ts';
import { MESSAGE_STATUS, SUMMARY_COLUMNS, SUMMARY_JOINS } from './summary.ts';

/** What is searched is looked for among so many newest hits of a term; a page goes on where the one before ended. */
const MOST_HITS = 10_000;
/** And among so many newest messages, where no term leads to them. */
const MOST_WALKED = 10_000;
/** Fewer digits of an identifier would be a stretch of days. UUIDv7: 8 hexadecimal digits are 65 seconds. */
const SHORTEST_PREFIX = 8;

/** Statements of one search. */
export interface SearchStatement {
  readonly text: string;
  /** Gives `at` and `id` of the last message that was looked at, if there may be more behind it. */
  readonly end: string;
  readonly values: readonly unknown[];
  readonly endValues: readonly unknown[];
}

/** The statement for a filter. What drives it is the narrowest list there is: what is searched, a group of failures or an error, then the
 *  case, a status that is rare, the hours in which the type came; without any of them all messages, or those of the partner. Of that list
 *  so many are looked at as its bound allows, whatever else must hold of them. */
export function searchStatement(filter: MessageFilter, limit: number): SearchStatement {
  const values: unknown[] = [];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const bounds = boundsOf(filter, parameter);
  const hits = drivingLists(filter, parameter, bounds);
  const source =
    hits.length > 0
      ? hitSource(hits, bounds)
      : filter.type === undefined
        ? walkSource(filter, parameter, bounds)
        : typeSource(filter, parameter, bounds);
  const endValues = [...values];
  const conditions = [...bounds('m.received_at', 'm.id'), ...conditionsOf(filter, parameter)];
  const matching = `SELECT m.* FROM ${source.from} LEFT JOIN work w ON w.id = m.id WHERE ${conditions.join(' AND ')}${source.order} LIMIT ${limit}`;
  return {
    text: `SELECT ${SUMMARY_COLUMNS} FROM (${matching}) m ${SUMMARY_JOINS} ORDER BY m.received_at DESC, m.id DESC`,
    end: source.end,
    values,
    endValues,
  };
}

type Parameter = (value: unknown) => string;
/** Conditions on the place of a message: behind the page before, and in the time asked for. */
type Bounds = (at: string, id: string) => readonly string[];

function boundsOf({ cursor, from, to }: MessageFilter, parameter: Parameter): Bounds {
  const place = cursor === undefined ? undefined : readCursor(cursor);
  const before = place && `(${parameter(place.receivedAt)}::timestamptz, ${parameter(place.id)}::uuid)`;
  const [first, last] = [from, to].map((instant) => instant && `${parameter(instant.toISOString())}::timestamptz`);
  return (at, id) => [
    'true',
    ...(before === undefined ? [] : [`(${at}, ${id}) < ${before}`]),
    ...(first === undefined ? [] : [`${at} >= ${first}`]),
    ...(last === undefined ? [] : [`${at} < ${last}`]),
  ];
}

/** What drives a search: its FROM item with the messages `m`, in their order, and where its bound ends. */
interface Source {
  readonly from: string;
  readonly order: string;
  readonly end: string;
}

/** Hits are in the order of the page already: as many messages are read as it takes to fill it. */
function hitSource(hits: readonly string[], bounds: Bounds): Source {
  const newestFirst = `SELECT at, id FROM (${hits.join(' UNION ')}) AS found(at, id) WHERE ${bounds('at', 'id').join(' AND ')} ORDER BY at DESC, id DESC`;
  return {
    from: `(${newestFirst} LIMIT ${MOST_HITS}) AS hit JOIN messages m ON m.id = hit.id`,
    order: ' ORDER BY hit.at DESC, hit.id DESC',
    end: `${newestFirst} OFFSET ${MOST_HITS - 1} LIMIT 1`,
  };
}

function walkSource({ partner }: MessageFilter, parameter: Parameter, bounds: Bounds): Source {
  const conditions = [...bounds('received_at', 'id'), ...(partner === undefined ? [] : [`partner = ${parameter(partner)}`])];
  const order = 'ORDER BY received_at DESC, id DESC';
  const walk = (columns: string) => `SELECT ${columns} FROM messages WHERE ${conditions.join(' AND ')} ${order}`;
  return {
    from: `(${walk('*')} LIMIT ${MOST_WALKED}) m`,
    order: ' ORDER BY m.received_at DESC, m.id DESC',
    end: `${walk('received_at AS at, id')} OFFSET ${MOST_WALKED - 1} LIMIT 1`,
  };
}

/** Hour by hour, each in order: the whole is in order as it comes, and must not be sorted. */
function typeSource({ type = '', partner, cursor, from, to }: MessageFilter, parameter: Parameter, bounds: Bounds): Source {
  const hours = [`type = ${parameter(keyText(type))}`];
  if (cursor !== undefined) hours.push(`hour <= ${parameter(readCursor(cursor).receivedAt)}::timestamptz`);
  if (to !== undefined) hours.push(`hour < ${parameter(to.toISOString())}::timestamptz`);
  if (from !== undefined) hours.push(`hour > ${parameter(from.toISOString())}::timestamptz - interval '1 hour'`);
  const conditions = [
    ...bounds('received_at', 'id'),
    `received_at >= seen.hour AND received_at < seen.hour + interval '1 hour'`,
    ...(partner === undefined ? [] : [`partner = ${parameter(partner)}`]),
  ];
  const walk = (columns: string) => `
SELECT ${columns} FROM (SELECT hour FROM type_hours WHERE ${hours.join(' AND ')} ORDER BY hour DESC) seen CROSS JOIN LATERAL (
  SELECT * FROM messages WHERE ${conditions.join(' AND ')} ORDER BY received_at DESC, id DESC LIMIT ${MOST_WALKED}
) m`;
  return {
    from: `(${walk('m.*')} LIMIT ${MOST_WALKED}) m`,
    order: '',
    end: `${walk('m.received_at AS at, m.id')} OFFSET ${MOST_WALKED - 1} LIMIT 1`,
  };
}

/** What must hold beside that which drives; that it is asked again there costs little. */
function conditionsOf(filter: MessageFilter, parameter: Parameter): readonly string[] {
  const { status, partner, channel, type, caseId, error, failure } = filter;
  const failed = (column: string, value: string) =>
    `EXISTS (SELECT FROM failures f WHERE f.message_id = m.id AND f.${column} = ${parameter(value)})`;
  return [
    ...(status === undefined ? [] : [`${MESSAGE_STATUS} = ANY(${parameter(status)}::text[])`]),
    ...(partner === undefined ? [] : [`m.partner = ${parameter(partner)}`]),
    ...(channel === undefined ? [] : [`m.channel = ${parameter(channel)}`]),
    ...(type === undefined ? [] : [`${parameter(type)} = ANY(m.types)`]),
    ...(caseId === undefined ? [] : [`m.case_id IN ${familyOf(parameter(uuidOf(caseId)))}`]),
    ...(error === undefined ? [] : [failed('code', error)]),
    ...(failure === undefined ? [] : [failed('fingerprint', failure)]),
  ];
}

/** A case, the one into which it was merged, and all others that were, in SQL. */
function familyOf(id: string): string {
  return `(SELECT id FROM (SELECT ${rootOf(`${id}::uuid`)} AS root) AS merged CROSS JOIN LATERAL ${membersOf('root')} AS member)`;
}

/** Of the lists that lead to what is looked for, the narrowest: one or several, of which a message is in at least one. */
function drivingLists(filter: MessageFilter, parameter: Parameter, bounds: Bounds): readonly string[] {
  const { q = '', caseId, status = [], error, failure } = filter;
  const newest = (select: string, at: string, id = 'id') =>
    `(${select} AND ${bounds(at, id).join(' AND ')} ORDER BY ${at} DESC, ${id} DESC LIMIT ${MOST_HITS})`;
  const withTerm = (term: string) => newest(`SELECT at, id FROM search_terms WHERE term = ${parameter(term)}`, 'at');
  const failed = (column: string, value: string) =>
    newest(`SELECT DISTINCT received_at, message_id FROM failures WHERE ${column} = ${parameter(value)}`, 'received_at', 'message_id');
  if (q.trim() !== '') {
    const range = idRange(q.trim().toLowerCase());
    const byId = ({ first, last }: IdRange) =>
      newest(`SELECT received_at, id FROM messages WHERE id BETWEEN ${parameter(first)} AND ${parameter(last)}`, 'received_at');
    return [withTerm(keyTerm(q)), ...(range === undefined ? [] : [byId(range)])];
  }
  if (failure !== undefined) return [failed('fingerprint', failure)];
  if (error !== undefined) return [failed('code', error)];
  if (caseId !== undefined) {
    const family = familyOf(parameter(uuidOf(caseId)));
    return [newest(`SELECT at, id FROM search_terms WHERE term IN (SELECT 'case:' || id FROM ${family} AS member)`, 'at')];
  }
  if (status.length > 0 && !status.includes('completed')) {
    const flagged = status.filter((name) => name === 'dead' || name === 'discarded').map((name) => withTerm(`message:${name}`));
    const open = status.includes('received') || status.includes('processing');
    return open ? [...flagged, `(SELECT m.received_at, m.id FROM work o JOIN messages m ON m.id = o.message_id)`] : flagged;
  }
  return [];
}

function uuidOf(id: string): string {
  if (!isUuid(id)) throw hubError('E_REQUEST_INVALID', { reason: 'the case is not a UUID' });
  return id;
}

interface IdRange {
  readonly first: string;
  readonly last: string;
}

/** All identifiers that begin so; undefined when the text is not the beginning of one. */
export function idRange(prefix: string): IdRange | undefined {
  const fill = (digit: string): string => prefix + '00000000-0000-0000-0000-000000000000'.slice(prefix.length).replaceAll('0', digit);
  const [first, last] = [fill('0'), fill('f')];
  return prefix.length >= SHORTEST_PREFIX && isUuid(first) ? { first, last } : undefined;
}
