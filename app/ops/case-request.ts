import type { Axis } from '../../core/cases/axes/machine.ts';
import { machines } from '../../core/cases/axes/machines.ts';
import { hubError } from '../../core/kernel/errors.ts';
import type { CaseFilter } from '../../core/spi/ledger/case-queries.ts';
import { type CaseKind, caseKinds } from '../../core/spi/ledger/cases.ts';
import { readQuery } from '../api/read-query.ts';

/** The query of `GET /api/cases`.
 *  @throws E_REQUEST_INVALID an unknown name or an unusable value */
export function caseFilter(query: unknown): CaseFilter {
  const { kind, state, decision, logistics, money, from, to, lang: _, ...plain } = readQuery('listCases', query);
  return defined({
    ...plain,
    kind: kind === undefined ? undefined : (wordsAmong('kind', kind, caseKinds) as readonly CaseKind[]),
    state: statesOf('state', state),
    decision: statesOf('decision', decision),
    logistics: statesOf('logistics', logistics),
    money: statesOf('money', money),
    openedFrom: from,
    openedTo: to,
  });
}

/** States of an axis. One that the axis does not have would find nothing, and look as if there were no such case. */
function statesOf(axis: Axis, given: string | undefined): readonly string[] | undefined {
  return given === undefined ? undefined : wordsAmong(axis, given, machines.find((machine) => machine.axis === axis)?.states ?? []);
}

/** Several words with commas, each one of a list.
 *  @throws E_REQUEST_INVALID */
export function wordsAmong<Word extends string>(name: string, given: string, known: readonly Word[]): readonly Word[] {
  return given.split(',').map((one) => {
    const word = known.find((candidate) => candidate === one.trim());
    if (word === undefined) throw hubError('E_REQUEST_INVALID', { reason: `${name} is one or more of ${known.join(', ')}` });
    return word;
  });
}

/** Leaves out what is undefined. */
function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
}
