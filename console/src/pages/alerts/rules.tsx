import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { testAlertTarget } from '../../api/generated/client.ts';
import type { AlertRules } from '../../api/generated/types.ts';
import { useSession } from '../../api/session.ts';
import { number, spanInWords } from '../../lib/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/loading.tsx';
import { Findings, Note, ProblemNote } from '../../ui/note.tsx';

/** The rules in force. */
export function Rules({ rules }: Pick<AlertRules, 'rules'>) {
  const { t } = useTranslation('alerts');
  if (rules.length === 0) return <Empty icon="alerts" title={t('noRules')} />;
  return (
    <DataTable
      caption={t('tabs.rules')}
      rows={rules}
      keyOf={({ name }) => name}
      columns={[
        {
          name: 'rule',
          label: t('rule'),
          lead: true,
          cell: ({ name, say, builtIn }) => (
            <div>
              <span className="row wrap">
                <strong>{name}</strong>
                {builtIn ? <Badge>{t('builtIn')}</Badge> : null}
              </span>
              <p className="quiet">{say}</p>
            </div>
          ),
        },
        {
          name: 'severity',
          label: t('weight'),
          mark: true,
          cell: ({ severity }) => (
            <Badge tone={severity === 'critical' ? 'bad' : 'warn'} icon={severity === 'critical' ? 'alerts' : 'failures'}>
              {t(`severity.${severity}`)}
            </Badge>
          ),
        },
        {
          name: 'on',
          label: t('on'),
          cell: ({ on, partner, channel }) => [t(`onWhat.${on}`), [partner, channel].filter(Boolean).join('/')].filter(Boolean).join(' · '),
        },
        {
          name: 'when',
          label: t('when'),
          cell: ({ threshold, within }) =>
            [
              threshold === undefined ? undefined : t('threshold', { threshold: number(threshold) }),
              within === undefined ? undefined : t('within', { within: spanInWords(within) }),
            ]
              .filter(Boolean)
              .join(' '),
        },
        { name: 'suppress', label: t('suppress'), cell: ({ suppress }) => suppress },
        { name: 'to', label: t('to'), cell: ({ to }) => (to.length === 0 ? <span className="quiet">{t('nobody')}</span> : to.join(', ')) },
      ]}
    />
  );
}

/** Where alerts are told. */
export function Targets({ targets }: Pick<AlertRules, 'targets'>) {
  const { t } = useTranslation('alerts');
  if (targets.length === 0) {
    return (
      <Empty icon="send" title={t('noTargets')}>
        <p>{t('noTargetsSay')}</p>
      </Empty>
    );
  }
  return (
    <DataTable
      caption={t('tabs.targets')}
      rows={targets}
      keyOf={({ name }) => name}
      columns={[
        { name: 'target', label: t('target'), lead: true, cell: ({ name }) => <strong>{name}</strong> },
        { name: 'kind', label: t('sort'), cell: ({ kind }) => t(`kind.${kind}`) },
        { name: 'to', label: t('address'), cell: ({ to }) => <span className="mono">{to}</span> },
        { name: 'test', label: '', align: 'end', cell: ({ name }) => <Test target={name} /> },
      ]}
    />
  );
}

function Test({ target }: { readonly target: string }) {
  const { t } = useTranslation('alerts');
  const { can } = useSession();
  const test = useMutation({ mutationFn: () => testAlertTarget(target) });
  if (!can('admin')) return null;
  return (
    <div className="stack tight" role="status">
      <Button size="small" icon="send" busy={test.isPending} onClick={() => test.mutate()}>
        {t('test')}
      </Button>
      {test.data?.sent === true ? <Note tone="good">{t('tested', { target })}</Note> : null}
      {test.data?.sent === false ? (
        <Note tone="bad">
          {t('testFailed', { target })}
          <Findings of={test.data.finding === undefined ? [] : [test.data.finding]} />
        </Note>
      ) : null}
      {test.isError ? <ProblemNote error={test.error} /> : null}
    </div>
  );
}
