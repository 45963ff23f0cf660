import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { acknowledgeAlert } from '../../api/generated/client.ts';
import type { Alert } from '../../api/generated/types.ts';
import { useSession } from '../../api/session.ts';
import { absoluteTime, spanInWords } from '../../lib/format.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { ProblemNote } from '../../ui/note.tsx';
import { Time } from '../../ui/time.tsx';
import { toast } from '../../ui/toasts.tsx';
import { readAlert, stageOf } from './alert-words.ts';

const severities: Readonly<Record<Alert['severity'], readonly [Tone, IconName]>> = {
  critical: ['bad', 'alerts'],
  warning: ['warn', 'failures'],
};
const states: Readonly<Record<Alert['state'], readonly [Tone, IconName]>> = {
  open: ['accent', 'clock'],
  acknowledged: ['info', 'eye'],
  ended: ['good', 'check'],
};

/** One alert: what it is, what to do, who takes care of it. */
export function AlertCard({ alert }: { readonly alert: Alert }) {
  const { t } = useTranslation('alerts');
  const { can } = useSession();
  const queries = useQueryClient();
  const take = useMutation({
    mutationFn: () => acknowledgeAlert(alert.id),
    onSuccess: () => {
      toast(t('acknowledgedNow'));
      return queries.invalidateQueries({ queryKey: ['alerts'] });
    },
  });
  const [tone, icon] = severities[alert.severity];
  return (
    <li className={`alert ${alert.state}`}>
      <div className="row wrap">
        <Badge tone={tone} icon={icon}>
          {t(`severity.${alert.severity}`)}
        </Badge>
        <Badge tone={states[alert.state][0]} icon={states[alert.state][1]}>
          {t(`state.${alert.state}`)}
        </Badge>
        <span className="quiet alert-when">
          <Time at={alert.openedAt} /> · {t('times', { count: alert.count })}
          {alert.endedAt === undefined ? null : ` · ${t('ended', { at: absoluteTime(new Date(alert.endedAt)) })}`}
        </span>
      </div>
      <Words alert={alert} />
      <Told alert={alert} />
      {take.isError ? <ProblemNote error={take.error} /> : null}
      <div className="row wrap">
        {alert.link === '' ? null : (
          <Link className="button" to={alert.link as '/'}>
            <Icon name="right" />
            {t('look')}
          </Link>
        )}
        {alert.state === 'open' && can('operator') ? (
          <Button kind="primary" icon="eye" busy={take.isPending} onClick={() => take.mutate()}>
            {t('acknowledge')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** What it is and what to do, in the page's language; in the hub's English where it is no sentence that is known. */
function Words({ alert: { say, remedy } }: { readonly alert: Alert }) {
  const { t } = useTranslation(['alerts', 'words']);
  const said = readAlert(say);
  if (said === undefined) {
    return (
      <>
        <h3>{say}</h3>
        <p>{remedy}</p>
      </>
    );
  }
  const { kind, count, values } = said;
  const stage = stageOf(said);
  const time = (at: string | undefined) => (at === undefined ? t('alerts:never') : absoluteTime(new Date(at)));
  // Each kind has values of its own: the type of the key would ask for those of all.
  const sentence = t as unknown as (key: string, values: object) => string;
  const shown = {
    ...{ failed: '', ...values, since: time(values['since']), due: time(values['due']) },
    ...(stage === undefined ? {} : { stage: t(`words:stage.${stage}`) }),
    ...(values['within'] === undefined ? {} : { within: spanInWords(values['within']) }),
  };
  return (
    <>
      <h3>{sentence(`alerts:saying.${kind}`, { ...shown, count })}</h3>
      <p>{t(`alerts:remedy.${kind}`)}</p>
    </>
  );
}

function Told({ alert }: { readonly alert: Alert }) {
  const { t } = useTranslation('alerts');
  const reached = [...new Set(alert.told.filter(({ failed }) => failed === undefined).map(({ target }) => target))];
  return (
    <p className="quiet alert-told">
      {t('rule')} <code>{alert.rule}</code>
      {alert.acknowledgedBy === undefined ? '' : ` · ${t('acknowledgedBy', { name: alert.acknowledgedBy })}`}
      {' · '}
      {reached.length > 0 ? t('told', { targets: reached.join(', ') }) : alert.told.length === 0 ? t('notTold') : ''}
      {alert.told
        .filter(({ failed }) => failed !== undefined)
        .map(({ target, at, failed }) => (
          <span key={`${target} ${at}`} className="alert-failed">
            {' '}
            {t('toldFailed', { target, why: failed ?? '' })}
          </span>
        ))}
    </p>
  );
}
