import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { planBulk } from '../../api/generated/client.ts';
import type { BulkRequest, BulkTarget } from '../../api/generated/types.ts';
import { number } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { AreaField } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/note.tsx';

interface Props {
  readonly verb: BulkRequest['verb'];
  /** Where it is known before the plan. */
  readonly count?: number;
  readonly target: BulkTarget;
  readonly onClose: () => void;
}

const LEAST_REASON = 3;

/** Asks how and why; the plan with its effect is the next page. Nothing is done here. */
export function PlanDialog({ verb, count, target, onClose }: Props) {
  const { t } = useTranslation('bulk');
  const { t: shell } = useTranslation('shell');
  const navigate = useNavigate();
  const [configuration, setConfiguration] = useState<'today' | 'then'>('today');
  const [reason, setReason] = useState('');
  const plan = useMutation({
    mutationFn: () => planBulk({ verb, target, reason: reason.trim(), ...(verb === 'replay' ? { configuration } : {}) }),
    onSuccess: ({ id }) => navigate({ to: '/bulk/$id', params: { id } }),
  });
  return (
    <Dialog
      title={
        count === undefined
          ? t('plan.titleAll', { verb: t(`verb.${verb}`) })
          : t('plan.title', { verb: t(`verb.${verb}`), total: number(count) })
      }
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{shell('cancel')}</Button>
          <Button kind="primary" busy={plan.isPending} disabled={reason.trim().length < LEAST_REASON} onClick={() => plan.mutate()}>
            {t('plan.submit')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t(`plan.does.${verb}`)}</p>
        <p>{t('plan.say')}</p>
        {verb === 'replay' ? (
          <fieldset className="choices">
            <legend>{t('plan.configuration')}</legend>
            {(['today', 'then'] as const).map((one) => (
              <label key={one} className="check">
                <input type="radio" name="configuration" checked={configuration === one} onChange={() => setConfiguration(one)} />
                {t(one === 'then' ? 'plan.thatDay' : 'plan.today')}
              </label>
            ))}
          </fieldset>
        ) : null}
        <AreaField
          label={t('plan.reason')}
          hint={t('plan.reasonSay')}
          value={reason}
          maxLength={500}
          required
          onChange={(event) => setReason(event.target.value)}
        />
        {plan.isError ? <ProblemNote error={plan.error} /> : null}
      </div>
    </Dialog>
  );
}
