import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listPartners } from '../../api/generated/client.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { type Period, periods, type Search, stages, states } from './search.ts';

const route = getRouteApi('/shell/messages');
const inDrawer = ['partner', 'channel', 'type', 'error', 'text', 'stage', 'from', 'to', 'case', 'failure'] as const;

/** The filters of messages: all of them are the address. */
export function Filters() {
  const { t } = useTranslation(['messages', 'words', 'shell']);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: Partial<Search>) => void navigate({ search: (before) => ({ ...before, ...change }), resetScroll: false });
  const used = inDrawer.filter((name) => search[name] !== undefined).length;
  const [open, setOpen] = useState(used > 0);
  const toggle = (state: string) => {
    const now = search.status ?? [];
    const next = now.includes(state) ? now.filter((one) => one !== state) : [...now, state];
    set({ status: next.length === 0 ? undefined : next });
  };
  return (
    <search className="filters stack tight">
      <div className="row wrap">
        <Find key={search.q ?? ''} q={search.q} onFind={(q) => set({ q })} />
        <SelectField
          label={t('messages:filter.last')}
          hideLabel
          value={search.last ?? ''}
          options={[
            { value: '', label: t('messages:last.any') },
            ...(Object.keys(periods) as Period[]).map((value) => ({ value, label: t(`messages:last.${value}`) })),
          ]}
          onChoose={(last) => set({ last: last || undefined, from: undefined, to: undefined })}
        />
        <Button icon="filter" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('messages:filters')}
          {used === 0 ? null : <span className="badge accent">{used}</span>}
        </Button>
      </div>
      <fieldset className="chips" aria-label={t('messages:states')}>
        {states.map((state) => (
          <button
            key={state}
            type="button"
            className="chip"
            aria-pressed={search.status?.includes(state) ?? false}
            onClick={() => toggle(state)}
          >
            {t(`words:message.${state}`)}
          </button>
        ))}
      </fieldset>
      {open ? <More search={search} set={set} /> : null}
      <Used search={search} set={set} />
    </search>
  );
}

function Find({ q, onFind }: { readonly q: string | undefined; readonly onFind: (q: string | undefined) => void }) {
  const { t } = useTranslation('messages');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onFind(String(new FormData(event.currentTarget).get('q')).trim() || undefined);
  };
  return (
    <form className="find-form" onSubmit={submit}>
      <Icon name="search" />
      <TextField
        label={t('search')}
        hideLabel
        name="q"
        type="search"
        placeholder={t('searchHint')}
        defaultValue={q ?? ''}
        autoComplete="off"
      />
    </form>
  );
}

interface Props {
  readonly search: Search;
  readonly set: (change: Partial<Search>) => void;
}

/** Filters that are needed less often; a text takes effect when one leaves it. */
function More({ search, set }: Props) {
  const { t } = useTranslation(['messages', 'words', 'shell']);
  const partners = useQuery({ queryKey: ['partners'], queryFn: ({ signal }) => listPartners(signal) }).data?.items ?? [];
  const all = { value: '', label: t('shell:all') };
  const channels = partners.find(({ partner }) => partner === search.partner)?.channels ?? [];
  const text = (name: 'type' | 'error' | 'text', placeholder?: string) => (
    <TextField
      key={`${name}${search[name] ?? ''}`}
      label={t(`messages:filter.${name}`)}
      defaultValue={search[name] ?? ''}
      placeholder={placeholder}
      onBlur={(event) => event.target.value.trim() !== (search[name] ?? '') && set({ [name]: event.target.value.trim() || undefined })}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
  const time = (name: 'from' | 'to') => (
    <TextField
      label={t(`messages:filter.${name}`)}
      type="datetime-local"
      value={search[name]?.slice(0, 16) ?? ''}
      onChange={(event) => set({ [name]: event.target.value || undefined, last: undefined })}
    />
  );
  return (
    <div className="card card-body more-filters">
      <SelectField
        label={t('messages:filter.partner')}
        value={search.partner ?? ''}
        options={[all, ...partners.map(({ partner, name }) => ({ value: partner, label: name }))]}
        onChoose={(partner) => set({ partner: partner || undefined, channel: undefined })}
      />
      <SelectField
        label={t('messages:filter.channel')}
        value={search.channel ?? ''}
        disabled={search.partner === undefined}
        options={[all, ...channels.map(({ channel }) => ({ value: shortChannel(channel), label: shortChannel(channel) }))]}
        onChoose={(channel) => set({ channel: channel || undefined })}
      />
      {text('type', t('messages:filter.typeHint'))}
      {text('error', 'E_…')}
      {text('text')}
      <SelectField
        label={t('messages:filter.stage')}
        value={search.stage ?? ''}
        disabled={search.text === undefined}
        options={[all, ...stages.map((stage) => ({ value: stage, label: t(`words:stage.${stage}`) }))]}
        onChoose={(stage) => set({ stage: stage || undefined })}
      />
      {time('from')}
      {time('to')}
    </div>
  );
}

/** Lists name channels with their partner. */
function shortChannel(channel: string): string {
  return channel.slice(channel.indexOf('/') + 1);
}

/** Filters that came with a link and have no field of their own, and a way back to all messages. */
function Used({ search, set }: Props) {
  const { t } = useTranslation('messages');
  const navigate = route.useNavigate();
  const linked = (['q', 'case', 'failure'] as const).filter((name) => search[name] !== undefined);
  if (Object.values(search).every((value) => value === undefined)) return null;
  return (
    <div className="chips">
      {linked.map((name) => (
        <button
          key={name}
          type="button"
          className="chip"
          title={t('remove', { name: t(`filter.${name}`) })}
          onClick={() => set({ [name]: undefined })}
        >
          <span className="clip">
            {t(`filter.${name}`)}: {search[name]}
          </span>
          <Icon name="close" />
        </button>
      ))}
      <Button kind="plain" size="small" onClick={() => void navigate({ search: {} })}>
        {t('clear')}
      </Button>
    </div>
  );
}
