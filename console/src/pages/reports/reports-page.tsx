import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../api/call.ts';
import { getReport, listReports } from '../../api/generated/client.ts';
import type { LabelledReport, ReportView } from '../../api/generated/types.ts';
import { currentLanguage } from '../../i18n/index.ts';
import { useFilters } from '../../lib/filters.ts';
import { number } from '../../lib/format.ts';
import { SelectField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Empty, Loaded } from '../../ui/loading.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { usePartnerNames } from '../parts/partner-link.tsx';
import { TextFilter } from '../parts/text-filter.tsx';
import { FigureTable } from './figure-table.tsx';
import { barsOf, figuresOf, kindOf, mainFigure } from './figures.ts';
import { figureInWords } from './in-words.ts';
import { type Period, periods, spanOf } from './period.ts';
import '../parts/parts.css';
import './reports.css';

/** The key figures: how long, how many, how well. */
export function ReportsPage() {
  const { t } = useTranslation('reports');
  const lang = currentLanguage();
  const [filters, setFilters] = useFilters(['name', 'period', 'from', 'to', 'by', 'then', 'figure']);
  const list = useQuery({ queryKey: ['reports', lang], queryFn: ({ signal }) => listReports({ lang }, signal), staleTime: 3_600_000 });
  return (
    <Page title={t('title')} say={t('say')}>
      <Loaded query={list}>
        {({ reports }) => {
          const report = reports.find(({ name }) => name === filters.name) ?? reports[0];
          if (report === undefined) return <Empty icon="reports" title={t('none')} />;
          return (
            <>
              <nav className="chips" aria-label={t('choose')}>
                {reports.map(({ name, labels }) => (
                  <button
                    key={name}
                    type="button"
                    className="chip"
                    aria-pressed={name === report.name}
                    onClick={() => setFilters({ name, figure: '' })}
                  >
                    {labels.name ?? name}
                  </button>
                ))}
              </nav>
              <Report report={report} filters={filters} setFilters={setFilters} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

type Choice = Readonly<Partial<Record<'name' | 'period' | 'from' | 'to' | 'by' | 'then' | 'figure', string>>>;

function Report(props: { readonly report: LabelledReport; readonly filters: Choice; readonly setFilters: (change: Choice) => void }) {
  const { t } = useTranslation('reports');
  const { report, filters, setFilters } = props;
  const lang = currentLanguage();
  const period = periods.find((one) => one === filters.period) ?? '30d';
  const first = report.groups.find((group) => group === filters.by) ?? (report.groups.includes('partner') ? 'partner' : report.groups[0]);
  const second = report.groups.find((group) => group === filters.then && group !== first);
  const by = [first, second].filter((group) => group !== undefined).join(',');
  const query = useQuery({
    queryKey: ['report', report.name, period, filters.from, filters.to, by, lang],
    queryFn: ({ signal }) => getReport(report.name, { ...spanOf(period, new Date(), filters.from, filters.to), by, lang }, signal),
    placeholderData: keepPreviousData,
  });
  const groups = report.groups.map((value) => ({ value, label: report.labels.groups[value] ?? value }));
  const csv = () =>
    addressOf(`/api/reports/${report.name}`, { ...spanOf(period, new Date(), filters.from, filters.to), by, lang, format: 'csv' });
  return (
    <>
      <FilterBar label={t('period')}>
        <SelectField
          label={t('period')}
          value={period}
          options={periods.map((value) => ({ value, label: t(`periods.${value}`) }))}
          onChoose={(value) => setFilters({ period: value === '30d' ? '' : (value as Period), from: '', to: '' })}
        />
        <TextFilter label={t('from')} type="date" value={filters.from} onChange={(from) => setFilters({ from })} />
        <TextFilter label={t('to')} type="date" value={filters.to} onChange={(to) => setFilters({ to })} />
        <SelectField label={t('by')} value={first ?? ''} options={groups} onChoose={(value) => setFilters({ by: value, then: '' })} />
        <SelectField
          label={t('then')}
          value={second ?? ''}
          options={[{ value: '', label: t('nothing') }, ...groups.filter(({ value }) => value !== first)]}
          onChoose={(then) => setFilters({ then })}
        />
        <a className="button" href={csv()} download={`${report.name}.csv`}>
          <Icon name="download" />
          {t('csv')}
        </a>
      </FilterBar>
      <Loaded query={query}>
        {(view) => (
          <Figures
            view={view}
            title={report.labels.name ?? report.name}
            tells={report.tells}
            figure={filters.figure}
            onFigure={(figure) => setFilters({ figure })}
          />
        )}
      </Loaded>
    </>
  );
}

interface FiguresProps {
  readonly view: ReportView;
  readonly title: string;
  readonly tells: string | undefined;
  readonly figure: string | undefined;
  readonly onFigure: (figure: string) => void;
}

const MOST_CHOICES = 12;

function Figures({ view, title, tells, figure, onFigure }: FiguresProps) {
  const { t } = useTranslation('reports');
  const nameOf = usePartnerNames();
  const figures = figuresOf(view);
  const shown = figures.find((name) => name === figure) ?? mainFigure(figures);
  if (view.rows.length === 0 || shown === undefined) {
    return (
      <Card title={title}>
        <Empty icon="reports" title={t('none')}>
          <p>{t('noneSay')}</p>
        </Empty>
      </Card>
    );
  }
  const columns = view.labels.columns as Readonly<Record<string, string | undefined>>;
  const bars = barsOf({ by: view.by, rows: named(view, nameOf) }, shown, t('unknown'));
  const byWords = view.by.map((name) => (columns[name] ?? name).toLowerCase()).join(', ');
  return (
    <Card
      title={title}
      flush
      actions={
        <SelectField
          label={t('figure')}
          hideLabel
          value={shown}
          options={figures.slice(0, MOST_CHOICES).map((value) => ({ value, label: columns[value] ?? value }))}
          onChoose={onFigure}
        />
      }
    >
      <figure className="bars">
        <figcaption>
          {tells === undefined ? null : <p className="quiet">{tells}</p>}
          <strong>{t('chart', { report: title, figure: columns[shown] ?? shown, by: byWords })}</strong>
        </figcaption>
        <ol>
          {bars.map(({ label, value, length }) => (
            <li key={label}>
              <span className="bar-label" title={label}>
                {label}
              </span>
              <span className="bar-track" aria-hidden="true">
                <span className="bar" style={{ width: `${Math.max(0.5, length * 100)}%` }} />
              </span>
              <span className="bar-value num">{figureInWords(value, kindOf(shown), t)}</span>
            </li>
          ))}
        </ol>
        {bars.length < view.rows.length ? (
          <p className="quiet">{t('most', { shown: number(bars.length), all: number(view.rows.length) })}</p>
        ) : null}
      </figure>
      <FigureTable title={title} view={{ ...view, rows: named(view, nameOf) }} figures={figures} />
    </Card>
  );
}

/** Partners by their names. */
function named(view: ReportView, nameOf: (partner: string) => string): ReportView['rows'] {
  return view.rows.map((row) => {
    const { partner } = row.group;
    return partner === undefined || partner === null ? row : { ...row, group: { ...row.group, partner: nameOf(partner) } };
  });
}
