/** Periods that can be chosen; `custom` has days of its own. */
export const periods = ['7d', '30d', '90d', '365d'] as const;
/** One of {@link periods}. */
export type Period = (typeof periods)[number];

const DAY_MS = 86_400_000;

/** From and to of a chosen period, ISO 8601. Days that were given by hand go before.
 *  @param from first day, `YYYY-MM-DD`, in UTC as reports count
 *  @param to last day, included */
export function spanOf(period: Period, now: Date, from?: string, to?: string): { readonly from: string; readonly to: string } {
  const end = to === undefined ? now : new Date(Date.parse(`${to}T00:00:00Z`) + DAY_MS);
  const begin = from === undefined ? new Date(end.getTime() - Number.parseInt(period, 10) * DAY_MS) : new Date(`${from}T00:00:00Z`);
  return { from: begin.toISOString(), to: end.toISOString() };
}
