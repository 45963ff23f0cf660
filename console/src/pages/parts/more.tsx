import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';

interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
}

/** How far below the window the end of a list may be when the next page is asked for. */
const AHEAD = '0px 0px 900px 0px';

/** The items of all pages that were asked for. */
export function itemsOf<Item>(data: InfiniteData<PageOf<Item>>): readonly Item[] {
  return data.pages.flatMap(({ items }) => items);
}

/** How many are shown, and what brings more: the foot of a list. Older ones come by themselves when one scrolls towards it; the button is
 *  for who goes by keyboard, and for after an error. A page that brought nothing, because enough was looked at, is not followed by
 *  itself: that would go through everything. */
export function More<Page extends PageOf<unknown>>({ query }: { readonly query: UseInfiniteQueryResult<InfiniteData<Page>, Error> }) {
  const { t } = useTranslation('shell');
  const foot = useRef<HTMLDivElement>(null);
  const { data, hasNextPage, isFetchingNextPage, isFetching, isError, fetchNextPage } = query;
  const count = data === undefined ? 0 : data.pages.flatMap(({ items }) => items).length;
  const brought = (data?.pages.at(-1)?.items.length ?? 0) > 0;
  const follows = hasNextPage && !isFetching && !isError && brought;
  useEffect(() => {
    const { current } = foot;
    if (current === null || !follows) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting === true && void fetchNextPage(), { rootMargin: AHEAD });
    observer.observe(current);
    return () => observer.disconnect();
  }, [follows, fetchNextPage]);
  return (
    <div className="table-foot" ref={foot}>
      <span aria-live="polite">{t('pagination.shown', { count })}</span>
      {hasNextPage ? (
        <Button size="small" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('older')}
        </Button>
      ) : null}
    </div>
  );
}
