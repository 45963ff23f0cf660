import type { MessageId } from '../../../core/kernel/ids.ts';
import type { QueueName } from '../../../core/spi/transport.ts';
import { hourOf } from '../reading/search-terms.ts';
import type { Session } from '../sql/database.ts';
import { keyText, rowset } from '../sql/rowset.ts';

/** The tables into which several transactions write, each with its columns and its insert. */

const contents = rowset({ owner_id: 'uuid', part: 'integer', stored_at: 'timestamptz', stage: 'text', media_type: 'text', body: 'bytea' });
const terms = rowset({ term: 'text', at: 'timestamptz', id: 'uuid' });
const typeHours = rowset({ type: 'text', hour: 'timestamptz' });
const work = rowset({ id: 'uuid', queue: 'text', message_id: 'uuid', due_at: 'timestamptz' });

const INSERT_CONTENTS = {
  name: 'insert-contents',
  text: `INSERT INTO contents (${contents.columns}, sha256) SELECT r.*, sha256(r.body) FROM ${contents.from('r')}`,
};
const INSERT_TERMS = {
  name: 'insert-search-terms',
  text: `INSERT INTO search_terms (${terms.columns}) SELECT * FROM ${terms.from('r')} ON CONFLICT DO NOTHING`,
};
const INSERT_TYPE_HOURS = {
  name: 'insert-type-hours',
  text: `INSERT INTO type_hours (${typeHours.columns}) SELECT * FROM ${typeHours.from('r')} ON CONFLICT DO NOTHING`,
};
const INSERT_WORK = {
  name: 'insert-work',
  text: `INSERT INTO work (${work.columns}) SELECT * FROM ${work.from('r')}`,
};

export type ContentRow = Parameters<typeof contents.values>[0][number];
export type TermRow = Parameters<typeof terms.values>[0][number];
export interface WorkRow {
  readonly id: string;
  readonly queue: QueueName;
  readonly message_id: MessageId;
  readonly due_at: Date;
}

/** Sends the insert; the transaction waits for it. */
export function insertContents(session: Session, rows: readonly ContentRow[]): void {
  if (rows.length > 0) void session.query(INSERT_CONTENTS, contents.values(rows));
}

/** Sends the insert. A term that is there already stays: nothing is worth failing a commit for a search term. */
export function insertTerms(session: Session, rows: readonly TermRow[]): void {
  if (rows.length > 0) void session.query(INSERT_TERMS, terms.values(rows));
}

/** A type that a message has, and when the message came. */
export interface TypeSeen {
  readonly type: string;
  readonly at: Date;
}

/** Sends the insert; most hours are noted already. Sorted, so that two batches wait for each other in one direction only. */
export function insertTypeHours(session: Session, seen: readonly TypeSeen[]): void {
  const rows = new Map<string, { readonly type: string; readonly hour: Date }>();
  for (const { type, at } of seen) {
    const hour = hourOf(at);
    rows.set(`${type} ${hour.getTime()}`, { type: keyText(type), hour });
  }
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  if (sorted.length > 0) void session.query(INSERT_TYPE_HOURS, typeHours.values(sorted));
}

/** Sends the insert of what is to be done. */
export function insertWork(session: Session, rows: readonly WorkRow[]): void {
  if (rows.length > 0) void session.query(INSERT_WORK, work.values(rows));
}
