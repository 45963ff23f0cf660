import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmErasure, listErasures, planErasure } from '../../api/generated/client.ts';
import type { Erasure } from '../../api/generated/types.ts';
import { pollInterval, queryClient } from '../../api/queries.ts';
import { number } from '../../lib/format.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { AreaField, SelectField, TextField } from '../../ui/field.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Note, ProblemNote } from '../../ui/note.tsx';
import { Card } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { itemsOf, More } from '../parts/more.tsx';

const looks: Readonly<Record<Erasure['state'], readonly [Tone, IconName]>> = {
  planned: ['info', 'clock'],
  running: ['accent', 'retry'],
  done: ['good', 'check'],
  failed: ['bad', 'cross'],
};
const LEAST = { reason: 3, person: 4 } as const;

/** Erasing a case or a person: planned, shown, confirmed. */
export function ErasurePanel() {
  const { t } = useTranslation('settings');
  const [planned, setPlanned] = useState<Erasure>();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['erasures'] });
  const query = useInfiniteQuery({
    queryKey: ['erasures'],
    queryFn: ({ pageParam, signal }) => listErasures({ cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: pollInterval,
  });
  return (
    <div className="stack">
      <p className="quiet">{t('erasure.say')}</p>
      <Card title={t('erasure.what')}>
        <Plan onPlanned={setPlanned} />
      </Card>
      <Card title={t('erasure.list')} flush>
        <Loaded query={query}>
          {(data) => {
            const items = itemsOf(data);
            if (items.length === 0) return <p className="card-body quiet">{t('erasure.none')}</p>;
            return (
              <>
                <DataTable
                  caption={t('erasure.list')}
                  rows={items}
                  keyOf={({ id }) => id}
                  columns={[
                    {
                      name: 'subject',
                      label: t('erasure.subject'),
                      lead: true,
                      cell: ({ subject }) => <span className="mono">{subject}</span>,
                    },
                    {
                      name: 'state',
                      label: t('erasure.status'),
                      mark: true,
                      cell: ({ state }) => (
                        <Badge tone={looks[state][0]} icon={looks[state][1]}>
                          {t(`erasure.state.${state}`)}
                        </Badge>
                      ),
                    },
                    {
                      name: 'effect',
                      label: t('erasure.takes'),
                      cell: ({ contents, messages, cases }) =>
                        t('erasure.effect', { contents: number(contents), messages: number(messages), cases: number(cases) }),
                    },
                    { name: 'reason', label: t('erasure.reason'), cell: ({ reason }) => reason },
                    { name: 'by', label: t('erasure.by'), cell: ({ plannedBy }) => plannedBy },
                    { name: 'at', label: t('erasure.at'), align: 'end', cell: ({ plannedAt }) => <Time at={plannedAt} /> },
                  ]}
                />
                <More query={query} />
              </>
            );
          }}
        </Loaded>
      </Card>
      {planned === undefined ? null : (
        <Confirm
          title={t('erasure.planned')}
          confirm={t('erasure.confirm')}
          danger
          onConfirm={() => confirmErasure(planned.id).then(refresh)}
          onClose={() => {
            setPlanned(undefined);
            void refresh();
          }}
        >
          <p className="mono">{planned.subject}</p>
          <p>
            {planned.contents + planned.messages === 0
              ? t('erasure.nothing')
              : t('erasure.effect', {
                  contents: number(planned.contents),
                  messages: number(planned.messages),
                  cases: number(planned.cases),
                })}
          </p>
          <Note tone="bad">{t('erasure.final')}</Note>
        </Confirm>
      )}
    </div>
  );
}

function Plan({ onPlanned }: { readonly onPlanned: (erasure: Erasure) => void }) {
  const { t } = useTranslation('settings');
  const [what, setWhat] = useState<'case' | 'person'>('case');
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const plan = useMutation({
    mutationFn: () => planErasure(what === 'case' ? { caseId: value.trim(), reason } : { person: { value: value.trim() }, reason }),
    onSuccess: (erasure) => {
      setValue('');
      setReason('');
      onPlanned(erasure);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    plan.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <SelectField
        label={t('erasure.what')}
        value={what}
        options={[
          { value: 'case', label: t('erasure.case') },
          { value: 'person', label: t('erasure.person') },
        ]}
        onChoose={(next) => {
          setWhat(next as 'case' | 'person');
          setValue('');
        }}
      />
      <TextField
        label={t(what === 'case' ? 'erasure.caseId' : 'erasure.value')}
        hint={what === 'person' ? t('erasure.valueSay') : undefined}
        value={value}
        autoComplete="off"
        required
        minLength={LEAST.person}
        maxLength={200}
        onChange={(event) => setValue(event.target.value)}
      />
      <AreaField
        label={t('erasure.reason')}
        value={reason}
        required
        minLength={LEAST.reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
      {plan.isError ? <ProblemNote error={plan.error} /> : null}
      <div>
        <Button type="submit" busy={plan.isPending}>
          {t('erasure.plan')}
        </Button>
      </div>
    </form>
  );
}
