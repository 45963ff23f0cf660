import { describe, expect, test } from 'vitest';
import { packNames, repositoryFiles, textOf } from '../support/repository.ts';

/* What a pack that comes with Relais brings beside its mappings, so that what is known of a partner can be judged and shown. */

const packs = packNames();
const partnersPage = textOf('docs/partners.md');

/** The folders of a pack's cases: those with an input. */
function casesOf(pack: string): readonly string[] {
  const inputs = repositoryFiles(`mappings/${pack}`).filter((path) => /\/cases\/.+\/input\.\w+$/.test(path));
  return inputs.map((path) => path.slice(0, path.lastIndexOf('/')));
}

/** Canonical types that say no, or that something was given up. */
const noes = /"type": *"[a-z-]+\.(support-)?(refused|denied|declined|cancelled|withdrawn|expired|suspended|irreparable)"/;
/** The same as a value. */
const bad = /": *"(refused|denied|declined|rejected|not_covered|fail|failed|caution|error|reversed|lost|damaged|delivery_failed|unknown)"/;

/** Does the case show what happens when something is wrong: an input that is refused, an answer that is rejected or put off, one that
 *  says nothing, or bad news? */
function isBad(folder: string): boolean {
  const files = repositoryFiles(folder);
  if (files.some((path) => path.endsWith('/case.yaml') && /(^|[{,] *)"?error"?:/m.test(textOf(path)))) return true;
  const expected = files.filter((path) => /\/expected\.\w+$/.test(path)).map((path) => textOf(path).trim());
  return expected.some((text) => /^("rejected"|"deferred"|\[\])$/.test(text) || noes.test(text) || bad.test(text));
}

test('there are packs', () => expect(packs.length).toBeGreaterThan(20));

test('every row of docs/partners.md is a pack, and has what was verified and what is assumed', () => {
  const rows = partnersPage.split('\n').filter((line) => /^\| (\[|\| )/.test(line));
  for (const row of rows) expect(row.split(/(?<!\\)\|/), row).toHaveLength(9);
  const named = rows.flatMap((row) => /^\| \[([a-z0-9-]+)\]\(\.\.\/mappings\/\1\/README\.md\)/.exec(row)?.[1] ?? []);
  expect([...named].sort()).toEqual([...packs].sort());
});

test('every pack has a simulator in the cast of the demo; that it plays its part is seen when the flows run', () => {
  const cast = repositoryFiles('simulators/cast').map(textOf).join('\n');
  expect(packs.filter((pack) => !cast.includes(`'${pack}'`))).toEqual([]);
});

describe.each(packs)('%s', (pack) => {
  const readme = textOf(`mappings/${pack}/README.md`);
  const cases = casesOf(pack);

  test('says in its README what is verified and what is assumed', () => {
    const [, section] = /^## [^\n]*(?:assumed|sure)[^\n]*\n([\s\S]*?)(?=^## |$(?![\s\S]))/im.exec(readme) ?? [];
    expect(section).toMatch(/assumed/i);
  });

  test('has cases for the good path and for at least three bad ones', () => {
    const wrong = cases.filter(isBad);
    expect(wrong.length, wrong.join('\n')).toBeGreaterThanOrEqual(3);
    expect(cases.length - wrong.length).toBeGreaterThanOrEqual(1);
  });

  test('names in its README each variable and each secret that its partner.yaml reads', () => {
    const read = [...textOf(`mappings/${pack}/partner.yaml`).matchAll(/\$\{([A-Z0-9_]+)|\bsecret:([a-z0-9/-]+)/g)].map(
      ([, name, secret]) => name ?? secret ?? '',
    );
    expect(read.length).toBeGreaterThan(0);
    expect(read.filter((name) => !readme.includes(name))).toEqual([]);
  });

  test('is switched off unless a variable says otherwise', () => {
    expect(textOf(`mappings/${pack}/partner.yaml`)).toMatch(/^enabled: "?\$\{[A-Z0-9_]+_ENABLED:-false\}"?$/m);
  });
});
