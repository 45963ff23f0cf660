import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';

/** A secret that is shown this once. */
export function Once(props: { readonly title: string; readonly say: string; readonly secret: string; readonly onClose: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      foot={
        <Button kind="primary" onClick={props.onClose}>
          {t('close')}
        </Button>
      }
    >
      <div className="stack">
        <p className="row once">
          <code className="mono spread">{props.secret}</code>
          <CopyButton text={props.secret} />
        </p>
        <Note tone="warn">{props.say}</Note>
      </div>
    </Dialog>
  );
}
