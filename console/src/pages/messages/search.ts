import type { listMessages } from '../../api/generated/client.ts';
import { searchShape } from '../../lib/search.ts';

/** Reads the filters of the page's address. */
export const readMessageSearch = searchShape({
  status: 'list',
  partner: 'text',
  channel: 'text',
  type: 'text',
  case: 'text',
  q: 'text',
  error: 'text',
  failure: 'text',
  text: 'text',
  stage: 'text',
  from: 'text',
  to: 'text',
  last: 'text',
});
/** The filters of the page's address. */
export type Search = ReturnType<typeof readMessageSearch>;

/** Periods that end now, in hours. */
export const periods = { '1h': 1, '24h': 24, '7d': 168, '30d': 720 } as const;
/** One of {@link periods}. */
export type Period = keyof typeof periods;

/** States, as they are filtered by. */
export const states = ['received', 'processing', 'completed', 'dead', 'discarded'] as const;
/** Stages in which content is searched. */
export const stages = ['receive', 'decode', 'normalize', 'route', 'translate', 'deliver', 'reply'] as const;

type Query = NonNullable<Parameters<typeof listMessages>[0]>;

/** What the API is asked. Words that it would refuse are left out, so that an old link still opens. */
export function queryOf({ status, last, stage, from, to, ...search }: Search): Query {
  const began = last !== undefined && last in periods ? new Date(Date.now() - periods[last as Period] * 3_600_000) : undefined;
  return {
    ...search,
    status: states.filter((state) => status?.includes(state)),
    stage: search.text === undefined ? undefined : stages.find((one) => one === stage),
    from: began?.toISOString() ?? instant(from),
    to: instant(to),
  };
}

/** The same for a bulk action, whose target is a search in words. */
export function searchText(search: Search): Record<string, string> {
  return Object.fromEntries(
    Object.entries(queryOf(search)).flatMap(([name, value]) => {
      const text = Array.isArray(value) ? value.join(',') : value;
      return text === undefined || text === '' ? [] : [[name, String(text)]];
    }),
  );
}

function instant(text: string | undefined): string | undefined {
  const at = new Date(text ?? '');
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** Is anything filtered? */
export function isFiltered(search: Search): boolean {
  return Object.values(search).some((value) => value !== undefined);
}
