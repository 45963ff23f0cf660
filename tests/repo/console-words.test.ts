import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { en } from '../../console/src/i18n/en/index.ts';
import * as esErrors from '../../console/src/i18n/es/errors/index.ts';
import { es } from '../../console/src/i18n/es/index.ts';
import * as frErrors from '../../console/src/i18n/fr/errors/index.ts';
import { fr } from '../../console/src/i18n/fr/index.ts';
import { withMany } from '../../console/src/i18n/plurals.ts';
import { sayFinding } from '../../console/src/lib/say-finding.ts';
import { noRetry } from '../../core/catalog/retry.ts';
import { decideNext } from '../../core/delivery/decide-next.ts';
import { errorTable } from '../../core/kernel/error-table.ts';
import { finding, hubError } from '../../core/kernel/errors.ts';

/* What the console says in three languages, held against the table of errors of the hub. */

const errorLanguages = { fr: frErrors, es: esErrors };
const dictionaries = { en, fr, es };

interface Texts {
  readonly [key: string]: string | Texts;
}

function textsOf(texts: Texts, path = ''): readonly (readonly [key: string, text: string])[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [[`${path}${key}`, text] as const] : textsOf(text, `${path}${key}.`),
  );
}

const namesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

describe.each(Object.entries(errorLanguages))('errors in %s', (_name, { errors }) => {
  it('has the codes of the table, no more and no fewer', () => {
    expect(Object.keys(errors).sort()).toEqual(Object.keys(errorTable).sort());
  });

  it.each(Object.entries(errorTable))('%s has the values of the table', (code, { text, remedy }) => {
    expect((errors[code] ?? []).map(namesIn)).toEqual([namesIn(text), namesIn(remedy)]);
  });
});

describe('a finding', () => {
  const found = finding('E_CODE_UNKNOWN', { code: 'DT', list: 'reasons', beside: 'told to nobody' }, {});

  it('carries the values of its texts alone', () => {
    expect(found.details).toEqual({ code: 'DT', list: 'reasons' });
    expect(hubError('E_BODY_EMPTY').toFinding()).not.toHaveProperty('details');
  });

  it('reads right in each language', () => {
    expect(sayFinding(found, undefined)).toEqual({ text: found.message, remedy: found.remedy });
    expect(sayFinding(found, frErrors).text).toBe('Le code DT n’est pas dans la table reasons.');
    expect(sayFinding(found, esErrors).text).toBe('El código DT no está en la lista reasons.');
  });

  it('is said in English where the values were not kept, or the code is not known', () => {
    const { details: _, ...old } = found;
    for (const told of [old, { ...found, code: 'HTTP' }]) {
      expect(sayFinding(told, frErrors)).toEqual({ text: found.message, remedy: found.remedy });
    }
  });

  it('has words of the hub translated, and data as it is', () => {
    const refused = hubError('E_ROLE_MISSING', { needed: 'admin', role: 'viewer' }).toFinding();
    expect(sayFinding(refused, frErrors).text).toBe('Cette action demande le rôle Administrateur ; le vôtre est Lecteur.');
    expect(sayFinding(refused, esErrors).text).toBe('Esta acción requiere el papel de Administrador; el suyo es Lector.');
    const long = finding('E_FIELD_LENGTH', { field: 'channel', length: 9, allowed: 'at most 8' }, {});
    expect(sayFinding(long, frErrors).text).toBe('Longueur du champ channel : 9 ; permis : 8 au plus.');
    const data = finding('E_CODE_UNKNOWN', { code: 'dead', list: '{code}$&' }, {});
    expect(sayFinding(data, frErrors).text).toBe('Le code dead n’est pas dans la table {code}$&.');
  });

  it('of the last attempt says why it failed in the same language', () => {
    const error = hubError('E_DELIVERY_UNAVAILABLE', { reason: 'HTTP 503' });
    const next = decideNext({ outcome: { kind: 'deferred', error }, policy: noRetry, attempt: 1, now: new Date(0), random: 0 });
    expect(next.status === 'dead' && sayFinding(next.error, frErrors).text).toBe(
      'Abandonné après la tentative 1, échouée comme les précédentes : Le partenaire n’a pas pu être joint, ou a demandé d’attendre : HTTP 503.',
    );
  });
});

describe.each(Object.entries(dictionaries))('the texts of the console in %s', (language, dictionary) => {
  const texts = textsOf(dictionary);

  it('have plural forms wherever they have a count', () => {
    expect(texts.filter(([key, text]) => /\{\{(count\b|n\}\})/.test(text) && !/_(one|other)$/.test(key))).toEqual([]);
  });

  it('have both plural forms', () => {
    const keys = new Set(texts.map(([key]) => key));
    const forms = [...keys].filter((key) => /_(one|other)$/.test(key)).map((key) => key.replace(/_(one|other)$/, ''));
    expect(forms.filter((key) => !keys.has(`${key}_one`) || !keys.has(`${key}_other`))).toEqual([]);
  });

  it('agree with none, one, two and a million', async () => {
    const i18n = createInstance();
    await i18n.init({
      lng: language,
      resources: { [language]: Object.fromEntries(Object.entries(dictionary).map(([name, page]) => [name, withMany(page)])) },
    });
    const said = [0, 1, 2, 1_000_000].map((count) => i18n.t('partners:channels', { count }).replace(/[\d.,\s]+/, ''));
    const expected = {
      en: ['channels', 'channel', 'channels', 'channels'],
      fr: ['canal', 'canal', 'canaux', 'canaux'],
      es: ['canales', 'canal', 'canales', 'canales'],
    };
    expect(said).toEqual(expected[language as keyof typeof expected]);
  });

  it('name each stage by one word, and no two by the same', () => {
    const stages = Object.values(dictionary.words.stage);
    expect(new Set(stages).size).toBe(stages.length);
  });
});
