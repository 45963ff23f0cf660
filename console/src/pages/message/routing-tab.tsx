import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RouteDecision } from '../../api/generated/types.ts';
import { Badge } from '../../ui/badge.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty, Loaded } from '../../ui/loading.tsx';
import { Card } from '../../ui/page.tsx';
import { stagesQuery } from './queries.ts';

type Considered = RouteDecision['routes'][number];

/** Every route that was considered for each canonical message, and why it was taken or not. */
export function RoutingTab({ id }: { readonly id: string }) {
  const { t } = useTranslation('message');
  const query = useQuery(stagesQuery(id));
  const columns: readonly Column<Considered>[] = [
    {
      name: 'outcome',
      label: t('routing.outcome'),
      width: '120px',
      cell: ({ taken }) => (
        <Badge tone={taken ? 'good' : 'neutral'} icon={taken ? 'check' : 'close'}>
          {t(taken ? 'routing.taken' : 'routing.notTaken')}
        </Badge>
      ),
    },
    { name: 'route', label: t('routing.route'), lead: true, cell: ({ route }) => <code>{route}</code> },
    { name: 'because', label: t('routing.because'), cell: ({ because }) => because },
    { name: 'to', label: t('routing.to'), cell: ({ to }) => to.join(', ') },
  ];
  return (
    <Loaded query={query}>
      {({ decisions }) =>
        decisions.length === 0 ? (
          <Card>
            <Empty icon="partners" title={t('routing.none')}>
              <p>{t('routing.noneSay')}</p>
            </Empty>
          </Card>
        ) : (
          <div className="stack">
            {decisions.map(({ envelopeId, type, routes }) => (
              <Card key={envelopeId} title={type} flush>
                <DataTable caption={type} columns={columns} rows={takenFirst(routes)} keyOf={({ route }) => route} />
              </Card>
            ))}
          </div>
        )
      }
    </Loaded>
  );
}

function takenFirst(routes: readonly Considered[]): readonly Considered[] {
  return [...routes].sort((a, b) => Number(b.taken) - Number(a.taken));
}
