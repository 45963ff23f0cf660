import type { TFunction } from 'i18next';
import type { MapNode } from '../../api/generated/types.ts';
import type { Tone } from '../../ui/badge.tsx';
import type { IconName } from '../../ui/icon.tsx';

/** What is to be known of a partner at first sight. */
export interface Sign {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly say: string;
}

/** The worst first. */
export function signsOf(node: MapNode, t: TFunction<'overview'>): readonly Sign[] {
  const counted = (name: 'dead' | 'held' | 'open', tone: Tone, icon: IconName): Sign[] =>
    node[name] === 0 ? [] : [{ tone, icon, say: t(`sign.${name}`, { count: node[name] }) }];
  const stated = (name: 'breakerOpen' | 'paused' | 'silent', tone: Tone, icon: IconName): Sign[] =>
    node[name] ? [{ tone, icon, say: t(`sign.${name}`) }] : [];
  return [
    ...stated('breakerOpen', 'bad', 'failures'),
    ...counted('dead', 'bad', 'cross'),
    ...stated('paused', 'warn', 'pause'),
    ...counted('held', 'warn', 'pause'),
    ...stated('silent', 'warn', 'late'),
    ...counted('open', 'info', 'clock'),
  ];
}
