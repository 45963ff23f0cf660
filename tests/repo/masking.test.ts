import { expect, test } from 'vitest';
import { readHome } from '../../app/config/read-home.ts';
import { connectors } from '../../connectors/index.ts';
import { type KnownMessage, knownValues, personalValues } from '../../core/canonical/masking/known-values.ts';
import { maskCanonical } from '../../core/canonical/masking/masking.ts';
import { findCases } from '../../core/catalog/cases/case-files.ts';
import { readCatalog } from '../../core/catalog/load.ts';
import { mappingUses } from '../../core/catalog/mapping-uses.ts';
import { formats } from '../../core/formats/index.ts';
import { isJsonObject, type Json } from '../../core/kernel/json.ts';
import { maskDocument } from '../../core/pipeline/masking/mask-document.ts';
import { root } from '../support/repository.ts';

/* The cases of all packs are documents as partners send and get them, each beside its canonical message: none of the values that the
   schema calls personal may be left in what people are shown. */

const files = readHome(root);
const { catalog } = readCatalog({ files, env: {}, secrets: { get: () => 'x' }, connectors, formats }, { resolve: false });
const uses = mappingUses(catalog);

interface Sample {
  readonly name: string;
  readonly document: string;
  readonly canonical: readonly KnownMessage[];
}

const samples: readonly Sample[] = findCases(files).flatMap(({ name, mapping, input, expected }) => {
  if (expected === undefined) return [];
  const [use] = uses.get(mapping) ?? [];
  if (use?.role === 'message' || use?.role === 'reply') return [{ name, document: input.text, canonical: messagesIn(expected.text) }];
  if (use?.role !== 'request') return [];
  const given = JSON.parse(input.text) as Json;
  const isMessage = isJsonObject(given) && typeof given['type'] === 'string' && isJsonObject(given['body']);
  const message = isMessage ? { type: String(given['type']), body: given['body'] ?? null } : { type: use.type, body: given };
  return [{ name, document: expected.text, canonical: [message] }];
});

function messagesIn(text: string): readonly KnownMessage[] {
  const value = JSON.parse(text) as Json;
  return (Array.isArray(value) ? value : [value]).flatMap((one: Json) =>
    isJsonObject(one) && typeof one['type'] === 'string' ? [{ type: one['type'], body: one['body'] ?? null }] : [],
  );
}

/** Those that are left as words of their own. Shorter ones are met by chance. */
function survivors({ canonical }: Sample, shown: string, flags = 'iu'): readonly string[] {
  const values = canonical.flatMap(personalValues).filter((value) => value.replace(/[^\p{L}\p{N}]/gu, '').length >= 4);
  return [...new Set(values)].filter((value) => new RegExp(`(?<![\\p{L}\\p{N}])${quoted(value)}(?![\\p{L}\\p{N}])`, flags).test(shown));
}

function quoted(value: string): string {
  return value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

test('there are cases with personal data', () => {
  expect(samples.filter(({ canonical }) => canonical.flatMap(personalValues).length > 0).length).toBeGreaterThan(300);
});

test('no personal value is left in a document whose canonical message is known', () => {
  const left = samples.flatMap((sample) => {
    const shown = maskDocument(Buffer.from(sample.document), '', knownValues(sample.canonical)).text;
    return survivors(sample, shown).map((value) => `${sample.name}: ${value}`);
  });
  expect(left).toEqual([]);
});

test('no name, address, telephone number or sentence in a document of which nothing is known', () => {
  const left = samples.flatMap((sample) => {
    const shown = maskDocument(Buffer.from(sample.document), '', knownValues([])).text;
    const telling = survivors(sample, shown).filter((value) => /\s|@|^\+|^0\d{9}$|\d{15}/.test(value));
    return telling.map((value) => `${sample.name}: ${value}`);
  });
  expect(left).toEqual([]);
});

test('no personal value is left in a canonical message, but for codes of the model', () => {
  const left = samples.flatMap((sample) => {
    const known = knownValues(sample.canonical);
    const shown = JSON.stringify(sample.canonical.map(({ type, body }) => maskCanonical(type, body, known).body));
    const left = survivors(sample, shown, 'u').filter((value) => !/^[a-z][a-z.-]*$/.test(value));
    return left.map((value) => `${sample.name}: ${value}`);
  });
  expect(left).toEqual([]);
});

test('masking leaves JSON that can be read, and most of what is no personal data', () => {
  const documents = samples.filter(({ document }) => /^[[{]/.test(document));
  for (const { document, canonical } of documents) JSON.parse(maskDocument(Buffer.from(document), '', knownValues(canonical)).text);
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').length;
  const all = samples.reduce((sum, { document }) => sum + letters(document), 0);
  const shown = samples.reduce((sum, { document, canonical }) => {
    return sum + letters(maskDocument(Buffer.from(document), '', knownValues(canonical)).text);
  }, 0);
  expect(shown / all).toBeGreaterThan(0.5);
});
