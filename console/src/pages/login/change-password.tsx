import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePassword } from '../../api/generated/client.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/note.tsx';

const LEAST = 12;

/** The first password is changed before anything else opens.
 *  @param leadsTo the address that was asked for */
export function ChangePassword({ leadsTo }: { readonly leadsTo: string }) {
  const { t } = useTranslation('login');
  const client = useQueryClient();
  const router = useRouter();
  const [error, setError] = useState<unknown>();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    try {
      await changePassword({ current: String(form.get('current')), next: String(form.get('next')) });
      await client.resetQueries({ queryKey: ['session'] });
      router.history.push(leadsTo);
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <TextField label={t('change.current')} name="current" type="password" autoComplete="current-password" required />
      <TextField
        label={t('change.next')}
        hint={t('change.hint')}
        name="next"
        type="password"
        autoComplete="new-password"
        minLength={LEAST}
        required
      />
      {error === undefined ? null : <ProblemNote error={error} />}
      <Button kind="primary" type="submit">
        {t('change.submit')}
      </Button>
    </form>
  );
}
