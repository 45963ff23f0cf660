import { hubError } from '../../core/kernel/errors.ts';
import { isUuid } from '../../core/kernel/ids.ts';
import { isJsonObject, type JsonObject } from '../../core/kernel/json.ts';
import type { MessageStatus } from '../../core/spi/ledger.ts';
import type { MessageFilter } from '../../core/spi/ledger-queries.ts';

const statuses: readonly MessageStatus[] = ['received', 'processing', 'completed', 'dead', 'discarded'];
const filterNames = ['status', 'partner', 'channel', 'type', 'case', 'q', 'from', 'to', 'cursor', 'limit'];

/** An identifier from the address.
 *  @throws E_NOT_FOUND what is no UUID cannot be there */
export function idOf<Id extends string>(what: string, text: string): Id {
  if (!isUuid(text)) throw hubError('E_NOT_FOUND', { what, id: text.slice(0, 64) });
  return text as Id;
}

/** What was looked for.
 *  @throws E_NOT_FOUND */
export function found<T>(what: string, id: string, value: T | undefined): T {
  if (value === undefined) throw hubError('E_NOT_FOUND', { what, id: id.slice(0, 64) });
  return value;
}

/** The body of an API request as a JSON object; an empty body is an empty object.
 *  @throws E_REQUEST_INVALID */
export function jsonBody(body: unknown): JsonObject {
  if (!(body instanceof Uint8Array) || body.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    throw hubError('E_REQUEST_INVALID', { reason: 'the body is not JSON' });
  }
  if (!isJsonObject(value)) throw hubError('E_REQUEST_INVALID', { reason: 'the body is not a JSON object' });
  return value;
}

/** An instant from a request, of a year of four digits in its own offset and in UTC: the ledger reads no other.
 *  @throws E_REQUEST_INVALID */
export function instantNamed(name: string, value: unknown): Date {
  const at = new Date(typeof value === 'string' && /^[1-9]\d{3}-/.test(value) ? value : '');
  if (!(at.getUTCFullYear() <= 9999)) throw hubError('E_REQUEST_INVALID', { reason: `${name} is an instant such as 2026-01-31T00:00:00Z` });
  return at;
}

/** The query of `GET /api/messages`.
 *  @throws E_REQUEST_INVALID an unknown name or an unusable value */
export function messageFilter(query: Readonly<Record<string, string | undefined>>): MessageFilter {
  const refuse = (reason: string) => hubError('E_REQUEST_INVALID', { reason });
  for (const name of Object.keys(query)) {
    if (!filterNames.includes(name)) throw refuse(`there is no filter ${name.slice(0, 40)}; the filters are ${filterNames.join(', ')}`);
  }
  const text = (name: string): string | undefined => {
    const value: unknown = query[name];
    if (value === undefined || value === '') return undefined;
    if (typeof value !== 'string' || value.includes('\0')) throw refuse(`${name} is given once, as a text`);
    return value;
  };
  const instant = (name: string): Date | undefined => {
    const value = text(name);
    return value === undefined ? undefined : instantNamed(name, value);
  };
  const status = text('status')
    ?.split(',')
    .map((one) => statuses.find((known) => known === one.trim()));
  if (status?.includes(undefined)) throw refuse(`status is one or more of ${statuses.join(', ')}`);
  const limit = Number(text('limit') ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 500) throw refuse('limit is a whole number from 1 to 500');
  const caseId = text('case');
  if (caseId !== undefined && !isUuid(caseId)) throw refuse('case is the id of a case');
  return defined({
    status: status as readonly MessageStatus[] | undefined,
    partner: text('partner'),
    channel: text('channel'),
    type: text('type'),
    caseId: caseId as MessageFilter['caseId'],
    q: text('q'),
    from: instant('from'),
    to: instant('to'),
    cursor: text('cursor'),
    limit,
  });
}

/** The query of `GET /api/deliveries`.
 *  @throws E_REQUEST_INVALID */
export function stuckFilter(query: Readonly<Record<string, unknown>>): {
  readonly status: 'dead' | 'held';
  readonly limit: number;
  readonly channel?: string;
} {
  const refuse = (reason: string) => hubError('E_REQUEST_INVALID', { reason });
  const unknown = Object.keys(query).find((name) => !['status', 'channel', 'limit'].includes(name));
  if (unknown !== undefined) throw refuse(`there is no filter ${unknown.slice(0, 40)}; the filters are status, channel, limit`);
  const { status = 'dead', channel } = query;
  if (status !== 'dead' && status !== 'held') throw refuse('status is dead or held');
  if (channel !== undefined && (typeof channel !== 'string' || !/^[a-z0-9-]+\/[a-z0-9-]+$/.test(channel)))
    throw refuse('channel is partner/channel');
  const limit = Number(query['limit'] ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 500) throw refuse('limit is a whole number from 1 to 500');
  return { status, limit, ...(channel === undefined ? {} : { channel }) };
}

/** Leaves out what is undefined. */
export function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
}
