import { useTranslation } from 'react-i18next';
import type { Overview } from '../../api/generated/types.ts';
import { duration, number, percent } from '../../lib/format.ts';

/** The figures of the period. */
export function Totals({ overview: { totals } }: { readonly overview: Overview }) {
  const { t } = useTranslation('overview');
  const figures = [
    [t('totals.received'), number(totals.received)],
    [t('totals.delivered'), number(totals.delivered)],
    [t('totals.failureRate'), percent(totals.failureRate)],
    [t('totals.median'), totals.medianMs === undefined ? '–' : duration(totals.medianMs)],
    [t('totals.p95'), totals.p95Ms === undefined ? '–' : duration(totals.p95Ms)],
  ] as const;
  return (
    <dl className="totals card">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="num">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
