import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listKeys, revokeKey, rotateKey } from '../../api/generated/client.ts';
import type { KeyView, NewKey } from '../../api/generated/types.ts';
import { queryClient } from '../../api/queries.ts';
import { absoluteTime } from '../../lib/format.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { TextField } from '../../ui/field.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { Empty, Loaded } from '../../ui/loading.tsx';
import { Card } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';
import { toast } from '../../ui/toasts.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { PartnerLink } from '../parts/partner-link.tsx';
import { NewKeyDialog } from './key-form.tsx';
import { hasEnded, type KeyState, keyState } from './key-state.ts';
import { Once } from './once.tsx';

const looks: Readonly<Record<KeyState, readonly [Tone, IconName]>> = {
  active: ['good', 'check'],
  replaced: ['warn', 'replay'],
  expired: ['neutral', 'late'],
  revoked: ['neutral', 'cross'],
};
const WEEK_HOURS = 168;

/** API keys of partners: made, rotated, revoked; when each was used last. */
export function KeysPanel() {
  const { t } = useTranslation('settings');
  const [ended, setEnded] = useState(false);
  const [adding, setAdding] = useState(false);
  const [asked, setAsked] = useState<{ readonly what: 'rotate' | 'revoke'; readonly key: KeyView }>();
  const [made, setMade] = useState<NewKey>();
  const query = useQuery({ queryKey: ['keys'], queryFn: ({ signal }) => listKeys(signal) });
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['keys'] });
  return (
    <div className="stack">
      <div className="row wrap">
        <p className="spread quiet">{t('keys.say')}</p>
        <label className="check">
          <input type="checkbox" checked={ended} onChange={(event) => setEnded(event.target.checked)} />
          {t('keys.showEnded')}
        </label>
        <Button kind="primary" onClick={() => setAdding(true)}>
          {t('keys.add')}
        </Button>
      </div>
      <Card flush>
        <Loaded query={query}>
          {({ items }) => {
            const rows = items
              .map((key) => ({ key, state: keyState(key, items, Date.now()) }))
              .filter(({ state }) => ended || !hasEnded(state));
            if (rows.length === 0) {
              return (
                <Empty icon="audit" title={t('keys.none')}>
                  <p>{t('keys.noneSay')}</p>
                </Empty>
              );
            }
            return (
              <DataTable
                caption={t('keys.list')}
                rows={rows}
                keyOf={({ key }) => key.prefix}
                columns={[
                  { name: 'prefix', label: t('keys.prefix'), lead: true, cell: ({ key }) => <code>{key.prefix}…</code> },
                  { name: 'partner', label: t('keys.partner'), cell: ({ key }) => <PartnerLink partner={key.partner} /> },
                  {
                    name: 'may',
                    label: t('keys.scopes'),
                    cell: ({ key }) => (
                      <div>
                        {(key.scopes ?? []).map((scope) => t(`keys.scope.${scope}`)).join(', ')}
                        <p className="quiet">{key.channels.length === 0 ? t('keys.allChannels') : key.channels.join(', ')}</p>
                      </div>
                    ),
                  },
                  {
                    name: 'state',
                    label: t('keys.status'),
                    mark: true,
                    cell: ({ state }) => (
                      <Badge tone={looks[state][0]} icon={looks[state][1]}>
                        {t(`keys.state.${state}`)}
                      </Badge>
                    ),
                  },
                  {
                    name: 'used',
                    label: t('keys.used'),
                    cell: ({ key }) => (key.lastUsedAt === undefined ? t('keys.never') : <Time at={key.lastUsedAt} />),
                  },
                  {
                    name: 'expires',
                    label: t('keys.expires'),
                    cell: ({ key }) =>
                      key.expiresAt === undefined ? <span className="quiet">{t('keys.noExpiry')}</span> : <Time at={key.expiresAt} />,
                  },
                  {
                    name: 'act',
                    label: '',
                    align: 'end',
                    cell: ({ key, state }) =>
                      hasEnded(state) ? (
                        ''
                      ) : (
                        <span className="row">
                          <Button size="small" kind="plain" icon="replay" onClick={() => setAsked({ what: 'rotate', key })}>
                            {t('keys.rotate')}
                          </Button>
                          <Button size="small" kind="plain" icon="trash" onClick={() => setAsked({ what: 'revoke', key })}>
                            {t('keys.revoke')}
                          </Button>
                        </span>
                      ),
                  },
                ]}
              />
            );
          }}
        </Loaded>
      </Card>
      {adding ? (
        <NewKeyDialog
          onClose={() => setAdding(false)}
          onMade={(key) => {
            setAdding(false);
            setMade(key);
            void refresh();
          }}
        />
      ) : null}
      {asked?.what === 'rotate' ? <Rotate of={asked.key} onMade={setMade} onDone={refresh} onClose={() => setAsked(undefined)} /> : null}
      {asked?.what === 'revoke' ? <Revoke of={asked.key} onDone={refresh} onClose={() => setAsked(undefined)} /> : null}
      {made === undefined ? null : (
        <Once
          title={t('keys.made', { partner: made.partner })}
          say={t('keys.madeSay')}
          secret={made.key}
          onClose={() => setMade(undefined)}
        />
      )}
    </div>
  );
}

interface AskProps {
  readonly of: KeyView;
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
}

function Rotate({ of, onMade, onDone, onClose }: AskProps & { readonly onMade: (key: NewKey) => void }) {
  const { t } = useTranslation('settings');
  const [hours, setHours] = useState(WEEK_HOURS);
  return (
    <Confirm
      title={t('keys.rotateTitle', { prefix: of.prefix })}
      confirm={t('keys.rotate')}
      onConfirm={() => rotateKey(of.prefix, { overlapHours: hours }).then(onMade).then(onDone)}
      onClose={onClose}
    >
      <p>{t('keys.rotateSay')}</p>
      <TextField
        label={t('keys.overlap')}
        type="number"
        min={0}
        max={2160}
        value={hours}
        onChange={(event) => setHours(Math.max(0, Math.trunc(Number(event.target.value))))}
      />
    </Confirm>
  );
}

function Revoke({ of, onDone, onClose }: AskProps) {
  const { t } = useTranslation('settings');
  const used = of.lastUsedAt === undefined ? t('keys.never') : absoluteTime(new Date(of.lastUsedAt));
  const revoke = async () => {
    await revokeKey(of.prefix);
    toast(t('keys.revoked', { prefix: of.prefix }));
    await onDone();
  };
  return (
    <Confirm title={t('keys.revokeTitle', { prefix: of.prefix })} confirm={t('keys.revoke')} danger onConfirm={revoke} onClose={onClose}>
      <p>{t('keys.revokeSay', { used })}</p>
    </Confirm>
  );
}
