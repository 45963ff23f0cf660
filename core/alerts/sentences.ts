import type { Language } from '../canonical/code-types.ts';
import type { AlertFacts, AlertRecord } from '../spi/ledger/alerts.ts';
import { en } from './wording/en.ts';
import { es } from './wording/es.ts';
import { fr } from './wording/fr.ts';
import type { FactsOf, Wording } from './wording/wording.ts';

const wordings: Readonly<Record<Language, Wording>> = { en, fr, es };

/** How alerts are put in a language. */
export function wordingIn(language: Language): Wording {
  return wordings[language];
}

/** One sentence: what happened. */
export function sentence<Kind extends AlertFacts['kind']>(facts: FactsOf<Kind>, language: Language): string {
  const say = wordings[language].sentences[facts.kind as Kind] as (facts: FactsOf<Kind>) => string;
  return say(facts);
}

/** What happened and what to do, in a language; an alert that an earlier release opened stays in English. */
export function saidIn({ facts, say, remedy }: AlertRecord, language: Language): { readonly say: string; readonly remedy: string } {
  if (facts === undefined) return { say, remedy };
  return { say: sentence(facts, language), remedy: wordings[language].remedies[facts.kind] };
}
