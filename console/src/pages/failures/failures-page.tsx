import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listFailures } from '../../api/generated/client.ts';
import type { FailureGroup, Stage } from '../../api/generated/types.ts';
import { pollInterval } from '../../api/queries.ts';
import { useFindingWords } from '../../i18n/errors.ts';
import { useFilters } from '../../lib/filters.ts';
import { number } from '../../lib/format.ts';
import { SelectField } from '../../ui/field.tsx';
import { Empty, Loaded } from '../../ui/loading.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { itemsOf, More } from '../parts/more.tsx';
import { usePartnerChoices, usePartnerNames } from '../parts/partner-link.tsx';
import { TextFilter } from '../parts/text-filter.tsx';
import { Cure } from './cure.tsx';
import { Days } from './days.tsx';
import '../parts/parts.css';
import './failures.css';

const stages: readonly Stage[] = ['receive', 'decode', 'validate', 'normalize', 'route', 'translate', 'deliver', 'reply'];

/** What failed, by what it has in common: which cause to mend first. */
export function FailuresPage() {
  const { t } = useTranslation('failures');
  const { t: word } = useTranslation('words');
  const [filters, setFilters] = useFilters(['partner', 'stage', 'code']);
  const partners = usePartnerChoices();
  const query = useInfiniteQuery({
    queryKey: ['failures', 'list', filters],
    queryFn: ({ pageParam, signal }) => listFailures({ ...filters, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: pollInterval,
  });
  const total = query.data?.pages[0]?.total;
  const any = { value: '', label: t('filter.any') };
  return (
    <Page title={t('title')} say={t('say')}>
      <FilterBar label={t('list')}>
        <SelectField
          label={t('filter.partner')}
          value={filters.partner ?? ''}
          options={[any, ...partners]}
          onChoose={(partner) => setFilters({ partner })}
        />
        <SelectField
          label={t('filter.stage')}
          value={filters.stage ?? ''}
          options={[any, ...stages.map((value) => ({ value, label: word(`stage.${value}`) }))]}
          onChoose={(stage) => setFilters({ stage })}
        />
        <TextFilter label={t('filter.code')} hint="E_…" value={filters.code} onChange={(code) => setFilters({ code })} />
        {total === undefined ? null : (
          <p className="filter-total">
            {t('total', { count: total.messages })} · {t('groups', { count: total.groups })}
          </p>
        )}
      </FilterBar>
      <Card flush>
        <Loaded query={query}>
          {(data) => {
            const groups = itemsOf(data);
            if (groups.length === 0) return <NoFailures filtered={Object.keys(filters).length > 0} />;
            return (
              <>
                <ul className="failure-list" aria-label={t('list')}>
                  {groups.map((group) => (
                    <GroupRow key={group.fingerprint} group={group} />
                  ))}
                </ul>
                <More query={query} />
              </>
            );
          }}
        </Loaded>
      </Card>
    </Page>
  );
}

function GroupRow({ group }: { readonly group: FailureGroup }) {
  const { t } = useTranslation('failures');
  const { t: word } = useTranslation('words');
  const nameOf = usePartnerNames();
  const words = useFindingWords();
  return (
    <li className="failure-row">
      <div className="failure-count">
        <strong className="num">{number(group.count)}</strong>
        <small>{t('count')}</small>
      </div>
      <div className="failure-what">
        <Link className="row-link" to="/failures/$fingerprint" params={{ fingerprint: group.fingerprint }}>
          {words(group.example.finding).text}
        </Link>
        <p className="failure-where">
          {nameOf(group.partner)} / {group.channel} · {word(`stage.${group.stage}`)} · <code>{group.code}</code>
          {group.path === '' ? null : (
            <>
              {' · '}
              <code>{group.path}</code>
            </>
          )}
        </p>
      </div>
      <Days counts={group.days} />
      <div className="failure-seen">
        <Cure verb={group.cure.verb} />
        <small>
          {t('seen')} <Time at={group.lastAt} />
        </small>
      </div>
    </li>
  );
}

function NoFailures({ filtered }: { readonly filtered: boolean }) {
  const { t } = useTranslation('failures');
  return filtered ? (
    <Empty icon="filter" title={t('noneFound')}>
      <p>{t('noneFoundSay')}</p>
    </Empty>
  ) : (
    <Empty icon="check" title={t('none')}>
      <p>{t('noneSay')}</p>
    </Empty>
  );
}
