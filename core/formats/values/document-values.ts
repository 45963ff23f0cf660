import { csvValues } from './csv-values.ts';
import type { DocumentKind } from './document-text.ts';
import { ediValues } from './edi-values.ts';
import { jsonValues } from './json-values.ts';
import { textValues } from './text-values.ts';
import type { ValueSpan } from './value-span.ts';
import { xmlValues } from './xml-values.ts';

/** The values of a document where they stand in its text, in order. Never throws: a broken document has values, too.
 *  @param isHeader does this first line of a table name its columns? */
export function documentValues(kind: DocumentKind, text: string, isHeader: (cells: readonly string[]) => boolean): Iterable<ValueSpan> {
  switch (kind) {
    case 'json':
      return jsonValues(text);
    case 'xml':
      return xmlValues(text);
    case 'edifact':
    case 'x12':
      return ediValues(text, kind);
    case 'csv':
      return csvValues(text, isHeader);
    case 'text':
      return textValues(text);
    case 'binary':
      return [];
  }
}
