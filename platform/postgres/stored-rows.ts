import type { MessageId } from '../../core/kernel/ids.ts';
import type { QueueName } from '../../core/spi/transport.ts';
import type { Session } from './database.ts';
import { rowset } from './rowset.ts';

/** The tables into which several transactions write, each with its columns and its insert. */

const contents = rowset({ owner_id: 'uuid', part: 'integer', stored_at: 'timestamptz', stage: 'text', media_type: 'text', body: 'bytea' });
const terms = rowset({ term: 'text', at: 'timestamptz', id: 'uuid' });
const work = rowset({ id: 'uuid', queue: 'text', message_id: 'uuid', due_at: 'timestamptz' });

const INSERT_CONTENTS = {
  name: 'insert-contents',
  text: `INSERT INTO contents (${contents.columns}, sha256) SELECT r.*, sha256(r.body) FROM ${contents.from('r')}`,
};
const INSERT_TERMS = {
  name: 'insert-search-terms',
  text: `INSERT INTO search_terms (${terms.columns}) SELECT * FROM ${terms.from('r')} ON CONFLICT DO NOTHING`,
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

/** Sends the insert. The caller sees to it that no message gets a term twice: looking would cost as much as inserting. */
export function insertTerms(session: Session, rows: readonly TermRow[]): void {
  if (rows.length > 0) void session.query(INSERT_TERMS, terms.values(rows));
}

/** Sends the insert of what is to be done. */
export function insertWork(session: Session, rows: readonly WorkRow[]): void {
  if (rows.length > 0) void session.query(INSERT_WORK, work.values(rows));
}
