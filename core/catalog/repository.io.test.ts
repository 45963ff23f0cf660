import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readHome } from '../../app/config/read-home.ts';
import { connectors } from '../../connectors/index.ts';
import { formats } from '../formats/index.ts';
import { runCases } from './cases/case-runner.ts';
import { hubSchemas } from './hub-schemas.ts';
import type { CatalogInput } from './input.ts';
import { lintCatalog } from './lint.ts';

/* The catalog against what the repository really holds: its packs, its connectors, its formats. */

const home = fileURLToPath(new URL('../../', import.meta.url));

function inputWith(files: ReadonlyMap<string, string>): CatalogInput {
  return { files, env: {}, secrets: { get: () => undefined }, connectors, formats };
}

/** The home after `relais new partner acme-shop`, with the template. */
function withTemplate(files: ReadonlyMap<string, string>, template: string): ReadonlyMap<string, string> {
  const copies = [...files].flatMap(([path, text]): [string, string][] =>
    path.startsWith(`mappings/${template}/`)
      ? [[path.replace(template, 'acme-shop'), text.replaceAll('__partner__', 'acme-shop').replaceAll('__PARTNER__', 'ACME_SHOP')]]
      : [],
  );
  return new Map([...files, ...copies]);
}

describe('the packs of this repository', () => {
  it('have no finding and no warning', () => {
    expect(lintCatalog(inputWith(readHome(home)))).toEqual([]);
  });
});

describe.each([
  ['_template', ['in/return/one-item', 'out/instruction/denied']],
  ['_template-edifact', ['in/retann/one-line', 'out/announcement/one-line']],
])('mappings/%s', (template, names) => {
  const input = inputWith(withTemplate(readHome(home), template));

  it('is a pack without a finding once it is copied', () => {
    expect(lintCatalog(input)).toEqual([]);
  });

  it('has cases that pass', async () => {
    const { cases, findings } = await runCases(input, ['acme-shop']);
    expect(findings).toEqual([]);
    expect(cases.map(({ name, ok }) => [name, ok])).toEqual(names.map((name) => [`acme-shop/cases/${name}`, true]));
  });
});

describe('schemas/hub', () => {
  it.each([...hubSchemas(connectors, formats)])('%s is as the connectors and formats have it', (name, schema) => {
    expect(JSON.parse(readFileSync(`${home}schemas/hub/${name}`, 'utf8'))).toEqual(schema);
  });
});
