/** What is measured of cases. Durations in milliseconds, goods in pieces, decisions one each. */
export const figureNames = ['end-to-end', 'repair-time', 'quote-response', 'carrier-delivery', 'decision', 'returned', 'sold'] as const;
/** One of {@link figureNames}. */
export type FigureName = (typeof figureNames)[number];

/** One thing that was measured. */
export interface Observation {
  readonly figure: FigureName;
  /** ISO 8601: the end of what was measured; by this it belongs to a period. */
  readonly at: string;
  /** Whose work it was: the partner who was asked, the carrier, for the whole of a case the one with whom it began. */
  readonly partner: string;
  /** ISO 3166-1 alpha-2, of the consumer, else of where the goods were. */
  readonly country?: string;
  readonly brand?: string;
  readonly model?: string;
  readonly value: number;
  /** Of a parcel: did it arrive? Of a decision: was it made by a rule? */
  readonly good?: boolean;
}

/** By what figures are told apart. Periods are in UTC: `2026-03-01`, `2026-W09`, `2026-03`. */
export const figureGroups = ['day', 'week', 'month', 'country', 'partner', 'brand', 'model'] as const;
/** One of {@link figureGroups}. */
export type FigureGroup = (typeof figureGroups)[number];

/** What to summarise. */
export interface FigureRequest {
  readonly figure: FigureName;
  /** From this instant on. */
  readonly from: Date;
  /** Before this instant. */
  readonly to: Date;
  readonly by: readonly FigureGroup[];
  /** Most rows. */
  readonly limit: number;
}

/** Figures of one group. Statistics are in the unit of the figure. */
export interface FigureRow {
  /** One value for each of `by`; null where nothing is known. */
  readonly group: Readonly<Partial<Record<FigureGroup, string | null>>>;
  readonly count: number;
  readonly sum: number;
  readonly mean: number;
  readonly median: number;
  readonly p90: number;
  /** How many are good; of figures that tell good from bad. */
  readonly good?: number;
}

/** What documents of a partner came to. */
export interface DocumentRow {
  readonly group: Readonly<Partial<Record<FigureGroup, string | null>>>;
  /** Documents that have come to their end, replays apart. */
  readonly count: number;
  /** Those that were taken as they came: completed, and nobody had to mend anything. */
  readonly good: number;
}

/** The readers' view of key figures. Every query is bounded in rows. */
export interface FigureQueries {
  /** In the order of the groups. */
  figures(request: FigureRequest): Promise<readonly FigureRow[]>;
  /** Documents that partners sent, by `day`, `week`, `month` and `partner`. */
  documentFigures(request: Omit<FigureRequest, 'figure'>): Promise<readonly DocumentRow[]>;
}
