import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseView, ExpectationState, LabelledExpectation } from '../../api/generated/types.ts';
import { absoluteTime, bytes, duration } from '../../lib/format.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Time } from '../../ui/time.tsx';
import { PartnerLink } from '../parts/partner-link.tsx';
import { CaseStateBadge } from './case-state.tsx';
import { keysOf, nameInWords, partnerWords } from './keys.ts';

const looks: Readonly<Record<ExpectationState, readonly [Tone, IconName]>> = {
  late: ['warn', 'late'],
  open: ['info', 'clock'],
  met: ['good', 'check'],
  cancelled: ['neutral', 'cross'],
};
const order: readonly ExpectationState[] = ['late', 'open', 'met', 'cancelled'];

/** What should come: what is late first. */
export function Expectations({ of }: { readonly of: readonly LabelledExpectation[] }) {
  const { t } = useTranslation('cases');
  if (of.length === 0) return <p className="quiet">{t('expectationsNone')}</p>;
  const sorted = of.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.dueAt.localeCompare(b.dueAt));
  return (
    <ul className="facts">
      {sorted.map((one) => {
        const [tone, icon] = looks[one.state];
        return (
          <li key={`${one.name} ${one.openedBy}`}>
            <div className="row wrap">
              <strong>{one.labels.name ?? nameInWords(one.name)}</strong>
              <Badge tone={tone} icon={icon}>
                {one.labels.state ?? t(`expectation.${one.state}`)}
              </Badge>
            </div>
            {one.state === 'late' ? <p>{one.labels.say ?? one.say}</p> : null}
            <small className="quiet">{whenOf(one, t)}</small>
          </li>
        );
      })}
    </ul>
  );
}

function whenOf({ state, dueAt, metAt }: LabelledExpectation, t: ReturnType<typeof useTranslation<'cases'>>['t']): string {
  if (state === 'late') return t('lateBy', { time: duration(Date.now() - Date.parse(dueAt)) });
  if (state === 'met' && metAt !== undefined) return t('metAt', { at: absoluteTime(new Date(metAt)) });
  return t('due', { at: absoluteTime(new Date(dueAt)) });
}

/** Numbers by which people and partners know the case. */
export function Numbers({ keys }: { readonly keys: CaseView['keys'] }) {
  const { t } = useTranslation('cases');
  return (
    <dl className="numbers">
      {keysOf(keys).map(({ name, partner, value }) => (
        <div key={`${name} ${partner ?? ''}`}>
          <dt>
            {nameInWords(name)}
            {partner === undefined ? null : (
              <>
                {' '}
                {t('ofWhom')} <PartnerLink partner={partner} />
              </>
            )}
          </dt>
          <dd className="row">
            <span className="mono">{value}</span>
            <CopyButton text={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Where it stands as each partner's system says it. */
export function PartnerWords({ states, partners }: { readonly states: CaseView['externalStates']; readonly partners: readonly string[] }) {
  const { t } = useTranslation('cases');
  const words = partnerWords(states, partners);
  if (words.length === 0) return <p className="quiet">{t('wordsNone')}</p>;
  return (
    <ul className="facts">
      {words.map(({ partner, about, code, label, at }) => (
        <li key={`${partner} ${about ?? ''}`}>
          <div>
            <PartnerLink partner={partner} />
            {about === undefined ? null : <span className="quiet"> · {nameInWords(about)}</span>}
          </div>
          <div className="row wrap">
            <strong>{label ?? code}</strong>
            {label === undefined || label === code ? null : <code className="quiet">{code}</code>}
          </div>
          <small className="quiet">
            <Time at={at} />
          </small>
        </li>
      ))}
    </ul>
  );
}

/** Cases that hang together with this one. */
export function Links({ of, id }: { readonly of: CaseView['links']; readonly id: string }) {
  const { t } = useTranslation('cases');
  if (of.length === 0) return <p className="quiet">{t('linksNone')}</p>;
  return (
    <ul className="facts">
      {of.map(({ from, to, relation, kind, state, labels }) => {
        const other = from === id ? to : from;
        return (
          <li key={`${other} ${relation}`} className="row wrap">
            <Icon name="link" />
            <Link to="/cases/$id" params={{ id: other }}>
              {labels.kind ?? t(`kind.${kind}`)} <span className="mono">{other.slice(0, 8)}</span>
            </Link>
            {state === undefined ? null : <CaseStateBadge state={state} label={labels.state} />}
          </li>
        );
      })}
    </ul>
  );
}

/** Kept files. Opening one is written into the audit. */
export function Documents({ of }: { readonly of: CaseView['documents'] }) {
  const { t } = useTranslation('cases');
  if (of.length === 0) return <p className="quiet">{t('documentsNone')}</p>;
  return (
    <ul className="facts">
      {of.map(({ id, messageId, filename, type, labels, bytes: size }) => (
        <li key={id}>
          <a href={`/api/documents/${id}`} download={filename} className="row" aria-label={t('download', { name: filename })}>
            <Icon name="download" />
            <span className="mono">{filename}</span>
          </a>
          <small className="quiet">
            {labels.type ?? type} · {bytes(size)} ·{' '}
            <Link to="/messages/$id" params={{ id: messageId }}>
              {t('openMessage')}
            </Link>
          </small>
        </li>
      ))}
    </ul>
  );
}

/** When each thing was reached. */
export function Milestones({
  of,
  labels,
}: {
  readonly of: CaseView['milestones'];
  readonly labels: Readonly<Record<string, string | undefined>>;
}) {
  return (
    <dl className="numbers">
      {Object.entries(of).map(([name, at]) => (
        <div key={name}>
          <dt>{labels[name] ?? nameInWords(name)}</dt>
          <dd>
            <Time at={at} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
