import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overview } from '../../api/generated/types.ts';
import { absoluteTime, number } from '../../lib/format.ts';
import { Card } from '../../ui/page.tsx';
import { Trend } from '../../ui/trend.tsx';

const lines = [
  ['received', '--accent'],
  ['delivered', '--good'],
  ['dead', '--bad'],
] as const;

/** How it went lately, as lines and as a table. */
export function TrendCard({ overview: { trend } }: { readonly overview: Overview }) {
  const { t } = useTranslation('overview');
  const drawn = useMemo(
    () => ({
      times: trend.map(({ at }) => at),
      lines: lines.map(([name, color]) => ({ label: t(`trend.${name}`), color, values: trend.map((point) => point[name]) })),
    }),
    [trend, t],
  );
  return (
    <Card title={t('trend.title')}>
      <Trend label={t('trend.label')} {...drawn} />
      <details className="as-table">
        <summary>{t('trend.table')}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
        <section className="table-box" aria-label={t('trend.table')} tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('trend.time')}</th>
                {lines.map(([name]) => (
                  <th key={name} scope="col" className="end">
                    {t(`trend.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {trend.map((point) => (
                <tr key={point.at}>
                  <td className="num">{absoluteTime(new Date(point.at))}</td>
                  {lines.map(([name]) => (
                    <td key={name} className="end num">
                      {number(point[name])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </Card>
  );
}
