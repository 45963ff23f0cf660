import { useTranslation } from 'react-i18next';
import type { JobView } from '../../api/generated/types.ts';
import { number } from '../../lib/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/loading.tsx';
import { Time } from '../../ui/time.tsx';

/** The hub's own jobs: how each stands. */
export function Jobs({ jobs }: { readonly jobs: readonly JobView[] }) {
  const { t } = useTranslation('alerts');
  if (jobs.length === 0) return <Empty icon="clock" title={t('noJobs')} />;
  return (
    <DataTable
      caption={t('tabs.jobs')}
      rows={jobs}
      keyOf={({ name }) => name}
      columns={[
        { name: 'job', label: t('job'), lead: true, cell: ({ name }) => <code>{name}</code> },
        {
          name: 'every',
          label: t('every'),
          cell: ({ everySeconds }) => (everySeconds === undefined ? t('atNeed') : t('seconds', { seconds: number(everySeconds) })),
        },
        { name: 'ran', label: t('ran'), cell: ({ ranAt }) => <Time at={ranAt} /> },
        {
          name: 'succeeded',
          label: t('succeeded'),
          cell: ({ succeededAt }) => (succeededAt === undefined ? <span className="quiet">{t('never')}</span> : <Time at={succeededAt} />),
        },
        {
          name: 'failed',
          label: t('stands'),
          cell: ({ failed }) =>
            failed === undefined ? (
              <Badge tone="good" icon="check">
                {t('runs')}
              </Badge>
            ) : (
              <Badge tone="bad" icon="failures">
                {failed}
              </Badge>
            ),
        },
      ]}
    />
  );
}
