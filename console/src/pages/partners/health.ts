import type { ChannelSummary, PartnerSummary } from '../../api/generated/types.ts';

/** What needs somebody among the channels of a partner. */
export interface Health {
  readonly stopped: number;
  readonly broken: number;
  readonly failing: number;
  readonly held: number;
  readonly open: number;
  readonly well: boolean;
}

/** How a partner's channels stand, together. */
export function healthOf({ channels }: Pick<PartnerSummary, 'channels'>): Health {
  const count = (holds: (channel: ChannelSummary) => boolean) => channels.filter(holds).length;
  const sum = (of: 'held' | 'open') => channels.reduce((total, channel) => total + (channel[of] ?? 0), 0);
  const stopped = count(({ state }) => state === 'paused' || state === 'disabled');
  const broken = count(({ breaker }) => breaker === 'open');
  const failing = count(({ failingSince }) => failingSince !== undefined);
  const held = sum('held');
  return { stopped, broken, failing, held, open: sum('open'), well: stopped + broken + failing + held === 0 };
}
