import { isFieldName } from '../../canonical/masking/field-words.ts';
import type { KnownValues } from '../../canonical/masking/known-values.ts';
import { type FoundValue, maskValue, mayShow } from '../../canonical/masking/masking.ts';
import { type DocumentText, documentText } from '../../formats/values/document-text.ts';
import { documentValues } from '../../formats/values/document-values.ts';
import { ediTreeNames } from '../../formats/values/edi-places.ts';
import { rewriteValues, type ValueSpan } from '../../formats/values/value-span.ts';

/** A document as people see it. */
export interface MaskedDocument extends DocumentText {
  /** How many values are masked. */
  readonly masked: number;
}

/** At most so many characters of a document are shown. */
export const mostCharacters = 1_000_000;

/** A partner's document as text with its personal data masked. Its layout stays: only values are replaced.
 *  @param known what the canonical messages tell that it came from, or became; see {@link mayShow} for what is shown */
export function maskDocument(body: Uint8Array, mediaType: string, known: KnownValues): MaskedDocument {
  return maskText(documentText(body, mediaType, mostCharacters), known);
}

/** The same for a document whose text is known. */
export function maskText(document: DocumentText, known: KnownValues): MaskedDocument {
  const hide = hiddenBy(known);
  const values = documentValues(document.kind, document.text, (cells) => isHeader(cells, known));
  const { text, changed } = rewriteValues(document.text, values, hide);
  return { ...document, text, masked: changed };
}

/** What stands in the place of a value; undefined where it may be shown. */
export function hiddenBy(known: KnownValues): (span: ValueSpan) => string | undefined {
  return (span) => {
    if (span.bare === true && /^(true|false|null)$/.test(span.value)) return undefined;
    return mayShow(placed(span), known) ? undefined : maskValue(span.value);
  };
}

/** Decoded EDI is a tree whose names are those of its elements. */
function placed(span: ValueSpan): FoundValue {
  if (span.place !== undefined || !span.names.some((name) => ediTreeNames.has(name))) return span;
  return { ...span, place: 'personal' };
}

/** The first line of a table is a header where most of its cells are names of fields, and none is personal. */
function isHeader(cells: readonly string[], known: KnownValues): boolean {
  const named = cells.filter(isFieldName).length;
  return named * 2 >= cells.length && !cells.some((cell) => known.isPersonal(cell) || /\d{4}/.test(cell));
}
