import { useSyncExternalStore } from 'react';

/** Which colours: those of the system, or chosen ones. */
export type Theme = 'system' | 'light' | 'dark';

/** Also read by public/theme.js, before the first paint. */
const KEPT = 'relais.theme';
const listeners = new Set<() => void>();
const prefersDark = matchMedia('(prefers-color-scheme: dark)');

function current(): Theme {
  const kept = document.documentElement.dataset['theme'];
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

/** Changes the colours, and keeps the choice. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'system') {
    delete document.documentElement.dataset['theme'];
    localStorage.removeItem(KEPT);
  } else {
    document.documentElement.dataset['theme'] = theme;
    localStorage.setItem(KEPT, theme);
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  prefersDark.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    prefersDark.removeEventListener('change', listener);
  };
}

/** @returns the choice */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, current);
}

/** Is the page dark now? For what draws its own colours. */
export function useDark(): boolean {
  return useSyncExternalStore(subscribe, () => (current() === 'system' ? prefersDark.matches : current() === 'dark'));
}
