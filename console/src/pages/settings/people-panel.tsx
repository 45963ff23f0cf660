import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addPerson, changePerson, endSessions, listPeople } from '../../api/generated/client.ts';
import type { NewPerson, PersonChange, PersonView, Role } from '../../api/generated/types.ts';
import { queryClient } from '../../api/queries.ts';
import { useSession } from '../../api/session.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { ProblemNote } from '../../ui/note.tsx';
import { Card } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';
import { toast } from '../../ui/toasts.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { Once } from './once.tsx';

const roles = ['viewer', 'operator', 'admin'] as const satisfies readonly Role[];
type Asked = { readonly what: 'lock' | 'reset' | 'end'; readonly person: PersonView };

/** Who may log in, and as what. */
export function PeoplePanel() {
  const { t } = useTranslation('settings');
  const { session } = useSession();
  const [adding, setAdding] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const [made, setMade] = useState<NewPerson>();
  const query = useQuery({ queryKey: ['people'], queryFn: ({ signal }) => listPeople(signal) });
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['people'] });
  const change = useMutation({
    mutationFn: ({ id, ...what }: PersonChange & { readonly id: string }) => changePerson(id, what),
    onSuccess: (answer) => {
      if (answer.firstPassword === undefined) toast(t('people.changed'));
      else setMade(answer);
      return refresh();
    },
  });
  const own = (person: PersonView) => person.id === session?.person?.id;
  return (
    <div className="stack">
      <div className="row wrap">
        <p className="spread quiet">{t('people.say')}</p>
        <Button kind="primary" onClick={() => setAdding(true)}>
          {t('people.add')}
        </Button>
      </div>
      {change.isError ? <ProblemNote error={change.error} /> : null}
      <Card flush>
        <Loaded query={query}>
          {({ items }) => (
            <DataTable
              caption={t('people.list')}
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                {
                  name: 'name',
                  label: t('people.name'),
                  lead: true,
                  cell: ({ name, login, source }) => (
                    <div>
                      <strong>{name}</strong>
                      <p className="quiet">
                        {login} · {t(`people.source.${source}`)}
                      </p>
                    </div>
                  ),
                },
                {
                  name: 'role',
                  label: t('people.role'),
                  cell: (person) => (
                    <SelectField
                      label={`${t('people.role')}: ${person.name}`}
                      hideLabel
                      value={person.role}
                      disabled={own(person)}
                      options={roles.map((value) => ({ value, label: t(`people.roles.${value}`) }))}
                      onChoose={(role) => change.mutate({ id: person.id, role: role as Role })}
                    />
                  ),
                },
                {
                  name: 'active',
                  label: t('people.status'),
                  mark: true,
                  cell: ({ active }) =>
                    active ? (
                      <Badge tone="good" icon="check">
                        {t('people.active')}
                      </Badge>
                    ) : (
                      <Badge icon="pause">{t('people.inactive')}</Badge>
                    ),
                },
                {
                  name: 'seen',
                  label: t('people.seen'),
                  cell: ({ lastSeenAt }) => (lastSeenAt === undefined ? t('people.never') : <Time at={lastSeenAt} />),
                },
                {
                  name: 'sessions',
                  label: t('people.sessions'),
                  align: 'end',
                  cell: ({ sessions }) => <span className="num">{sessions}</span>,
                },
                {
                  name: 'act',
                  label: '',
                  align: 'end',
                  cell: (person) => (
                    <span className="row wrap">
                      {person.sessions > 0 ? (
                        <Button size="small" kind="plain" icon="logout" onClick={() => setAsked({ what: 'end', person })}>
                          {t('people.endSessions')}
                        </Button>
                      ) : null}
                      {person.source === 'local' && !own(person) ? (
                        <Button size="small" kind="plain" icon="retry" onClick={() => setAsked({ what: 'reset', person })}>
                          {t('people.reset')}
                        </Button>
                      ) : null}
                      {own(person) ? null : person.active ? (
                        <Button size="small" kind="plain" icon="pause" onClick={() => setAsked({ what: 'lock', person })}>
                          {t('people.lock')}
                        </Button>
                      ) : (
                        <Button size="small" kind="plain" icon="play" onClick={() => change.mutate({ id: person.id, active: true })}>
                          {t('people.unlock')}
                        </Button>
                      )}
                    </span>
                  ),
                },
              ]}
            />
          )}
        </Loaded>
      </Card>
      {adding ? (
        <Add
          onClose={() => setAdding(false)}
          onMade={(answer) => {
            setAdding(false);
            setMade(answer);
            void refresh();
          }}
        />
      ) : null}
      {asked === undefined ? null : <Ask asked={asked} onMade={setMade} onDone={refresh} onClose={() => setAsked(undefined)} />}
      {made?.firstPassword === undefined ? null : (
        <Once
          title={t('people.first', { login: made.person.login })}
          say={t('people.firstSay')}
          secret={made.firstPassword}
          onClose={() => setMade(undefined)}
        />
      )}
    </div>
  );
}

interface AskProps {
  readonly asked: Asked;
  readonly onMade: (made: NewPerson) => void;
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
}

function Ask({ asked: { what, person }, onMade, onDone, onClose }: AskProps) {
  const { t } = useTranslation('settings');
  const { id, name, sessions } = person;
  const acts = {
    lock: () => changePerson(id, { active: false }),
    reset: () => changePerson(id, { newPassword: true }).then(onMade),
    end: () => endSessions(id),
  };
  const words = {
    lock: [t('people.lockTitle', { name }), t('people.lockSay', { name }), t('people.lock')],
    reset: [t('people.resetTitle', { name }), t('people.resetSay'), t('people.reset')],
    end: [t('people.endTitle', { name }), t('people.endSay', { count: sessions }), t('people.endSessions')],
  } as const;
  const [title, say, confirm] = words[what];
  return (
    <Confirm title={title} confirm={confirm} danger onConfirm={() => acts[what]().then(onDone)} onClose={onClose}>
      <p>{say}</p>
    </Confirm>
  );
}

function Add({ onClose, onMade }: { readonly onClose: () => void; readonly onMade: (made: NewPerson) => void }) {
  const { t } = useTranslation('settings');
  const { t: shell } = useTranslation('shell');
  const [login, setLogin] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const add = useMutation({ mutationFn: () => addPerson({ login, name, role }), onSuccess: onMade });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <Dialog title={t('people.add')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <TextField
          label={t('people.login')}
          value={login}
          required
          pattern="[A-Za-z0-9._@+\-]{2,100}"
          onChange={(event) => setLogin(event.target.value)}
        />
        <TextField label={t('people.name')} value={name} required maxLength={200} onChange={(event) => setName(event.target.value)} />
        <SelectField
          label={t('people.role')}
          value={role}
          options={roles.map((value) => ({ value, label: t(`people.roles.${value}`) }))}
          onChoose={(value) => setRole(value as Role)}
        />
        {add.isError ? <ProblemNote error={add.error} /> : null}
        <div className="row">
          <Button kind="primary" type="submit" busy={add.isPending}>
            {t('people.create')}
          </Button>
          <Button kind="plain" onClick={onClose}>
            {shell('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
