import { hubError } from '../../../core/kernel/errors.ts';
import { isUuid } from '../../../core/kernel/ids.ts';

/** The place in a list after which a page begins. */
export interface Place {
  /** ISO 8601. */
  readonly receivedAt: string;
  readonly id: string;
}

/** A place as text that passes through an address unchanged. */
export function writeCursor(receivedAt: Date, id: string): string {
  return Buffer.from(`${receivedAt.toISOString()} ${id}`).toString('base64url');
}

/** @throws E_REQUEST_INVALID when the text is no cursor of ours */
export function readCursor(cursor: string): Place {
  const [receivedAt = '', id = ''] = Buffer.from(cursor, 'base64url').toString('latin1').split(' ');
  if (!isUuid(id) || Number.isNaN(Date.parse(receivedAt)))
    throw hubError('E_REQUEST_INVALID', { reason: 'the cursor is not one that a page before gave' });
  return { receivedAt, id };
}

/** The place in a list of another order: an instant and what tells those of one instant apart. */
export function writePlace(at: Date, ...rest: readonly string[]): string {
  return Buffer.from([at.toISOString(), ...rest].join(' ')).toString('base64url');
}

/** What {@link writePlace} wrote, in order.
 *  @param count how many follow the instant
 *  @throws E_REQUEST_INVALID when the text is no cursor of ours */
export function readPlace(cursor: string, count: number): readonly string[] {
  const parts = Buffer.from(cursor, 'base64url').toString('latin1').split(' ');
  if (parts.length !== count + 1 || Number.isNaN(Date.parse(parts[0] ?? '')) || parts.some((part) => !/^[\w.:-]+$/.test(part)))
    throw hubError('E_REQUEST_INVALID', { reason: 'the cursor is not one that a page before gave' });
  return parts;
}
