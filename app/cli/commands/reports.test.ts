import { expect, it } from 'vitest';
import { describeReport } from './reports.ts';

const report = {
  name: 'return-rate',
  from: '2026-01-01T00:00:00.000Z',
  to: '2026-02-01T00:00:00.000Z',
  by: ['brand'],
  rows: [
    { group: { brand: 'Exemple' }, figures: { returned: 3, rate: null } },
    { group: { brand: null }, figures: { returned: 1, rate: 0.25 } },
  ],
  labels: { name: 'Taux de retour', columns: { brand: 'Marque', returned: 'Retournées' } },
} as const;

it('is a table of groups and figures; what is not known is a dash', () => {
  expect(describeReport(report, false).split('\n')).toEqual([
    `return-rate, ${report.from} to ${report.to}`,
    '',
    'brand    returned  rate',
    'Exemple  3         -',
    '-        1         0.25',
  ]);
});

it('has labels where a language was asked for, and says when there is nothing', () => {
  expect(describeReport(report, true).split('\n')[2]).toBe('Marque   Retournées  rate');
  expect(describeReport({ ...report, rows: [] }, true)).toContain('Taux de retour, 2026-01-01');
  expect(describeReport({ ...report, rows: [] }, true)).toContain('nothing was counted');
});
