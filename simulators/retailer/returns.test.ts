import { describe, expect, it } from 'vitest';
import { gs1CheckDigit } from '../support/gs1.ts';
import {
  type Breakage,
  breakages,
  brokenInterchange,
  type RetannVariant,
  retannInterchange,
  returnJson,
  returnNumbers,
} from './returns.ts';

const options = { controlReference: 'C000001', seed: 7, variant: 'd01b' as RetannVariant };

/** Segments of an interchange, split as ISO 9735 says: at terminators that are not released. */
const segmentsOf = (text: string) =>
  text
    .replace(/^UNA.{6}/, '')
    .split(/(?<!(?<!\?)\?)'\s*/)
    .filter((segment) => segment !== '');
const messagesOf = (text: string) => {
  const segments = segmentsOf(text);
  const heads = segments.flatMap((segment, n) => (segment.startsWith('UNH') ? [n] : []));
  return heads.map((head) => segments.slice(head, segments.findIndex((segment, n) => n > head && segment.startsWith('UNT')) + 1));
};
const announced = (message: readonly string[]) => Number(/^UNT\+(\d+)/.exec(message.at(-1) ?? '')?.[1]);

describe('an interchange of returns', () => {
  it.each<[RetannVariant, string, string]>([
    ['d01b', 'RETANN:D:01B:UN:EAN003', 'SRV'],
    ['eancom-d96a', 'RETANN:D:96A:EN:EAN001', 'EN'],
  ])('%s: counts, references, identifiers are right', (variant, type, itemType) => {
    const text = retannInterchange({ ...options, variant, count: 50 });
    expect(text).toMatch(/^UNA:\+\.\? 'UNB\+UNOC:3\+9501101000018:14\+9501101000049:14\+250312:0930\+C000001'/);
    expect(text).toMatch(/UNZ\+50\+C000001'\n$/);
    const messages = messagesOf(text);
    expect(messages.map((message) => /^BGM\+70E::9\+([^+]+)\+9$/.exec(message[1] ?? '')?.[1])).toEqual(returnNumbers(7, 50));
    for (const message of messages) {
      expect(message[0]).toMatch(new RegExp(`^UNH\\+ME\\d{6}\\+${type}$`));
      expect(announced(message)).toBe(message.length);
      expect(message.filter((segment) => segment.startsWith('LIN')).length).toBe(Number(/CNT\+2:(\d+)/.exec(message.join("'"))?.[1]));
    }
    for (const [, digits = '', check = '', kind] of text.matchAll(/\+(\d{13})(\d):(SRV|EN)'/g))
      expect([gs1CheckDigit(digits), kind]).toEqual([Number(check), itemType]);
    for (const [, digits = '', check = ''] of text.matchAll(/\+(\d{12})(\d)::9'/g)) expect(gs1CheckDigit(digits)).toBe(Number(check));
  });

  it('is the same for the same seed, and another for another', () => {
    const write = (seed: number) => retannInterchange({ ...options, seed, count: 3 });
    expect(write(1)).toBe(write(1));
    expect(write(1)).not.toBe(write(2));
    expect(returnNumbers(1, 3).filter((number) => returnNumbers(2, 3).includes(number))).toEqual([]);
  });
});

describe('a broken interchange', () => {
  const broken = (kind: Breakage) => brokenInterchange(kind, options);
  const message = (kind: Breakage) => messagesOf(broken(kind))[0] ?? [];

  it('is broken in one way only', () => {
    const whole = messagesOf(retannInterchange({ ...options, count: 1 }))[0] ?? [];
    expect(announced(message('bad-count'))).toBe(whole.length + 1);
    expect(message('bad-count').slice(0, -1)).toEqual(whole.slice(0, -1));
    expect(message('unknown-segment').filter((segment) => !whole.includes(segment))).toEqual(['ZZA+1', `UNT+${whole.length + 1}+ME000001`]);
    expect(
      message('letters-in-quantity')
        .filter((segment) => !whole.includes(segment))
        .every((segment) => segment === 'QTY+61:FOUR'),
    ).toBe(true);
    expect(message('letters-in-quantity')).toContain('QTY+61:FOUR');
    expect(message('missing-bgm').some((segment) => segment.startsWith('BGM'))).toBe(false);
    expect(announced(message('missing-bgm'))).toBe(whole.length - 1);
    expect(retannInterchange({ ...options, count: 1 }).startsWith(broken('truncated'))).toBe(true);
    expect(broken('truncated')).toMatch(/QTY\+6$/);
  });

  it('exists of every kind in both variants', () => {
    for (const variant of ['d01b', 'eancom-d96a'] as const) {
      const texts = breakages.map((kind) => brokenInterchange(kind, { ...options, variant }));
      expect(new Set(texts).size).toBe(breakages.length);
    }
  });
});

describe('a return as JSON', () => {
  it('is the same for the same seed and number', () => {
    expect(returnJson({ seed: 1, n: 1 })).toEqual(returnJson({ seed: 1, n: 1 }));
    expect(returnJson({ seed: 1, n: 2 }).returnNumber).toBe('RJ-1-2');
  });

  it('can be told where the goods are', () => {
    expect(returnJson({ seed: 1, n: 1, postalCode: '97133' }).shipFrom.postalCode).toBe('97133');
  });

  it('has lawful identifiers and invented people', () => {
    for (let n = 1; n <= 40; n += 1) {
      const { lines, consumer, shipFrom } = returnJson({ seed: 3, n });
      for (const { gtin, quantity } of lines) {
        expect(gs1CheckDigit(gtin.slice(0, 13))).toBe(Number(gtin[13]));
        expect(quantity).toBeGreaterThan(0);
      }
      expect(consumer.email).toMatch(/@example\.com$/);
      expect(consumer.phone).toMatch(/^\+3363998\d{4}$/);
      expect(shipFrom.country).toBe('FR');
    }
  });
});
