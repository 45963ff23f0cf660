import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cancelDelivery, retryDelivery } from '../../../api/generated/client.ts';
import type { DeliveryView } from '../../../api/generated/types.ts';
import { Problem } from '../../../api/problem.ts';
import { useSession } from '../../../api/session.ts';
import { useFindingWords } from '../../../i18n/errors.ts';
import { Button } from '../../../ui/button.tsx';
import { toast } from '../../../ui/toasts.tsx';
import { Confirm } from '../../parts/confirm.tsx';

const retriable = ['dead', 'held', 'retrying'];
const cancellable = ['dead', 'held', 'waiting'];

/** Try again now, or give up: what one delivery needs. */
export function DeliveryActions({ delivery: { id, status, messageId } }: { readonly delivery: DeliveryView }) {
  const { t } = useTranslation('message');
  const { can } = useSession();
  const client = useQueryClient();
  const words = useFindingWords();
  const [asking, setAsking] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: ['message', messageId] });
  const retry = useMutation({
    mutationFn: () => retryDelivery(id),
    onSuccess: () => toast(t('act.done.retry')),
    onError: (error) => toast(error instanceof Problem ? words(error.told).text : String(error), 'bad'),
    onSettled: refresh,
  });
  if (!can('operator')) return null;
  return (
    <>
      {retriable.includes(status) ? (
        <Button size="small" icon="retry" busy={retry.isPending} onClick={() => retry.mutate()}>
          {t('act.retry')}
        </Button>
      ) : null}
      {cancellable.includes(status) ? (
        <Button size="small" kind="plain" onClick={() => setAsking(true)}>
          {t('act.giveUp')}
        </Button>
      ) : null}
      {asking ? (
        <Confirm
          title={t('act.giveUp')}
          confirm={t('act.giveUp')}
          danger
          onConfirm={async () => {
            await cancelDelivery(id);
            toast(t('act.done.giveUp'));
            await refresh();
          }}
          onClose={() => setAsking(false)}
        >
          <p>{t('act.giveUpSay')}</p>
        </Confirm>
      ) : null}
    </>
  );
}
