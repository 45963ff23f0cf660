import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttemptView, ContentView, DeliveryView } from '../../../api/generated/types.ts';
import { useFindingWords } from '../../../i18n/errors.ts';
import { clockTime, duration } from '../../../lib/format.ts';
import { Badge, DeliveryState, type Tone } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Findings } from '../../../ui/note.tsx';
import { Time } from '../../../ui/time.tsx';
import { DeliveryActions } from '../actions/delivery-actions.tsx';
import { Exchange } from './exchange.tsx';

const tones: Readonly<Record<AttemptView['outcome'], Tone>> = {
  accepted: 'good',
  rejected: 'bad',
  deferred: 'warn',
  pending: 'info',
  unknown: 'warn',
};

interface Props {
  readonly delivery: DeliveryView;
  readonly contents: readonly ContentView[];
}

/** A delivery and its attempts, the latest last. */
export function DeliveryCard({ delivery, contents }: Props) {
  const { t } = useTranslation('message');
  const { id, partner, channel, status, route, attempts, nextAttemptAt, error, batch, acknowledgement, messageId } = delivery;
  const [shown, setShown] = useState<number>();
  return (
    <article className={`card delivery ${status}`} aria-label={`${partner}/${channel}`}>
      <div className="card-head">
        <h2>
          {partner}
          <span className="quiet"> / {channel}</span>
        </h2>
        <DeliveryState status={status} />
        <span className="spread" />
        <DeliveryActions delivery={delivery} />
      </div>
      <div className="card-body stack tight">
        <p className="quiet">
          {route} · {t('attempts', { count: delivery.attemptCount })}
          {nextAttemptAt === undefined || status !== 'retrying' ? null : (
            <>
              {' '}
              · {t('next')} <Time at={nextAttemptAt} />
            </>
          )}
        </p>
        {error === undefined ? null : <Findings of={[error]} />}
        <ol className="attempts">
          {attempts.map((attempt) => (
            <Attempt
              key={attempt.number}
              attempt={attempt}
              said={error?.message}
              onShow={contents.some((one) => one.deliveryId === id) ? () => setShown(attempt.number) : undefined}
            />
          ))}
        </ol>
        {batch === undefined ? null : batch === 'waiting' ? (
          <p>{t('batch.waiting')}</p>
        ) : (
          <p>
            <Link to="/messages/$id" params={{ id: batch.messageId }}>
              {t('batch.carried')}
            </Link>
          </p>
        )}
        {acknowledgement === undefined ? null : (
          <p className="row wrap">
            <span className="quiet">{t('acknowledged')}</span>
            <Badge tone={acknowledgement.technical === 'rejected' ? 'bad' : acknowledgement.technical === 'accepted' ? 'good' : 'neutral'}>
              {acknowledgement.technical}
            </Badge>
            <code>{acknowledgement.interchange}</code>
          </p>
        )}
      </div>
      {shown === undefined ? null : (
        <Exchange messageId={messageId} delivery={delivery} attempt={shown} onClose={() => setShown(undefined)} />
      )}
    </article>
  );
}

interface AttemptProps {
  readonly attempt: AttemptView;
  /** What the delivery says already. */
  readonly said: string | undefined;
  readonly onShow: (() => void) | undefined;
}

function Attempt({ attempt, said, onShow }: AttemptProps) {
  const { t } = useTranslation(['message', 'words']);
  const words = useFindingWords();
  const { number, startedAt, endedAt, outcome, status, error } = attempt;
  return (
    <li className={`attempt ${tones[outcome]}`}>
      <div className="row wrap">
        <strong>{t('message:attempt', { number: String(number) })}</strong>
        <time dateTime={startedAt} className="num quiet">
          {clockTime(new Date(startedAt))}
        </time>
        <span className="num quiet">{duration(Date.parse(endedAt) - Date.parse(startedAt))}</span>
        <Badge tone={tones[outcome]}>{t(`words:outcome.${outcome}`)}</Badge>
        {status === undefined ? null : <code>{status}</code>}
        <span className="spread" />
        {onShow === undefined ? null : (
          <Button kind="plain" size="small" icon="eye" onClick={onShow}>
            {t('message:request')} · {t('message:answer')}
          </Button>
        )}
      </div>
      {error === undefined || error.message === said ? null : <p className="attempt-error">{words(error).text}</p>}
    </li>
  );
}
