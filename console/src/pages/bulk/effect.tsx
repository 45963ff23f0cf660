import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Bulk, PredictedDelivery } from '../../api/generated/types.ts';
import { number } from '../../lib/format.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { Findings } from '../../ui/note.tsx';
import { Card } from '../../ui/page.tsx';

const looks: Readonly<Record<PredictedDelivery['change'], readonly [Tone, IconName]>> = {
  same: ['neutral', 'check'],
  changed: ['info', 'edit'],
  new: ['good', 'send'],
  gone: ['warn', 'trash'],
  failed: ['bad', 'cross'],
};

/** What the action would do to some of its messages. */
export function Effect({ bulk }: { readonly bulk: Bulk }) {
  const { t } = useTranslation('bulk');
  const before = bulk.state === 'planned' || bulk.state === 'expired';
  if (bulk.sample.length === 0) {
    if (!before) return null;
    return <Card title={t('effect')}>{bulk.verb === 'replay' || bulk.verb === 'resend' ? t('noSample') : t(`noEffect.${bulk.verb}`)}</Card>;
  }
  return (
    <Card title={t(before ? 'effect' : 'effectDone')}>
      <div className="stack">
        <p className="quiet">{t('effectSay', { sample: number(bulk.sample.length), all: number(bulk.count) })}</p>
        <ul className="effects">
          {bulk.sample.map(({ messageId, deliveries, canonical = [], findings = [] }) => (
            <li key={messageId} className="effect">
              <Link to="/messages/$id" params={{ id: messageId }} className="mono">
                {messageId}
              </Link>
              <div className="stack tight">
                {findings.length === 0 ? null : (
                  <>
                    <p className="quiet">{t('wouldFail')}</p>
                    <Findings of={findings} />
                  </>
                )}
                {deliveries.length > 0 || findings.length > 0 ? null : canonical.length > 0 ? (
                  <p>{t('gives', { types: canonical.join(', ') })}</p>
                ) : (
                  <p className="quiet">{t('nothingSent')}</p>
                )}
                <ul className="stack tight">
                  {deliveries.map((delivery) => (
                    <li key={`${delivery.channel} ${delivery.route}`}>
                      <Predicted delivery={delivery} />
                    </li>
                  ))}
                </ul>
              </div>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

function Predicted({ delivery }: { readonly delivery: PredictedDelivery }) {
  const { t } = useTranslation('bulk');
  const { channel, change, before, after, acceptedBefore, findings = [] } = delivery;
  const [tone, icon] = looks[change];
  return (
    <div className="predicted">
      <div className="row wrap">
        <Badge tone={tone} icon={icon}>
          {t(`change.${change}`)}
        </Badge>
        <span className="mono">{channel}</span>
        {acceptedBefore && change !== 'gone' ? (
          <Badge tone="warn" icon="failures">
            {t('again')}
          </Badge>
        ) : null}
      </div>
      <Findings of={findings} />
      {before === undefined && after === undefined ? null : (
        <details>
          <summary>{t('show')}</summary>
          <div className="compare">
            {before === undefined ? null : <Text title={t('before')} text={before} />}
            {after === undefined ? null : <Text title={t('after')} text={after} />}
          </div>
        </details>
      )}
    </div>
  );
}

function Text({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <figure>
      <figcaption className="quiet">{title}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <pre className="code-block" tabIndex={0}>
        {pretty(text)}
      </pre>
    </figure>
  );
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
