import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listLate } from '../../api/generated/client.ts';
import type { AcknowledgementView, LabelledLateExpectation, SilentChannel } from '../../api/generated/types.ts';
import { pollInterval } from '../../api/queries.ts';
import { currentLanguage } from '../../i18n/index.ts';
import { useFilters } from '../../lib/filters.ts';
import { duration, number } from '../../lib/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Empty, Loaded } from '../../ui/loading.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';
import { mainNumber, nameInWords } from '../cases/keys.ts';
import { FilterBar } from '../parts/filter-bar.tsx';
import { PartnerLink, usePartnerChoices } from '../parts/partner-link.tsx';
import '../parts/parts.css';

const MOST = 200;

/** What should have come and has not. */
export function LatePage() {
  const { t } = useTranslation('late');
  const [filters, setFilters] = useFilters(['partner']);
  const partners = usePartnerChoices();
  const lang = currentLanguage();
  const query = useQuery({
    queryKey: ['late', filters, lang],
    queryFn: ({ signal }) => listLate({ ...filters, lang, limit: MOST }, signal),
    refetchInterval: pollInterval,
  });
  return (
    <Page title={t('title')} say={t('say')}>
      <FilterBar label={t('title')}>
        <SelectField
          label={t('partner')}
          value={filters.partner ?? ''}
          options={[{ value: '', label: t('anyone') }, ...partners]}
          onChoose={(partner) => setFilters({ partner })}
        />
      </FilterBar>
      <Loaded query={query}>
        {({ expectations, acknowledgements: { technical, application }, silent }) =>
          expectations.length + technical.length + application.length + silent.length === 0 ? (
            <Card>
              <Empty icon="check" title={t('none')}>
                <p>{t('noneSay')}</p>
              </Empty>
            </Card>
          ) : (
            <>
              <Part title={t('expectations')} count={expectations.length}>
                <Expectations rows={expectations} />
              </Part>
              <Part title={t('silent')} count={silent.length}>
                <Silent rows={silent} />
              </Part>
              <Part title={t('technical')} count={technical.length}>
                <Acknowledgements title={t('technical')} rows={technical} dueOf={({ technicalDueAt }) => technicalDueAt} />
              </Part>
              <Part title={t('application')} count={application.length}>
                <Acknowledgements title={t('application')} rows={application} dueOf={({ applicationDueAt }) => applicationDueAt} />
              </Part>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

/** A part without anything late is left out. */
function Part({ title, count, children }: { readonly title: string; readonly count: number; readonly children: React.ReactNode }) {
  const { t } = useTranslation('late');
  if (count === 0) return null;
  return (
    <Card title={title} flush actions={<Badge tone="warn">{count}</Badge>}>
      {children}
      {count === MOST ? <p className="table-foot">{t('most', { most: number(MOST) })}</p> : null}
    </Card>
  );
}

function LateBy({ due }: { readonly due: string }) {
  return (
    <Badge tone="warn" icon="late">
      {duration(Date.now() - Date.parse(due))}
    </Badge>
  );
}

function dueColumns<Row>(t: (key: 'due' | 'lateBy') => string, dueOf: (row: Row) => string | undefined): readonly Column<Row>[] {
  const withDue = (row: Row, show: (due: string) => React.ReactNode) => {
    const due = dueOf(row);
    return due === undefined ? '' : show(due);
  };
  return [
    { name: 'due', label: t('due'), cell: (row) => withDue(row, (due) => <Time at={due} />) },
    { name: 'lateBy', label: t('lateBy'), align: 'end', cell: (row) => withDue(row, (due) => <LateBy due={due} />) },
  ];
}

function Expectations({ rows }: { readonly rows: readonly LabelledLateExpectation[] }) {
  const { t } = useTranslation('late');
  return (
    <DataTable
      caption={t('expectations')}
      rows={rows}
      keyOf={({ caseId, name, openedBy }) => `${caseId} ${name} ${openedBy}`}
      linked
      columns={[
        {
          name: 'what',
          label: t('what'),
          lead: true,
          cell: ({ caseId, name, say, labels }) => (
            <div>
              <Link className="row-link" to="/cases/$id" params={{ id: caseId }}>
                {labels.say ?? say}
              </Link>
              <p className="quiet">{labels.name ?? nameInWords(name)}</p>
            </div>
          ),
        },
        {
          name: 'case',
          label: t('case'),
          cell: ({ caseId, kind, keys, labels }) => `${labels.kind ?? kind} ${mainNumber(kind, keys) ?? caseId.slice(0, 8)}`,
        },
        ...dueColumns<LabelledLateExpectation>(t, ({ dueAt }) => dueAt),
      ]}
    />
  );
}

function Acknowledgements(props: {
  readonly title: string;
  readonly rows: readonly AcknowledgementView[];
  readonly dueOf: (row: AcknowledgementView) => string | undefined;
}) {
  const { t } = useTranslation('late');
  return (
    <DataTable
      caption={props.title}
      rows={props.rows}
      keyOf={({ deliveryId, ordinal }) => `${deliveryId} ${ordinal}`}
      linked
      columns={[
        {
          name: 'document',
          label: t('document'),
          lead: true,
          cell: ({ messageId, type, document, reference }) => (
            <Link className="row-link" to="/messages/$id" params={{ id: messageId }}>
              {type} <span className="mono">{document ?? reference ?? ''}</span>
            </Link>
          ),
        },
        {
          name: 'channel',
          label: t('sent'),
          cell: ({ partner, channel }) => (
            <>
              <PartnerLink partner={partner} /> / {channel}
            </>
          ),
        },
        { name: 'interchange', label: t('interchange'), cell: ({ interchange }) => <span className="mono">{interchange}</span> },
        ...dueColumns(t, props.dueOf),
      ]}
    />
  );
}

function Silent({ rows }: { readonly rows: readonly SilentChannel[] }) {
  const { t } = useTranslation('late');
  return (
    <DataTable
      caption={t('silent')}
      rows={rows}
      keyOf={({ partner, channel }) => `${partner}/${channel}`}
      columns={[
        {
          name: 'channel',
          label: t('channel'),
          lead: true,
          cell: ({ partner, channel }) => (
            <>
              <PartnerLink partner={partner} /> /{' '}
              <Link to="/partners/$partner/$channel" params={{ partner, channel }}>
                {channel}
              </Link>
            </>
          ),
        },
        { name: 'last', label: t('last'), cell: ({ lastAt }) => <Time at={lastAt} /> },
        ...dueColumns<SilentChannel>(t, ({ dueAt }) => dueAt),
      ]}
    />
  );
}
