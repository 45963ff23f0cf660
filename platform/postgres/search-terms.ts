import { keyText } from './rowset.ts';

/** The search term of a business key, control reference or file name: found whole, whatever its case. */
export function keyTerm(text: string): string {
  return `key:${keyText(text.trim().toLowerCase())}`;
}

/** The search term of a document type or a canonical type. */
export function typeTerm(type: string): string {
  return `type:${keyText(type)}`;
}

/** The search term of a case. */
export function caseTerm(caseId: string): string {
  return `case:${caseId}`;
}
