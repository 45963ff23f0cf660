import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkRequest, FailureGroup } from '../../api/generated/types.ts';
import { useSession } from '../../api/session.ts';
import { useFindingWords } from '../../i18n/errors.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PlanDialog } from '../bulk/plan-dialog.tsx';
import { configurationPath } from '../configuration/file-groups.ts';
import { usePartnerNames } from '../parts/partner-link.tsx';
import { codesFileOf, type UnknownCode } from './unknown-code.ts';

type Verb = Extract<BulkRequest['verb'], 'retry' | 'replay' | 'discard'>;

interface Props {
  readonly group: FailureGroup;
  /** Codes that lists do not have, of the messages that were looked at. */
  readonly codes: readonly UnknownCode[];
}

/** How a group is mended, in the order in which one does it: the cause first, then all of its messages at once. */
export function CureSteps({ group, codes }: Props) {
  const { t } = useTranslation('failures');
  const { can } = useSession();
  const [planned, setPlanned] = useState<Verb>();
  const nameOf = usePartnerNames();
  const { file } = group.example.finding.at;
  const { verb } = group.cure;
  const words = useFindingWords();
  const [first] = codes;
  const mends = first !== undefined || (file !== undefined && verb === 'replay');
  const main: Verb | undefined = verb === 'correct' ? undefined : verb;
  const others = (['replay', 'retry', 'discard'] as const).filter((one) => one !== main && (one !== 'retry' || group.stage === 'deliver'));
  return (
    <div className="cure-steps">
      {first === undefined ? null : (
        <Step number={1} title={t('mend')}>
          <p>{t(group.stage === 'translate' ? 'mendOut' : 'mendSay', { list: first.list, partner: nameOf(group.partner) })}</p>
          <div className="row wrap">
            {codes.map(({ list, code }) => (
              <Link
                key={`${list} ${code}`}
                className="button primary"
                to="/configuration"
                search={
                  {
                    path: codesFileOf(group.partner),
                    list,
                    [group.stage === 'translate' ? 'value' : 'code']: code,
                    failure: group.fingerprint,
                  } as never
                }
              >
                <Icon name="edit" />
                {t('mendCode', { code })}
              </Link>
            ))}
          </div>
        </Step>
      )}
      {first === undefined && mends ? (
        <Step number={1} title={t('mendFile')}>
          <p>{t('mendFileSay')}</p>
          <Link
            className="button"
            to="/configuration"
            search={{ path: configurationPath(file ?? ''), failure: group.fingerprint } as never}
          >
            <Icon name="configuration" />
            {t('openFile', { file: file ?? '' })}
          </Link>
        </Step>
      ) : null}
      <Step number={mends ? 2 : 1} title={mends ? t('replayStep') : t(`verb.${verb}`)}>
        <p>{main === undefined ? t('actSay.correct') : mends ? t('actSay.replay') : words(group.example.finding).remedy}</p>
        {can('operator') ? (
          <div className="row wrap">
            {main === undefined ? (
              <Link className="button primary" to="/messages/$id" params={{ id: group.example.messageId }}>
                <Icon name="edit" />
                {t('act.correct')}
              </Link>
            ) : (
              <Button
                {...(mends ? {} : { kind: 'primary' as const })}
                icon={main === 'discard' ? 'trash' : main}
                onClick={() => setPlanned(main)}
              >
                {t(`act.${main}`, { count: group.count })}
              </Button>
            )}
            {others.map((one) => (
              <Button key={one} kind="plain" onClick={() => setPlanned(one)}>
                {t(`act.${one}`, { count: group.count })}
              </Button>
            ))}
          </div>
        ) : (
          <p className="quiet">{t('role')}</p>
        )}
      </Step>
      {planned === undefined ? null : (
        <PlanDialog verb={planned} count={group.count} target={{ fingerprint: group.fingerprint }} onClose={() => setPlanned(undefined)} />
      )}
    </div>
  );
}

function Step({ number: n, title, children }: { readonly number: number; readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="cure-step">
      <span className="step-number" aria-hidden="true">
        {n}
      </span>
      <div>
        <h3>{title}</h3>
        {children}
      </div>
    </section>
  );
}
