import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorLanguage, type Said, sayFinding, type Told } from '../lib/say-finding.ts';
import type { Language } from './index.ts';

/** Loaded with the first error that is shown; English is what the hub says. */
const sources: Readonly<Partial<Record<Language, () => Promise<ErrorLanguage>>>> = {
  fr: () => import('./fr/errors/index.ts'),
  es: () => import('./es/errors/index.ts'),
};

const loaded = new Map<string, ErrorLanguage>();
const asked = new Set<string>();
const listeners = new Set<() => void>();

function load(language: string): void {
  const source = sources[language as Language];
  if (source === undefined || asked.has(language)) return;
  asked.add(language);
  source().then(
    (texts) => {
      loaded.set(language, texts);
      for (const listener of listeners) listener();
    },
    () => asked.delete(language),
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says errors in the language of the page. Until its texts are there, and where they do not fit, in the hub's English. */
export function useFindingWords(): (told: Told) => Said {
  const { i18n } = useTranslation();
  const { language } = i18n;
  const texts = useSyncExternalStore(subscribe, () => loaded.get(language));
  if (texts === undefined) load(language);
  return (told) => sayFinding(told, texts);
}
