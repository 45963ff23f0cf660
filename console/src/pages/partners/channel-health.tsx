import { useTranslation } from 'react-i18next';
import type { ChannelSummary } from '../../api/generated/types.ts';
import { absoluteTime } from '../../lib/format.ts';
import { Badge } from '../../ui/badge.tsx';

/** How a channel stands, worst first; one that has nothing to say is well. */
export function ChannelHealth({ channel }: { readonly channel: ChannelSummary }) {
  const { t } = useTranslation('partners');
  const { state, breaker, failingSince, held = 0, reason, direction } = channel;
  return (
    <span className="row wrap">
      {state === 'paused' || state === 'disabled' ? (
        <Badge tone="warn" icon="pause">
          {t(state)}
          {reason === undefined ? '' : `: ${reason}`}
        </Badge>
      ) : null}
      {breaker === 'open' ? (
        <Badge tone="bad" icon="cross">
          {t('breakerOpen')}
        </Badge>
      ) : null}
      {failingSince === undefined ? null : (
        <Badge tone="bad" icon="failures">
          {t('failingSince', { at: absoluteTime(new Date(failingSince)) })}
        </Badge>
      )}
      {held > 0 ? (
        <Badge tone="warn" icon="pause">
          {t('held', { count: held })}
        </Badge>
      ) : null}
      {(state === undefined || state === 'active') && breaker !== 'open' && failingSince === undefined && held === 0 ? (
        <Badge tone="good" icon="check">
          {t(direction === 'in' ? 'listening' : 'active')}
        </Badge>
      ) : null}
    </span>
  );
}
