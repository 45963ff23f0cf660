import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { edifactFormat } from '../../core/formats/edifact/format.ts';
import type { Json } from '../../core/kernel/json.ts';
import { parseFields } from '../../core/spi/field-parser.ts';
import { type Breakage, brokenInterchange, type RetannVariant, retannInterchange } from './returns.ts';

const schemas = new URL('../../schemas/', import.meta.url);
const parsed = parseFields(edifactFormat.settings, { guide: ['eancom-d01b/RETANN', 'eancom-d96a/RETANN'] }, {});
const codec = edifactFormat.open(parsed.ok ? parsed.settings : {}, {
  data: (path) => JSON.parse(readFileSync(new URL(path, schemas), 'utf8')) as Json,
  partnerFile: () => {
    throw new Error("the guides are not a partner's");
  },
});

function faultsOf(text: string): string[] {
  const document = codec.decode(Buffer.from(text, 'latin1'));
  const found = document.messages.flatMap((message) => [...message.errors, ...codec.validate(message)]);
  return [...document.errors, ...found].map(({ code, at }) => `${code} ${at.tag ?? ''}`.trim());
}

it.each<RetannVariant>(['d01b', 'eancom-d96a'])('the hub finds nothing wrong with generated interchanges: %s', (variant) => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const text = retannInterchange({ controlReference: `C${seed}`, count: 10, variant, seed });
    expect(codec.decode(Buffer.from(text, 'latin1')).messages).toHaveLength(10);
    expect(faultsOf(text)).toEqual([]);
  }
});

it.each<[Breakage, string]>([
  ['bad-count', 'E_EDI_COUNT UNT'],
  ['unknown-segment', 'E_EDI_SEGMENT_UNKNOWN ZZA'],
  ['missing-bgm', 'E_EDI_SEGMENT_MISSING BGM'],
  ['truncated', 'E_EDI_TRUNCATED'],
])('the hub finds what is broken: %s', (kind, fault) => {
  for (const variant of ['d01b', 'eancom-d96a'] as const) {
    expect(new Set(faultsOf(brokenInterchange(kind, { controlReference: 'C1', variant, seed: 3, lines: 1 })))).toContain(fault);
  }
});

it('letters in a quantity are a fault in D.96A; in D.01B element 6060 is alphanumeric, and only the mapping can tell', () => {
  const broken = (variant: RetannVariant) =>
    brokenInterchange('letters-in-quantity', { controlReference: 'C1', variant, seed: 3, lines: 1 });
  expect(faultsOf(broken('eancom-d96a'))).toEqual(['E_EDI_NUMBER QTY']);
  expect(faultsOf(broken('d01b'))).toEqual([]);
});
