import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { allCommands } from '../../app/cli/commands/all.ts';
import { errorTable } from '../../core/kernel/error-table.ts';
import { repositoryFiles, root, textOf } from '../support/repository.ts';

const documents = repositoryFiles().filter((path) => path.endsWith('.md'));
const manifest = JSON.parse(textOf('package.json')) as Record<string, Record<string, string>>;

/** What stands outside of fenced blocks. */
const prose = (text: string): string => text.replaceAll(/^```[\s\S]*?^```/gm, '');

/** GitHub's anchor of each heading. */
function anchors(text: string): readonly string[] {
  return [...prose(text).matchAll(/^#+ +(.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('every link leads somewhere', () => {
  test.each(documents)('%s', (path) => {
    const text = prose(textOf(path));
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target).filter((target) => !/^[a-z]+:/.test(target));
    const broken = targets.filter((target) => {
      const [file = '', anchor] = target.split('#');
      const found = file === '' ? path : normalize(join(dirname(path), file));
      if (!existsSync(join(root, found))) return true;
      return anchor !== undefined && !anchors(textOf(found)).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  test('every folder and file that README and CONTRIBUTING name in passing is there', () => {
    for (const path of ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md']) {
      const named = [
        ...prose(textOf(path)).matchAll(
          /`((?:app|connectors|core|demo|docs|mappings|platform|schemas|simulators|tests|tools)\/[\w./-]*)`/g,
        ),
      ];
      const missing = named.map(([, name = '']) => name).filter((name) => !existsSync(join(root, name)));
      expect({ path, missing }).toEqual({ path, missing: [] });
    }
  });
});

describe('every command that a document shows is there', () => {
  const shown = documents.flatMap((path) =>
    [...textOf(path).matchAll(/(?:npx relais|dist\/app\/cli\/main\.js|`relais) ([^\n`#]+)/g)].map(([, line = '']) => ({
      path,
      words: line.trim().split(/\s+/),
    })),
  );
  const commands = allCommands();

  /** The command that the words begin with, and the options of theirs that it does not have. */
  function look(words: readonly string[], among: readonly Command[]): { readonly command?: string; readonly unknown: readonly string[] } {
    const [name = '', ...rest] = words;
    const command = among.find((one) => one.name() === name);
    if (command === undefined) return { unknown: words };
    if (command.commands.length > 0 && rest.length > 0) return look(rest, command.commands);
    const options = new Set([...command.options.map((option) => option.long), '--json', '--help']);
    return { command: name, unknown: rest.filter((word) => word.startsWith('--') && !options.has(word.replace(/[.,;:)]+$/, ''))) };
  }

  test('with its options', () => {
    expect(shown.length).toBeGreaterThan(15);
    const wrong = shown.map(({ path, words }) => ({ path, words: words.join(' '), ...look(words, commands) }));
    expect(wrong.filter(({ command, unknown }) => command === undefined || unknown.length > 0)).toEqual([]);
  });

  test('and so is every npm script', () => {
    const scripts = documents.flatMap((path) =>
      [...textOf(path).matchAll(/\bnpm (?:run (?:-s )?([\w:-]+)|(start|test)\b)/g)].map(([, run, short]) => ({
        path,
        script: run ?? short ?? '',
      })),
    );
    expect(scripts.length).toBeGreaterThan(5);
    expect(scripts.filter(({ script }) => manifest['scripts']?.[script] === undefined)).toEqual([]);
  });
});

describe('every variable that a document or an example names is one of the hub or of a pack', () => {
  test('RELAIS_*', () => {
    const environment = textOf('app/config/environment.ts') + textOf('app/config/access-environment.ts');
    const named = [...documents, '.env.example'].flatMap((path) =>
      [...textOf(path).matchAll(/\bRELAIS_[A-Z_]*[A-Z]\b/g)].map(([name]) => ({ path, name })),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(({ name }) => !environment.includes(`'${name}'`))).toEqual([]);
  });

  test('.env.example names what the hub, the compose file and the packs need, and nothing else', () => {
    const packs = repositoryFiles('mappings').filter((path) => /^mappings\/[^_/]+\/partner\.yaml$/.test(path));
    const texts = packs.map(textOf).join('\n');
    const needed = [...texts.matchAll(/\$\{([A-Z0-9_]+)\}/g)].map(([, name]) => name);
    const secrets = [...texts.matchAll(/secret:([\w-]+)\/([\w-]+)/g)].map(([, partner, name]) =>
      `SECRET_${partner}_${name}`.toUpperCase().replaceAll('-', '_'),
    );
    const optional = [...texts.matchAll(/\$\{([A-Z0-9_]+):-/g)].map(([, name]) => name);
    const given = [...textOf('.env.example').matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
    expect(new Set([...needed, ...secrets].filter((name) => !given.includes(name)))).toEqual(new Set());
    expect(
      given.filter(
        (name) =>
          !/^(RELAIS_|PORT$|HOST$|LOG_LEVEL$|(DATABASE|AMQP|REDIS)_URL$|(POSTGRES|RABBITMQ)_PASSWORD$)/.test(name ?? '') &&
          ![...needed, ...secrets, ...optional].includes(name),
      ),
    ).toEqual([]);
  });
});

describe('what is generated', () => {
  test('is current: connector index, option tables, error page, schemas, types', { timeout: 120_000 }, async () => {
    await expect(promisify(execFile)(process.execPath, [join(root, 'tools/generate.mjs'), '--check'])).resolves.toMatchObject({
      stderr: '',
    });
  });

  test('the page of errors has every row of the table, and no other', () => {
    const rows = [...textOf('docs/errors.md').matchAll(/^\| `(E_\w+)` \| (\d+) \|/gm)].map(([, code = '', status]) => [
      code,
      Number(status),
    ]);
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(Object.entries(errorTable).map(([code, { status }]) => [code, status])));
  });
});

describe('dependencies', () => {
  test('are pinned to exact versions, which the lockfile has', () => {
    const lock = JSON.parse(textOf('package-lock.json')) as { packages: Record<string, Record<string, unknown>> };
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies']) {
      const loose = Object.entries(manifest[kind] ?? {}).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
      expect(loose).toEqual([]);
      expect(lock.packages['']?.[kind]).toEqual(manifest[kind]);
      for (const [name, version] of Object.entries(manifest[kind] ?? {}))
        expect(lock.packages[`node_modules/${name}`]?.['version'], name).toBe(version);
    }
  });
});
