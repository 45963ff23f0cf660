import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listMessages } from '../../api/generated/client.ts';
import { pollInterval } from '../../api/queries.ts';
import { absoluteTime } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Empty, Skeleton } from '../../ui/loading.tsx';
import { Note, ProblemNote } from '../../ui/note.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { useMessageColumns } from './columns.tsx';
import { Filters } from './filters.tsx';
import './messages.css';
import { SavedViews } from './saved-views.tsx';
import { isFiltered, queryOf } from './search.ts';

const route = getRouteApi('/shell/messages');
const PAGE = 50;

/** What came, by any filter; older ones are added below. */
export function MessagesPage() {
  const { t } = useTranslation('messages');
  return (
    <Page title={t('title')} say={t('say')} actions={<SavedViews />}>
      <Filters />
      <List />
    </Page>
  );
}

function List() {
  const { t } = useTranslation(['messages', 'shell']);
  const search = route.useSearch();
  const columns = useMessageColumns();
  const query = useInfiniteQuery({
    queryKey: ['messages', 'list', search],
    queryFn: ({ pageParam, signal }) => listMessages({ ...queryOf(search), cursor: pageParam, limit: PAGE }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // Only the newest page changes by itself; older ones stay where they are being read.
    refetchInterval: ({ state }) => (state.data === undefined || state.data.pages.length === 1 ? pollInterval() : false),
    placeholderData: (before) => before,
  });
  if (query.isPending)
    return (
      <Card flush>
        <Skeleton rows={10} />
      </Card>
    );
  if (query.data === undefined) return <ProblemNote error={query.error} />;
  const rows = query.data.pages.flatMap(({ items }) => items);
  const searchedTo = query.data.pages.at(-1)?.searchedTo;
  return (
    <>
      {query.error === null ? null : <ProblemNote error={query.error} />}
      <Card flush>
        {rows.length === 0 ? (
          <Empty title={t('messages:empty')}>
            <p>{isFiltered(search) ? t('messages:emptyFiltered') : t('messages:emptySay')}</p>
          </Empty>
        ) : (
          <DataTable caption={t('messages:caption')} columns={columns} rows={rows} keyOf={({ id }) => id} linked />
        )}
        <div className="table-foot">
          <span aria-live="polite">{t('shell:pagination.shown', { count: rows.length })}</span>
          <span className="spread" />
          {query.hasNextPage ? (
            <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('shell:older')}
            </Button>
          ) : null}
        </div>
      </Card>
      {searchedTo === undefined ? null : <Note>{t('messages:searchedTo', { time: absoluteTime(new Date(searchedTo)) })}</Note>}
    </>
  );
}
