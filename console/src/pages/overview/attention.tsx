import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Overview } from '../../api/generated/types.ts';
import { duration, number } from '../../lib/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { Note } from '../../ui/note.tsx';

/** Where each kind is looked after, and how bad it is. */
const tiles = [
  { name: 'dead', tone: 'bad', to: '/failures' },
  { name: 'openAlerts', tone: 'bad', to: '/alerts' },
  { name: 'openBreakers', tone: 'bad', to: '/partners' },
  { name: 'held', tone: 'warn', to: '/partners' },
  { name: 'late', tone: 'warn', to: '/late' },
  { name: 'overdueAcknowledgements', tone: 'warn', to: '/late' },
  { name: 'stoppedChannels', tone: 'warn', to: '/partners' },
  { name: 'backlog', tone: 'info', to: '/messages' },
] as const;

/** What needs somebody, each leading to where it is mended. What is at rest is not shown. */
export function Attention({ attention }: { readonly attention: Overview['attention'] }) {
  const { t } = useTranslation('overview');
  const shown = tiles.filter(({ name }) => attention[name] > 0);
  if (shown.length === 0) return <Note tone="good">{t('attention.calm')}</Note>;
  return (
    <section aria-label={t('attention.label')}>
      <ul className="tiles">
        {shown.map(({ name, tone, to }) => (
          <li key={name}>
            <Link to={to} className={`tile ${tone}`}>
              <strong className="num">{number(attention[name])}</strong>
              <span>{t(`attention.${name}`)}</span>
              {name === 'backlog' && attention.backlogAgeSeconds > 0 ? (
                <small>{t('since', { age: duration(attention.backlogAgeSeconds * 1000) })}</small>
              ) : null}
              <Icon name="right" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
