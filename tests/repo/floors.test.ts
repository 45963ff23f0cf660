import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const cruiser = join(root, 'node_modules/.bin/depcruise');
const run = promisify(execFile);

/** For each rule, a file that breaks it. */
const planted: Readonly<Record<string, { readonly file: string; readonly imports: string }>> = {
  kernel: { file: 'core/kernel/planted.ts', imports: '../spi/target.ts' },
  canonical: { file: 'core/canonical/planted.ts', imports: '../spi/target.ts' },
  spi: { file: 'core/spi/planted.ts', imports: '../mapping/target.ts' },
  formats: { file: 'core/formats/planted.ts', imports: '../canonical/target.ts' },
  mapping: { file: 'core/mapping/planted.ts', imports: '../spi/target.ts' },
  catalog: { file: 'core/catalog/planted.ts', imports: '../formats/target.ts' },
  'engine-part': { file: 'core/routing/planted.ts', imports: '../delivery/target.ts' },
  pipeline: { file: 'core/pipeline/planted.ts', imports: '../../platform/postgres/target.ts' },
  testing: { file: 'core/testing/planted.ts', imports: '../pipeline/target.ts' },
  connector: { file: 'connectors/rest/planted.ts', imports: '../soap/target.ts' },
  adapter: { file: 'platform/postgres/planted.ts', imports: '../embedded/target.ts' },
  simulator: { file: 'simulators/carrier/planted.ts', imports: '../../core/spi/target.ts' },
  flow: { file: 'simulators/flows/planted.ts', imports: '../../core/pipeline/target.ts' },
  console: { file: 'console/planted.ts', imports: '../core/kernel/target.ts' },
  app: { file: 'app/planted-demo.ts', imports: '../simulators/target.ts' },
  'nest-at-the-edge': { file: 'core/delivery/planted.ts', imports: '@nestjs/common' },
  'core-does-no-io': { file: 'core/cases/planted.ts', imports: 'pg' },
  'tests-stay-in-tests': { file: 'core/catalog/planted-too.ts', imports: 'vitest' },
  'no-dev-dependency-in-product': { file: 'app/planted.ts', imports: 'fast-check' },
  resolvable: { file: 'app/planted-too.ts', imports: './nowhere.ts' },
};

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

let folder: string;
let violations: readonly Violation[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relais-floors-'));
  for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) await cp(join(root, name), join(folder, name));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const { file, imports } of Object.values(planted)) {
    await plant(file, `import * as target from '${imports}';\nexport const planted = target;\n`);
    if (imports.startsWith('.') && !imports.includes('nowhere')) await plant(join(dirname(file), imports), 'export const target = 1;\n');
  }
  await plant('app/circle-a.ts', "import { b } from './circle-b.ts';\nexport const a = () => b;\n");
  await plant('app/circle-b.ts', "import { a } from './circle-a.ts';\nexport const b = () => a;\n");
  await plant('core/pipeline/lawful.ts', "import { target } from '../routing/lawful-target.ts';\nexport const lawful = target;\n");
  await plant('core/routing/lawful-target.ts', 'export const target = 1;\n');
  const cruise = run(
    cruiser,
    ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'core', 'connectors', 'platform', 'simulators', 'app', 'console'],
    {
      cwd: folder,
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const { stdout } = await cruise.catch((error: { stdout: string }) => error);
  violations = (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function plant(file: string, text: string): Promise<void> {
  await mkdir(join(folder, dirname(file)), { recursive: true });
  await writeFile(join(folder, file), text);
}

describe('a broken floor fails the check', () => {
  for (const [rule, { file }] of Object.entries(planted)) {
    test(`${rule}: ${file}`, () => {
      expect(violations.filter((violation) => violation.from === file).map((violation) => violation.rule.name)).toContain(rule);
    });
  }

  test('no-circular', () => {
    expect(violations.some((violation) => violation.rule.name === 'no-circular')).toBe(true);
  });

  test('a lawful import is not reported', () => {
    expect(violations.filter((violation) => violation.from.includes('lawful'))).toEqual([]);
  });
});

test('every rule has a planted violation', async () => {
  const { default: config } = (await import(join(root, '.dependency-cruiser.cjs'))) as { default: { forbidden: { name: string }[] } };
  const rules = config.forbidden.map((rule) => rule.name).filter((name) => name !== 'no-circular');
  expect(Object.keys(planted).sort()).toEqual(rules.sort());
});
