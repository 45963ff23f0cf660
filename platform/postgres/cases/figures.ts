import type { DocumentRow, FigureGroup, FigureQueries, FigureRow } from '../../../core/spi/ledger/figures.ts';
import type { LedgerParts } from '../parts.ts';

/** How each group is told apart; `at` stands for the column of time. */
const columns: Readonly<Record<FigureGroup, string>> = {
  day: `to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD')`,
  week: `to_char(at AT TIME ZONE 'UTC', 'IYYY-"W"IW')`,
  month: `to_char(at AT TIME ZONE 'UTC', 'YYYY-MM')`,
  country: 'country',
  partner: 'partner',
  brand: 'brand',
  model: 'model',
};

type Grouped<Row> = Omit<Row, 'group'> & Readonly<Record<string, unknown>>;

/** Key figures, summarised where they lie. */
export function figures({ database }: LedgerParts): FigureQueries {
  return {
    figures: async ({ figure, from, to, by, limit }) => {
      const { select, group } = grouping(by);
      const name = ['figures', ...by].join('-');
      const text = `
SELECT ${select}count(*)::float8 AS count, sum(value) AS sum, avg(value) AS mean,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY value) AS median, percentile_cont(0.9) WITHIN GROUP (ORDER BY value) AS p90,
  count(*) FILTER (WHERE good)::float8 AS good, bool_or(good IS NOT NULL) AS judged
FROM case_figures WHERE figure = $1 AND at >= $2 AND at < $3 ${group} LIMIT $4`;
      const rows = await database.query<Grouped<Required<FigureRow>> & { readonly judged: boolean | null }>({ name, text }, [
        figure,
        from.toISOString(),
        to.toISOString(),
        limit,
      ]);
      return rows
        .filter(({ count }) => count > 0)
        .map(({ count, sum, mean, median, p90, good, judged, ...rest }) => ({
          group: groupOf(by, rest),
          count,
          sum,
          mean,
          median,
          p90,
          ...(judged === true ? { good } : {}),
        }));
    },
    documentFigures: async ({ from, to, by, limit }) => {
      const { select, group } = grouping(by);
      const name = ['document-figures', ...by].join('-');
      const text = `
SELECT ${select}count(*)::float8 AS count, count(*) FILTER (WHERE status = 'completed')::float8 AS good
FROM (SELECT received_at AS at, partner, status FROM messages
  WHERE source = 'received' AND status IN ('completed', 'dead', 'discarded') AND received_at >= $1 AND received_at < $2) documents
${group} LIMIT $3`;
      const rows = await database.query<Grouped<DocumentRow>>({ name, text }, [from.toISOString(), to.toISOString(), limit]);
      return rows.filter(({ count }) => count > 0).map(({ count, good, ...rest }) => ({ group: groupOf(by, rest), count, good }));
    },
  };
}

function grouping(by: readonly FigureGroup[]): { readonly select: string; readonly group: string } {
  const places = by.map((_, index) => index + 1).join(', ');
  return {
    select: by.map((name) => `${columns[name]} AS by_${name}, `).join(''),
    group: by.length === 0 ? '' : `GROUP BY ${places} ORDER BY ${places}`,
  };
}

function groupOf(by: readonly FigureGroup[], row: Readonly<Record<string, unknown>>): FigureRow['group'] {
  return Object.fromEntries(by.map((name) => [name, (row[`by_${name}`] ?? null) as string | null]));
}
