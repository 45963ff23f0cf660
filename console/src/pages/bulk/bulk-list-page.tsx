import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listBulk } from '../../api/generated/client.ts';
import { pollInterval } from '../../api/queries.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Empty, Loaded } from '../../ui/loading.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';
import { itemsOf, More } from '../parts/more.tsx';
import { BulkProgress, BulkStateBadge, useTargetWords } from './bulk-state.tsx';
import '../parts/parts.css';
import './bulk.css';

/** What was done to many messages, and what waits to be confirmed. */
export function BulkListPage() {
  const { t } = useTranslation('bulk');
  const wordsOf = useTargetWords();
  const query = useInfiniteQuery({
    queryKey: ['bulk', 'list'],
    queryFn: ({ pageParam, signal }) => listBulk({ cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: pollInterval,
  });
  return (
    <Page title={t('title')} say={t('say')}>
      <Card flush>
        <Loaded query={query}>
          {(data) => {
            const actions = itemsOf(data);
            if (actions.length === 0) {
              return (
                <Empty icon="bulk" title={t('none')}>
                  <p>{t('noneSay')}</p>
                  <Link to="/failures">{t('toFailures')}</Link>
                </Empty>
              );
            }
            return (
              <>
                <DataTable
                  caption={t('list')}
                  rows={actions}
                  keyOf={({ id }) => id}
                  linked
                  columns={[
                    {
                      name: 'what',
                      label: t('action'),
                      lead: true,
                      cell: ({ id, verb, count, target }) => (
                        <div>
                          <Link className="row-link" to="/bulk/$id" params={{ id }}>
                            {t('heading', { verb: t(`verb.${verb}`), count })}
                          </Link>
                          <p className="quiet">{wordsOf(target)}</p>
                        </div>
                      ),
                    },
                    { name: 'state', label: t('status'), mark: true, cell: (bulk) => <BulkStateBadge bulk={bulk} /> },
                    {
                      name: 'progress',
                      label: t('progress'),
                      cell: (bulk) => (bulk.state === 'planned' ? '' : <BulkProgress bulk={bulk} />),
                    },
                    { name: 'reason', label: t('reason'), cell: ({ reason }) => reason },
                    { name: 'by', label: t('planned'), cell: ({ plannedBy }) => plannedBy },
                    { name: 'at', label: t('at'), align: 'end', cell: ({ plannedAt }) => <Time at={plannedAt} /> },
                  ]}
                />
                <More query={query} />
              </>
            );
          }}
        </Loaded>
      </Card>
    </Page>
  );
}
