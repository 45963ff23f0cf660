import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Json, JsonObject } from '../../kernel/json.ts';
import { fieldsToMarkdown } from '../../spi/field-docs.ts';
import { testContext } from '../../testing/format.conformance.ts';
import { repositoryResources } from '../../testing/format-resources.ts';
import { csvFormat } from '../csv/format.ts';
import { fixedFormat } from '../fixed/format.ts';
import { layoutTables } from './layout-docs.ts';

const guide = readFileSync(new URL('../../../docs/tables.md', import.meta.url), 'utf8');
const block = (info: string) => new RegExp(`\`\`\`${info}\n([\\s\\S]*?)\`\`\``).exec(guide)?.[1] ?? `no block ${info}`;
const section = (name: string) => new RegExp(`<!-- ${name} -->\n([\\s\\S]*?)<!-- /`).exec(guide)?.[1];
const resources = (name: string) => repositoryResources({ 'returns.layout.yaml': block(`yaml ${name}-layout`) });

describe('docs/tables.md', () => {
  test('lists settings and layouts as they are', () => {
    const tables = layoutTables();
    expect({
      csv: section('settings:csv'),
      fixed: section('settings:fixed'),
      record: section('layout:record'),
      field: section('layout:field'),
    }).toEqual({ csv: fieldsToMarkdown(csvFormat.settings), fixed: fieldsToMarkdown(fixedFormat.settings), ...tables });
  });

  test('has a CSV file that is read as it says', () => {
    const { kind, ...settings } = parse(block('yaml csv-format')) as Record<string, unknown>;
    const { errors, messages } = csvFormat.open(settings, resources('csv')).decode(Buffer.from(block('csv csv-input'), 'latin1'));
    expect([kind, errors, messages.map(({ reference }) => reference)]).toEqual(['csv', [], ['RA-2041', 'RA-2042']]);
    expect(messages[0]).toMatchObject({ tree: JSON.parse(block('json csv-output')) as JsonObject, errors: [] });
  });

  test.each([
    ['records', 'csv', csvFormat, { delimiter: ';', lineBreaks: 'lf' }],
    ['fixed', 'text', fixedFormat, { lineBreaks: 'lf' }],
  ] as const)('has an example of %s that is read and written', (name, language, format, settings) => {
    const codec = format.open({ layout: 'returns.layout.yaml', ...settings }, resources(name));
    const input = block(`${language} ${name}-input`);
    const tree = JSON.parse(block(`json ${name}-output`)) as Json;
    expect(codec.decode(Buffer.from(input))).toEqual({ messages: [{ type: '', tree, errors: [] }], errors: [] });
    expect(Buffer.from(codec.encode(tree, testContext)).toString()).toBe(input);
  });
});
