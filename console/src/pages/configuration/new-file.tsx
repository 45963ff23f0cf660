import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { isPossiblePath, newFileKinds } from './new-file-kinds.ts';

interface Props {
  /** Paths that are taken. */
  readonly taken: readonly string[];
  readonly onBegin: (path: string) => void;
  readonly onClose: () => void;
}

/** Asks which file is to be begun: its kind, then its place. */
export function NewFile({ taken, onBegin, onClose }: Props) {
  const { t } = useTranslation('configuration');
  const { t: shell } = useTranslation('shell');
  const [path, setPath] = useState(newFileKinds[0]?.path ?? '');
  const [kind, setKind] = useState<string>(newFileKinds[0]?.kind ?? '');
  const isTaken = taken.includes(path);
  const isReady = isPossiblePath(path) && !isTaken;
  const begin = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) onBegin(path);
  };
  return (
    <Dialog
      title={t('newFile')}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{shell('cancel')}</Button>
          <Button kind="primary" disabled={!isReady} onClick={() => onBegin(path)}>
            {t('newFileBegin')}
          </Button>
        </>
      }
    >
      <form className="stack" onSubmit={begin}>
        <SelectField
          label={t('kind')}
          value={kind}
          options={newFileKinds.map((one) => ({ value: one.kind, label: t(`newKinds.${one.kind}`) }))}
          onChoose={(value) => {
            setKind(value);
            setPath(newFileKinds.find((one) => one.kind === value)?.path ?? path);
          }}
        />
        <TextField label={t('newFilePath')} value={path} className="input mono" onChange={(event) => setPath(event.target.value.trim())} />
        <p className="quiet">{t(isTaken ? 'newFileTaken' : 'newFileSay')}</p>
      </form>
    </Dialog>
  );
}
