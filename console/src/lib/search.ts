/** What a page's address may hold: texts, and lists of words joined by commas. */
type Shape = Readonly<Record<string, 'text' | 'list' | 'flag'>>;

/** The search of an address by its shape; everything may be absent. */
export type SearchOf<S extends Shape> = {
  readonly [Name in keyof S]?: (S[Name] extends 'text' ? string : S[Name] extends 'list' ? readonly string[] : boolean) | undefined;
};

/** Reads what it knows of an address and leaves the rest out, so that an old or foreign link still opens its page.
 *  For `validateSearch`. */
export function searchShape<const S extends Shape>(shape: S): (search: Record<string, unknown>) => SearchOf<S> {
  return (search) =>
    Object.fromEntries(
      Object.entries(shape).flatMap(([name, is]) => {
        const value = read(search[name], is);
        return value === undefined ? [] : [[name, value]];
      }),
    ) as SearchOf<S>;
}

function read(value: unknown, is: Shape[string]): string | readonly string[] | boolean | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (is === 'flag') return value === true || value === 'true' ? true : undefined;
  if (is === 'text') return Array.isArray(value) ? value.join(',') : String(value);
  const words = Array.isArray(value) ? value.map(String) : String(value).split(',');
  return words.length === 0 ? undefined : words;
}

/** Writes a search as people write it: `?status=dead,received&q=007`. Nothing is JSON, so that a number stays the text it was. */
export function writeSearch(search: Record<string, unknown>): string {
  const text = Object.entries(search)
    .filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(Array.isArray(value) ? value.join(',') : String(value))}`)
    .join('&')
    .replaceAll('%2C', ',')
    .replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}

/** The counterpart of {@link writeSearch}: all values are texts. */
export function readSearch(text: string): Record<string, unknown> {
  return Object.fromEntries(new URLSearchParams(text));
}
