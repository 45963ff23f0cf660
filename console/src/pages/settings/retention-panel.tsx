import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getRetention } from '../../api/generated/client.ts';
import type { RetentionView } from '../../api/generated/types.ts';
import { bytes } from '../../lib/format.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Empty, Loaded } from '../../ui/loading.tsx';
import { Findings, Note } from '../../ui/note.tsx';
import { Card } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';

/** What is kept for how long, and what the last run came to. */
export function RetentionPanel() {
  const { t } = useTranslation('settings');
  const query = useQuery({ queryKey: ['retention'], queryFn: ({ signal }) => getRetention(signal) });
  return (
    <div className="stack">
      <p className="quiet">
        {t('retention.say')} {t('retention.change')}
      </p>
      <Loaded query={query}>{(view) => <Shown view={view} />}</Loaded>
    </div>
  );
}

function Shown({ view: { rules, lastRun, nextRunAt } }: { readonly view: RetentionView }) {
  const { t } = useTranslation('settings');
  return (
    <>
      {lastRun?.failed === undefined ? null : (
        <Note tone="bad">
          <strong>{t('retention.failed')}</strong>
          <Findings of={[lastRun.failed]} />
        </Note>
      )}
      <Card title={t('retention.lastRun')}>
        <KeyValues
          of={[
            [t('retention.lastRun'), lastRun === undefined ? t('retention.never') : <Time key="last" at={lastRun.startedAt} both />],
            [
              t('retention.result'),
              lastRun === undefined
                ? undefined
                : lastRun.endedAt === undefined
                  ? t('retention.running')
                  : t('retention.removed', { count: lastRun.removed, bytes: bytes(lastRun.bytes) }),
            ],
            [t('retention.next'), nextRunAt === undefined ? undefined : <Time key="next" at={nextRunAt} both />],
          ]}
        />
      </Card>
      <Card flush>
        {rules.length === 0 ? (
          <Empty icon="inbox" title={t('retention.none')} />
        ) : (
          <DataTable
            caption={t('tabs.retention')}
            rows={rules}
            keyOf={({ channel, content }) => `${channel} ${content}`}
            columns={[
              {
                name: 'channel',
                label: t('retention.channel'),
                lead: true,
                cell: ({ channel }) => (channel === '*' ? t('retention.every') : <span className="mono">{channel}</span>),
              },
              { name: 'content', label: t('retention.content'), cell: ({ content }) => t(`retention.kind.${content}`) },
              { name: 'keep', label: t('retention.keep'), align: 'end', cell: ({ keep }) => <span className="num">{keep}</span> },
              {
                name: 'file',
                label: '',
                align: 'end',
                cell: ({ channel }) => (
                  <Link className="mono" to="/configuration" search={{ path: fileOf(channel) }}>
                    {fileOf(channel)}
                  </Link>
                ),
              },
            ]}
          />
        )}
      </Card>
    </>
  );
}

/** The file of the configuration that says it, or would say it. */
function fileOf(channel: string): string {
  const [partner = ''] = channel.split('/');
  return channel === '*' ? 'mappings/hub.yaml' : `mappings/${partner}/partner.yaml`;
}
