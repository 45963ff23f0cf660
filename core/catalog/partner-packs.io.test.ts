import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readHome } from '../../app/config/read-home.ts';
import { connectors } from '../../connectors/index.ts';
import { formats } from '../formats/index.ts';
import { readCaseSettings } from './cases/case-settings.ts';
import { hubSchemas } from './hub-schemas.ts';
import { loadCatalog } from './load.ts';
import { packFiles } from './pack.fixture.ts';
import { Report } from './report.ts';

/* docs/partner-packs.md shows whole files. They are loaded here as they stand. */

const home = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(`${home}docs/partner-packs.md`, 'utf8');
const snippets = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
const [partner = '', routes = '', codes = '', settings = '', batch = ''] = snippets;

describe('docs/partner-packs.md', () => {
  it('shows a partner.yaml with a channel that sends batches, a routes.yaml and a codes.yaml that are in order', () => {
    const answers = '\n  answers:\n    direction: out\n    connector: rest\n    settings: { url: "https://a.example" }\n';
    const files = new Map([
      ...[...readHome(home)].filter(([path]) => path.startsWith('schemas/')),
      ['mappings/hub.yaml', packFiles['mappings/hub.yaml'] ?? ''],
      [
        'mappings/acme/partner.yaml',
        partner.replace(
          '\nparties:',
          `${answers}    request: { accepts: [shipment.refused], mapping: out/order.jsonata }\n\n${batch}\nparties:`,
        ),
      ],
      ['mappings/routes.yaml', routes],
      ['mappings/acme/codes.yaml', codes],
      ['mappings/label-for-return.jsonata', '$'],
      ['mappings/acme/in/retann.jsonata', '$code("reasons", a)'],
      ['mappings/acme/in/answer.jsonata', '$'],
      ['mappings/acme/out/order.jsonata', '$'],
      ['mappings/acme/out/retins.jsonata', '$'],
    ]);
    const result = loadCatalog({ files, env: {}, secrets: { get: () => 'x' }, connectors, formats }, { resolve: false });
    expect('findings' in result ? result.findings : []).toEqual([]);
  });

  it('shows files that the JSON Schemas take', () => {
    const schemas = hubSchemas(connectors, formats);
    const names = ['partner', 'routes', 'codes', 'case'];
    for (const [index, name] of names.entries()) {
      const validate = new Ajv2020({ strictTypes: false, strictRequired: false }).compile(schemas.get(`${name}.schema.json`) ?? false);
      validate(parse(snippets[index] ?? ''));
      expect(validate.errors ?? []).toEqual([]);
    }
  });

  it('shows a case.yaml that is in order', () => {
    const report = new Report();
    expect(readCaseSettings('case.yaml', settings, report)).toMatchObject({
      channel: 'labels',
      charset: 'latin1',
      error: 'E_CODE_UNKNOWN',
    });
    expect(report.findings()).toEqual([]);
  });
});
