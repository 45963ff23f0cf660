import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listMessages } from '../../api/generated/client.ts';
import { pollInterval } from '../../api/queries.ts';
import { useSession } from '../../api/session.ts';
import { absoluteTime } from '../../lib/format.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Empty, Skeleton } from '../../ui/loading.tsx';
import { Note, ProblemNote } from '../../ui/note.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { More } from '../parts/more.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { useMessageColumns } from './columns.tsx';
import { Filters } from './filters.tsx';
import './messages.css';
import { SavedViews } from './saved-views.tsx';
import { isFiltered, queryOf, type Search, searchText } from './search.ts';
import { useSelection } from './selection.ts';

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
  const { t } = useTranslation('messages');
  const { can } = useSession();
  const search = route.useSearch();
  const selection = useSelection(JSON.stringify(search));
  const query = useInfiniteQuery({
    queryKey: ['messages', 'list', search],
    queryFn: ({ pageParam, signal }) => listMessages({ ...queryOf(search), cursor: pageParam, limit: PAGE }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // Only the newest page changes by itself; older ones stay where they are being read.
    refetchInterval: ({ state }) => (state.data === undefined || state.data.pages.length === 1 ? pollInterval() : false),
    placeholderData: (before) => before,
  });
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const marking = can('operator') && rows.length > 0;
  const columns = useMessageColumns(marking ? { selection, rows } : undefined);
  if (query.isPending)
    return (
      <Card flush>
        <Skeleton rows={10} />
      </Card>
    );
  if (query.data === undefined) return <ProblemNote error={query.error} />;
  const searchedTo = query.data.pages.at(-1)?.searchedTo;
  return (
    <>
      {query.error === null ? null : <ProblemNote error={query.error} />}
      {marking && (selection.ids.size > 0 || isFiltered(search)) ? (
        <BulkBar
          marked={selection.ids.size}
          target={selection.ids.size > 0 ? { messages: [...selection.ids] } : { search: searchText(search) }}
          onClear={selection.clear}
        />
      ) : null}
      <Card flush>
        {rows.length === 0 ? (
          <Nothing search={search} />
        ) : (
          <DataTable caption={t('caption')} columns={columns} rows={rows} keyOf={({ id }) => id} linked more={query.hasNextPage} />
        )}
        <More query={query} />
      </Card>
      {searchedTo === undefined ? null : <Note>{t('searchedTo', { time: absoluteTime(new Date(searchedTo)) })}</Note>}
    </>
  );
}

/** Why nothing is there; a key that nobody has may still stand in a content. */
function Nothing({ search }: { readonly search: Search }) {
  const { t } = useTranslation('messages');
  const { q, ...rest } = search;
  return (
    <Empty title={t('empty')}>
      <p>{isFiltered(search) ? t('emptyFiltered') : t('emptySay')}</p>
      {q === undefined ? null : (
        <Link className="button primary" to="/messages" search={{ ...rest, text: q }}>
          <Icon name="search" />
          {t('searchContent', { q })}
        </Link>
      )}
    </Empty>
  );
}
