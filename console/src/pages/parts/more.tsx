import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';

interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
}

/** The items of all pages that were asked for. */
export function itemsOf<Item>(data: InfiniteData<PageOf<Item>>): readonly Item[] {
  return data.pages.flatMap(({ items }) => items);
}

/** How many are shown, and what asks for more: the foot of a list. */
export function More<Item>({ query }: { readonly query: UseInfiniteQueryResult<InfiniteData<PageOf<Item>>, Error> }) {
  const { t } = useTranslation('shell');
  const count = query.data === undefined ? 0 : itemsOf(query.data).length;
  return (
    <div className="table-foot">
      <span>{t('pagination.shown', { count })}</span>
      {query.hasNextPage ? (
        <Button size="small" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('older')}
        </Button>
      ) : null}
    </div>
  );
}
