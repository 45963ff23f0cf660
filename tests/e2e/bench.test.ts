import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resultTable } from '../../bench/support/table.ts';
import { root } from '../support/repository.ts';

interface Figures {
  readonly scenarios: readonly {
    readonly name: string;
    readonly failed?: string;
    readonly rows: readonly {
      readonly what: string;
      readonly figure: number;
      readonly unit: string;
      readonly target?: object;
      readonly met?: boolean;
    }[];
  }[];
}

/** Runs the bench as it is built. */
async function bench(...args: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [join(root, 'dist/bench/main.js'), ...args], { env: { PATH: process.env['PATH'] } });
  const text = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    text.out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    text.err += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...text };
}

describe('the bench', () => {
  test('measures the accept, the whole road, parsing and growth: every figure is there; how large it is is not asked here', async () => {
    const names = ['accept', 'end-to-end', 'parse', 'growth'];
    const { code, out, err } = await bench(...names, '--quick', '--json');
    expect(code, err).toBe(0);
    const { scenarios } = JSON.parse(out.trim().split('\n').at(-1) ?? '') as Figures;
    expect(scenarios.map(({ name }) => name)).toEqual(names);
    for (const { name, failed, rows } of scenarios) {
      expect(failed, name).toBeUndefined();
      expect(rows.length, name).toBeGreaterThan(2);
      expect(rows.filter(({ figure }) => !(figure > 0 && Number.isFinite(figure)))).toEqual([]);
      expect(rows.filter(({ target, met }) => (target !== undefined) !== (typeof met === 'boolean'))).toEqual([]);
    }
  });

  test('an unknown scenario is wrong usage; the answer lists those that there are', async () => {
    const { code, out, err } = await bench('no-such-scenario');
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('there is no scenario no-such-scenario');
    expect(err).toContain('end-to-end-rabbitmq');
  });

  test('the table is Markdown, with targets, ratios and failures in their columns', () => {
    const rows = [
      { what: 'fast', figure: 12_345.6, unit: '/s', target: { atLeast: 4000 }, against: [{ baseline: 'bare', ratio: 0.5 }] },
      { what: 'late', figure: 41, unit: 'ms', target: { atMost: 40 } },
    ];
    const table = resultTable([
      { name: 'one', tells: '', seconds: 1, stolen: 0, rows },
      { name: 'two', tells: '', seconds: 1, stolen: Number.NaN, rows: [], failed: 'no broker\n    at somewhere' },
    ]);
    const cells = table.split('\n').map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
    expect(cells.map((line) => line.length)).toEqual([6, 6, 6, 6, 6]);
    expect(cells.slice(2)).toEqual([
      ['one', 'fast', '12,346 /s', '≥ 4,000 /s', 'yes', '0.5 × bare'],
      ['', 'late', '41 ms', '≤ 40 ms', 'no', ''],
      ['two', 'failed: no broker', '', '', 'no', ''],
    ]);
  });

  test('its README describes every scenario', async () => {
    const readme = readFileSync(join(root, 'bench/README.md'), 'utf8');
    const { scenarios } = await import('../../bench/scenarios/index.ts');
    expect(scenarios.map(({ name }) => name).filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});
