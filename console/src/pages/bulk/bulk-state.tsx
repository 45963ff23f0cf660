import { useTranslation } from 'react-i18next';
import type { Bulk, BulkState, BulkTarget } from '../../api/generated/types.ts';
import { number } from '../../lib/format.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import type { IconName } from '../../ui/icon.tsx';

const looks: Readonly<Record<BulkState, readonly [Tone, IconName]>> = {
  planned: ['info', 'clock'],
  running: ['accent', 'retry'],
  done: ['good', 'check'],
  cancelled: ['neutral', 'cross'],
  expired: ['neutral', 'late'],
};

/** Where a bulk action stands. */
export function BulkStateBadge({ bulk }: { readonly bulk: Pick<Bulk, 'state' | 'fourEyes' | 'confirmable'> }) {
  const { t } = useTranslation('bulk');
  if (bulk.state === 'planned' && bulk.fourEyes) {
    return (
      <Badge tone="warn" icon="eye">
        {t('waiting')}
      </Badge>
    );
  }
  const [tone, icon] = looks[bulk.state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`state.${bulk.state}`)}
    </Badge>
  );
}

/** What an action is for, in words. */
export function useTargetWords(): (target: BulkTarget) => string {
  const { t } = useTranslation('bulk');
  return (target) => {
    if ('fingerprint' in target) return t('target.fingerprint');
    if ('held' in target) return t('target.held', { channel: target.held });
    if ('messages' in target) return t('target.messages', { count: target.messages.length });
    const search = Object.entries(target.search).map(([name, value]) => `${name} ${value}`);
    return t('target.search', { search: search.join(', ') });
  };
}

/** How far it is, as a bar and in words. */
export function BulkProgress({ bulk }: { readonly bulk: Bulk }) {
  const { t } = useTranslation('bulk');
  const { count, done, failed } = bulk;
  return (
    <div className="bulk-progress">
      <progress value={done + failed} max={Math.max(1, count)} aria-label={t('progress')} />
      <span className="num">{t('progressSay', { done: number(done), all: number(count), failed: number(failed) })}</span>
    </div>
  );
}
