import { useTranslation } from 'react-i18next';
import type { FailureGroup } from '../../api/generated/types.ts';
import { Badge } from '../../ui/badge.tsx';
import type { IconName } from '../../ui/icon.tsx';

const icons = { retry: 'retry', replay: 'replay', correct: 'edit', discard: 'trash' } as const satisfies Record<string, IconName>;

/** Which verb would mend a group. */
export function Cure({ verb }: { readonly verb: FailureGroup['cure']['verb'] }) {
  const { t } = useTranslation('failures');
  return (
    <Badge tone="accent" icon={icons[verb]}>
      {t(`verb.${verb}`)}
    </Badge>
  );
}
