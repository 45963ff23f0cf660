import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorsOf, relais } from '../support/cli.ts';
import { copyHome, type Home } from '../support/home.ts';

/** Does something to a copy of the packs. */
async function withHome(work: (home: Home) => Promise<void>): Promise<void> {
  const home = await copyHome();
  try {
    await work(home);
  } finally {
    await home.remove();
  }
}

describe('usage', () => {
  test('--help is an answer (0); what is no command, or not all of one, is wrong usage (2)', async () => {
    const help = await relais(['--help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    for (const command of [
      'start',
      'check',
      'test',
      'map',
      'eval',
      'parse',
      'write',
      'send',
      'messages',
      'retry',
      'replay',
      'discard',
      'keys',
      'new',
    ])
      expect(help.out).toMatch(new RegExp(`^  ${command} `, 'm'));
    const wrong = [
      [],
      ['frobnicate'],
      ['parse'],
      ['write', 'x.json'],
      ['check', '--loud'],
      ['discard', 'id'],
      ['keys', 'create'],
      ['send', 'x'],
    ];
    for (const ran of await Promise.all(wrong.map((args) => relais(args)))) expect(ran).toMatchObject({ code: 2, out: '' });
  });

  test('a file that is not there, and a hub that is not there, are findings (1)', async () => {
    const nowhere = ['--url', 'http://127.0.0.1:1', '--token', 'x'];
    const runs = await Promise.all([
      relais(['parse', 'nowhere/none.edi', '--json']),
      relais(['eval', '1', 'nowhere/none.json', '--json']),
      relais(['messages', ...nowhere, '--json']),
      relais(['--json', 'keys', 'list', ...nowhere]),
    ]);
    expect(runs.map((ran) => [ran.code, ran.out, errorsOf(ran)[0]?.['code']])).toEqual([
      [1, '', 'E_FILE_UNREADABLE'],
      [1, '', 'E_FILE_UNREADABLE'],
      [1, '', 'E_HUB_UNREACHABLE'],
      [1, '', 'E_HUB_UNREACHABLE'],
    ]);
  });
});

describe('check', () => {
  test('finds nothing in what comes with Relais', async () => {
    expect(await relais(['check'])).toEqual({ code: 0, out: '0 errors, 0 warnings\n', err: '' });
    const json = await relais(['--json', 'check']);
    expect([json.code, JSON.parse(json.out)]).toEqual([0, { findings: [], errors: 0 }]);
  });

  test('says all that is wrong, one line each: file:line:col code message', async () => {
    await withHome(async (broken) => {
      await broken.edit('mappings/maison-lumen/partner.yaml', 'role: retailer', 'role: retayler');
      await broken.edit('mappings/maison-lumen/partner.yaml', '    connector: rest\n', '    connector: rest\n    colour: blue\n');
      await broken.edit('mappings/chronopost/out/label-fetch.jsonata', '{', '{{');
      await broken.edit('mappings/routes.yaml', 'chronopost/labels', 'chronopost/label');
      await rm(join(broken.path, 'mappings/maison-lumen/cases/in/return-api'), { recursive: true });
      const { code, out, err } = await relais(['check', broken.path]);
      expect([code, err]).toEqual([1, '']);
      const lines = out.trimEnd().split('\n');
      expect(lines.pop()).toMatch(/^\d+ errors?, \d+ warnings?$/);
      for (const line of lines) expect(line).toMatch(/^mappings\/[\w./-]+:\d+:\d+ E_[A-Z_]+ \S.*\S$/);
      const found = (start: string) => lines.some((line) => line.startsWith(start));
      expect(found('mappings/maison-lumen/partner.yaml:3:7 E_CONFIG_FIELD'), out).toBe(true);
      expect(lines.filter((line) => line.includes('colour')).length, out).toBe(2);
      expect(found('mappings/chronopost/out/label-fetch.jsonata:'), out).toBe(true);
      expect(
        lines.some((line) => /^mappings\/routes\.yaml:\d+:\d+ E_\w+ .*chronopost\/label\b/.test(line)),
        out,
      ).toBe(true);
      const json = JSON.parse((await relais(['check', broken.path, '--json'])).out) as { findings: object[]; errors: number };
      expect(json.findings).toHaveLength(lines.length);
      expect(json.findings[0]).toMatchObject({ code: expect.any(String), remedy: expect.any(String), at: { file: expect.any(String) } });
    });
  });

  test('asks for a case of every mapping', async () => {
    await withHome(async (without) => {
      await rm(join(without.path, 'mappings/maison-lumen/cases/in/return-api'), { recursive: true });
      const { code, out } = await relais(['check', without.path]);
      expect([code, out]).toEqual([
        1,
        expect.stringMatching(/^mappings\/maison-lumen\/in\/return-api\.jsonata:1:1 E_CASE_MISSING .*\n1 error, /),
      ]);
    });
  });
});

describe('test', () => {
  test('runs the cases of the packs named, or of all', async () => {
    const [all, one, nobody] = await Promise.all([
      relais(['test', '--json']),
      relais(['test', 'chronopost']),
      relais(['test', 'chronopots']),
    ]);
    expect([all.code, JSON.parse(all.out)]).toMatchObject([0, { failed: 0, findings: [] }]);
    const passed = (JSON.parse(all.out) as { passed: number }).passed;
    const ofOne = Number(/^(\d+) passed, 0 failed\n$/.exec(one.out)?.[1]);
    expect(one.code).toBe(0);
    expect(ofOne).toBeGreaterThan(0);
    expect(ofOne).toBeLessThan(passed);
    expect(nobody).toMatchObject({ code: 1, out: '', err: expect.stringContaining('chronopots') });
  });

  test('shows where a case that fails differs', async () => {
    await withHome(async (home) => {
      await home.edit('mappings/maison-lumen/cases/out/webhook-refused/code-only/expected.json', '"chronopost"', '"another"');
      const ran = await relais(['test', 'maison-lumen'], { env: { RELAIS_HOME: home.path } });
      expect(ran.code).toBe(1);
      expect(ran.out).toMatch(/FAILED maison-lumen\/cases\/out\/webhook-refused\/code-only\n/);
      expect(ran.out).toMatch(/another[\s\S]*\d+ passed, 1 failed\n$/);
    });
  });
});
