import { ruleNames, type Violation } from './checker.ts';
import type { KillsReport } from './kills.ts';
import type { Spread } from './recovery.ts';
import type { ScenarioReport } from './scenario.ts';

const SHOWN = 20;

/** A run of kills, for people. */
export function killsSummary(report: KillsReport): string {
  const { recovery } = report;
  return page(`Column ${report.column}, seed ${report.seed}: ${report.kills} kills in ${report.seconds} s`, [
    `${report.documents} documents acknowledged, ${report.deliveries} deliveries, ${report.replays} replays`,
    `raw duplicates: ${inWords(report.duplicates)}; refused at the door: ${inWords(report.refused)}`,
    `recovery from ready ${range(recovery.fromReadyMs)}, from the stroke ${range(recovery.fromStrokeMs)}, all older work done ${range(recovery.clearedMs)}`,
    `slowest from ready: ${report.slowest.join('; ')}`,
    `nothing left to do ${report.settledMs} ms after the last receipt`,
    `strokes: ${inWords(report.strokes)}`,
    ...(report.column === 'embedded' ? ['not reachable here, as the hub starts its database itself: points between hub and database'] : []),
    ...verdicts(report.violations),
  ]);
}

/** Another scenario, for people. */
export function scenarioSummary(report: ScenarioReport): string {
  return page(`${report.scenario}, column ${report.column}, seed ${report.seed}`, [
    `${report.documents} documents acknowledged, ${report.deliveries} deliveries`,
    `raw duplicates: ${inWords(report.duplicates)}; refused at the door: ${inWords(report.refused)}`,
    inWords(report.figures),
    ...verdicts(report.violations),
    ...report.wrong.slice(0, SHOWN).map((what) => `FAIL ${what}`),
  ]);
}

function page(title: string, lines: readonly string[]): string {
  return ['', title, ...lines.map((line) => `  ${line}`), '', ''].join('\n');
}

function verdicts(violations: readonly Violation[]): readonly string[] {
  const rules = ruleNames.map((rule) => {
    const count = violations.filter((one) => one.rule === rule).length;
    return count === 0 ? `ok   ${rule}` : `FAIL ${rule}: ${count}`;
  });
  return [...rules, ...violations.slice(0, SHOWN).map(({ rule, what }) => `${rule}: ${what}`)];
}

function range({ count, p50, max }: Spread): string {
  return count === 0 ? '-' : `p50 ${p50} ms, max ${max} ms (${count} kills)`;
}

function inWords(counts: Readonly<Record<string, number>>): string {
  const entries = Object.entries(counts);
  return entries.length === 0 ? 'none' : entries.map(([name, count]) => `${name} ${count}`).join('; ');
}
