import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../app/config/environment.ts';
import type { KillsReport } from './kills.ts';
import type { ScenarioReport } from './scenario.ts';

/* `node --import ./tools/typescript.mjs tests/crash/report.ts RUN.json…`: puts the figures of runs with --json into the
   tables of docs/reliability.md, between the marks of each table. */

type Report = KillsReport | ScenarioReport;

const page = join(packageRoot(), 'docs/reliability.md');
const reports = process.argv.slice(2).flatMap((file) => JSON.parse(readFileSync(file, 'utf8')) as readonly Report[]);
const isOfKills = (report: Report): report is KillsReport => report.scenario === 'kills';

/** A table in Markdown. */
function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function killsTable(runs: readonly KillsReport[]): string {
  const head = [
    'column',
    'seed',
    'kills',
    'documents',
    'deliveries',
    'violations',
    'raw duplicates',
    'points missed',
    'recovery p50 / max',
    'older work done p50 / max',
  ];
  const rows = runs.map(({ column, seed, kills, documents, deliveries, violations, duplicates, strokes, recovery }) => [
    column,
    seed,
    kills,
    documents,
    deliveries,
    violations.length,
    sum(Object.values(duplicates)),
    sum(Object.entries(strokes).flatMap(([name, count]) => (name.endsWith(', missed') ? count : []))),
    `${recovery.fromReadyMs.p50} / ${recovery.fromReadyMs.max} ms`,
    `${recovery.clearedMs.p50} / ${recovery.clearedMs.max} ms`,
  ]);
  return table(head, rows);
}

function scenariosTable(runs: readonly ScenarioReport[]): string {
  const rows = runs.map(({ scenario, column, seed, documents, violations, wrong, figures }) => [
    scenario,
    column,
    seed,
    documents,
    violations.length + wrong.length,
    Object.entries(figures)
      .map(([name, value]) => `${name} ${value}`)
      .join(', '),
  ]);
  return table(['scenario', 'column', 'seed', 'documents', 'violations', 'figures'], rows);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Replaces what stands between the marks of a table. */
function put(text: string, name: string, content: string): string {
  const marks = new RegExp(`(<!-- ${name}: [^>]*-->\n)[^]*?(<!-- /${name} -->)`);
  if (!marks.test(text)) throw new Error(`docs/reliability.md has no marks for ${name}`);
  return text.replace(marks, (_, begin: string, end: string) => `${begin}${content}\n${end}`);
}

const kills = reports.filter(isOfKills);
const others = reports.filter((report): report is ScenarioReport => !isOfKills(report));
let text = readFileSync(page, 'utf8');
if (kills.length > 0) text = put(text, 'kills', killsTable(kills));
if (others.length > 0) text = put(text, 'scenarios', scenariosTable(others));
writeFileSync(page, text);
