import { useNavigate, useSearch } from '@tanstack/react-router';

/** The filters of a page, kept in its address: what is absent is no filter. */
export type Filters<Name extends string> = Readonly<Partial<Record<Name, string>>>;

/** Reads the filters of the page from its address, and changes them there.
 *  @param names those that the page knows; others are left alone
 *  @returns the filters, and what sets some of them: an empty text takes one away */
export function useFilters<Name extends string>(names: readonly Name[]): [Filters<Name>, (change: Filters<Name>) => void] {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const navigate = useNavigate();
  const filters = Object.fromEntries(
    names.flatMap((name) => (search[name] === undefined || search[name] === '' ? [] : [[name, String(search[name])]])),
  ) as Filters<Name>;
  const set = (change: Filters<Name>) => {
    const next = Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined && value !== ''));
    void navigate({ to: '.', search: next, resetScroll: false } as never);
  };
  return [filters, set];
}
