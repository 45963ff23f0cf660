import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listCases } from '../../api/generated/client.ts';
import type { LabelledSummary } from '../../api/generated/types.ts';
import { pollInterval } from '../../api/queries.ts';
import { currentLanguage } from '../../i18n/index.ts';
import { useFilters } from '../../lib/filters.ts';
import { Badge } from '../../ui/badge.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Empty, Loaded } from '../../ui/loading.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { itemsOf, More } from '../parts/more.tsx';
import { usePartnerChoices, usePartnerNames } from '../parts/partner-link.tsx';
import { TextFilter } from '../parts/text-filter.tsx';
import { CaseStateBadge } from './case-state.tsx';
import { mainNumber } from './keys.ts';
import '../parts/parts.css';
import './cases.css';

const kinds = ['return', 'repair', 'claim', 'tradein', 'dispute'] as const;
const MOST_PARTNERS = 3;

/** Cases, newest first. */
export function CasesPage() {
  const { t } = useTranslation('cases');
  const [filters, setFilters] = useFilters(['kind', 'state', 'decision', 'logistics', 'money', 'partner', 'late', 'q', 'from', 'to']);
  const partners = usePartnerChoices();
  const lang = currentLanguage();
  const { late, ...texts } = filters;
  const query = useInfiniteQuery({
    queryKey: ['cases', 'list', filters, lang],
    queryFn: ({ pageParam, signal }) =>
      listCases({ ...texts, ...(late === undefined ? {} : { late: late === 'true' }), cursor: pageParam, lang }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: pollInterval,
  });
  const any = { value: '', label: t('filter.any') };
  return (
    <Page title={t('title')} say={t('say')}>
      <FilterBar label={t('list')}>
        <TextFilter label={t('filter.q')} hint={t('filter.qHint')} value={filters.q} onChange={(q) => setFilters({ q })} />
        <SelectField
          label={t('filter.kind')}
          value={filters.kind ?? ''}
          options={[any, ...kinds.map((value) => ({ value, label: t(`kind.${value}`) }))]}
          onChoose={(kind) => setFilters({ kind })}
        />
        <SelectField
          label={t('filter.partner')}
          value={filters.partner ?? ''}
          options={[any, ...partners]}
          onChoose={(partner) => setFilters({ partner })}
        />
        <SelectField
          label={t('filter.late')}
          value={late ?? ''}
          options={[any, { value: 'true', label: t('filter.isLate') }, { value: 'false', label: t('filter.notLate') }]}
          onChoose={(value) => setFilters({ late: value })}
        />
      </FilterBar>
      <Card flush>
        <Loaded query={query}>
          {(data) => {
            const items = itemsOf(data);
            if (items.length === 0) return <NoCases filtered={Object.keys(filters).length > 0} />;
            return (
              <>
                <CaseTable cases={items} />
                <More query={query} />
              </>
            );
          }}
        </Loaded>
      </Card>
    </Page>
  );
}

function CaseTable({ cases }: { readonly cases: readonly LabelledSummary[] }) {
  const { t } = useTranslation('cases');
  const nameOf = usePartnerNames();
  return (
    <DataTable
      caption={t('list')}
      rows={cases}
      keyOf={({ id }) => id}
      linked
      columns={[
        {
          name: 'case',
          label: t('column.case'),
          lead: true,
          cell: ({ id, labels, kind, keys }) => (
            <div>
              <Link className="row-link" to="/cases/$id" params={{ id }}>
                {labels.kind ?? t(`kind.${kind}`)} {mainNumber(kind, keys) ?? id.slice(0, 8)}
              </Link>
            </div>
          ),
        },
        {
          name: 'state',
          label: t('column.state'),
          mark: true,
          cell: ({ state, labels, late }) => (
            <span className="row wrap">
              <CaseStateBadge state={state} label={labels.state} />
              {late > 0 ? (
                <Badge tone="warn" icon="late">
                  {t('late', { count: late })}
                </Badge>
              ) : null}
            </span>
          ),
        },
        { name: 'decision', label: t('column.decision'), cell: ({ decision, labels }) => labels.decision ?? decision },
        { name: 'logistics', width: '116px', label: t('column.logistics'), cell: ({ logistics, labels }) => labels.logistics ?? logistics },
        { name: 'money', width: '136px', label: t('column.money'), cell: ({ money, labels }) => labels.money ?? money },
        {
          name: 'partners',
          label: t('column.partners'),
          cell: ({ partners }) => (
            <span title={partners.map(nameOf).join(', ')}>
              {partners.slice(0, MOST_PARTNERS).map(nameOf).join(', ')}
              {partners.length > MOST_PARTNERS ? ` ${t('morePartners', { count: partners.length - MOST_PARTNERS })}` : ''}
            </span>
          ),
        },
        {
          name: 'last',
          label: t('column.last'),
          align: 'end',
          cell: ({ lastAt, openedAt }) => <Time at={lastAt ?? openedAt} />,
        },
      ]}
    />
  );
}

function NoCases({ filtered }: { readonly filtered: boolean }) {
  const { t } = useTranslation('cases');
  return (
    <Empty icon={filtered ? 'filter' : 'cases'} title={t(filtered ? 'noneFound' : 'none')}>
      <p>{t(filtered ? 'noneFoundSay' : 'noneSay')}</p>
    </Empty>
  );
}
