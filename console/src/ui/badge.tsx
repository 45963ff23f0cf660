import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryStatus, MessageStatus } from '../api/generated/types.ts';
import { Icon, type IconName } from './icon.tsx';

/** What a colour means; the word or the icon says it too. */
export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'accent' | 'neutral';

/** A short word on a coloured ground. */
export function Badge({
  tone = 'neutral',
  icon,
  children,
}: {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly children: ReactNode;
}) {
  return (
    <span className={`badge ${tone}`}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </span>
  );
}

const ofMessages: Readonly<Record<MessageStatus, readonly [Tone, IconName]>> = {
  received: ['info', 'clock'],
  processing: ['info', 'retry'],
  completed: ['good', 'check'],
  dead: ['bad', 'cross'],
  discarded: ['neutral', 'trash'],
};

const ofDeliveries: Readonly<Record<DeliveryStatus, readonly [Tone, IconName]>> = {
  waiting: ['info', 'clock'],
  pending: ['info', 'clock'],
  sending: ['info', 'send'],
  delivered: ['good', 'check'],
  retrying: ['warn', 'retry'],
  dead: ['bad', 'cross'],
  held: ['warn', 'pause'],
  cancelled: ['neutral', 'trash'],
};

/** The state of a message. */
export function MessageState({ status }: { readonly status: MessageStatus }) {
  const { t } = useTranslation('words');
  const [tone, icon] = ofMessages[status];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`message.${status}`)}
    </Badge>
  );
}

/** The state of a delivery. */
export function DeliveryState({ status }: { readonly status: DeliveryStatus }) {
  const { t } = useTranslation('words');
  const [tone, icon] = ofDeliveries[status];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`delivery.${status}`)}
    </Badge>
  );
}
