import type { Role } from '../api/generated/types.ts';
import type { IconName } from '../ui/icon.tsx';

/** The pages, in groups, as the navigation shows them. The first four are the bar of a phone. */
export const nav = [
  { group: 'watch', to: '/', name: 'overview', icon: 'overview' },
  { group: 'watch', to: '/messages', name: 'messages', icon: 'messages' },
  { group: 'watch', to: '/failures', name: 'failures', icon: 'failures' },
  { group: 'watch', to: '/cases', name: 'cases', icon: 'cases' },
  { group: 'watch', to: '/late', name: 'late', icon: 'late' },
  { group: 'watch', to: '/alerts', name: 'alerts', icon: 'alerts' },
  { group: 'work', to: '/bulk', name: 'bulk', icon: 'bulk' },
  { group: 'work', to: '/reports', name: 'reports', icon: 'reports' },
  { group: 'manage', to: '/partners', name: 'partners', icon: 'partners' },
  { group: 'manage', to: '/configuration', name: 'configuration', icon: 'configuration' },
  { group: 'manage', to: '/audit', name: 'audit', icon: 'audit', role: 'admin' },
  { group: 'manage', to: '/settings', name: 'settings', icon: 'settings' },
] as const satisfies readonly { group: 'watch' | 'work' | 'manage'; to: string; name: string; icon: IconName; role?: Role }[];

/** The pages that somebody may open. */
export function pagesFor(can: (role: Role) => boolean): readonly (typeof nav)[number][] {
  return nav.filter((entry) => !('role' in entry) || can(entry.role));
}

/** Groups of pages, in order. */
export const groups = ['watch', 'work', 'manage'] as const;
