import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkRequest, BulkTarget } from '../../api/generated/types.ts';
import { number } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { PlanDialog } from '../bulk/plan-dialog.tsx';

type Verb = BulkRequest['verb'];

const verbs: readonly (readonly [Verb, IconName])[] = [
  ['replay', 'replay'],
  ['resend', 'send'],
  ['retry', 'retry'],
  ['release', 'play'],
  ['discard', 'trash'],
];

interface Props {
  /** How many rows are marked. */
  readonly marked: number;
  /** What is acted on: the marked rows, or all that the filters find. */
  readonly target: BulkTarget;
  readonly onClear: () => void;
}

/** Acts on the marked messages, or on all that the filters find: each verb is planned and shown before anything is done. */
export function BulkBar({ marked, target, onClear }: Props) {
  const { t } = useTranslation(['messages', 'bulk']);
  const [verb, setVerb] = useState<Verb>();
  return (
    <section className="bulk-bar row wrap" aria-label={t('messages:bulk.label')}>
      <span aria-live="polite">
        {marked > 0 ? t('messages:bulk.marked', { count: marked, n: number(marked) }) : t('messages:bulk.all')}
      </span>
      {verbs.map(([name, icon]) => (
        <Button key={name} size="small" icon={icon} title={t(`bulk:plan.does.${name}`)} onClick={() => setVerb(name)}>
          {t(`bulk:verb.${name}`)}
        </Button>
      ))}
      {marked > 0 ? (
        <Button size="small" kind="plain" icon="close" onClick={onClear}>
          {t('messages:bulk.clear')}
        </Button>
      ) : null}
      {verb === undefined ? null : (
        <PlanDialog verb={verb} target={target} {...(marked > 0 ? { count: marked } : {})} onClose={() => setVerb(undefined)} />
      )}
    </section>
  );
}
