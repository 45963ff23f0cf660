import { useTranslation } from 'react-i18next';
import type { MessageDetail } from '../../api/generated/types.ts';

/** What happened, in a sentence or two. */
export function Story({ message }: { readonly message: MessageDetail }) {
  const { t } = useTranslation('message');
  const { partner, channel, source } = message;
  return (
    <>
      {t(`story.${source}`, { partner, channel })} <Outcome message={message} />
    </>
  );
}

function Outcome({ message: { status, duplicateOf, failure, deliveries } }: { readonly message: MessageDetail }) {
  const { t } = useTranslation(['message', 'words']);
  if (duplicateOf !== undefined) return t('message:story.duplicate');
  if (status === 'discarded') return t('message:story.discarded');
  if (failure !== undefined) return t('message:story.failedAt', { stage: t(`words:stage.${failure.stage}`) });
  const dead = deliveries.filter((one) => one.status === 'dead').length;
  if (dead > 0) return t('message:story.deliveryFailed', { count: dead });
  if (status !== 'completed') return t('message:story.waiting');
  const done = deliveries.filter((one) => one.status === 'delivered').length;
  if (deliveries.length === 0) return t('message:story.nowhere');
  if (done === deliveries.length) return t('message:story.delivered', { count: done });
  return t('message:story.some', { done: String(done), total: String(deliveries.length) });
}
