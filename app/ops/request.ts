import { hubError } from '../../core/kernel/errors.ts';
import { isUuid } from '../../core/kernel/ids.ts';

/** An identifier from the address.
 *  @throws E_NOT_FOUND what is no UUID cannot be there */
export function idOf<Id extends string>(what: string, text: string): Id {
  if (!isUuid(text)) throw hubError('E_NOT_FOUND', { what, id: text.slice(0, 64) });
  return text as Id;
}

/** What was looked for.
 *  @throws E_NOT_FOUND */
export function found<T>(what: string, id: string, value: T | undefined): T {
  if (value === undefined) throw hubError('E_NOT_FOUND', { what, id: id.slice(0, 64) });
  return value;
}
