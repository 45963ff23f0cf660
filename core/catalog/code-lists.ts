import type { CodeLists } from '../mapping/mapping.ts';

/** One line of a code list. Days are `YYYY-MM-DD`, both included, in the partner's time zone. */
export interface CodeEntry {
  readonly partner: string;
  readonly canonical: string;
  readonly label?: string;
  readonly from?: string;
  readonly to?: string;
  readonly preferred?: boolean;
}

/** Code lists by name, as written. */
export type CodeTable = ReadonlyMap<string, readonly CodeEntry[]>;

/** Makes the lists of a pack. A list of the pack replaces the shared list of the same name as a whole.
 *  @param timezone in which the days of the entries begin and end */
export function makeCodeLists(shared: CodeTable, own: CodeTable, timezone: string): CodeLists {
  const lists = new Map([...shared, ...own].map(([name, entries]) => [name, indexList(entries)]));
  const dayOf = dayIn(timezone);
  const valid = (entries: readonly CodeEntry[] | undefined, on: Date): readonly CodeEntry[] => {
    if (entries === undefined || !entries.some(isDated)) return entries ?? [];
    const day = dayOf(on);
    return entries.filter((entry) => (entry.from ?? day) <= day && day <= (entry.to ?? day));
  };
  return Object.freeze({
    toCanonical: (list: string, code: string, on: Date) => valid(lists.get(list)?.byCode.get(code), on)[0]?.canonical,
    toPartner: (list: string, value: string, on: Date) => {
      const entries = valid(lists.get(list)?.byValue.get(value), on);
      return (entries.find((entry) => entry.preferred === true) ?? entries[0])?.partner;
    },
    has: (list: string) => lists.has(list),
  });
}

/** Do the windows of two entries have a day in common? */
export function overlap(a: CodeEntry, b: CodeEntry): boolean {
  return (a.from ?? '') <= (b.to ?? '9999-12-31') && (b.from ?? '') <= (a.to ?? '9999-12-31');
}

interface IndexedList {
  readonly byCode: ReadonlyMap<string, readonly CodeEntry[]>;
  readonly byValue: ReadonlyMap<string, readonly CodeEntry[]>;
}

function indexList(entries: readonly CodeEntry[]): IndexedList {
  return { byCode: groupBy(entries, (entry) => entry.partner), byValue: groupBy(entries, (entry) => entry.canonical) };
}

function groupBy(entries: readonly CodeEntry[], key: (entry: CodeEntry) => string): ReadonlyMap<string, readonly CodeEntry[]> {
  const groups = new Map<string, CodeEntry[]>();
  for (const entry of entries) groups.set(key(entry), [...(groups.get(key(entry)) ?? []), entry]);
  return groups;
}

function isDated(entry: CodeEntry): boolean {
  return entry.from !== undefined || entry.to !== undefined;
}

/** The calendar day of an instant in a time zone, `YYYY-MM-DD`. */
function dayIn(timezone: string): (instant: Date) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: timezone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (instant) => format.format(instant);
}
