import { Badge, type Tone } from '../../ui/badge.tsx';
import type { IconName } from '../../ui/icon.tsx';

const ended: Readonly<Record<string, readonly [Tone, IconName]>> = {
  closed: ['good', 'check'],
  cancelled: ['neutral', 'cross'],
  denied: ['neutral', 'cross'],
  refused: ['neutral', 'cross'],
};

/** How far a case is; what has ended looks so. */
export function CaseStateBadge({ state, label }: { readonly state: string; readonly label: string | undefined }) {
  const [tone, icon] = ended[state] ?? (['info', 'clock'] as const);
  return (
    <Badge tone={tone} icon={icon}>
      {label ?? state}
    </Badge>
  );
}
