import { isMet, type Row } from '../scenario.ts';

/** A scenario that was run, with its figures or what went wrong. */
export interface Measured {
  readonly name: string;
  readonly tells: string;
  readonly rows: readonly Row[];
  readonly seconds: number;
  /** Share of the processor time asked for that the machine's host gave to others meanwhile, from 0 to 1; NaN: unknown. */
  readonly stolen: number;
  readonly failed?: string;
}

const HEADINGS = ['scenario', 'what', 'figure', 'target', 'met', 'ratio to baselines'] as const;

/** All figures as a Markdown table: also readable as it is. */
export function resultTable(measured: readonly Measured[]): string {
  const lines = [[...HEADINGS], ...measured.flatMap((one) => cellsOf(one))];
  const widths = HEADINGS.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head, ...body] = lines.map(line);
  return [head, `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...body].join('\n');
}

/** From this share on, a remark says that the machine was not the bench's own. */
const WORTH_SAYING = 0.02;

/** Remarks about figures, each with its scenario. */
export function notes(measured: readonly Measured[]): readonly string[] {
  return measured.flatMap(({ name, rows, stolen }) => [
    ...rows.flatMap(({ what, note }) => (note === undefined ? [] : [`- ${name}, ${what}: ${note}`])),
    ...(stolen > WORTH_SAYING ? [`- ${name}: the machine's host gave ${Math.round(stolen * 100)} % of the processor time to others`] : []),
  ]);
}

function cellsOf({ name, rows, failed }: Measured): string[][] {
  if (failed !== undefined) return [[name, `failed: ${failed.split('\n')[0]}`, '', '', 'no', '']];
  return rows.map((row, index) => [
    index === 0 ? name : '',
    row.what,
    `${shortly(row.figure)} ${row.unit}`,
    targetText(row),
    { true: 'yes', false: 'no', undefined: '' }[String(isMet(row))] ?? '',
    (row.against ?? []).map(({ baseline, ratio }) => `${shortly(ratio)} × ${baseline}`).join(', '),
  ]);
}

function targetText({ target, unit }: Row): string {
  if (target === undefined) return '';
  return 'atLeast' in target ? `≥ ${shortly(target.atLeast)} ${unit}` : `≤ ${shortly(target.atMost)} ${unit}`;
}

/** Three figures are as many as a measurement bears. */
function shortly(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-GB');
  return String(Number(value.toPrecision(3)));
}
