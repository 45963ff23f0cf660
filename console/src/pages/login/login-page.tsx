import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf, sendCsrfToken } from '../../api/call.ts';
import { logIn } from '../../api/generated/client.ts';
import type { SessionView } from '../../api/generated/types.ts';
import { Problem } from '../../api/problem.ts';
import { sessionQuery } from '../../api/session.ts';
import { LanguageField } from '../../shell/language-field.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Note, ProblemNote } from '../../ui/note.tsx';
import { ChangePassword } from './change-password.tsx';
import './login.css';

const route = getRouteApi('/login');

/** Opens a session, with a local account or by the provider of identities, and leads back to where one was. */
export function LoginPage() {
  const { t } = useTranslation('login');
  const { ended, refused, returnTo } = route.useSearch();
  const query = useQuery({ ...sessionQuery, staleTime: 0 });
  return (
    <main className="login">
      <div className="login-card card">
        <h1>{query.data?.mustChangePassword ? t('change.title') : 'Relais'}</h1>
        <p className="quiet">{query.data?.mustChangePassword ? t('change.say') : t('say')}</p>
        {ended ? <Note>{t('ended')}</Note> : null}
        {refused === undefined ? null : (
          <Note tone="warn">{t(refused === 'E_OIDC_NO_ROLE' ? 'refused.E_OIDC_NO_ROLE' : 'refused.other')}</Note>
        )}
        <Loaded query={query} rows={3}>
          {(session) => (session.mustChangePassword ? <ChangePassword leadsTo={inside(returnTo)} /> : <Ways session={session} />)}
        </Loaded>
        <LanguageField />
      </div>
    </main>
  );
}

function Ways({ session: { methods } }: { readonly session: SessionView }) {
  const { t } = useTranslation('login');
  const { returnTo } = route.useSearch();
  if (!methods.password && methods.oidc === undefined) return <Note tone="warn">{t('noMethod')}</Note>;
  return (
    <>
      {methods.password ? <PasswordForm /> : null}
      {methods.password && methods.oidc !== undefined ? <div className="or">{t('or')}</div> : null}
      {methods.oidc === undefined ? null : (
        <a className="button" href={addressOf('/api/session/oidc', { returnTo: inside(returnTo) })}>
          {t('oidc', { provider: methods.oidc })}
        </a>
      )}
    </>
  );
}

function PasswordForm() {
  const { t } = useTranslation('login');
  const { returnTo } = route.useSearch();
  const router = useRouter();
  const client = useQueryClient();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setError(undefined);
    try {
      const session = await logIn({ login: String(form.get('login')), password: String(form.get('password')) });
      sendCsrfToken(session.csrfToken);
      client.setQueryData(sessionQuery.queryKey, session);
      if (!session.mustChangePassword) router.history.push(inside(returnTo));
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const wrong = error instanceof Problem && error.status === 401;
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <TextField label={t('login')} name="login" autoComplete="username" autoCapitalize="none" required maxLength={200} />
      <TextField label={t('password')} name="password" type="password" autoComplete="current-password" required maxLength={1000} />
      <div aria-live="assertive">
        {wrong ? <Note tone="bad">{t('wrong')}</Note> : error === undefined ? null : <ProblemNote error={error} />}
      </div>
      <Button kind="primary" type="submit" busy={busy}>
        {t('submit')}
      </Button>
    </form>
  );
}

/** Only addresses of this console are returned to. */
function inside(address: string | undefined): string {
  return address?.startsWith('/') && !address.startsWith('//') && !address.startsWith('/\\') ? address : '/';
}
