import { useTranslation } from 'react-i18next';
import { revealStages } from '../../../api/generated/client.ts';
import type { MessageStages } from '../../../api/generated/types.ts';
import { Confirm } from '../../parts/confirm.tsx';

const LEAST_REASON = 3;

interface Props {
  readonly id: string;
  readonly onRevealed: (stages: MessageStages) => void;
  readonly onClose: () => void;
}

/** Asks why personal data are looked at. */
export function RevealDialog({ id, onRevealed, onClose }: Props) {
  const { t } = useTranslation('message');
  return (
    <Confirm
      title={t('reveal.title')}
      confirm={t('reveal.confirm')}
      reason={{ label: t('reveal.reason'), least: LEAST_REASON }}
      onConfirm={async (reason) => onRevealed(await revealStages(id, { reason }))}
      onClose={onClose}
    >
      <p>{t('reveal.say')}</p>
    </Confirm>
  );
}
