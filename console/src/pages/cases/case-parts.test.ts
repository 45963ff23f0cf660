import { describe, expect, it } from 'vitest';
import type { CaseView } from '../../api/generated/types.ts';
import { axisPaths } from './axes.ts';
import { keysOf, nameInWords, partnerWords } from './keys.ts';
import { hasReconciliation, moneyRows, quantityRows } from './reconciliation.ts';

const axis = (now: string, since?: string) => ({ now, ...(since === undefined ? {} : { since }), labels: { now: now.toUpperCase() } });
const entry = {
  at: '2026-11-12T09:15:00Z',
  occurredAt: '2026-11-12T09:15:00Z',
  type: 'return.received',
  messageId: 'm1',
  envelopeId: 'e1',
  source: 'carrier',
  ignored: [],
  codes: [],
  labels: {},
};

describe('the axes of a case', () => {
  const axes: CaseView['axes'] = {
    state: axis('open', '2026-11-12T09:15:00Z'),
    decision: axis('pending'),
    logistics: axis('restocked', '2026-11-14T09:15:00Z'),
    money: axis('none'),
  };

  it('go from where they began to where they stand', () => {
    const timeline = [
      { ...entry, applied: [{ axis: 'state' as const, from: 'draft', to: 'open', labels: { from: 'Draft', to: 'Open' } }] },
    ];
    const [state, decision, logistics] = axisPaths({ axes, timeline });
    expect(state?.steps.map(({ label }) => label)).toEqual(['Draft', 'Open']);
    expect(state?.steps[1]).toMatchObject({ messageId: 'm1', source: 'carrier', at: entry.at });
    expect(decision?.steps).toEqual([{ value: 'pending', label: 'PENDING' }]);
    expect(logistics?.steps).toEqual([{ value: 'restocked', label: 'RESTOCKED', at: '2026-11-14T09:15:00Z' }]);
  });
});

describe('the numbers of a case', () => {
  it('a number that a partner shares with all is shown once', () => {
    expect(keysOf({ claimNumber: '1', dossierNumber: 'D', 'dossierNumber@crm': 'D', 'dossierNumber@desk': 'T' })).toEqual([
      { name: 'claimNumber', value: '1' },
      { name: 'dossierNumber', partner: 'crm', value: 'D' },
      { name: 'dossierNumber', partner: 'desk', value: 'T' },
    ]);
  });

  it.each([
    ['returnNumber', 'Return number'],
    ['imei', 'Imei'],
    ['service-request', 'Service request'],
  ])('%s is read as %s', (name, words) => {
    expect(nameInWords(name)).toBe(words);
  });

  it('words of partners are told apart by what they speak of', () => {
    const at = '2026-11-12T09:15:00Z';
    const states = { 'acme-north-quote': { code: 'ok', at }, acme: { code: 'open', at }, other: { code: 'x', at } };
    expect(partnerWords(states, ['acme', 'acme-north']).map(({ partner, about }) => [partner, about])).toEqual([
      ['acme', undefined],
      ['acme-north', 'quote'],
      ['other', undefined],
    ]);
  });
});

describe('the reconciliation of a case', () => {
  const items = [
    {
      item: 'gtin 1',
      quantities: { announced: 2, received: 1 },
      differences: [{ from: 'announced' as const, to: 'received' as const, by: -1 }],
    },
    { item: 'gtin 2', quantities: { accepted: 1 }, differences: [] },
  ];

  it('goods have a cell for each step that any of them speaks of', () => {
    expect(quantityRows({ items })).toEqual([
      {
        name: 'gtin 1',
        differs: true,
        cells: [{ step: 'announced', value: 2 }, { step: 'received', value: 1, difference: -1 }, { step: 'accepted' }],
      },
      { name: 'gtin 2', differs: false, cells: [{ step: 'announced' }, { step: 'received' }, { step: 'accepted', value: 1 }] },
    ]);
  });

  it('money likewise', () => {
    const money = [{ currency: 'EUR', amounts: { asked: 100, paid: 90 }, differences: [] }];
    expect(moneyRows({ money })[0]?.cells.map(({ step }) => step)).toEqual(['asked', 'paid']);
    expect(hasReconciliation({ items: [], money, documents: [] })).toBe(true);
    expect(hasReconciliation({ items: [], money: [], documents: [] })).toBe(false);
  });
});
