import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Dictionary } from './dictionary.ts';
import { withMany } from './plurals.ts';

/** Languages of the console, each by its own name. */
export const languages = { en: 'English', fr: 'Français', es: 'Español' } as const;
/** One of {@link languages}. */
export type Language = keyof typeof languages;

const KEPT = 'relais.language';

/** Loaded when they are chosen: nobody reads three. */
const dictionaries: Readonly<Record<Language, () => Promise<Dictionary>>> = {
  en: async () => (await import('./en/index.ts')).en,
  fr: async () => (await import('./fr/index.ts')).fr,
  es: async () => (await import('./es/index.ts')).es,
};

/** What was chosen, else the best that the browser asks for, else English. */
function firstLanguage(): Language {
  const asked = [localStorage.getItem(KEPT), ...navigator.languages];
  for (const tag of asked) {
    const language = tag?.slice(0, 2).toLowerCase();
    if (language !== undefined && language in languages) return language as Language;
  }
  return 'en';
}

/** Texts are there before the first page is drawn. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    defaultNS: 'shell',
    interpolation: { escapeValue: false },
    resources: {},
    lng: firstLanguage(),
    fallbackLng: false,
    returnNull: false,
  });
  await speak(currentLanguage());
}

/** Changes the language of all pages, and keeps the choice. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language);
  await speak(language);
}

async function speak(language: Language): Promise<void> {
  for (const [namespace, texts] of Object.entries(await dictionaries[language]())) {
    i18next.addResourceBundle(language, namespace, withMany(texts));
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** The language of the page: for `lang=` and for {@link Intl}. */
export function currentLanguage(): Language {
  return i18next.language as Language;
}
