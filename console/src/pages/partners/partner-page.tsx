import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getPartner } from '../../api/generated/client.ts';
import type { PartnerView } from '../../api/generated/types.ts';
import { pollInterval } from '../../api/queries.ts';
import { useFilters } from '../../lib/filters.ts';
import { Badge } from '../../ui/badge.tsx';
import { SelectField } from '../../ui/field.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Note } from '../../ui/note.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { nameInWords } from '../cases/keys.ts';
import { Markdown } from '../parts/markdown-view.tsx';
import { useRoleWords } from '../parts/role-words.ts';
import { spanOf } from '../reports/period.ts';
import { ChannelRow } from './channel-row.tsx';
import { Score } from './scorecard.tsx';
import '../parts/parts.css';
import './partners.css';

const periods = ['7d', '30d', '90d'] as const;

/** One partner: how it does, its channels, what is written about it. */
export function PartnerPage() {
  const { t } = useTranslation('partners');
  const { partner } = useParams({ strict: false }) as { partner: string };
  const [filters, setFilters] = useFilters(['period']);
  const period = periods.find((one) => one === filters.period) ?? '30d';
  const query = useQuery({
    queryKey: ['partner', partner, period],
    queryFn: ({ signal }) => getPartner(partner, spanOf(period, new Date()), signal),
    placeholderData: keepPreviousData,
    refetchInterval: pollInterval,
  });
  return (
    <Page
      title={query.data?.name ?? partner}
      crumb={<Link to="/partners">{t('back')}</Link>}
      actions={
        <SelectField
          label={t('scorecard')}
          hideLabel
          value={period}
          options={periods.map((value) => ({ value, label: t(`period.${value}`) }))}
          onChoose={(value) => setFilters({ period: value === '30d' ? '' : value })}
        />
      }
    >
      <Loaded query={query}>{(view) => <Shown view={view} />}</Loaded>
    </Page>
  );
}

function Shown({ view }: { readonly view: PartnerView }) {
  const { t } = useTranslation('partners');
  const roleWords = useRoleWords();
  const { switchedOffBy } = view;
  return (
    <>
      {view.enabled ? null : (
        <Note tone="warn">{switchedOffBy === undefined ? t('off') : t('switchedOffBy', { variable: switchedOffBy })}</Note>
      )}
      <Score of={view.scorecard} />
      <Card title={t('channelsTitle')} flush actions={<Badge>{view.channels.length}</Badge>}>
        <ul className="channel-list">
          {view.channels.map((channel) => (
            <ChannelRow key={channel.channel} partner={view.partner} channel={channel} />
          ))}
        </ul>
      </Card>
      <div className="partner-columns">
        <Card title={t('readme')}>
          {view.readme === undefined ? <p className="quiet">{t('noReadme')}</p> : <Markdown text={view.readme} />}
        </Card>
        <Card title={t('identifiers')}>
          <KeyValues
            of={[
              [t('role'), roleWords(view.role)],
              [t('timezone'), view.timezone],
              ...Object.entries(view.identifiers).map(
                ([name, value]) =>
                  [
                    nameInWords(name),
                    <span key={name} className="mono">
                      {value}
                    </span>,
                  ] as const,
              ),
            ]}
          />
        </Card>
      </div>
    </>
  );
}
