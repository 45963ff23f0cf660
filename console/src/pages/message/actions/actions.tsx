import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageDetail } from '../../../api/generated/types.ts';
import { useSession } from '../../../api/session.ts';
import { Button } from '../../../ui/button.tsx';
import type { IconName } from '../../../ui/icon.tsx';
import { ActionDialog } from './action-dialog.tsx';
import type { Verb } from './run.ts';

const icons: Readonly<Record<Verb, IconName>> = { resend: 'send', replay: 'replay', correct: 'edit', discard: 'trash' };

/** What can be done with a message; each shows its effect first. */
export function Actions({ message }: { readonly message: MessageDetail }) {
  const { t } = useTranslation('message');
  const { can } = useSession();
  const [verb, setVerb] = useState<Verb>();
  if (!can('operator')) return null;
  const sent = message.deliveries.some(({ status }) => status === 'delivered' || status === 'dead');
  const verbs: readonly Verb[] = [
    ...(message.status === 'dead' ? (['correct'] as const) : []),
    'replay',
    ...(sent ? (['resend'] as const) : []),
    ...(message.status === 'dead' ? (['discard'] as const) : (['correct'] as const)),
  ];
  return (
    <>
      {verbs.map((name) => (
        <Button key={name} icon={icons[name]} onClick={() => setVerb(name)}>
          {t(`act.${name}`)}
        </Button>
      ))}
      {verb === undefined ? null : <ActionDialog verb={verb} message={message} onClose={() => setVerb(undefined)} />}
    </>
  );
}
