import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { validateCanonical } from '../canonical/validate.ts';
import { isJsonObject, type Json } from '../kernel/json.ts';
import { exampleBindings } from './bindings.fixture.ts';
import { compileMapping } from './compile.ts';
import { libraryTable } from './functions/library.ts';
import { defaultLimits } from './limits.ts';
import { lintMapping } from './lint.ts';

const guide = readFileSync(new URL('../../docs/mapping.md', import.meta.url), 'utf8');
const block = (info: string) => new RegExp(`\`\`\`${info}\n([\\s\\S]*?)\`\`\``).exec(guide)?.[1] ?? `no block ${info}`;

describe('docs/mapping.md', () => {
  test('lists the functions as they are', () => {
    const listed = /<!-- functions:[^\n]*-->\n([\s\S]*?)\n?<!-- \/functions -->/.exec(guide)?.[1]?.trim();
    expect(listed).toBe(libraryTable());
  });

  test('has an example that lints, runs and gives a valid canonical message', async () => {
    const source = block('jsonata example');
    expect(lintMapping(source, { file: 'docs/mapping.md', codeLists: new Set(['reasons']), parties: new Set() })).toEqual([]);
    const { output } = await compileMapping(source, { name: 'docs/mapping.md' })(
      JSON.parse(block('json input')) as Json,
      exampleBindings(),
    );
    expect(output).toEqual(JSON.parse(block('json output')));
    expect(validateCanonical('return.announced', isJsonObject(output) ? (output['body'] ?? null) : null)).toEqual([]);
  });

  test('states the limits as they are', () => {
    const { timeMs, depth, items, outputBytes, documentBytes } = defaultLimits;
    const grouped = (value: number) => value.toLocaleString('en-US');
    for (const words of [
      `${timeMs / 1000} second`,
      `${grouped(depth)} steps`,
      `${grouped(items)} items`,
      `${outputBytes / 2 ** 20} MB of result`,
      `${documentBytes / 2 ** 20} MB of kept`,
    ]) {
      expect(guide.replace(/\s+/g, ' ')).toContain(words);
    }
  });
});
