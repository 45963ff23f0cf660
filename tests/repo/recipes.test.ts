import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { relais } from '../support/cli.ts';
import { copyHome, type Home } from '../support/home.ts';
import { repositoryFiles, root } from '../support/repository.ts';

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

/** Hard links, so that the compiler finds what it knows at the paths that it knows, and compiles what is new alone; a symbolic link where
 *  the copy is on another disk. */
async function takeModules(copy: string): Promise<void> {
  const modules = join(root, 'node_modules');
  const copied = join(copy, 'node_modules');
  await promisify(execFile)('cp', ['-al', modules, copied]).then(
    // What tools keep there between runs they write in place: the copy has its own.
    () => rmSync(join(copied, '.vite'), { recursive: true, force: true }),
    () => {
      rmSync(copied, { recursive: true, force: true });
      symlinkSync(modules, copied);
    },
  );
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
  const made = ['dist', 'node_modules'];
  const run = (script: string, ...args: readonly string[]) =>
    promisify(execFile)(process.execPath, [join(copy, script), ...args], { cwd: copy, env: { PATH: process.env['PATH'] } });
  const relaisThere = (...args: readonly string[]) => run('dist/app/cli/main.js', ...args);

  beforeAll(async () => {
    copy = mkdtempSync(join(tmpdir(), 'relais-connector-'));
    // A few packs are enough to see that all packs are read as before.
    const home = await copyHome();
    for (const path of repositoryFiles().filter((file) => !file.startsWith('mappings/') || file.startsWith('mappings/_'))) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      cpSync(join(root, path), join(copy, path));
    }
    cpSync(join(home.path, 'mappings'), join(copy, 'mappings'), { recursive: true });
    await home.remove();
    cpSync(join(root, 'dist'), join(copy, 'dist'), { recursive: true });
    await takeModules(copy);
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test('is made by one command and npm run gen, which touch nothing but its folder and what is generated', {
    timeout: 180_000,
  }, async () => {
    const before = contentsOf(copy, made);
    const { files } = JSON.parse((await relaisThere('new', 'connector', 'demo-kind', '--json')).stdout) as { files: string[] };
    expect(changed(before, contentsOf(copy, made))).toEqual(files);
    expect(files.every((path) => path.startsWith('connectors/demo-kind/'))).toBe(true);
    await run('tools/generate.mjs');
    expect(changed(before, contentsOf(copy, made))).toEqual(
      [...files, 'connectors/index.ts', 'schemas/hub/partner.schema.json'].sort((one, other) => (one < other ? -1 : 1)),
    );
    expect(readFileSync(join(copy, 'connectors/demo-kind/README.md'), 'utf8')).toMatch(/\| `filename` \| text \| \*\*required\*\* \|/);
    expect(readFileSync(join(copy, 'schemas/hub/partner.schema.json'), 'utf8')).toContain('demo-kind');
  });

  test('is taken by packs', async () => {
    await relaisThere('new', 'partner', 'acme-shop');
    const pack = join(copy, 'mappings/acme-shop/partner.yaml');
    const text = readFileSync(pack, 'utf8');
    const settings = (line: string) =>
      text.replace(/ {4}connector: rest\n {4}settings: .*\n {4}credentials: .*\n/, `    connector: demo-kind\n    settings: { ${line} }\n`);
    writeFileSync(pack, settings('folder: /srv/out, filename: "{idempotencyKey}.json"'));
    expect(readFileSync(pack, 'utf8')).not.toBe(text);
    expect(await relaisThere('check')).toMatchObject({ stdout: '0 errors, 0 warnings\n' });
    writeFileSync(pack, settings('holder: /srv/out, filename: "{idempotencyKey}.json"'));
    await expect(relaisThere('check')).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^mappings\/acme-shop\/partner\.yaml:\d+:\d+ E_CONFIG_FIELD .*(holder|folder)/m),
    });
  });

  test('passes every check as it is, and its conformance suite', { timeout: 180_000 }, async () => {
    const folder = 'connectors/demo-kind';
    // Its own files alone: what they import is read as well.
    writeFileSync(join(copy, 'tsconfig.kind.json'), JSON.stringify({ extends: './tsconfig.json', include: [folder] }));
    // No services are started: it needs none.
    writeFileSync(join(copy, 'vitest.kind.config.mjs'), `export default { test: { include: ['${folder}/**/*.test.ts'] } };\n`);
    const bin = (name: string, ...args: readonly string[]) => run(`node_modules/.bin/${name}`, ...args);
    await bin('tsc', '-p', 'tsconfig.kind.json');
    await bin('biome', 'check', '--error-on-warnings', folder);
    await bin('oxlint', '--type-aware', '--deny-warnings', folder);
    await bin('depcruise', '--config', '.dependency-cruiser.cjs', folder);
    await bin('knip', '--include', 'files,exports,types,dependencies');
    const { stdout } = await bin('vitest', 'run', '--config', 'vitest.kind.config.mjs', '--reporter', 'json');
    const { testResults } = JSON.parse(stdout) as { testResults: { assertionResults: { fullName: string; status: string }[] }[] };
    const results = testResults.flatMap(({ assertionResults }) => assertionResults);
    expect(results.filter(({ status }) => status === 'failed')).toEqual([]);
    const half = (name: string, status: string) =>
      results.filter((result) => result.fullName.includes(`${name} half`) && result.status === status).map(({ fullName }) => fullName);
    expect(half('first', 'passed').length).toBeGreaterThan(15);
    expect(half('first', 'skipped')).toEqual([]);
    expect(half('second', 'skipped').filter((name) => !name.includes('(does not apply: '))).toEqual([]);
  });

  test('is not made twice, nor under a name that cannot be one', async () => {
    const before = contentsOf(copy, made);
    const names = ['rest', 'Rest', 'demokind', 'demo_kind', '../kind', '_kind', 'index', 'null', 'dist', `a${'b'.repeat(40)}`];
    for (const name of names) {
      const refused = await relaisThere('new', 'connector', name, '--json').catch((error: object) => error);
      expect([name, refused]).toEqual([name, expect.objectContaining({ code: 1, stdout: '' })]);
      expect(refused).toMatchObject({ stderr: expect.stringContaining('E_NAME_REFUSED') });
    }
    expect(changed(before, contentsOf(copy, made))).toEqual([]);
  });

  test('is not made where there are no sources, as in an image', async () => {
    rmSync(join(copy, 'connectors'), { recursive: true });
    await expect(relaisThere('new', 'connector', 'other-kind', '--json')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('clone of the repository'),
    });
  });
});
