import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { AreaField } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/note.tsx';

interface Props {
  readonly title: string;
  /** What it will do. */
  readonly children: ReactNode;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly wide?: boolean;
  /** Asks for a reason. */
  readonly reason?: { readonly label: string; readonly hint?: string; readonly least: number };
  readonly onConfirm: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks before something is done, with its effect; closes once it is. */
export function Confirm({ title, children, confirm, danger = false, wide = false, reason, onConfirm, onClose }: Props) {
  const { t } = useTranslation('shell');
  const [why, setWhy] = useState('');
  const act = useMutation({ mutationFn: () => onConfirm(why.trim()), onSuccess: onClose });
  const isReady = reason === undefined || why.trim().length >= reason.least;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      wide={wide}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind={danger ? 'danger' : 'primary'} busy={act.isPending} disabled={!isReady} onClick={() => act.mutate()}>
            {confirm}
          </Button>
        </>
      }
    >
      <div className="stack">
        {children}
        {reason === undefined ? null : (
          <AreaField
            label={reason.label}
            hint={reason.hint}
            value={why}
            maxLength={500}
            required={reason.least > 0}
            onChange={(event) => setWhy(event.target.value)}
          />
        )}
        {act.isError ? <ProblemNote error={act.error} /> : null}
      </div>
    </Dialog>
  );
}
