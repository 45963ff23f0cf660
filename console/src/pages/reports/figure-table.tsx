import { useTranslation } from 'react-i18next';
import type { ReportRow, ReportView } from '../../api/generated/types.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { groupOf, kindOf } from './figures.ts';
import { figureInWords } from './in-words.ts';

/** All figures of a report as a table. */
export function FigureTable({
  title,
  view,
  figures,
}: {
  readonly title: string;
  readonly view: ReportView;
  readonly figures: readonly string[];
}) {
  const { t } = useTranslation('reports');
  const labels = view.labels.columns as Readonly<Record<string, string | undefined>>;
  const columns: readonly Column<ReportRow>[] = [
    ...view.by.map(
      (group, index): Column<ReportRow> => ({
        name: group,
        label: labels[group] ?? group,
        lead: index === 0,
        cell: (row) => groupOf(row, [group], t('unknown')),
      }),
    ),
    ...figures.map(
      (figure): Column<ReportRow> => ({
        name: figure,
        label: labels[figure] ?? figure,
        align: 'end',
        cell: ({ figures: values }) => {
          const value = values[figure];
          return <span className="num">{typeof value === 'number' ? figureInWords(value, kindOf(figure), t) : '–'}</span>;
        },
      }),
    ),
  ];
  return <DataTable caption={title} rows={view.rows} keyOf={(row) => JSON.stringify(row.group)} columns={columns} />;
}
