import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getHub } from '../../api/generated/client.ts';
import { pollInterval } from '../../api/queries.ts';
import { Badge } from '../../ui/badge.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Card } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';

const tones = { up: ['good', 'check'], degraded: ['warn', 'failures'], down: ['bad', 'cross'] } as const;

/** The hub itself: version, transport, processes. */
export function HubPanel() {
  const { t } = useTranslation('settings');
  const query = useQuery({ queryKey: ['hub'], queryFn: ({ signal }) => getHub(signal), refetchInterval: pollInterval });
  return (
    <Loaded query={query}>
      {({ version, configHash, transport, fourEyes, instances }) => (
        <div className="stack">
          <Card>
            <KeyValues
              of={[
                [t('hub.version'), version],
                [t('hub.configuration'), <code key="hash">{configHash}</code>],
                [
                  t('hub.transport'),
                  <span key="transport" className="row wrap">
                    {transport.kind}
                    <Badge tone={tones[transport.state][0]} icon={tones[transport.state][1]}>
                      {t(`hub.state.${transport.state}`)}
                    </Badge>
                    {transport.reason}
                  </span>,
                ],
                [t('hub.fourEyes'), t(fourEyes ? 'hub.fourEyesOn' : 'hub.fourEyesOff')],
              ]}
            />
          </Card>
          <Card title={t('hub.processes')} flush>
            <DataTable
              caption={t('hub.processes')}
              rows={instances}
              keyOf={({ id }) => id}
              columns={[
                { name: 'id', label: t('hub.process'), lead: true, cell: ({ id }) => <span className="mono">{id}</span> },
                { name: 'role', label: t('hub.role'), cell: ({ role }) => role },
                {
                  name: 'configuration',
                  label: t('hub.configuration'),
                  cell: (instance) => <Runs hash={instance.configHash} inForce={configHash} />,
                },
                { name: 'started', label: t('hub.started'), cell: ({ startedAt }) => <Time at={startedAt} /> },
                { name: 'seen', label: t('hub.seen'), align: 'end', cell: ({ seenAt }) => <Time at={seenAt} /> },
              ]}
            />
          </Card>
        </div>
      )}
    </Loaded>
  );
}

/** Which configuration a process works by. Another than that of this process is on its way, or was not taken up. */
function Runs({ hash, inForce }: { readonly hash: string | undefined; readonly inForce: string }) {
  const { t } = useTranslation('settings');
  if (hash === undefined) return <span className="quiet">{t('hub.configurationUnknown')}</span>;
  return (
    <span className="row wrap">
      <code>{hash.slice(0, 12)}</code>
      {hash === inForce ? null : (
        <Badge tone="warn" icon="clock">
          {t('hub.configurationOther')}
        </Badge>
      )}
    </span>
  );
}
