import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { relais } from '../support/cli.ts';
import { copyHome, type Home } from '../support/home.ts';
import { root } from '../support/repository.ts';

/* The two recipes of CONTRIBUTING.md, followed to the letter: what they make works, and they touch nothing else. */

/** Every file under a folder with the hash of its content. */
function contentsOf(folder: string, except: readonly string[] = []): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const kept = paths.filter((path) => !except.some((start) => path.startsWith(start)));
  return new Map(
    kept.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
  );
}

/** The files that are new, gone or different. */
function changed(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path)).sort();
}

describe('a new partner', () => {
  let home: Home;
  const inHome = (...args: readonly string[]) => relais(args, { env: { RELAIS_HOME: home.path } });

  beforeAll(async () => {
    home = await copyHome();
  });
  afterAll(() => home?.remove());

  test('is made by one command, passes check and test as it is, and touches nothing else', async () => {
    const before = contentsOf(home.path);
    const made = await inHome('new', 'partner', 'acme-shop', '--json');
    expect(made).toMatchObject({ code: 0, err: '' });
    const { files } = JSON.parse(made.out) as { files: string[] };
    expect(changed(before, contentsOf(home.path))).toEqual([...files].sort());
    expect(files.every((path) => path.startsWith('mappings/acme-shop/'))).toBe(true);
    expect(await inHome('check')).toEqual({ code: 0, out: '0 errors, 0 warnings\n', err: '' });
    expect(await inHome('test', 'acme-shop')).toEqual({ code: 0, out: expect.stringMatching(/^[1-9]\d* passed, 0 failed\n$/), err: '' });
  });

  test('may bring a schema, beside nothing but its own', async () => {
    const before = contentsOf(home.path);
    const schema = join(home.path, 'schemas/partners/acme-shop/return.schema.json');
    mkdirSync(dirname(schema), { recursive: true });
    writeFileSync(schema, JSON.stringify({ type: 'object', required: ['number', 'items'] }));
    await home.edit(
      'mappings/acme-shop/partner.yaml',
      '    connector: rest\n    message',
      '    connector: rest\n    format: { kind: json, schema: return.schema.json }\n    message',
    );
    expect(await inHome('check')).toMatchObject({ code: 0 });
    expect(changed(before, contentsOf(home.path))).toEqual([
      'mappings/acme-shop/partner.yaml',
      'schemas/partners/acme-shop/return.schema.json',
    ]);
    const broken = JSON.stringify({ number: 'RA-1' });
    const mapped = await relais(['map', 'acme-shop/in/return', '-', '--json'], { env: { RELAIS_HOME: home.path }, input: broken });
    expect(mapped).toMatchObject({ code: 1, out: '', err: expect.stringContaining('E_SCHEMA') });
  });

  test('is not made twice, nor under a name that cannot be a folder', async () => {
    const before = contentsOf(home.path);
    for (const name of ['acme-shop', 'Acme', '../acme', '_acme', 'acme_shop']) {
      const ran = await inHome('new', 'partner', name, '--json');
      expect([name, ran.code, ran.out]).toEqual([name, 1, '']);
    }
    expect(changed(before, contentsOf(home.path))).toEqual([]);
  });
});

describe('a new kind of connector', () => {
  let copy: string;
  const built = ['dist', 'node_modules'];

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'relais-connector-'));
    for (const name of ['app', 'connectors', 'core', 'dist', 'docker', 'docs', 'mappings', 'platform', 'schemas', 'tools'])
      cpSync(join(root, name), join(copy, name), { recursive: true });
    for (const name of ['package.json', 'tsconfig.json', 'tsconfig.build.json']) cpSync(join(root, name), join(copy, name));
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test('is one folder: after npm run gen it is in the registry, documented, and packs can use it', { timeout: 180_000 }, async () => {
    const before = contentsOf(copy, built);
    for (const [name, text] of Object.entries(connector)) {
      mkdirSync(join(copy, 'connectors/outbox'), { recursive: true });
      writeFileSync(join(copy, 'connectors/outbox', name), text);
    }
    const run = (script: string, ...args: readonly string[]) => promisify(execFile)(process.execPath, [join(copy, script), ...args]);
    await run('tools/generate.mjs');
    expect(changed(before, contentsOf(copy, built))).toEqual([
      'connectors/index.ts',
      'connectors/outbox/README.md',
      'connectors/outbox/connector.ts',
      'schemas/hub/partner.schema.json',
    ]);
    expect(readFileSync(join(copy, 'connectors/outbox/README.md'), 'utf8')).toMatch(/\| `folder` \|.*Where documents are put\./);

    await run('dist/app/cli/main.js', 'new', 'partner', 'acme-shop');
    const pack = join(copy, 'mappings/acme-shop/partner.yaml');
    const text = readFileSync(pack, 'utf8');
    const settings = (lines: string) =>
      text.replace(/ {4}connector: rest\n {4}settings: .*\n {4}credentials: .*\n/, `    connector: outbox\n${lines}`);
    expect(settings('')).not.toBe(text);
    writeFileSync(pack, settings('    settings: { folder: out }\n'));
    expect(await run('dist/app/cli/main.js', 'check')).toMatchObject({ stdout: '0 errors, 0 warnings\n' });
    writeFileSync(pack, settings('    settings: { holder: out }\n'));
    await expect(run('dist/app/cli/main.js', 'check')).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^mappings\/acme-shop\/partner\.yaml:\d+:\d+ E_CONFIG_FIELD .*(holder|folder)/m),
    });
  });
});

/** A small kind of connector: puts documents into a folder of memory. */
const connector = {
  'README.md': '# outbox\n\nPuts documents aside.\n\n<!-- options:begin -->\n<!-- options:end -->\n',
  'connector.ts': `import type { ConnectorDefinition, ConnectorSide, OutboundEndpoint } from '../../core/spi/connector.ts';
import type { FieldTable } from '../../core/spi/fields.ts';

const settings = { folder: { type: 'text', required: true, description: 'Where documents are put.' } } as const satisfies FieldTable;

/** Documents put aside. */
export const outboxConnector: ConnectorDefinition<never, ConnectorSide<typeof settings, Record<string, never>, OutboundEndpoint>> = {
  kind: 'outbox',
  summary: 'Documents are put aside.',
  capabilities: { inbound: 'none', outbound: true, idempotencyKey: { no: 'nobody reads them' }, answers: false },
  outbound: {
    settings,
    credentials: {},
    open: () => ({ send: async () => ({ kind: 'accepted' }), test: async () => {}, close: async () => {} }),
  },
};
`,
};
