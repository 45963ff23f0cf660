import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overview } from '../../api/generated/types.ts';
import { overviewQuery } from '../../shell/attention.ts';
import { Choice } from '../../ui/choice.tsx';
import { Empty, Loaded, Skeleton } from '../../ui/loading.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Attention } from './attention.tsx';
import { Flows } from './flows.tsx';
import './overview.css';
import { PartnerTable } from './partner-table.tsx';
import { Totals } from './totals.tsx';
import { TrendCard } from './trend-card.tsx';

const FlowMap = lazy(async () => ({ default: (await import('./map/flow-map.tsx')).FlowMap }));
const route = getRouteApi('/shell/');
const windows = ['15m', '1h', '24h', '7d'] as const;

/** How everything stands: what needs somebody, who sends what to whom, and how it went lately. */
export function OverviewPage() {
  const { t } = useTranslation('overview');
  const { window: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const window = windows.find((one) => one === asked) ?? '1h';
  const query = useQuery({ ...overviewQuery(window), placeholderData: (before) => before });
  const choice = (
    <Choice
      label={t('window.label')}
      chosen={window}
      options={windows.map((value) => ({ value, label: t(`window.${value}`) }))}
      onChoose={(next) => void navigate({ search: (before) => ({ ...before, window: next }), resetScroll: false })}
    />
  );
  return (
    <Page title={t('title')} say={t('say')} actions={choice}>
      <Loaded query={query} rows={12}>
        {(overview) => (
          <>
            <Attention attention={overview.attention} />
            <Totals overview={overview} />
            <Partners overview={overview} />
            <div className="overview-foot">
              <TrendCard overview={overview} />
              <Flows overview={overview} />
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** The map, or the same as a list: for a phone, and for whoever rather reads. */
function Partners({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('overview');
  const { view } = route.useSearch();
  const navigate = route.useNavigate();
  const shown = view ?? (matchMedia('(max-width: 860px)').matches ? 'list' : 'map');
  const choice = (
    <Choice
      label={t('map.view')}
      chosen={shown}
      options={[
        { value: 'map', label: t('map.asMap') },
        { value: 'list', label: t('map.asList') },
      ]}
      onChoose={(next) => void navigate({ search: (before) => ({ ...before, view: next }), resetScroll: false })}
    />
  );
  const partners = overview.nodes.filter(({ id }) => id !== 'hub');
  return (
    <Card title={t('map.title')} actions={choice} flush>
      {partners.length === 0 ? (
        <Empty icon="partners" title={t('map.none')} />
      ) : shown === 'list' ? (
        <PartnerTable partners={partners} />
      ) : (
        <Suspense fallback={<Skeleton rows={10} />}>
          <FlowMap partners={partners} flows={overview.flows} />
        </Suspense>
      )}
    </Card>
  );
}
