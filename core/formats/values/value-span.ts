/** One value of a document, where it stands in the text. */
export interface ValueSpan {
  /** Indexes into the text: the value as it is written, without quotation marks. */
  readonly from: number;
  readonly to: number;
  /** As it is meant: escapes undone. */
  readonly value: string;
  /** What it is called, the outermost first: `customer`, `address`, `line2`. Empty where the format has no names. */
  readonly names: readonly string[];
  /** What its place says of it, where the format has places: of EDI, `personal` holds names, addresses and texts of people, `service`
   *  structures the interchange, `coded` is for codes, numbers and dates. */
  readonly place?: 'personal' | 'service' | 'coded';
  /** A number, true, false or null of JSON: what replaces it needs quotation marks. */
  readonly bare?: true;
  /** How a text is written in its place. */
  readonly write: (text: string) => string;
}

/** The text with some of its values replaced; all else stays as it was written. */
export function rewriteValues(
  text: string,
  spans: Iterable<ValueSpan>,
  change: (span: ValueSpan) => string | undefined,
): { readonly text: string; readonly changed: number } {
  const pieces: string[] = [];
  let at = 0;
  let changed = 0;
  for (const span of spans) {
    const instead = change(span);
    if (instead === undefined) continue;
    pieces.push(text.slice(at, span.from), span.write(instead));
    at = span.to;
    changed += 1;
  }
  return { text: pieces.join('') + text.slice(at), changed };
}
