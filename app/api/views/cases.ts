import type { LabelledCase, LabelledLate, LabelledSummary } from '../../../core/pipeline/cases/labelled-views.ts';
import type { LabelledReport } from '../../../core/pipeline/cases/report-labels.ts';
import type { ReportRow } from '../../../core/pipeline/cases/reports.ts';
import type { FigureGroup } from '../../../core/spi/ledger/figures.ts';

/** A page of cases. */
export interface CasePage {
  readonly items: readonly LabelledSummary[];
  readonly nextCursor?: string;
}

/** A case with everything that belongs to it. */
export type CaseView = LabelledCase;

/** What is late. */
export type LateItems = LabelledLate;

/** How many cases are folded anew. */
export interface Rebuilding {
  readonly cases: number;
}

/** Which key figures there are. */
export interface ReportList {
  readonly reports: readonly LabelledReport[];
}

/** A key figure of a period. */
export interface ReportView {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly by: readonly FigureGroup[];
  readonly rows: readonly ReportRow[];
  readonly labels: { readonly name?: string; readonly columns: Readonly<Record<string, string>> };
}
