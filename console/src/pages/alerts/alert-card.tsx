import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { acknowledgeAlert, muteAlert } from '../../api/generated/client.ts';
import type { Alert } from '../../api/generated/types.ts';
import { useSession } from '../../api/session.ts';
import { absoluteTime } from '../../lib/format.ts';
import { readSearch } from '../../lib/search.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { ProblemNote } from '../../ui/note.tsx';
import { Time } from '../../ui/time.tsx';
import { toast } from '../../ui/toasts.tsx';

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
  const [path, search = ''] = alert.link.split('?');
  return (
    <li className={`alert ${alert.state}`}>
      <div className="row wrap">
        <Badge tone={tone} icon={icon}>
          {t(`severity.${alert.severity}`)}
        </Badge>
        <Badge tone={states[alert.state][0]} icon={states[alert.state][1]}>
          {t(`state.${alert.state}`)}
        </Badge>
        {isMuted(alert) ? (
          <Badge tone="info" icon="pause">
            {t('muted')}
          </Badge>
        ) : null}
        <span className="quiet alert-when">
          <Time at={alert.openedAt} /> · {t('times', { count: alert.count })}
          {alert.endedAt === undefined ? null : ` · ${t('ended', { at: absoluteTime(new Date(alert.endedAt)) })}`}
        </span>
      </div>
      <h2>{alert.say}</h2>
      <p>{alert.remedy}</p>
      <Told alert={alert} />
      {take.isError ? <ProblemNote error={take.error} /> : null}
      <div className="row wrap">
        {alert.link === '' ? null : (
          <Link className="button" to={path as '/'} search={readSearch(search)}>
            <Icon name="right" />
            {t('look')}
          </Link>
        )}
        {alert.state === 'open' && can('operator') ? (
          <Button icon="eye" busy={take.isPending} onClick={() => take.mutate()}>
            {t('acknowledge')}
          </Button>
        ) : null}
        {alert.state !== 'ended' && can('operator') ? <Mute alert={alert} /> : null}
      </div>
    </li>
  );
}

/** For how many hours an alert can be muted in one step. */
const MUTE_HOURS = [1, 4, 24, 72, 168] as const;

function isMuted({ state, mutedUntil }: Alert): boolean {
  return state !== 'ended' && mutedUntil !== undefined && new Date(mutedUntil) > new Date();
}

function Mute({ alert }: { readonly alert: Alert }) {
  const { t } = useTranslation('alerts');
  const queries = useQueryClient();
  const mute = useMutation({
    mutationFn: (hours: number) => muteAlert(alert.id, { hours }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['alerts'] }),
  });
  return (
    <>
      {isMuted(alert) ? (
        <Button busy={mute.isPending} onClick={() => mute.mutate(0)}>
          {t('unmute')}
        </Button>
      ) : (
        <SelectField
          label={t('mute')}
          hideLabel
          value=""
          disabled={mute.isPending}
          options={[
            { value: '', label: t('mute') },
            ...MUTE_HOURS.map((hours) => ({ value: String(hours), label: t('hours', { count: hours }) })),
          ]}
          onChoose={(hours) => hours !== '' && mute.mutate(Number(hours))}
        />
      )}
      {mute.isError ? <ProblemNote error={mute.error} /> : null}
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
      {isMuted(alert) ? ` · ${t('mutedUntil', { at: absoluteTime(new Date(alert.mutedUntil ?? '')), name: alert.mutedBy ?? '' })}` : ''}
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
