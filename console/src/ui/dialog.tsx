import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  /** A drawer comes from the right, or from the left. */
  readonly as?: 'drawer' | 'drawer left';
  readonly wide?: boolean;
  /** Buttons. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** A modal dialog or drawer of the browser's own kind: Escape closes it, focus stays inside and returns. Draw it to open it. */
export function Dialog({ title, onClose, as, wide = false, foot, children }: Props) {
  const { t } = useTranslation('shell');
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // Closed before it is taken off the page: only then does the browser give the focus back.
  useLayoutEffect(() => {
    const dialog = box.current;
    if (dialog?.open === false) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={box}
      className={['dialog', as, wide ? 'wide' : undefined].filter(Boolean).join(' ')}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <header className="dialog-head">
        <h2 id={heading}>{title}</h2>
        <Button kind="plain" icon="close" label={t('close')} onClick={onClose} />
      </header>
      <div className="dialog-body">{children}</div>
      {foot === undefined ? null : <footer className="dialog-foot">{foot}</footer>}
    </dialog>
  );
}
