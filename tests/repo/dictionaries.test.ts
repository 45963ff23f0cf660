import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from '../../console/src/i18n/en/index.ts';
import { es } from '../../console/src/i18n/es/index.ts';
import { fr } from '../../console/src/i18n/fr/index.ts';

interface Texts {
  readonly [key: string]: string | Texts;
}

/** `messages.filter.partner` and its text. */
function flat(texts: Texts, before = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${before}${key}`, value] as const] : [...flat(value, `${before}${key}.`)],
    ),
  );
}

const source = resolve(import.meta.dirname, '../../console/src');
const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/^i18n\/(en|fr|es)\//.test(path) && !path.endsWith('.test.ts'))
  .map((path) => readFileSync(join(source, path), 'utf8'))
  .join('\n');

/** Texts that are named whole, and beginnings of those that are put together: `delivery.` of `delivery.${status}`. */
const named = new Set([...code.matchAll(/'([\w.:-]+)'/g)].map(([, key = '']) => key.replace(/^\w+:/, '')));
const begun = [...code.matchAll(/`(?:\w+:)?([\w.-]*)\$\{([^}]*)\}([\w.-]*)`/g)].map(([, start = '', , end = '']) => [start, end] as const);

/** i18next appends the form of the number. */
const bare = (key: string) => key.replace(/_(one|other)$/, '');
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name).sort();

describe('texts', () => {
  const english = flat(en);

  test.each([
    ['French', fr],
    ['Spanish', es],
  ])('%s says all that English says, with the same values', (_, texts) => {
    const other = flat(texts);
    expect([...other.keys()].sort()).toEqual([...english.keys()].sort());
    const differ = [...english].filter(([key, text]) => String(placeholders(text)) !== String(placeholders(other.get(key) ?? '')));
    expect(differ).toEqual([]);
  });

  test('no text is left without a page that says it', () => {
    const used = (key: string) =>
      named.has(key) || begun.some(([start, end]) => (start !== '' || end !== '') && key.startsWith(start) && key.endsWith(end));
    const unused = [...english.keys()].map((key) => bare(key.slice(key.indexOf('.') + 1))).filter((key) => !used(key));
    expect(unused).toEqual([]);
  });
});
