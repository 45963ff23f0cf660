import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView, DocumentState, ReconciledDocument } from '../../api/generated/types.ts';
import { money, number } from '../../lib/format.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { Card } from '../../ui/page.tsx';
import { nameInWords } from './keys.ts';
import { hasReconciliation, moneyRows, quantityRows, type StepCell, type StepRow } from './reconciliation.ts';

/** What the documents say of the same goods and the same money, side by side. */
export function ReconciliationCard({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('cases');
  const { reconciliation } = view;
  if (!hasReconciliation(reconciliation)) {
    return (
      <Card title={t('reconciliation')}>
        <p className="quiet">{t('reconciliationNone')}</p>
      </Card>
    );
  }
  const labels = view.labels.reconciliation as Readonly<Record<string, string | undefined>>;
  const goods = quantityRows(reconciliation);
  const sums = moneyRows(reconciliation);
  const differing = [...goods, ...sums].filter(({ differs }) => differs).length;
  return (
    <Card
      title={t('reconciliation')}
      flush
      actions={
        <Badge tone={differing === 0 ? 'good' : 'warn'} icon={differing === 0 ? 'check' : 'failures'}>
          {differing === 0 ? t('agree') : t('differ', { count: differing })}
        </Badge>
      }
    >
      {goods.length === 0 ? null : (
        <Steps title={t('goods')} name={t('item')} rows={goods} labels={labels} show={(_row, value) => number(value)} />
      )}
      {sums.length === 0 ? null : (
        <Steps title={t('money')} name={t('currency')} rows={sums} labels={labels} show={(row, value) => money(value, row.name)} />
      )}
      {reconciliation.documents.length === 0 ? null : <Papers documents={reconciliation.documents} />}
    </Card>
  );
}

interface StepsProps {
  readonly title: string;
  readonly name: string;
  readonly rows: readonly StepRow[];
  readonly labels: Readonly<Record<string, string | undefined>>;
  readonly show: (row: StepRow, value: number) => string;
}

function Steps({ title, name, rows, labels, show }: StepsProps) {
  const steps = rows[0]?.cells.map(({ step }) => step) ?? [];
  const columns: Column<StepRow>[] = [
    { name: 'name', label: name, lead: true, cell: (row) => <strong>{row.name}</strong> },
    ...steps.map(
      (step, index): Column<StepRow> => ({
        name: step,
        label: labels[step] ?? nameInWords(step),
        align: 'end',
        cell: (row) => <Cell cell={row.cells[index]} show={(value) => show(row, value)} />,
      }),
    ),
  ];
  return (
    <section className="reconciled">
      <h3>{title}</h3>
      <DataTable caption={title} rows={rows} keyOf={(row) => row.name} columns={columns} />
    </section>
  );
}

function Cell({ cell, show }: { readonly cell: StepCell | undefined; readonly show: (value: number) => string }): ReactNode {
  const { t } = useTranslation('cases');
  if (cell?.value === undefined) return <span className="quiet">–</span>;
  const { value, difference } = cell;
  if (difference === undefined) return <span className="num">{show(value)}</span>;
  const by = show(Math.abs(difference));
  return (
    <span className="num differs">
      {show(value)}
      <small>
        <span aria-hidden="true">{difference > 0 ? `▲ ${by}` : `▼ ${by}`}</span>
        <span className="sr-only">{t(difference > 0 ? 'more' : 'less', { by })}</span>
      </small>
    </span>
  );
}

const looks: Readonly<Record<DocumentState, readonly [Tone, IconName]>> = {
  not_found: ['warn', 'search'],
  elsewhere: ['neutral', 'link'],
  open: ['info', 'clock'],
  paid: ['good', 'check'],
  paid_short: ['warn', 'failures'],
  paid_over: ['warn', 'failures'],
};

function Papers({ documents }: { readonly documents: readonly ReconciledDocument[] }) {
  const { t } = useTranslation('cases');
  const sum = (name: 'due' | 'discount' | 'deducted' | 'paid' | 'open') => (row: ReconciledDocument) => {
    const value = row[name];
    return <span className="num">{value === undefined ? '–' : money(value, row.currency)}</span>;
  };
  return (
    <section className="reconciled">
      <h3>{t('papers')}</h3>
      <DataTable
        caption={t('papers')}
        rows={documents}
        keyOf={({ type, number: id, currency }) => `${type} ${id} ${currency}`}
        columns={[
          {
            name: 'document',
            label: t('document'),
            lead: true,
            cell: (row) => (
              <>
                {nameInWords(row.type)} <span className="mono">{row.number}</span>
              </>
            ),
          },
          { name: 'due', label: t('asked'), align: 'end', cell: sum('due') },
          { name: 'discount', label: t('discount'), align: 'end', cell: sum('discount') },
          { name: 'deducted', label: t('deducted'), align: 'end', cell: sum('deducted') },
          { name: 'paid', label: t('paid'), align: 'end', cell: sum('paid') },
          { name: 'open', label: t('open'), align: 'end', cell: sum('open') },
          {
            name: 'state',
            label: t('status'),
            cell: ({ state }) => (
              <Badge tone={looks[state][0]} icon={looks[state][1]}>
                {t(`documentState.${state}`)}
              </Badge>
            ),
          },
        ]}
      />
    </section>
  );
}
