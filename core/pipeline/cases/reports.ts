import type { FigureGroup, FigureName, FigureQueries, FigureRow } from '../../spi/ledger/figures.ts';

/** A key figure as it is reported: numbers of one group, by name. */
export interface ReportRow {
  readonly group: FigureRow['group'];
  readonly figures: Readonly<Record<string, number | null>>;
}

/** What is asked of a report. */
export interface ReportRequest {
  readonly from: Date;
  readonly to: Date;
  readonly by: readonly FigureGroup[];
  readonly limit: number;
}

/** A report: by what it can be told apart, and how it is made. What it is called and tells is in the lists `report` and
 *  `reportMeaning` of labels. */
export interface Report {
  readonly groups: readonly FigureGroup[];
  run(ledger: FigureQueries, request: ReportRequest): Promise<readonly ReportRow[]>;
}

const HOUR_MS = 3_600_000;
const all: readonly FigureGroup[] = ['day', 'week', 'month', 'country', 'partner', 'brand', 'model'];

/** The key figures. Times in hours, shares from 0 to 1. */
export const reports: Readonly<Record<string, Report>> = {
  'end-to-end-time': times('end-to-end'),
  'repair-time': times('repair-time'),
  'quote-response-time': times('quote-response'),
  'carrier-performance': {
    ...times('carrier-delivery'),
    run: async (ledger, request) =>
      (await ledger.figures({ ...request, figure: 'carrier-delivery' })).map((row) => ({
        group: row.group,
        figures: { ...hours(row), arrived: share(row.good ?? 0, row.count) },
      })),
  },
  'automatic-decisions': {
    groups: all,
    run: async (ledger, request) =>
      (await ledger.figures({ ...request, figure: 'decision' })).map(({ group, count, good = 0 }) => ({
        group,
        figures: { decisions: count, automatic: good, share: share(good, count) },
      })),
  },
  'return-rate': {
    groups: ['day', 'week', 'month', 'brand', 'model', 'partner', 'country'],
    run: returnRate,
  },
  'first-time-right': {
    groups: ['day', 'week', 'month', 'partner'],
    run: async (ledger, request) =>
      (await ledger.documentFigures(request)).map(({ group, count, good }) => ({
        group,
        figures: { documents: count, right: good, rate: share(good, count) },
      })),
  },
};

function times(figure: FigureName): Report {
  return {
    groups: all,
    run: async (ledger, request) =>
      (await ledger.figures({ ...request, figure })).map((row) => ({ group: row.group, figures: hours(row) })),
  };
}

function hours({ count, mean, median, p90 }: FigureRow): ReportRow['figures'] {
  const inHours = (ms: number) => Math.round((ms / HOUR_MS) * 100) / 100;
  return { count, meanHours: inHours(mean), medianHours: inHours(median), p90Hours: inHours(p90) };
}

/** What was sold is looked up by the same groups, but for the country and the partner, which a catalogue does not know. */
async function returnRate(ledger: FigureQueries, request: ReportRequest): Promise<readonly ReportRow[]> {
  const shared = request.by.filter((name) => name !== 'country' && name !== 'partner');
  const [returned, sold] = await Promise.all([
    ledger.figures({ ...request, figure: 'returned' }),
    ledger.figures({ ...request, by: shared, figure: 'sold' }),
  ]);
  const placeOf = ({ group }: FigureRow) => JSON.stringify(shared.map((name) => group[name]));
  const soldAt = new Map(sold.map((row) => [placeOf(row), row.sum]));
  const pieces = returned.reduce((total, { sum }) => total + sum, 0);
  return returned.map((row) => {
    const of = soldAt.get(placeOf(row));
    return {
      group: row.group,
      figures: {
        returned: row.sum,
        shareOfReturns: share(row.sum, pieces),
        sold: of ?? null,
        rate: of === undefined ? null : share(row.sum, of),
      },
    };
  });
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;
}
