import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LabelledEntry } from '../../api/generated/types.ts';
import { currentLanguage } from '../../i18n/index.ts';
import { useFilters } from '../../lib/filters.ts';
import { absoluteTime } from '../../lib/format.ts';
import { SelectField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Card } from '../../ui/page.tsx';
import { usePartnerNames } from '../parts/partner-link.tsx';
import { daysOf, filterSteps, lanesOf, stepsOf, type TimelineStep, wordsOf } from './timeline.ts';

const MOST_ENTRIES = 1000;
/** Beyond so many partners lanes are too thin to be followed. */
const MOST_LANES = 8;

/** What happened, across partners: one lane each, one step for each message. */
export function Timeline({ entries }: { readonly entries: readonly LabelledEntry[] }) {
  const { t } = useTranslation('cases');
  const [filters, setFilters] = useFilters(['source', 'moves', 'order']);
  const nameOf = usePartnerNames();
  const all = stepsOf(entries);
  const lanes = lanesOf(all);
  const steps = filterSteps(all, { source: filters.source, movesOnly: filters.moves === 'true' });
  const days = daysOf(filters.order === 'newest' ? steps.toReversed() : steps);
  return (
    <Card
      title={t('timeline')}
      actions={
        <div className="row wrap">
          <label className="check">
            <input
              type="checkbox"
              checked={filters.moves === 'true'}
              onChange={(event) => setFilters({ moves: event.target.checked ? 'true' : '' })}
            />
            {t('movesOnly')}
          </label>
          <SelectField
            label={t('allPartners')}
            hideLabel
            value={filters.source ?? ''}
            options={[{ value: '', label: t('allPartners') }, ...lanes.map((value) => ({ value, label: nameOf(value) }))]}
            onChoose={(source) => setFilters({ source })}
          />
          <SelectField
            label={t('order')}
            hideLabel
            value={filters.order ?? ''}
            options={[
              { value: '', label: t('oldest') },
              { value: 'newest', label: t('newest') },
            ]}
            onChoose={(order) => setFilters({ order })}
          />
        </div>
      }
    >
      {steps.length === 0 ? <p className="quiet">{t('noSteps')}</p> : null}
      {days.map(({ day, steps: ofDay }) => (
        <section key={day} className="timeline-day">
          <h3>{dayInWords(day)}</h3>
          <ol>
            {ofDay.map((step) => (
              <Step
                key={`${step.messageId} ${step.entries[0]?.envelopeId}`}
                step={step}
                lanes={lanes.slice(0, MOST_LANES)}
                name={nameOf(step.source)}
              />
            ))}
          </ol>
        </section>
      ))}
      {entries.length >= MOST_ENTRIES ? <p className="quiet">{t('timelineSay')}</p> : null}
    </Card>
  );
}

function Step({ step, lanes, name }: { readonly step: TimelineStep; readonly lanes: readonly string[]; readonly name: string }) {
  const { t } = useTranslation('cases');
  return (
    <li className={`timeline-step${step.moves ? ' moves' : ''}`}>
      <time dateTime={step.at} title={absoluteTime(new Date(step.at))} className="num">
        {clock(step.at)}
      </time>
      <Lanes lanes={lanes} at={step.source} moves={step.moves} />
      <div className="timeline-what">
        <p className="timeline-head">
          <strong>{name}</strong>
          {step.occurredAt === undefined ? null : (
            <small className="quiet">{t('happened', { at: absoluteTime(new Date(step.occurredAt)) })}</small>
          )}
          <Link to="/messages/$id" params={{ id: step.messageId }} className="timeline-link">
            {t('openMessage')}
          </Link>
        </p>
        <ul>
          {step.entries.map((entry) => (
            <li key={entry.envelopeId}>
              <Entry entry={entry} />
            </li>
          ))}
        </ul>
      </div>
    </li>
  );
}

function Entry({ entry }: { readonly entry: LabelledEntry }) {
  const { t } = useTranslation('cases');
  const words = wordsOf(entry);
  return (
    <>
      <span title={entry.type}>{entry.labels.type ?? entry.type}</span>
      {words.length === 0 ? null : <span className="quiet"> · {[...new Set(words.map(({ text }) => text))].join(', ')}</span>}
      {entry.applied.map(({ axis, from, to, labels }) => (
        <p key={`${axis} ${to}`} className="move">
          <span>{labels.axis ?? axis}</span>
          <span>{labels.from ?? from}</span>
          <Icon name="right" />
          <strong>{labels.to ?? to}</strong>
        </p>
      ))}
      {entry.ignored.map(({ axis, to, why, labels }) => (
        <p key={`${axis} ${to} ${why}`} className="move refused">
          <Icon name="failures" />
          <span>
            {t('refused')}: {labels.axis ?? axis} {labels.to ?? to} – {labels.why ?? why}
          </span>
        </p>
      ))}
    </>
  );
}

const LANE = 12;

/** The lane of whoever spoke; who it was stands beside it in words. */
function Lanes({ lanes, at, moves }: { readonly lanes: readonly string[]; readonly at: string; readonly moves: boolean }) {
  const own = lanes.indexOf(at);
  return (
    <svg className="lanes" width={lanes.length * LANE} aria-hidden="true" focusable="false">
      {lanes.map((lane, index) => (
        <line key={lane} x1={index * LANE + LANE / 2} x2={index * LANE + LANE / 2} y1="0" y2="100%" />
      ))}
      {own < 0 ? null : <circle cx={own * LANE + LANE / 2} cy="14" r={moves ? 5 : 4} className={moves ? 'moves' : undefined} />}
    </svg>
  );
}

function clock(at: string): string {
  return new Intl.DateTimeFormat(currentLanguage(), { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(
    new Date(at),
  );
}

function dayInWords(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'full' }).format(new Date(year, month - 1, date));
}
