import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lintCatalog } from '../lint.ts';
import { packInput } from '../pack.fixture.ts';
import { alertKindNames } from './alert-kinds.ts';
import { builtInAlerts } from './built-in-alerts.ts';

const guide = readFileSync(join(import.meta.dirname, '../../../docs/alerts.md'), 'utf8');

test('the example of docs/alerts.md is lawful', () => {
  const [, example = ''] = /^```yaml alerts\n([\s\S]*?)^```/m.exec(guide) ?? [];
  expect(example).not.toBe('');
  expect(lintCatalog(packInput({ 'mappings/alerts.yaml': example }))).toEqual([]);
});

test('docs/alerts.md has every rule that is built in, and every kind', () => {
  for (const { name } of builtInAlerts) expect(guide).toContain(`| \`${name}\` |`);
  for (const kind of alertKindNames) expect(guide).toContain(`\`${kind}\``);
});
