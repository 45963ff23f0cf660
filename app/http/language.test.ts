import { describe, expect, test } from 'vitest';
import { acceptedLanguage, askedLanguage } from './language.ts';

describe('Accept-Language', () => {
  test.each<[string, string | undefined]>([
    ['en', undefined],
    ['en', ''],
    ['fr', 'fr'],
    ['fr', 'fr-FR, fr;q=0.9, en;q=0.8'],
    ['es', 'de, es;q=0.7, en;q=0.3'],
    ['es', 'en;q=0.2, fr;q=0.5, ES-mx'],
    ['fr', ' en ; q=0.5 , fr ; q=0.75 '],
    ['fr', 'fr;q=0.5, en;q=0.5'],
    ['en', 'de, it'],
    ['en', '*'],
    ['fr', 'en;q=0, *'],
    ['es', 'en;q=0, fr;q=0, *;q=0.1'],
    ['es', 'fr;q=0, fr-CA, es;q=0.1'],
    ['en', 'frr'],
    ['en', 'fr;q=2, ;;, q=1, €'],
    ['es', 'fr;q=high, es;q=0.001'],
  ])('%s for %j', (language, header) => expect(acceptedLanguage(header)).toBe(language));
});

describe('lang', () => {
  test.each(['fr', 'FR', 'fr-CA', 'fr_FR'])('%s is French', (asked) => expect(askedLanguage(asked)).toBe('fr'));
  test.each([['de'], [''], [['fr', 'en']], [{}]])('%j is refused', (asked) =>
    expect(() => askedLanguage(asked)).toThrow(
      expect.objectContaining({ code: 'E_REQUEST_INVALID', message: expect.stringContaining('en, fr, es') }),
    ),
  );
});
