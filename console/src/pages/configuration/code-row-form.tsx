import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { type CodeRow, faultOf, knownValues } from './code-lists.ts';

const MOST_SUGGESTIONS = 8;

interface Props {
  readonly rows: readonly CodeRow[];
  readonly row: CodeRow;
  /** The values that the model has; empty: not known. */
  readonly values: readonly string[];
  /** Index of the row that is changed; absent for a new one. */
  readonly at?: number;
  readonly onSave: (row: CodeRow) => void;
  readonly onCancel: () => void;
}

/** One code and what it means, for a time. */
export function CodeRowForm({ rows, row, values: ofModel, at, onSave, onCancel }: Props) {
  const { t } = useTranslation('configuration');
  const { t: shell } = useTranslation('shell');
  const [draft, setDraft] = useState(row);
  const [tried, setTried] = useState(false);
  const used = knownValues(rows);
  const values =
    ofModel.length === 0 ? used : [...used.filter((value) => ofModel.includes(value)), ...ofModel.filter((value) => !used.includes(value))];
  const isForeign = ofModel.length > 0 && draft.canonical !== '' && !ofModel.includes(draft.canonical);
  const known = useId();
  const fault = faultOf(rows, draft, at);
  const set = (change: Partial<CodeRow>) => setDraft({ ...draft, ...change });
  const save = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fault === undefined) onSave(draft);
  };
  return (
    <form className="code-form" onSubmit={save} aria-label={at === undefined ? t('newCode') : t('edit', { code: row.partner })} noValidate>
      <div className="code-form-fields">
        <TextField
          label={t('partnerCode')}
          value={draft.partner}
          className="input mono"
          onChange={(event) => set({ partner: event.target.value })}
        />
        <TextField
          label={t('canonical')}
          value={draft.canonical}
          className="input mono"
          list={known}
          onChange={(event) => set({ canonical: event.target.value })}
        />
        <TextField label={t('label')} value={draft.label} onChange={(event) => set({ label: event.target.value })} />
        <TextField label={t('from')} type="date" value={draft.from} onChange={(event) => set({ from: event.target.value })} />
        <TextField label={t('to')} type="date" value={draft.to} onChange={(event) => set({ to: event.target.value })} />
      </div>
      <datalist id={known}>
        {values.map((value) => (
          <option key={value} value={value} />
        ))}
      </datalist>
      {values.length === 0 ? null : (
        <fieldset className="chips code-suggestions">
          <legend>{t('suggestions')}</legend>
          {values.slice(0, Math.max(MOST_SUGGESTIONS, used.length)).map((value) => (
            <button
              key={value}
              type="button"
              className="chip"
              aria-pressed={draft.canonical === value}
              onClick={() => set({ canonical: value })}
            >
              {value}
            </button>
          ))}
        </fieldset>
      )}
      <label className="check">
        <input type="checkbox" checked={draft.preferred} onChange={(event) => set({ preferred: event.target.checked })} />
        {t('preferredSay')}
      </label>
      {isForeign ? <p className="code-fault">{t('foreignValue', { value: draft.canonical })}</p> : null}
      {tried && fault !== undefined ? (
        <p role="alert" className="code-fault">
          {t(`fault.${fault}`)}
        </p>
      ) : null}
      <div className="row">
        <Button kind="primary" type="submit" icon="check">
          {t('save')}
        </Button>
        <Button kind="plain" onClick={onCancel}>
          {shell('cancel')}
        </Button>
      </div>
    </form>
  );
}
