import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note } from '../../ui/note.tsx';
import type { Ask } from './ask.ts';
import { addRow, type CodeList, changeRow, newRow, removeRow } from './code-lists.ts';
import { CodeRowForm } from './code-row-form.tsx';

interface Props {
  readonly lists: readonly CodeList[];
  /** The values that the model has for a list, where it is known. */
  readonly codeValues: readonly { readonly list: string; readonly values: readonly string[] }[];
  readonly text: string;
  readonly ask: Ask;
  readonly editable: boolean;
  readonly onChange: (text: string) => void;
}

/** A codes.yaml as tables: what each of the partner's codes means in the hub. Comments and order of the file stay. */
export function CodeListTable({ lists, codeValues, text, ask, editable, onChange }: Props) {
  const { t } = useTranslation('configuration');
  const asked = ask.list ?? lists[0]?.name;
  const [chosen, setChosen] = useState(asked);
  const all = asked === undefined || lists.some(({ name }) => name === asked) ? lists : [...lists, { name: asked, comment: '', rows: [] }];
  const list = all.find(({ name }) => name === chosen) ?? all[0];
  if (list === undefined) return <p className="card-body quiet">{t('noLists')}</p>;
  return (
    <div className="code-lists">
      <nav className="chips code-list-names" aria-label={t('lists')}>
        {all.map(({ name, rows }) => (
          <button key={name} type="button" className="chip" aria-pressed={name === list.name} onClick={() => setChosen(name)}>
            {name} <span className="quiet">{rows.length}</span>
          </button>
        ))}
      </nav>
      <List
        key={list.name}
        list={list}
        values={codeValues.find((one) => one.list === list.name)?.values ?? []}
        text={text}
        ask={list.name === ask.list ? ask : {}}
        editable={editable}
        onChange={onChange}
      />
    </div>
  );
}

interface ListProps extends Omit<Props, 'lists' | 'codeValues'> {
  readonly list: CodeList;
  readonly values: readonly string[];
}

function List({ list, values, text, ask, editable, onChange }: ListProps) {
  const { t } = useTranslation('configuration');
  const isKnown = list.rows.some(({ partner, canonical }) => partner === ask.code || canonical === ask.value);
  const isAsked = !isKnown && (ask.code !== undefined || ask.value !== undefined);
  const [editing, setEditing] = useState<number | 'new' | undefined>(isAsked ? 'new' : undefined);
  const close = () => setEditing(undefined);
  const edited = typeof editing === 'number' ? list.rows[editing] : undefined;
  return (
    <>
      {list.comment === '' ? null : <p className="code-list-comment">{list.comment}</p>}
      {isAsked ? (
        <div className="card-body">
          <Note tone="warn">
            <strong>{ask.code === undefined ? t('unknownValue', { code: ask.value ?? '' }) : t('unknownCode', { code: ask.code })}</strong>
          </Note>
        </div>
      ) : null}
      {editing === 'new' && editable ? (
        <CodeRowForm
          rows={list.rows}
          values={values}
          row={{ ...newRow(isAsked ? (ask.code ?? '') : ''), canonical: isAsked ? (ask.value ?? '') : '' }}
          onSave={(row) => {
            onChange(addRow(text, list.name, row));
            close();
          }}
          onCancel={close}
        />
      ) : null}
      {edited !== undefined && typeof editing === 'number' && editable ? (
        <CodeRowForm
          rows={list.rows}
          values={values}
          row={edited}
          at={editing}
          onSave={(row) => {
            onChange(changeRow(text, list.name, editing, row));
            close();
          }}
          onCancel={close}
        />
      ) : null}
      {list.rows.length === 0 ? <p className="card-body quiet">{t('emptyList')}</p> : null}
      {list.rows.length === 0 ? null : (
        <DataTable
          caption={list.name}
          rows={list.rows.map((row, index) => ({ ...row, index }))}
          keyOf={({ index }) => String(index)}
          columns={[
            { name: 'partner', label: t('partnerCode'), lead: true, cell: ({ partner }) => <code className="code-value">{partner}</code> },
            { name: 'arrow', label: '', cell: () => <Icon name="right" />, width: '32px' },
            { name: 'canonical', label: t('canonical'), cell: ({ canonical }) => <code className="code-value">{canonical}</code> },
            { name: 'label', label: t('label'), cell: ({ label }) => label },
            { name: 'days', label: t('days'), cell: ({ from, to }) => (from === '' && to === '' ? '' : `${from || '…'} – ${to || '…'}`) },
            {
              name: 'preferred',
              label: t('preferred'),
              cell: ({ preferred }) => (preferred ? <Badge icon="star">{t('preferred')}</Badge> : ''),
            },
            {
              name: 'edit',
              label: '',
              align: 'end',
              cell: ({ index, partner }) =>
                editable ? (
                  <span className="row">
                    <Button kind="plain" size="small" icon="edit" label={t('edit', { code: partner })} onClick={() => setEditing(index)} />
                    <Button
                      kind="plain"
                      size="small"
                      icon="trash"
                      label={t('remove', { code: partner })}
                      onClick={() => onChange(removeRow(text, list.name, index))}
                    />
                  </span>
                ) : (
                  ''
                ),
            },
          ]}
        />
      )}
      {editable && editing === undefined ? (
        <div className="table-foot">
          <Button icon="edit" onClick={() => setEditing('new')}>
            {t('add')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
