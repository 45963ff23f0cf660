import { keyText } from '../sql/rowset.ts';

/** The search term of a business key, control reference or file name: found whole, whatever its case. */
export function keyTerm(text: string): string {
  return `key:${keyText(text.trim().toLowerCase())}`;
}

/** The search term of a case. */
export function caseTerm(caseId: string): string {
  return `case:${caseId}`;
}

const HOUR_MS = 60 * 60 * 1000;

/** The beginning of the hour in which a message came. */
export function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);
}
