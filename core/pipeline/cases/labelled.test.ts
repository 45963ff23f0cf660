import { describe, expect, test } from 'vitest';
import { languages } from '../../canonical/code-types.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { CaseId, DocumentId, EnvelopeId, MessageId } from '../../kernel/ids.ts';
import type { CaseRecord, CaseSummary, LateExpectation } from '../../spi/ledger/case-queries.ts';
import type { DossierEvent } from '../../spi/ledger/cases.ts';
import { caseView } from './case-view.ts';
import { labelledCase, labelledLate, labelledSummary } from './labelled.ts';
import { columnLabels, labelledReport } from './report-labels.ts';
import { wordingsIn } from './wordings.ts';

const configured = {
  expectations: [
    {
      name: 'credit-note',
      labels: { en: 'Credit note', fr: 'Avoir', es: 'Nota de abono' },
      says: { en: 'No credit note has come.', fr: 'Aucun avoir n’est venu.' },
    },
  ],
} as unknown as Pick<Catalog, 'expectations'>;
const french = wordingsIn('fr', configured);

const expectation = (name: string): LateExpectation => ({
  name,
  state: 'late',
  openedBy: 'e-1' as EnvelopeId,
  openedAt: '2026-03-01T00:00:00Z',
  dueAt: '2026-03-31T00:00:00Z',
  say: 'No credit note has come.',
  waitingFor: ['credit-note.issued'],
  caseId: 'c-1' as CaseId,
  kind: 'return',
  keys: {},
});

const event = (id: string, type: string, body: DossierEvent['body']): DossierEvent => ({
  ...{ id: id as EnvelopeId, messageId: 'm-1' as MessageId, caseId: 'c-1' as CaseId, type, body },
  ...{
    occurredAt: `2026-03-0${id}T10:00:00+01:00`,
    recordedAt: `2026-03-0${id}T09:00:01.000Z`,
    source: 'shop',
    origin: 'shop',
    businessKeys: {},
  },
});

const record: CaseRecord = {
  ...{ id: 'c-1' as CaseId, kind: 'return', openedAt: new Date('2026-03-01T09:00:00Z'), merged: [], keys: [] },
  events: [
    event('1', 'return.announced', { items: [{ lineNumber: 1, reason: { canonical: 'defective', partnerCode: 'DEFECTIVE' } }] }),
    event('2', 'return.received', { items: [] }),
    event('3', 'shipment.tracked', { direction: 'return', events: [{ status: 'refused', occurredAt: '2026-03-03T10:00:00+01:00' }] }),
  ],
  links: [{ from: 'c-1' as CaseId, to: 'c-2' as CaseId, relation: 'dispute', kind: 'dispute', state: 'on_hold' }],
  expectations: [expectation('credit-note')],
  documents: [
    {
      id: 'd-1' as DocumentId,
      messageId: 'm-1' as MessageId,
      type: 'label',
      filename: 'label.pdf',
      bytes: 1,
      mediaType: 'application/pdf',
    },
  ],
};
const view = caseView(record, { partners: new Map() });

describe('a case in French', () => {
  const shown = labelledCase(view, french);

  test('keeps every code', () => expect(shown).toMatchObject(view));

  test('says what it has come to', () => {
    expect(shown.labels).toMatchObject({ kind: 'Retour', milestones: { received: 'Réception' }, reconciliation: { paid: 'Payé' } });
    expect(shown.axes.logistics).toMatchObject({ now: 'received', labels: { axis: 'Logistique', now: 'Reçu' } });
    expect(shown.links).toMatchObject([{ labels: { relation: 'Litige', kind: 'Litige', state: 'En attente' } }]);
    expect(shown.expectations).toMatchObject([{ labels: { name: 'Avoir', state: 'En retard', say: 'Aucun avoir n’est venu.' } }]);
    expect(shown.documents).toMatchObject([{ labels: { type: 'Étiquette' } }]);
  });

  test('tells what happened and why, and what could not be', () => {
    const [announced, received, tracked] = shown.timeline;
    expect(announced).toMatchObject({
      labels: { type: 'Retour annoncé' },
      applied: [{ to: 'submitted', labels: { axis: 'Avancement', from: 'Brouillon', to: 'Soumis' } }],
      codes: [{ list: 'canonicalReason', value: 'defective', labels: { value: 'Défectueux' } }],
    });
    expect(received?.labels).toEqual({ type: 'Retour reçu' });
    expect(tracked?.ignored).toMatchObject([
      { to: 'refused', labels: { why: "Logistique : « Reçu » ; le passage à « Refusé à la livraison » n'est pas possible." } },
    ]);
  });
});

test.each(languages)('in %s nothing of a case that has a code is without words', (language) => {
  const words = wordingsIn(language, configured);
  const shown = labelledCase(view, words);
  for (const axis of Object.values(shown.axes)) expect(Object.keys(axis.labels)).toEqual(['axis', 'now']);
  for (const entry of shown.timeline) expect(entry.labels.type).toBeTruthy();
  expect(JSON.stringify(shown)).not.toContain('{axis}');
});

test('an expectation that is no longer configured has no name but its code', () => {
  const late = labelledLate(
    { expectations: [expectation('gone')], acknowledgements: { technical: [], application: [] }, silent: [] },
    french,
  );
  expect(late.expectations[0]?.labels).toEqual({ kind: 'Retour', state: 'En retard' });
  expect(late.labels).toMatchObject({ silent: 'Partenaire silencieux' });
});

test('a case in a list says what it is and where it stands', () => {
  const summary = { kind: 'claim', state: 'under_review', decision: 'needs_info', logistics: 'none', money: 'none' } as CaseSummary;
  expect(labelledSummary(summary, wordingsIn('es', configured)).labels).toEqual({
    kind: 'Siniestro',
    state: 'En revisión',
    decision: 'Falta información',
    logistics: 'Sin enviar',
    money: 'Sin importe debido',
  });
});

test('a report and its columns have names', () => {
  expect(labelledReport('return-rate', ['month', 'brand'], 'fr')).toMatchObject({
    tells: expect.stringMatching(/^Combien de pièces/),
    labels: { name: 'Taux de retour', groups: { month: 'Mois', brand: 'Marque' } },
  });
  const rows = [{ group: { month: '2026-03' }, figures: { returned: 2, rate: null } }];
  expect(columnLabels(['month'], rows, 'es')).toEqual({ month: 'Mes', returned: 'Piezas devueltas', rate: 'Tasa' });
});

test('a name that two partners use differently is there for both, the second as a mapping would write it', () => {
  const keys = [
    { issuer: 'crm-one', name: 'dossierNumber', value: 'DA-1' },
    { issuer: 'crm-two', name: 'dossierNumber', value: 'TT-1' },
  ];
  expect(caseView({ ...record, keys }, { partners: new Map() }).keys).toEqual({ dossierNumber: 'DA-1', 'dossierNumber@crm-two': 'TT-1' });
});
