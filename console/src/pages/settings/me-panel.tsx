import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePassword } from '../../api/generated/client.ts';
import { useSession } from '../../api/session.ts';
import { chooseLanguage, currentLanguage, type Language, languages } from '../../i18n/index.ts';
import { chooseTheme, type Theme, useTheme } from '../../shell/theme.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { ProblemNote } from '../../ui/note.tsx';
import { Card } from '../../ui/page.tsx';
import { toast } from '../../ui/toasts.tsx';

const LEAST_PASSWORD = 12;

/** One's own account, language and colours. */
export function MePanel() {
  const { t } = useTranslation('settings');
  const { t: shell } = useTranslation('shell');
  const { session } = useSession();
  const theme = useTheme();
  const person = session?.person;
  return (
    <div className="settings-columns">
      <Card title={t('me.account')}>
        <KeyValues
          of={[
            [t('me.name'), person?.name],
            [t('me.login'), person?.login],
            [t('me.role'), person === undefined ? undefined : t(`people.roles.${person.role}`)],
          ]}
        />
      </Card>
      <Card title={t('me.look')}>
        <div className="stack">
          <SelectField
            label={t('me.language')}
            value={currentLanguage()}
            options={Object.entries(languages).map(([value, label]) => ({ value, label }))}
            onChoose={(value) => void chooseLanguage(value as Language)}
          />
          <SelectField
            label={t('me.theme')}
            value={theme}
            options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: shell(`theme.${value}`) }))}
            onChoose={(value) => chooseTheme(value as Theme)}
          />
        </div>
      </Card>
      {session?.methods.password === true ? (
        <Card title={t('me.password')}>
          <Password />
        </Card>
      ) : null}
    </div>
  );
}

function Password() {
  const { t } = useTranslation('settings');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const change = useMutation({
    mutationFn: () => changePassword({ current, next }),
    onSuccess: () => {
      setCurrent('');
      setNext('');
      setAgain('');
      toast(t('me.changed'));
    },
  });
  const differs = again !== '' && again !== next;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextField
        label={t('me.current')}
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
      />
      <TextField
        label={t('me.next')}
        hint={t('me.nextSay')}
        type="password"
        autoComplete="new-password"
        value={next}
        onChange={(event) => setNext(event.target.value)}
      />
      <TextField
        label={t('me.repeat')}
        hint={differs ? t('me.differs') : undefined}
        type="password"
        autoComplete="new-password"
        value={again}
        onChange={(event) => setAgain(event.target.value)}
      />
      {change.isError ? <ProblemNote error={change.error} /> : null}
      <div>
        <Button
          kind="primary"
          type="submit"
          busy={change.isPending}
          disabled={current === '' || next.length < LEAST_PASSWORD || again !== next}
        >
          {t('me.change')}
        </Button>
      </div>
    </form>
  );
}
