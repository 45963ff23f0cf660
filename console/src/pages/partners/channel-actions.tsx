import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closeBatch, pauseChannel, resumeChannel, testChannel } from '../../api/generated/client.ts';
import type { ChannelSummary } from '../../api/generated/types.ts';
import { useSession } from '../../api/session.ts';
import { number } from '../../lib/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/note.tsx';
import { toast } from '../../ui/toasts.tsx';
import { PlanDialog } from '../bulk/plan-dialog.tsx';
import { Confirm } from '../parts/confirm.tsx';

/** What an operator does with a channel: test, pause, resume, close its batch. */
export function ChannelActions({ partner, channel }: { readonly partner: string; readonly channel: ChannelSummary }) {
  const { t } = useTranslation('partners');
  const { can } = useSession();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<'pause' | 'resume' | 'batch' | 'release'>();
  const test = useMutation({ mutationFn: () => testChannel(partner, channel.channel) });
  if (!can('operator')) return null;
  const name = `${partner}/${channel.channel}`;
  const done = (text: string) => {
    toast(text);
    void queries.invalidateQueries({ queryKey: ['partner', partner] });
    void queries.invalidateQueries({ queryKey: ['partners'] });
  };
  const close = () => setAsked(undefined);
  const waiting = channel.batch?.waiting ?? 0;
  return (
    <div className="channel-actions">
      <div className="row wrap">
        <Button size="small" icon="link" busy={test.isPending} onClick={() => test.mutate()}>
          {t(test.isPending ? 'testing' : 'test')}
        </Button>
        {waiting > 0 ? (
          <Button size="small" icon="send" onClick={() => setAsked('batch')}>
            {t('closeBatch')}
          </Button>
        ) : null}
        {(channel.held ?? 0) > 0 ? (
          <Button size="small" icon="send" onClick={() => setAsked('release')}>
            {t('release')}
          </Button>
        ) : null}
        {channel.direction === 'out' && channel.state === 'active' ? (
          <Button size="small" icon="pause" onClick={() => setAsked('pause')}>
            {t('pause')}
          </Button>
        ) : null}
        {channel.state === 'paused' || (channel.direction === 'out' && channel.state === 'disabled') ? (
          <Button size="small" kind="primary" icon="play" onClick={() => setAsked('resume')}>
            {t('resume')}
          </Button>
        ) : null}
      </div>
      <div role="status">
        {test.data === undefined ? null : (
          <Badge tone="good" icon="check">
            {t('reachable', { ms: number(test.data.ms) })}
          </Badge>
        )}
        {test.isError ? <ProblemNote error={test.error} /> : null}
      </div>
      {asked === 'pause' ? (
        <Confirm
          title={t('pauseTitle', { channel: name })}
          confirm={t('pause')}
          reason={{ label: t('pauseReason'), least: 0 }}
          onConfirm={(reason) =>
            pauseChannel(partner, channel.channel, reason === '' ? {} : { reason }).then(() => done(t('pausedNow', { channel: name })))
          }
          onClose={close}
        >
          <p>{t('pauseSay', { open: number(channel.open ?? 0) })}</p>
        </Confirm>
      ) : null}
      {asked === 'resume' ? (
        <Confirm
          title={t('resumeTitle', { channel: name })}
          confirm={t('resume')}
          onConfirm={() =>
            resumeChannel(partner, channel.channel).then(({ released = 0 }) =>
              done(t('resumedNow', { channel: name, released: number(released) })),
            )
          }
          onClose={close}
        >
          <p>{t('resumeSay', { held: number(channel.held ?? 0) })}</p>
        </Confirm>
      ) : null}
      {asked === 'release' ? (
        <PlanDialog
          verb="release"
          target={{ held: name }}
          {...(channel.held === undefined ? {} : { count: channel.held })}
          onClose={close}
        />
      ) : null}
      {asked === 'batch' ? (
        <Confirm
          title={t('closeBatchTitle', { channel: name })}
          confirm={t('closeBatch')}
          onConfirm={() => closeBatch(partner, channel.channel).then(({ batches }) => done(t('batchesClosed', { count: batches.length })))}
          onClose={close}
        >
          <p>{t('closeBatchSay', { count: waiting })}</p>
        </Confirm>
      ) : null}
    </div>
  );
}
