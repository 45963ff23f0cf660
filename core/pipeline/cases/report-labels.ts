import type { Language } from '../../canonical/code-types.ts';
import { labelOf } from '../../canonical/codes.ts';
import type { FigureGroup } from '../../spi/ledger/figures.ts';
import type { ReportRow } from './reports.ts';

/** A report in the list of them: what it tells, and what it and its groups are called. */
export interface LabelledReport {
  readonly name: string;
  readonly tells: string | undefined;
  readonly groups: readonly FigureGroup[];
  readonly labels: { readonly name: string | undefined; readonly groups: Readonly<Record<string, string>> };
}

/** A report in the list of them. */
export function labelledReport(name: string, groups: readonly FigureGroup[], language: Language): LabelledReport {
  return {
    name,
    tells: labelOf('reportMeaning', name, language),
    groups,
    labels: { name: labelOf('report', name, language), groups: columns(groups, language) },
  };
}

/** What the columns of a report are called: its groups, and the figures that its rows have. */
export function columnLabels(by: readonly FigureGroup[], rows: readonly ReportRow[], language: Language): Readonly<Record<string, string>> {
  return columns([...new Set([...by, ...rows.flatMap(({ figures }) => Object.keys(figures))])], language);
}

function columns(names: readonly string[], language: Language): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const label = labelOf('reportColumn', name, language);
      return label === undefined ? [] : [[name, label]];
    }),
  );
}
