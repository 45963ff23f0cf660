import { hubError } from '../../kernel/errors.ts';

/** A file of more interchanges is not split: it is no batch of them, but something else that looks like them. */
export const maxInterchanges = 10_000;

/** The largest file that is read as a whole, in bytes. */
const maxFileBytes = 256 * 1024 * 1024;

/** The most segments of a file that is read as a whole. A segment takes far more memory than its bytes do in the file. */
export const maxSegments = 1_000_000;

/** After so many segments whose tag is none, what follows is taken for something else. */
export const maxUnreadable = 1_000;

/** @throws HubError `E_DOCUMENT_LIMIT` where there is more than that of something */
export function refuseBeyond(most: number, count: number, what: string): void {
  if (count > most) throw hubError('E_DOCUMENT_LIMIT', { limit: `${most} ${what}` });
}

/** @throws HubError `E_DOCUMENT_LIMIT` for more bytes than are read as a whole */
export function refuseTooLarge(bytes: Uint8Array): void {
  refuseBeyond(maxFileBytes, bytes.length, 'bytes');
}
