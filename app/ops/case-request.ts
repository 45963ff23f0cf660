import type { Axis } from '../../core/cases/axes/machine.ts';
import { machines } from '../../core/cases/axes/machines.ts';
import { hubError } from '../../core/kernel/errors.ts';
import type { CaseFilter } from '../../core/spi/case-queries.ts';
import { caseKinds } from '../../core/spi/cases.ts';
import { defined, instantNamed } from './request.ts';

const filterNames = ['kind', 'state', 'decision', 'logistics', 'money', 'partner', 'late', 'q', 'from', 'to', 'cursor', 'limit', 'lang'];

type Query = Readonly<Record<string, unknown>>;

const refuse = (reason: string) => hubError('E_REQUEST_INVALID', { reason });

/** The query of `GET /api/cases`.
 *  @throws E_REQUEST_INVALID an unknown name or an unusable value */
export function caseFilter(query: Query): CaseFilter {
  refuseUnknown(query, filterNames);
  const kind = wordsOf(query, 'kind')?.map((one) => caseKinds.find((known) => known === one));
  if (kind?.includes(undefined)) throw refuse(`kind is one or more of ${caseKinds.join(', ')}`);
  const late = textOf(query, 'late');
  if (late !== undefined && late !== 'true' && late !== 'false') throw refuse('late is true or false');
  return defined({
    kind: kind as CaseFilter['kind'],
    state: statesOf(query, 'state'),
    decision: statesOf(query, 'decision'),
    logistics: statesOf(query, 'logistics'),
    money: statesOf(query, 'money'),
    partner: textOf(query, 'partner'),
    late: late === undefined ? undefined : late === 'true',
    q: textOf(query, 'q'),
    openedFrom: instantOf(query, 'from'),
    openedTo: instantOf(query, 'to'),
    cursor: textOf(query, 'cursor'),
    limit: limitOf(query),
  });
}

/** The query of `GET /api/late`.
 *  @throws E_REQUEST_INVALID */
export function lateFilter(query: Query): { readonly limit: number; readonly partner?: string } {
  refuseUnknown(query, ['partner', 'limit', 'lang']);
  return defined({ limit: limitOf(query), partner: textOf(query, 'partner') });
}

export function refuseUnknown(query: Query, known: readonly string[]): void {
  const unknown = Object.keys(query).find((name) => !known.includes(name));
  if (unknown !== undefined) throw refuse(`there is no filter ${unknown.slice(0, 40)}; the filters are ${known.join(', ')}`);
}

export function textOf(query: Query, name: string): string | undefined {
  const value = query[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string' || value.includes('\0')) throw refuse(`${name} is given once, as a text`);
  return value;
}

/** Several values are separated by commas. */
export function wordsOf(query: Query, name: string): readonly string[] | undefined {
  return textOf(query, name)
    ?.split(',')
    .map((one) => one.trim());
}

/** States of an axis.
 *  @throws E_REQUEST_INVALID one that the axis does not have: it would find nothing, and look as if there were no such case */
function statesOf(query: Query, axis: Axis): readonly string[] | undefined {
  const given = wordsOf(query, axis);
  const states = machines.find((machine) => machine.axis === axis)?.states ?? [];
  if (given?.some((one) => !states.includes(one)) === true) throw refuse(`${axis} is one or more of ${states.join(', ')}`);
  return given;
}

export function instantOf(query: Query, name: string): Date | undefined {
  const value = textOf(query, name);
  return value === undefined ? undefined : instantNamed(name, value);
}

function limitOf(query: Query): number {
  const limit = Number(textOf(query, 'limit') ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 500) throw refuse('limit is a whole number from 1 to 500');
  return limit;
}
