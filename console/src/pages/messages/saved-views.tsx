import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deleteView, listViews, saveView } from '../../api/generated/client.ts';
import type { SaveViewRequest } from '../../api/generated/types.ts';
import { readSearch, writeSearch } from '../../lib/search.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/note.tsx';
import { toast } from '../../ui/toasts.tsx';
import { isFiltered } from './search.ts';

const route = getRouteApi('/shell/messages');

/** Searches that were kept under a name, and a way to keep this one. */
export function SavedViews() {
  const { t } = useTranslation('messages');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const [saving, setSaving] = useState(false);
  const views = useQuery({ queryKey: ['views'], queryFn: ({ signal }) => listViews(signal), staleTime: 60_000 });
  const remove = useMutation({
    mutationFn: (id: string) => deleteView(id),
    onSettled: () => client.invalidateQueries({ queryKey: ['views'] }),
  });
  const own = views.data?.items.filter(({ page }) => page === 'messages') ?? [];
  const now = writeSearch(search);
  return (
    <>
      {own.length === 0 ? null : (
        <nav className="chips" aria-label={t('views.label')}>
          {own.map(({ id, name, query, shared, own: mine }) => (
            <span key={id} className="row">
              <button
                type="button"
                className="chip"
                aria-current={query === now}
                onClick={() => void navigate({ search: readSearch(query) as typeof search })}
              >
                {name}
                {shared ? <span className="quiet">{t('views.forAll')}</span> : null}
              </button>
              {mine && query === now ? (
                <Button kind="plain" size="small" icon="trash" label={t('views.remove', { name })} onClick={() => remove.mutate(id)} />
              ) : null}
            </span>
          ))}
        </nav>
      )}
      <Button icon="star" disabled={!isFiltered(search)} onClick={() => setSaving(true)}>
        {t('views.save')}
      </Button>
      {saving ? <SaveView query={now} onClose={() => setSaving(false)} /> : null}
    </>
  );
}

function SaveView({ query, onClose }: { readonly query: string; readonly onClose: () => void }) {
  const { t } = useTranslation(['messages', 'shell']);
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (body: SaveViewRequest) => saveView(body),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['views'] });
      toast(t('messages:views.kept'));
      onClose();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    save.mutate({ name: String(form.get('name')).trim(), page: 'messages', query, shared: form.get('shared') === 'on' });
  };
  const foot = (
    <>
      <Button onClick={onClose}>{t('shell:cancel')}</Button>
      <Button kind="primary" type="submit" form="save-view" busy={save.isPending}>
        {t('messages:views.keep')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('messages:views.save')} onClose={onClose} foot={foot}>
      <form id="save-view" className="stack" onSubmit={submit}>
        <TextField label={t('messages:views.name')} name="name" required maxLength={100} autoFocus />
        <label className="check">
          <input type="checkbox" name="shared" />
          {t('messages:views.shared')}
        </label>
        {save.error === null ? null : <ProblemNote error={save.error} />}
      </form>
    </Dialog>
  );
}
