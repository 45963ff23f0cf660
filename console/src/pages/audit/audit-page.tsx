import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listAudit } from '../../api/generated/client.ts';
import type { AuditEntry } from '../../api/generated/types.ts';
import { useFilters } from '../../lib/filters.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Empty, Loaded } from '../../ui/loading.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { itemsOf, More } from '../parts/more.tsx';
import { TextFilter } from '../parts/text-filter.tsx';
import { Subject } from './subject.tsx';
import { VerifyChain } from './verify-chain.tsx';
import '../parts/parts.css';
import './audit.css';

const DAY_MS = 86_400_000;

/** Who did what, and looked at what. */
export function AuditPage() {
  const { t } = useTranslation('audit');
  const [filters, setFilters] = useFilters(['actor', 'action', 'subject', 'from', 'to']);
  const { from, to, ...texts } = filters;
  const query = useInfiniteQuery({
    queryKey: ['audit', filters],
    queryFn: ({ pageParam, signal }) => listAudit({ ...texts, from: startOf(from), to: startOf(to, 1), cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={t('title')} say={t('say')}>
      <VerifyChain />
      <FilterBar label={t('list')}>
        <TextFilter label={t('actor')} hint={t('actorHint')} value={filters.actor} onChange={(actor) => setFilters({ actor })} />
        <TextFilter label={t('action')} hint={t('actionHint')} value={filters.action} onChange={(action) => setFilters({ action })} />
        <TextFilter label={t('subject')} hint={t('subjectHint')} value={filters.subject} onChange={(subject) => setFilters({ subject })} />
        <TextFilter label={t('from')} type="date" value={from} onChange={(day) => setFilters({ from: day })} />
        <TextFilter label={t('to')} type="date" value={to} onChange={(day) => setFilters({ to: day })} />
      </FilterBar>
      <Card flush>
        <Loaded query={query}>
          {(data) => {
            const entries = itemsOf(data);
            if (entries.length === 0) {
              const filtered = Object.keys(filters).length > 0;
              return (
                <Empty icon={filtered ? 'filter' : 'audit'} title={t(filtered ? 'noneFound' : 'none')}>
                  <p>{t(filtered ? 'noneFoundSay' : 'noneSay')}</p>
                </Empty>
              );
            }
            return (
              <>
                <Entries entries={entries} />
                <More query={query} />
              </>
            );
          }}
        </Loaded>
      </Card>
    </Page>
  );
}

function Entries({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const { t } = useTranslation('audit');
  return (
    <DataTable
      caption={t('list')}
      rows={entries}
      keyOf={({ number }) => String(number)}
      columns={[
        {
          name: 'number',
          label: t('number'),
          align: 'end',
          cell: ({ number }) => <span className="num quiet">{number}</span>,
          width: '64px',
        },
        { name: 'at', label: t('at'), cell: ({ at }) => <Time at={at} /> },
        {
          name: 'actor',
          label: t('actor'),
          cell: ({ actor }) => (
            <div>
              <strong>{actor.name}</strong> <small className="quiet">{t(`kind.${actor.kind}`)}</small>
            </div>
          ),
        },
        { name: 'action', label: t('action'), lead: true, cell: ({ action }) => <code>{action}</code> },
        { name: 'subject', label: t('subject'), cell: ({ subject }) => <Subject subject={subject} /> },
        { name: 'reason', label: t('reason'), cell: (entry) => <Reason entry={entry} /> },
        {
          name: 'hash',
          label: t('hash'),
          cell: ({ hash }) => (
            <code className="quiet" title={hash}>
              {hash.slice(0, 8)}
            </code>
          ),
        },
      ]}
    />
  );
}

function Reason({ entry: { reason, details } }: { readonly entry: AuditEntry }) {
  const more = Object.entries(details ?? {}).map(([name, value]) => `${name} ${String(value)}`);
  if (reason === undefined && more.length === 0) return null;
  return (
    <div>
      {reason}
      {more.length === 0 ? null : <p className="quiet audit-details">{more.join(' · ')}</p>}
    </div>
  );
}

/** The beginning of a day of whoever looks. */
function startOf(day: string | undefined, later = 0): string | undefined {
  return day === undefined ? undefined : new Date(new Date(`${day}T00:00:00`).getTime() + later * DAY_MS).toISOString();
}
