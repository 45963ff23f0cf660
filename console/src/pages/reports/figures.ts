import type { ReportRow, ReportView } from '../../api/generated/types.ts';

/** How a figure is written. */
export type FigureKind = 'share' | 'hours' | 'count';

const SHARES = new Set(['share', 'rate', 'arrived', 'shareOfReturns']);

/** What a figure of a report is: shares from 0 to 1, hours, or pieces. */
export function kindOf(figure: string): FigureKind {
  if (SHARES.has(figure)) return 'share';
  return figure.endsWith('Hours') ? 'hours' : 'count';
}

/** The figures of a report, in the order of its rows. */
export function figuresOf({ rows }: Pick<ReportView, 'rows'>): readonly string[] {
  return [...new Set(rows.flatMap(({ figures }) => Object.keys(figures)))];
}

/** The figure that the chart shows unless another is chosen: the one that the report is about, not how often. */
export function mainFigure(figures: readonly string[]): string | undefined {
  return (
    figures.find((name) => name === 'medianHours') ??
    figures.find((name) => kindOf(name) === 'share' && name !== 'shareOfReturns') ??
    figures[0]
  );
}

/** What a row is about: its groups, as one line. Null: nothing is known. */
export function groupOf(row: ReportRow, by: readonly string[], unknown: string): string {
  return by.map((name) => groupsOf(row)[name] ?? unknown).join(' · ');
}

/** A bar of the chart. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** Of the longest, from 0 to 1. Shares are of one. */
  readonly length: number;
}

/** Most bars that can be told apart. */
export const MOST_BARS = 24;

/** Bars of one figure. Periods stay in their order; other groups come longest first.
 *  @returns rows without a value are left out */
export function barsOf(report: Pick<ReportView, 'rows' | 'by'>, figure: string, unknown: string): readonly Bar[] {
  const named = report.rows.flatMap((row) => {
    const value = row.figures[figure];
    return typeof value === 'number' ? [{ label: groupOf(row, report.by, unknown), value }] : [];
  });
  const most = kindOf(figure) === 'share' ? 1 : Math.max(...named.map(({ value }) => value), 0);
  const bars = named.map((bar) => ({ ...bar, length: most === 0 ? 0 : Math.min(1, bar.value / most) }));
  if (isPeriod(report.by)) return bars.slice(-MOST_BARS);
  return bars.sort((a, b) => b.value - a.value || a.label.localeCompare(b.label)).slice(0, MOST_BARS);
}

/** Is the report read along time? */
export function isPeriod(by: readonly string[]): boolean {
  return by[0] === 'day' || by[0] === 'week' || by[0] === 'month';
}

function groupsOf(row: ReportRow): Readonly<Record<string, string | null | undefined>> {
  return row.group as Readonly<Record<string, string | null | undefined>>;
}
