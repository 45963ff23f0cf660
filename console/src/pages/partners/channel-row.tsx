import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ChannelDetail } from '../../api/generated/types.ts';
import { absoluteTime, number } from '../../lib/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { Time } from '../../ui/time.tsx';
import { ChannelActions } from './channel-actions.tsx';
import { ChannelHealth } from './channel-health.tsx';

/** A channel in the list of its partner: how it stands, and what can be done. */
export function ChannelRow({ partner, channel }: { readonly partner: string; readonly channel: ChannelDetail }) {
  const { t } = useTranslation('partners');
  const { t: word } = useTranslation('words');
  const { total, failed } = channel.traffic;
  const { waiting, overdue, rejected } = channel.acknowledgements;
  return (
    <li className="channel-row">
      <span className={`channel-way ${channel.direction}`} title={word(`direction.${channel.direction}`)}>
        <Icon name={channel.direction === 'in' ? 'inbox' : 'send'} />
        <span className="sr-only">{word(`direction.${channel.direction}`)}</span>
      </span>
      <div className="channel-name">
        <Link to="/partners/$partner/$channel" params={{ partner, channel: channel.channel }}>
          <strong>{channel.channel}</strong>
        </Link>
        <p className="quiet">
          {channel.connector}
          {channel.format === undefined ? '' : ` · ${channel.format}`}
          {channel.types.length === 0 ? '' : ` · ${channel.types.join(', ')}`}
        </p>
      </div>
      <div className="channel-facts">
        <ChannelHealth channel={channel} />
        <p className="quiet">
          {t('traffic', { total: number(total) })}
          {failed > 0 ? <strong className="channel-failed">{` · ${t('trafficFailed', { count: failed })}`}</strong> : null}
          {waiting + overdue + rejected > 0
            ? ` · ${t('acks', { waiting: number(waiting), overdue: number(overdue), rejected: number(rejected) })}`
            : ''}
          {channel.batch === undefined || channel.batch.waiting === 0 ? '' : ` · ${t('batch', { count: channel.batch.waiting })}`}
          {channel.batch?.closesAt === undefined ? '' : `, ${t('batchCloses', { at: absoluteTime(new Date(channel.batch.closesAt)) })}`}
          {channel.direction === 'in' && channel.lastArrivalAt !== undefined ? (
            <>
              {' · '}
              {t('lastArrival')} <Time at={channel.lastArrivalAt} />
            </>
          ) : null}
        </p>
      </div>
      <ChannelActions partner={partner} channel={channel} />
    </li>
  );
}
