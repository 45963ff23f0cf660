import { describe, expect, it } from 'vitest';
import { barsOf, figuresOf, kindOf, mainFigure } from './figures.ts';
import { spanOf } from './period.ts';

const row = (group: Record<string, string | null>, figures: Record<string, number | null>) => ({ group, figures });

describe('the figures of a report', () => {
  it('know their unit', () => {
    expect(['share', 'rate', 'medianHours', 'count', 'returned'].map(kindOf)).toEqual(['share', 'share', 'hours', 'count', 'count']);
  });

  it.each([
    [['count', 'meanHours', 'medianHours'], 'medianHours'],
    [['returned', 'shareOfReturns', 'sold', 'rate'], 'rate'],
    [['decisions'], 'decisions'],
    [[], undefined],
  ])('of %j the chart shows %s', (figures, main) => {
    expect(mainFigure(figures)).toBe(main);
  });

  it('are those of any row', () => {
    expect(figuresOf({ rows: [row({}, { a: 1 }), row({}, { a: 1, b: null })] })).toEqual(['a', 'b']);
  });
});

describe('the bars of a chart', () => {
  it('of partners come longest first; what is not known is named', () => {
    const rows = [row({ partner: 'a' }, { count: 1 }), row({ partner: null }, { count: 4 }), row({ partner: 'c' }, { count: null })];
    expect(barsOf({ by: ['partner'], rows }, 'count', 'not known')).toEqual([
      { label: 'not known', value: 4, length: 1 },
      { label: 'a', value: 1, length: 0.25 },
    ]);
  });

  it('of days stay in their order; shares are of one', () => {
    const rows = [row({ day: '2026-01-01' }, { share: 0.5 }), row({ day: '2026-01-02' }, { share: 1 })];
    expect(barsOf({ by: ['day'], rows }, 'share', '?').map(({ length }) => length)).toEqual([0.5, 1]);
  });
});

describe('a period', () => {
  const now = new Date('2026-11-22T20:00:00Z');

  it('ends now, or with the last day that was given', () => {
    expect(spanOf('7d', now)).toEqual({ from: '2026-11-15T20:00:00.000Z', to: now.toISOString() });
    expect(spanOf('7d', now, '2026-11-01', '2026-11-02')).toEqual({ from: '2026-11-01T00:00:00.000Z', to: '2026-11-03T00:00:00.000Z' });
  });
});
