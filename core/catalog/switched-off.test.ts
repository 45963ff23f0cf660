import { describe, expect, it } from 'vitest';
import { describePosition } from '../kernel/position.ts';
import { runCases } from './cases/case-runner.ts';
import { lintCatalog } from './lint.ts';
import { loadCatalog } from './load.ts';
import type { Catalog } from './model.ts';
import { edited, packInput } from './pack.fixture.ts';
import { switchedOffPartner } from './switched-off.ts';

const file = 'mappings/acme/partner.yaml';
const needy = { piece: 'folder: "${ACME_FOLDER:-out}", poll: 5s', by: 'folder: "${ACME_FOLDER}", poll: "${ACME_POLL}"' };
const noSecrets = { get: () => undefined };

/** The pack of acme with variables and a secret that are not there, and this line in it. */
function needyPack(enabled: string): Record<string, string> {
  const text = edited(file, needy.piece, needy.by)[file] ?? '';
  return { [file]: text.replace('role: retailer', () => `role: retailer\n${enabled}`) };
}

function load(enabled: string, env: Record<string, string> = {}, more: Record<string, string> = {}) {
  return loadCatalog(packInput({ ...needyPack(enabled), ...more }, { env, secrets: noSecrets }));
}

function codes(result: ReturnType<typeof load>): readonly string[] {
  return 'findings' in result ? result.findings.map(({ at, code }) => `${describePosition(at)} ${code}`) : [];
}

function catalogOf(enabled: string, env: Record<string, string> = {}): Catalog {
  const result = load(enabled, env);
  if ('catalog' in result) return result.catalog;
  throw new TypeError(codes(result).join('\n'));
}

describe('enabled', () => {
  it('off: the pack is loaded without its variables and secrets, and says what switches it on', () => {
    const catalog = catalogOf('enabled: ${ACME_ENABLED:-false}');
    expect(catalog.partners.get('acme')?.switchedOffBy).toBe('ACME_ENABLED');
    expect([...(catalog.partners.get('acme')?.channels.keys() ?? [])]).toEqual(['returns', 'answers']);
    expect(catalog.routes).toHaveLength(2);
    expect(catalog.partners.get('swift')?.switchedOffBy).toBeUndefined();
    expect(catalogOf('enabled: false').partners.get('acme')?.switchedOffBy).toBe(`enabled in ${file}`);
    expect(catalogOf('enabled: ${ACME_ENABLED}', { ACME_ENABLED: 'false' }).partners.get('acme')?.switchedOffBy).toBe('ACME_ENABLED');
  });

  it.each([
    ['absent', '# enabled: false', {}],
    ['true', 'enabled: true', {}],
    ['true by its variable', 'enabled: ${ACME_ENABLED:-false}', { ACME_ENABLED: 'true' }],
  ])('%s: every variable and secret is asked for', (_, enabled, env) => {
    expect(codes(load(enabled, env)).map((each) => each.split(' ')[1])).toEqual([
      'E_CONFIG_VARIABLE',
      'E_CONFIG_VARIABLE',
      'E_SECRET_MISSING',
    ]);
  });

  it('is true or false, or a variable that is set', () => {
    expect(codes(load('enabled: perhaps'))).toContain(`${file}:4:10 E_CONFIG_FIELD`);
    expect(codes(load('enabled: ${ACME_ENABLED}'))).toContain(`${file}:4:10 E_CONFIG_VARIABLE`);
  });

  it('off: what is wrong in the pack refuses the configuration all the same', () => {
    const text = needyPack('enabled: false')[file] ?? '';
    const wrong = (piece: string, by: string) => codes(load('', {}, { [file]: text.replace(piece, () => by) }));
    expect(wrong('rate: 120/m', 'rate: 120')).toEqual([`${file}:19:21 E_CONFIG_FIELD`]);
    expect(wrong('connector: drop', 'connector: drip')).toEqual([`${file}:10:16 E_CONFIG_FIELD`]);
    expect(wrong('secret:acme/', 'secret:swift/')).toEqual([`${file}:17:42 E_CONFIG_FIELD`]);
    expect(codes(load('enabled: false', {}, { 'mappings/acme/out/refusal.jsonata': '{' }))).not.toEqual([]);
  });

  it('off: names a variable that documents are made with, and none of those that only say how they travel', () => {
    expect(catalogOf('enabled: false').partners.get('acme')?.missing).toBeUndefined();
    const made = (by: string) => {
      const text = (needyPack('enabled: false')[file] ?? '').replace('    limits:', () => `${by}\n    limits:`);
      const result = loadCatalog(packInput({ [file]: text }, { secrets: noSecrets }));
      return 'catalog' in result ? result.catalog.partners.get('acme')?.missing : codes(result);
    };
    expect(made('    parameters: { account: "${ACME_ACCOUNT}" }')).toBe('ACME_ACCOUNT');
    expect(made('    parameters: { account: "${ACME_ACCOUNT:-17}" }')).toBeUndefined();
  });

  it('off: lint and cases are as ever', async () => {
    const input = packInput(needyPack('enabled: false'), { secrets: noSecrets });
    expect(lintCatalog(input)).toEqual([]);
    expect(await runCases(input)).toMatchObject({ passed: 4, failed: 0, findings: [] });
  });
});

describe('switchedOffPartner', () => {
  it('is the partner of the channel, or of the channel that carries it', () => {
    const catalog = catalogOf('enabled: false');
    const answers = catalog.channel('acme/answers') ?? expect.fail('no channel');
    const labels = catalog.channel('swift/labels') ?? expect.fail('no channel');
    expect(switchedOffPartner(catalog, answers)?.name).toBe('acme');
    expect(switchedOffPartner(catalog, labels)).toBeUndefined();
    expect(switchedOffPartner(catalog, { ...labels, carrier: 'acme/answers' })?.name).toBe('acme');
  });
});
