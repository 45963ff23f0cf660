import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isMissing, Problem } from '../api/problem.ts';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import { ProblemNote } from './note.tsx';

/** Where something will stand. */
export function Skeleton({ rows = 6 }: { readonly rows?: number }) {
  const { t } = useTranslation('shell');
  return (
    <div className="stack card-body" aria-busy="true">
      <span className="sr-only">{t('loading')}</span>
      {Array.from({ length: rows }, (_, row) => `${90 - ((row * 17) % 45)}%`).map((width, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows that are nothing but rows
        <span key={row} className="skeleton" style={{ width }} />
      ))}
    </div>
  );
}

/** Nothing is there: what that means, and what to do. */
export function Empty({
  icon = 'inbox',
  title,
  children,
}: {
  readonly icon?: IconName;
  readonly title: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="empty">
      <Icon name={icon} />
      <h2>{title}</h2>
      {children === undefined ? null : <div className="stack tight">{children}</div>}
    </div>
  );
}

/** What a query came to: a skeleton until it is there, the problem if it failed, else what is made of it. Data that is there stays
 *  while it is asked for again, also where that fails.
 *  @param rows of the skeleton */
export function Loaded<Data>(props: {
  readonly query: UseQueryResult<Data, Error>;
  readonly rows?: number;
  readonly children: (data: Data) => ReactNode;
}) {
  const { t } = useTranslation('shell');
  const { query, rows, children } = props;
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return <Skeleton {...(rows === undefined ? {} : { rows })} />;
  const unknown = query.error instanceof Problem && query.error.code !== 'E_HTTP_NOT_FOUND' && isMissing(query.error);
  if (unknown) {
    return (
      <Empty icon="search" title={t('problem.missing')}>
        <p>{t('problem.missingSay')}</p>
      </Empty>
    );
  }
  return (
    <div className="stack card-body">
      <ProblemNote error={query.error} />
      <div>
        <Button icon="retry" onClick={() => void query.refetch()}>
          {t('problem.again')}
        </Button>
      </div>
    </div>
  );
}
