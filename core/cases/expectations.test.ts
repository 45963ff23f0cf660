import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, event, inOrderOf, type Said, timeline } from './case.fixture.ts';
import { parseBusinessDuration } from './duration.ts';
import { type ExpectationRule, foldExpectations } from './expectations.ts';
import { foldCase } from './fold-case.ts';
import { calendars } from './holidays.ts';

const quote: ExpectationRule = {
  name: 'quote',
  on: 'quote.requested',
  when: (body) => body['kind'] !== 'draft',
  until: ['quote.offered', 'repair.refused'],
  within: parseBusinessDuration('48h') ?? { unit: 'ms', count: 0 },
  dueFrom: 'answerBy',
  calendar: calendars['FR'] ?? { name: '', weekend: [], holidays: [] },
  timezone: 'Europe/Paris',
  say: 'No quote.',
};
const fold = (now: string, ...said: readonly Said[]) => {
  const events = timeline(...said);
  return foldExpectations([quote], events, foldCase(events), new Date(now)).map(({ state, dueAt, metAt }) => ({
    state,
    dueAt,
    ...(metAt === undefined ? {} : { metAt }),
  }));
};

describe('an expectation', () => {
  it('is open, late, and met, even late', () => {
    expect(fold(day(1), ['quote.requested'])).toEqual([{ state: 'open', dueAt: day(2) }]);
    expect(fold(day(3), ['quote.requested'])).toEqual([{ state: 'late', dueAt: day(2) }]);
    expect(fold(day(9), ['quote.requested'], ['invoice.issued'], ['invoice.issued'], ['quote.offered'])).toEqual([
      { state: 'met', dueAt: day(2), metAt: day(3) },
    ]);
  });

  it('is opened once until it is met, then anew', () => {
    expect(fold(day(9), ['quote.requested'], ['quote.requested'], ['quote.offered'], ['quote.requested'])).toEqual([
      { state: 'met', dueAt: day(2), metAt: day(2) },
      { state: 'late', dueAt: day(5) },
    ]);
  });

  it('is not opened by what its condition leaves out, nor met by what came before', () => {
    expect(fold(day(9), ['quote.requested', { kind: 'draft' }])).toEqual([]);
    expect(fold(day(1), ['quote.offered'], ['quote.requested'])).toEqual([{ state: 'open', dueAt: day(3) }]);
  });

  it('is not met by what its condition leaves out', () => {
    const events = timeline(['quote.requested'], ['quote.offered', { draft: true }], ['quote.offered']);
    const rule = { ...quote, meets: ({ body }: { body: Record<string, unknown> }) => body['draft'] !== true };
    const [only, ...others] = foldExpectations([rule], events, foldCase(events), new Date(day(9)));
    expect([only?.state, only?.metAt, others]).toEqual(['met', day(2), []]);
  });

  it('is due when the partner says so', () => {
    expect(fold(day(1), ['quote.requested', { answerBy: day(7) }])).toEqual([{ state: 'open', dueAt: day(7) }]);
    expect(fold(day(1), ['quote.requested', { answerBy: '2026-03-05' }])).toEqual([{ state: 'open', dueAt: '2026-03-05T23:00:00.000Z' }]);
    expect(fold(day(1), ['quote.requested', { answerBy: 'soon' }])).toEqual([{ state: 'open', dueAt: day(2) }]);
  });

  it('is due in a year of four digits, whatever the partner says', () => {
    const last = '9999-12-31T23:59:59.999Z';
    const atTheEnd = [event('quote.requested', {}, '9999-12-31T23:00:00Z', day(0))];
    expect(foldExpectations([quote], atTheEnd, foldCase(atTheEnd), new Date(day(1)))).toMatchObject([{ dueAt: last }]);
    for (const answerBy of ['0001-01-01', '0001-01-01T00:00:00Z', '9999-99-99', '+275760-09-13T00:00:00Z'])
      expect(fold(day(1), ['quote.requested', { answerBy }])).toEqual([{ state: 'open', dueAt: day(2) }]);
  });

  it('is cancelled with its case', () => {
    expect(fold(day(9), ['quote.requested'], ['return.closed'])).toEqual([{ state: 'cancelled', dueAt: day(2) }]);
  });

  it('is the same for any order of events', () => {
    const types = ['quote.requested', 'quote.offered', 'repair.refused', 'return.closed', 'invoice.issued'];
    const events = fc.array(fc.record({ type: fc.constantFrom(...types), at: fc.nat(6).map(day) }), { maxLength: 7 });
    fc.assert(
      fc.property(events, fc.array(fc.nat(99), { minLength: 7, maxLength: 7 }), fc.nat(9).map(day), (said, draws, now) => {
        const made = said.map(({ type, at }) => event(type, {}, at, day(8)));
        const folded = (all: typeof made) => foldExpectations([quote], all, foldCase(all), new Date(now));
        const expectations = folded(made);
        expect(folded([...inOrderOf(made, draws)])).toEqual(expectations);
        expect(expectations.filter(({ metBy }) => metBy === undefined).length).toBeLessThan(2);
        for (const { openedAt, metAt = openedAt } of expectations) expect(metAt >= openedAt).toBe(true);
      }),
    );
  });
});
