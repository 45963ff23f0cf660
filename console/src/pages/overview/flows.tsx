import { useTranslation } from 'react-i18next';
import type { MapFlow, Overview } from '../../api/generated/types.ts';
import { number } from '../../lib/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/loading.tsx';
import { Card } from '../../ui/page.tsx';

const MOST = 8;

/** Who sends most to whom. */
export function Flows({ overview: { flows, nodes } }: { readonly overview: Overview }) {
  const { t } = useTranslation('overview');
  const nameOf = (id: string) => nodes.find((node) => node.id === id)?.name ?? id;
  const rows = [...flows].sort((a, b) => b.count - a.count).slice(0, MOST);
  const columns: readonly Column<MapFlow>[] = [
    {
      name: 'flow',
      label: `${t('flows.from')} → ${t('flows.to')}`,
      lead: true,
      cell: ({ from, to, types }) => (
        <div>
          <strong>{nameOf(from)}</strong> → <strong>{nameOf(to)}</strong>
          <div className="quiet flow-types">{types.join(', ')}</div>
        </div>
      ),
    },
    {
      name: 'count',
      label: t('flows.count'),
      align: 'end',
      width: '120px',
      cell: ({ count, dead }) => (
        <span className="row wrap flow-count">
          {dead === 0 ? null : <Badge tone="bad">{t('sign.dead', { count: dead })}</Badge>}
          <span className="num">{number(count)}</span>
        </span>
      ),
    },
  ];
  return (
    <Card title={t('flows.title')} flush>
      {rows.length === 0 ? (
        <Empty title={t('flows.none')} />
      ) : (
        <DataTable caption={t('flows.caption')} columns={columns} rows={rows} keyOf={({ from, to }) => `${from} ${to}`} />
      )}
    </Card>
  );
}
