import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { previewAction } from '../../../api/generated/client.ts';
import type { ActionPreview, ActionRequest, PredictedDelivery } from '../../../api/generated/types.ts';
import { isMissing, type Problem } from '../../../api/problem.ts';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { CodeDifference } from '../../../ui/code/index.tsx';
import type { IconName } from '../../../ui/icon.tsx';
import { Skeleton } from '../../../ui/loading.tsx';
import { Findings, Note, ProblemNote } from '../../../ui/note.tsx';

const looks: Readonly<Record<PredictedDelivery['change'], readonly [Tone, IconName]>> = {
  same: ['neutral', 'check'],
  changed: ['info', 'edit'],
  new: ['accent', 'send'],
  gone: ['warn', 'trash'],
  failed: ['bad', 'cross'],
};

interface Props {
  readonly id: string;
  readonly action: ActionRequest;
  /** Is there anything to show yet? An action without content shows its effect at once. */
  readonly ready: boolean;
}

/** What the action would do, without doing it: for each destination what was sent beside what would be. */
export function Preview({ id, action, ready }: Props) {
  const { t } = useTranslation('message');
  const { mutate, data, error, isPending } = useMutation({ mutationFn: (wish: ActionRequest) => previewAction(id, wish) });
  const atOnce = action.verb !== 'correct';
  const { verb, configuration } = action;
  useEffect(() => {
    if (atOnce) mutate(configuration === undefined ? { verb } : { verb, configuration });
  }, [atOnce, verb, configuration, mutate]);
  return (
    <section className="stack tight" aria-label={t('act.effect')} aria-live="polite">
      <div className="row">
        <h3 className="spread">{t('act.effect')}</h3>
        {atOnce ? null : (
          <Button size="small" icon="eye" disabled={!ready} busy={isPending} onClick={() => mutate(action)}>
            {t('act.preview')}
          </Button>
        )}
      </div>
      {isPending ? <Skeleton rows={3} /> : null}
      {error === null ? null : isMissing(error) && (error as Problem).code === 'E_HTTP_NOT_FOUND' ? (
        <p className="quiet">{t('act.noPreview')}</p>
      ) : (
        <ProblemNote error={error} />
      )}
      {data === undefined || isPending ? null : <Effect preview={data} />}
    </section>
  );
}

function Effect({ preview: { allowed, notes, deliveries, canonical, fourEyes } }: { readonly preview: ActionPreview }) {
  const { t } = useTranslation('message');
  return (
    <div className="stack tight">
      {allowed ? null : <Note tone="bad">{t('act.refused')}</Note>}
      {fourEyes ? <Note>{t('act.fourEyes')}</Note> : null}
      <Findings of={notes} />
      {deliveries.length === 0 && allowed ? <p className="quiet">{t('act.noEffect')}</p> : null}
      {deliveries.map((delivery) => (
        <Predicted key={`${delivery.channel} ${delivery.route}`} delivery={delivery} />
      ))}
      {canonical
        .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
        .map(({ type, before, after }) => (
          <details key={type} className="predicted">
            <summary>
              {t('act.canonical')} <code>{type}</code>
            </summary>
            <CodeDifference before={JSON.stringify(before ?? null)} after={JSON.stringify(after ?? null)} kind="json" label={type} />
          </details>
        ))}
    </div>
  );
}

function Predicted({ delivery }: { readonly delivery: PredictedDelivery }) {
  const { t } = useTranslation('message');
  const { channel, change, before, after, findings = [], acceptedBefore } = delivery;
  const [tone, icon] = looks[change];
  return (
    <details className="predicted" open={change === 'changed' || change === 'failed'}>
      <summary>
        <span className="row wrap">
          <strong>{channel}</strong>
          <Badge tone={tone} icon={icon}>
            {t(`act.change.${change}`)}
          </Badge>
          {acceptedBefore && change !== 'gone' ? (
            <Badge tone="warn" icon="failures">
              {t('act.acceptedBefore')}
            </Badge>
          ) : null}
        </span>
      </summary>
      <Findings of={findings} />
      {before === undefined && after === undefined ? null : (
        <CodeDifference
          before={before ?? ''}
          after={after ?? ''}
          kind={kindOf(after ?? before ?? '')}
          label={`${t('act.before')} → ${t('act.after')}`}
        />
      )}
    </details>
  );
}

function kindOf(text: string): string {
  if (/^\s*[{[]/.test(text)) return 'json';
  if (/^\s*</.test(text)) return 'xml';
  return /^(UNA|UNB|UNH)/.test(text) ? 'edifact' : 'text';
}
