import { describe, expect, it } from 'vitest';
import type { Finding } from '../kernel/errors.ts';
import { describePosition } from '../kernel/position.ts';
import { loadCatalog } from './load.ts';
import type { Catalog } from './model.ts';
import { edited, packFiles, packInput } from './pack.fixture.ts';
import { noRetry, standardRetry } from './retry.ts';

function catalogOf(input = packInput()): Catalog {
  const result = loadCatalog(input);
  if ('catalog' in result) return result.catalog;
  throw new TypeError(result.findings.map(line).join('\n'));
}

function line(found: Finding): string {
  return `${describePosition(found.at)} ${found.code} ${found.message}`;
}

/** What is wrong, one line each; nothing when the catalog loads. */
function findings(changes: Readonly<Record<string, string | undefined>>, more = {}): readonly string[] {
  const result = loadCatalog(packInput(changes, more));
  return 'findings' in result ? result.findings.map(line) : [];
}

describe('loadCatalog', () => {
  it('resolves partners, channels, routes and settings', () => {
    const catalog = catalogOf();
    expect([...catalog.partners.keys()]).toEqual(['acme', 'swift']);
    expect(catalog.hub).toMatchObject({ name: 'Hub', identifiers: { gln: '9501101000049' } });
    const answers = catalog.channel('acme/answers');
    expect(answers).toMatchObject({
      direction: 'out',
      fullName: 'acme/answers',
      config: {
        name: 'acme/answers',
        settings: { folder: 'out', poll: 5_000 },
        credentials: { user: 'acme', password: 'a secret' },
        concurrency: 4,
      },
      limits: { ratePerSecond: 2, concurrency: 4, timeoutMs: 5_000 },
      retry: { delaysMs: [1_000, 120_000] },
      formatDefinition: { kind: 'json' },
    });
    expect(catalog.channel('swift/labels')).toMatchObject({
      retry: standardRetry,
      limits: { concurrency: 4, timeoutMs: 30_000 },
      parameters: { account: 17 },
    });
    expect(catalog.channel('acme/returns')).toMatchObject({ direction: 'in', emits: ['shipment.booked'], accepts: ['application/json'] });
    expect(catalog.channel('acme/none')).toBeUndefined();
    expect(catalog.channel('acme/answers')?.partner).toBe(catalog.partners.get('acme'));
    expect(catalog.routes.map(({ name, where, on, to }) => ({ name, where, on, to }))).toEqual([
      { name: 'refusals back', where: 'mappings/routes.yaml:1', on: 'shipment.refused', to: ['$origin/answers'] },
      { name: 'label for a booking', where: 'mappings/routes.yaml:5', on: 'shipment.booked', to: ['swift/labels'] },
    ]);
  });

  it('puts variables in, and defaults for those that are not set or empty', () => {
    const folder = (env: Record<string, string>) => catalogOf(packInput({}, { env })).channel('acme/answers')?.config.settings['folder'];
    expect(folder({})).toBe('out');
    expect(folder({ ACME_FOLDER: '' })).toBe('out');
    expect(folder({ ACME_FOLDER: 'elsewhere' })).toBe('elsewhere');
  });

  it('reads the other ways to write a channel', () => {
    const changes = edited('mappings/acme/partner.yaml', '    retry: [1s, 2m]', '    retry: none\n    ordering: none');
    expect(catalogOf(packInput(changes)).channel('acme/answers')).toMatchObject({ retry: noRetry, ordering: 'none' });
    const ordered = edited('mappings/acme/partner.yaml', '    retry: [1s, 2m]', '    ordering: case');
    expect(catalogOf(packInput(ordered)).channel('acme/answers')).toMatchObject({ ordering: 'case' });
  });

  it('names routes of a pack by their partner, and scopes them', () => {
    const changes = { 'mappings/acme/routes.yaml': '- { name: bookings, on: shipment.booked, to: swift/labels }\n' };
    expect(catalogOf(packInput(changes)).routes.at(-1)).toMatchObject({
      name: 'acme/bookings',
      scope: 'acme',
      where: 'mappings/acme/routes.yaml:1',
      to: ['swift/labels'],
    });
  });

  it("leaves folders with an underscore and the hub's own cases alone", () => {
    expect(findings({ 'mappings/_template/partner.yaml': 'partner: {{name}}', 'mappings/cases/x/y/input.json': '{}' })).toEqual([]);
  });

  it('gives connectors the files of their partner, first its schemas, then its pack', async () => {
    const input = packInput(
      { 'schemas/partners/acme/a.wsdl': 'one', 'mappings/acme/a.wsdl': 'two', 'mappings/acme/b.pem': 'three' },
      { home: '/home/relais' },
    );
    const resource = catalogOf(input).channel('acme/answers')?.config.resource;
    await expect(resource?.('a.wsdl')).resolves.toEqual({ text: 'one', path: '/home/relais/schemas/partners/acme/a.wsdl' });
    await expect(resource?.('b.pem')).resolves.toEqual({ text: 'three', path: '/home/relais/mappings/acme/b.pem' });
    await expect(resource?.('../swift/partner.yaml')).rejects.toMatchObject({ code: 'E_CONFIG_REFERENCE' });
  });

  it('has a hash that follows paths and contents, not the order of the files', () => {
    const { files } = packInput();
    const reversed = new Map([...files].reverse());
    const { hash } = catalogOf();
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
    expect(catalogOf(packInput({}, { files: reversed })).hash).toBe(hash);
    expect(catalogOf(packInput({ 'mappings/acme/README.md': 'x' })).hash).not.toBe(hash);
  });

  it('loads without variables and secrets when they need not be there', () => {
    const changes = edited('mappings/acme/partner.yaml', '${ACME_FOLDER:-out}', '${ACME_FOLDER}');
    const result = loadCatalog(packInput(changes, { secrets: { get: () => undefined } }), { resolve: false });
    expect('catalog' in result && result.catalog.channel('acme/answers')?.config).toMatchObject({
      settings: { poll: 5_000 },
      credentials: { user: 'acme' },
    });
  });
});

const partner = 'mappings/acme/partner.yaml';
const routes = 'mappings/routes.yaml';
const _codes = 'mappings/acme/codes.yaml';
const inPartner = (piece: string, by: string) => edited(partner, piece, by);
const _inRoutes = (piece: string, by: string) => edited(routes, piece, by);

describe('variables and secrets', () => {
  it('names a variable that is not set, and never shows one that is', () => {
    const changes = inPartner('poll: 5s', 'poll: "${ACME_POLL}"');
    expect(findings(changes)).toEqual([`${partner}:15:54 E_CONFIG_VARIABLE The environment variable ACME_POLL is not set.`]);
    const found = findings(changes, { env: { ACME_POLL: 'hunter2' } });
    expect(found).toEqual([
      `${partner}:15:54 E_CONFIG_FIELD settings.poll must be a duration with its unit and no space: ms, s, m, h or d, such as 500ms, 10s, 5m, 2h or 90d.`,
    ]);
  });

  it('shows what is written, not the value, in the other messages', () => {
    expect(findings(inPartner('connector: drop', 'connector: "${KIND}"'), { env: { KIND: 'hunter2' } }).join()).not.toContain('hunter2');
    expect(
      findings(inPartner('mapping: in/booking.jsonata', 'mapping: "${MAPPING}"'), { env: { MAPPING: 'hunter2' } }).join(),
    ).not.toContain('hunter2');
    expect(findings(inPartner('emits: [shipment.booked]', 'emits: ["${TYPE}"]'), { env: { TYPE: 'hunter2' } }).join()).not.toContain(
      'hunter2',
    );
  });

  it.each(['RELAIS_MASTER_KEY', 'DATABASE_URL', 'SECRET_SWIFT_PASSWORD'])('keeps %s from packs', (name) => {
    const found = findings(inPartner('poll: 5s', `poll: "\${${name}}"`), { env: { [name]: 'hunter2' } });
    expect(found).toEqual([`${partner}:15:54 E_CONFIG_FIELD the variable ${name} belongs to the hub; a pack cannot read it.`]);
  });

  it('names a secret that is not in the store, and how to give it', () => {
    const result = loadCatalog(packInput({}, { secrets: { get: () => undefined, variable: () => 'SECRET_ACME_PASSWORD' } }));
    expect('findings' in result && result.findings).toMatchObject([
      {
        code: 'E_SECRET_MISSING',
        at: { file: partner, line: 16, column: 42 },
        message: 'The secret acme/password is not in the store.',
        remedy: 'Set SECRET_ACME_PASSWORD, or add the secret to the secrets file.',
      },
    ]);
  });

  it.each([
    [
      'of another partner',
      inPartner('secret:acme/password', 'secret:swift/password'),
      `${partner}:16:42 E_CONFIG_FIELD a pack may use its own secrets only: secret:acme/name.`,
    ],
    [
      'that is not named in full',
      inPartner('secret:acme/password', 'secret:password'),
      `${partner}:16:42 E_CONFIG_FIELD a secret is written secret:acme/name.`,
    ],
    [
      'outside credentials',
      inPartner('{ folder: in }', '{ folder: secret:acme/password }'),
      `${partner}:10:25 E_CONFIG_FIELD secrets are read in credentials only.`,
    ],
  ])('refuses a secret %s', (_what, changes, expected) => {
    expect(findings(changes)).toEqual([expected]);
  });

  it('warns of a secret in clear and of unsafe settings, and loads', () => {
    const changes = {
      [partner]: (packFiles[partner] ?? '')
        .replace('secret:acme/password', 'hunter2')
        .replace('{ folder: in }', '{ folder: in, anyPeer: true }'),
    };
    const result = loadCatalog(packInput(changes));
    expect('warnings' in result && result.warnings.map(line)).toEqual([
      `${partner}:10:38 E_CONFIG_UNSAFE settings.anyPeer weakens security: whoever answers is trusted.`,
      `${partner}:16:42 E_CONFIG_UNSAFE credentials.password weakens security: a secret stands in the file in clear.`,
    ]);
  });
});
