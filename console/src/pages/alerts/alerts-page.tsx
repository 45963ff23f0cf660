import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getHub, listAlertRules, listAlerts } from '../../api/generated/client.ts';
import { pollInterval } from '../../api/queries.ts';
import { useFilters } from '../../lib/filters.ts';
import { SelectField } from '../../ui/field.tsx';
import { Empty, Loaded } from '../../ui/loading.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { itemsOf, More } from '../parts/more.tsx';
import { AlertCard } from './alert-card.tsx';
import { Jobs } from './jobs.tsx';
import { Rules, Targets } from './rules.tsx';
import '../parts/parts.css';
import './alerts.css';

const tabs = ['alerts', 'rules', 'targets', 'jobs'] as const;

/** What alarms, by which rules, and whom it is told. */
export function AlertsPage() {
  const { t } = useTranslation('alerts');
  const [filters, setFilters] = useFilters(['tab', 'show']);
  const chosen = tabs.find((tab) => tab === filters.tab) ?? 'alerts';
  return (
    <Page title={t('title')} say={t('say')}>
      <Tabs
        label={t('title')}
        tabs={tabs.map((name) => ({ name, label: t(`tabs.${name}`) }))}
        chosen={chosen}
        onChoose={(tab) => setFilters({ tab: tab === 'alerts' ? '' : tab })}
      >
        {chosen === 'alerts' ? <Alerts show={filters.show} onShow={(show) => setFilters({ show })} /> : null}
        {chosen === 'rules' || chosen === 'targets' ? <RulesAndTargets show={chosen} /> : null}
        {chosen === 'jobs' ? <HubJobs /> : null}
      </Tabs>
    </Page>
  );
}

function Alerts({ show, onShow }: { readonly show: string | undefined; readonly onShow: (show: string) => void }) {
  const { t, i18n } = useTranslation('alerts');
  const lang = i18n.language;
  const state = show === 'all' ? undefined : (['open', 'acknowledged'] as const);
  const query = useInfiniteQuery({
    queryKey: ['alerts', 'list', state, lang],
    queryFn: ({ pageParam, signal }) => listAlerts({ state, cursor: pageParam, lang }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: pollInterval,
  });
  return (
    <div className="stack">
      <FilterBar label={t('filter')}>
        <SelectField
          label={t('filter')}
          value={show ?? ''}
          options={[
            { value: '', label: t('current') },
            { value: 'all', label: t('all') },
          ]}
          onChoose={onShow}
        />
      </FilterBar>
      <Loaded query={query}>
        {(data) => {
          const alerts = itemsOf(data);
          if (alerts.length === 0) {
            return (
              <Card>
                <Empty icon="check" title={t('none')}>
                  <p>{t('noneSay')}</p>
                </Empty>
              </Card>
            );
          }
          return (
            <Card flush>
              <ul className="alert-list" aria-label={t('title')}>
                {alerts.map((alert) => (
                  <AlertCard key={alert.id} alert={alert} />
                ))}
              </ul>
              <More query={query} />
            </Card>
          );
        }}
      </Loaded>
    </div>
  );
}

function RulesAndTargets({ show }: { readonly show: 'rules' | 'targets' }) {
  const query = useQuery({ queryKey: ['alerts', 'rules'], queryFn: ({ signal }) => listAlertRules(signal) });
  return (
    <Card flush>
      <Loaded query={query}>{(view) => (show === 'rules' ? <Rules rules={view.rules} /> : <Targets targets={view.targets} />)}</Loaded>
    </Card>
  );
}

function HubJobs() {
  const query = useQuery({ queryKey: ['alerts', 'jobs'], queryFn: ({ signal }) => getHub(signal), refetchInterval: pollInterval });
  return (
    <Card flush>
      <Loaded query={query}>{({ jobs = [] }) => <Jobs jobs={jobs} />}</Loaded>
    </Card>
  );
}
