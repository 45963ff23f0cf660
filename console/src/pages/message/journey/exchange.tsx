import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DeliveryView } from '../../../api/generated/types.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Empty, Loaded } from '../../../ui/loading.tsx';
import { stagesQuery } from '../queries.ts';
import { StageContent } from '../stages/stage-content.tsx';

interface Props {
  readonly messageId: string;
  readonly delivery: DeliveryView;
  readonly attempt: number;
  readonly onClose: () => void;
}

/** What was sent at one attempt, and what the partner answered. */
export function Exchange({ messageId, delivery, attempt, onClose }: Props) {
  const { t } = useTranslation('message');
  const query = useQuery(stagesQuery(messageId));
  return (
    <Dialog as="drawer" title={`${delivery.partner}/${delivery.channel} · ${t('attempt', { number: String(attempt) })}`} onClose={onClose}>
      <Loaded query={query}>
        {({ stages }) => {
          const own = stages.filter(({ deliveryId, attempt: of }) => deliveryId === delivery.id && (of === undefined || of === attempt));
          const answer = own.find(({ stage }) => stage === 'reply');
          const sent = own.filter(({ stage }) => stage === 'deliver' || stage === 'translate').at(-1);
          if (sent === undefined && answer === undefined) return <Empty title={t('stages.none')} />;
          return (
            <div className="stack">
              {sent === undefined ? null : <StageContent title={t('request')} stage={sent} />}
              {answer === undefined ? null : <StageContent title={t('answer')} stage={answer} />}
            </div>
          );
        }}
      </Loaded>
    </Dialog>
  );
}
