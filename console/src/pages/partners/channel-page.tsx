import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getPartner } from '../../api/generated/client.ts';
import type { ChannelDetail } from '../../api/generated/types.ts';
import { pollInterval } from '../../api/queries.ts';
import { duration, number } from '../../lib/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Empty, Loaded } from '../../ui/loading.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';
import { configurationPath } from '../configuration/file-groups.ts';
import { spanOf } from '../reports/period.ts';
import { ChannelActions } from './channel-actions.tsx';
import { ChannelHealth } from './channel-health.tsx';
import { retryLadder } from './retry-ladder.ts';
import '../parts/parts.css';
import './partners.css';

/** One channel with everything that is set for it. */
export function ChannelPage() {
  const { t } = useTranslation('partners');
  const { partner, channel: name } = useParams({ strict: false }) as { partner: string; channel: string };
  const query = useQuery({
    queryKey: ['partner', partner, '30d'],
    queryFn: ({ signal }) => getPartner(partner, spanOf('30d', new Date()), signal),
    refetchInterval: pollInterval,
  });
  const channel = query.data?.channels.find((one) => one.channel === name);
  return (
    <Page
      title={`${query.data?.name ?? partner} / ${name}`}
      crumb={
        <Link to="/partners/$partner" params={{ partner }}>
          {query.data?.name ?? partner}
        </Link>
      }
      actions={channel === undefined ? undefined : <ChannelActions partner={partner} channel={channel} />}
    >
      <Loaded query={query}>
        {() => (channel === undefined ? <Empty icon="search" title={t('noChannel')} /> : <Shown partner={partner} channel={channel} />)}
      </Loaded>
    </Page>
  );
}

function Shown({ partner, channel }: { readonly partner: string; readonly channel: ChannelDetail }) {
  const { t } = useTranslation('partners');
  return (
    <div className="partner-columns even">
      <Card title={t('health')} actions={<ChannelHealth channel={channel} />}>
        <Standing partner={partner} channel={channel} />
      </Card>
      <Card title={t('details')}>
        <HowItWorks channel={channel} />
      </Card>
      <Card title={t('settings')} flush>
        <DataTable
          caption={t('settings')}
          rows={channel.settings}
          keyOf={({ name }) => name}
          columns={[
            {
              name: 'name',
              label: t('setting'),
              lead: true,
              cell: ({ name, says }) => (
                <div>
                  <code>{name}</code>
                  <p className="quiet">{says}</p>
                </div>
              ),
            },
            {
              name: 'value',
              label: t('value'),
              cell: ({ value, secret }) => (secret ? <Badge icon="audit">{t('secret')}</Badge> : <span className="mono">{value}</span>),
            },
          ]}
        />
      </Card>
    </div>
  );
}

function Standing({ partner, channel }: { readonly partner: string; readonly channel: ChannelDetail }) {
  const { t } = useTranslation('partners');
  const { traffic, acknowledgements: acks, batch } = channel;
  const { medianMs, p95Ms } = traffic;
  return (
    <KeyValues
      of={[
        [
          t('messages'),
          <>
            <Link to="/messages" search={{ partner, channel: channel.channel }}>
              {t('traffic', { total: number(traffic.total) })}
            </Link>
            {traffic.failed > 0 ? `, ${t('trafficFailed', { count: traffic.failed })}` : ''}
          </>,
        ],
        [
          t('time'),
          medianMs === undefined || p95Ms === undefined ? undefined : t('speed', { median: duration(medianMs), p95: duration(p95Ms) }),
        ],
        [t('onTheWay'), channel.open === undefined ? undefined : number(channel.open)],
        [t('heldHere'), channel.held === undefined || channel.held === 0 ? undefined : number(channel.held)],
        [
          t('acknowledgements'),
          acks.waiting + acks.overdue + acks.rejected === 0
            ? t('acksNone')
            : t('acks', { waiting: number(acks.waiting), overdue: number(acks.overdue), rejected: number(acks.rejected) }),
        ],
        [t('lastArrival'), channel.lastArrivalAt === undefined ? undefined : <Time key="last" at={channel.lastArrivalAt} both />],
        [t('rhythm'), channel.rhythm],
        [t('batchTitle'), batch === undefined ? undefined : t('batch', { count: batch.waiting })],
        [t('closes'), batch?.closesAt === undefined ? undefined : <Time key="closes" at={batch.closesAt} both />],
        [t('since'), channel.since === undefined ? undefined : <Time key="since" at={channel.since} both />],
      ]}
    />
  );
}

function HowItWorks({ channel }: { readonly channel: ChannelDetail }) {
  const { t } = useTranslation('partners');
  const { t: word } = useTranslation('words');
  const { limits, retry, mapping } = channel;
  const ladder = retry === undefined ? undefined : retryLadder(retry);
  const bounds = [
    limits?.rate === undefined ? undefined : t('rate', { rate: limits.rate }),
    limits?.concurrency === undefined ? undefined : t('concurrency', { count: limits.concurrency }),
  ].filter((text) => text !== undefined);
  return (
    <KeyValues
      of={[
        [t('direction'), word(`direction.${channel.direction}`)],
        [t('connector'), channel.connector],
        [t('format'), channel.format],
        [
          t('types'),
          channel.types.length === 0 ? undefined : (
            <span key="types" className="mono">
              {channel.types.join(', ')}
            </span>
          ),
        ],
        [
          t('mapping'),
          mapping === undefined ? undefined : (
            <Link key="mapping" to="/configuration" search={{ path: configurationPath(mapping) }} className="mono">
              {mapping}
            </Link>
          ),
        ],
        [t('limits'), channel.direction === 'out' || limits !== undefined ? bounds.join(', ') || t('noLimits') : undefined],
        [
          t('retry'),
          ladder === undefined ? undefined : ladder.attempts === 1 ? (
            t('retryNone')
          ) : (
            <>
              {t('retrySay', { count: ladder.attempts, total: duration(ladder.totalMs) })}
              <ol className="ladder" aria-label={t('retryWaits')}>
                {ladder.waits.map(({ wait, times }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a step of the ladder is its place
                  <li key={index}>{times === 1 ? wait : `${times} × ${wait}`}</li>
                ))}
              </ol>
            </>
          ),
        ],
        [t('ordering'), channel.direction === 'in' ? undefined : channel.ordering === 'case' ? t('orderingCase') : t('orderingNone')],
      ]}
    />
  );
}
