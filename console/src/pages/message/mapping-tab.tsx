import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ExplainedField, MappingExplained, MessageDetail } from '../../api/generated/types.ts';
import { Code } from '../../ui/code/index.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Empty, Loaded } from '../../ui/loading.tsx';
import { Note } from '../../ui/note.tsx';
import { Card } from '../../ui/page.tsx';
import { explainQuery } from './queries.ts';

const route = getRouteApi('/shell/messages/$id');

/** Which place of which mapping gave each field: of what came in, or of one delivery. */
export function MappingTab({ message }: { readonly message: MessageDetail }) {
  const { t } = useTranslation('message');
  const { delivery, number } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(
    explainQuery(message.id, delivery, delivery === undefined && number !== undefined ? Number(number) || undefined : undefined),
  );
  const options = [
    { value: '', label: t('mapping.inbound') },
    ...message.deliveries.map(({ id, partner, channel }) => ({ value: id, label: `${partner}/${channel}` })),
  ];
  const set = (change: { delivery?: string | undefined; number?: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, field: undefined, ...change }), resetScroll: false });
  return (
    <div className="stack">
      <div className="row wrap stage-bar">
        <SelectField
          label={t('mapping.of')}
          value={delivery ?? ''}
          options={options}
          onChoose={(next) => set({ delivery: next || undefined, number: undefined })}
        />
        {query.data?.messages === undefined ? null : (
          <SelectField
            label={t('mapping.message')}
            value={number ?? '1'}
            options={query.data.messages.map((one) => ({
              value: String(one.number),
              label: [t('mapping.numbered', { number: String(one.number), type: one.type }), one.reference].filter(Boolean).join(' · '),
            }))}
            onChoose={(next) => set({ number: next === '1' ? undefined : next })}
          />
        )}
      </div>
      <Loaded query={query}>{(explained) => <Explained explained={explained} />}</Loaded>
    </div>
  );
}

function Explained({ explained: { mapping, source, fields, asOfThen } }: { readonly explained: MappingExplained }) {
  const { t } = useTranslation('message');
  const { field: chosen } = route.useSearch();
  const navigate = route.useNavigate();
  const setChosen = (field: string) => void navigate({ search: (before) => ({ ...before, field }), replace: true, resetScroll: false });
  if (fields.length === 0) {
    return (
      <Card>
        <Empty title={t('mapping.none')} />
      </Card>
    );
  }
  const line = fields.find(({ path }) => path === chosen)?.line;
  return (
    <>
      {asOfThen ? null : <Note>{t('mapping.today')}</Note>}
      <div className="beside">
        <section className="stage" aria-label={t('mapping.fields')}>
          <header>
            <h2>{t('mapping.fields')}</h2>
            <p className="quiet">{t('mapping.say')}</p>
          </header>
          <ul className="mapped-fields">
            {fields.map((field) => (
              <Field key={field.path} field={field} chosen={field.path === chosen} onChoose={() => setChosen(field.path)} />
            ))}
          </ul>
        </section>
        <section className="stage" aria-label={mapping}>
          <header>
            <h2 className="mono">{mapping}</h2>
          </header>
          <Code text={source} kind="text" label={mapping} {...(line === undefined ? {} : { lines: [line] })} />
        </section>
      </div>
    </>
  );
}

function Field(props: { readonly field: ExplainedField; readonly chosen: boolean; readonly onChoose: () => void }) {
  const { t } = useTranslation('message');
  const { field, chosen, onChoose } = props;
  return (
    <li>
      <button type="button" aria-pressed={chosen} onClick={onChoose}>
        <code className="path">{field.path}</code>
        <code className="value">{shown(field.value)}</code>
        <span className="quiet num">{t('mapping.line', { line: String(field.line) })}</span>
      </button>
    </li>
  );
}

/** What is made of others is listed by its own fields: here it would say them once more. */
function shown(value: ExplainedField['value']): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.length}]`;
  return typeof value === 'object' && value !== null ? '{…}' : JSON.stringify(value);
}
