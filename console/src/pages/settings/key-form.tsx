import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createKey } from '../../api/generated/client.ts';
import type { KeyScope, NewKey } from '../../api/generated/types.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/note.tsx';
import { partnersQuery } from '../parts/partner-link.tsx';

const scopes = ['send', 'read'] as const satisfies readonly KeyScope[];

/** Asks for whom, for which channels and what for. */
export function NewKeyDialog({ onClose, onMade }: { readonly onClose: () => void; readonly onMade: (key: NewKey) => void }) {
  const { t } = useTranslation('settings');
  const { t: shell } = useTranslation('shell');
  const { data } = useQuery(partnersQuery);
  const partners = (data?.items ?? []).toSorted((a, b) => a.name.localeCompare(b.name));
  const [chosen, setChosen] = useState<string>();
  const [channels, setChannels] = useState<readonly string[]>([]);
  const [may, setMay] = useState<readonly KeyScope[]>(['send']);
  const [until, setUntil] = useState('');
  const partner = chosen ?? partners[0]?.partner ?? '';
  const inbound = partners.find((one) => one.partner === partner)?.channels.filter(({ direction }) => direction === 'in') ?? [];
  const make = useMutation({
    mutationFn: () =>
      createKey({
        partner,
        channels: [...channels],
        scopes: [...may],
        ...(until === '' ? {} : { expiresAt: new Date(`${until}T00:00:00`).toISOString() }),
      }),
    onSuccess: onMade,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <Dialog title={t('keys.add')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <SelectField
          label={t('keys.partner')}
          value={partner}
          options={partners.map((one) => ({ value: one.partner, label: one.name }))}
          onChoose={(value) => {
            setChosen(value);
            setChannels([]);
          }}
        />
        <fieldset className="choices">
          <legend>{t('keys.channels')}</legend>
          {inbound.map(({ channel }) => (
            <Choice key={channel} label={channel} of={channels} value={channel} onChange={setChannels} />
          ))}
          <small className="quiet">{t('keys.channelsSay')}</small>
        </fieldset>
        <fieldset className="choices">
          <legend>{t('keys.scopes')}</legend>
          {scopes.map((scope) => (
            <Choice key={scope} label={t(`keys.scope.${scope}`)} of={may} value={scope} onChange={setMay} />
          ))}
        </fieldset>
        <TextField label={t('keys.expires')} type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
        {make.isError ? <ProblemNote error={make.error} /> : null}
        <div className="row">
          <Button kind="primary" type="submit" busy={make.isPending} disabled={partner === '' || may.length === 0}>
            {t('keys.create')}
          </Button>
          <Button kind="plain" onClick={onClose}>
            {shell('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Choice<Value extends string>(props: {
  readonly label: string;
  readonly of: readonly Value[];
  readonly value: Value;
  readonly onChange: (next: readonly Value[]) => void;
}) {
  const { label, of, value, onChange } = props;
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={of.includes(value)}
        onChange={(event) => onChange(event.target.checked ? [...of, value] : of.filter((one) => one !== value))}
      />
      {label}
    </label>
  );
}
