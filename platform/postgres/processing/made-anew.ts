import { hubError } from '../../../core/kernel/errors.ts';
import type { MessageId } from '../../../core/kernel/ids.ts';
import type { MessageSource, MessageStatus } from '../../../core/spi/ledger/ledger.ts';
import type { Correction } from '../../../core/spi/ledger/ledger-queries.ts';
import { ANEW } from '../parts.ts';
import { keyTerm } from '../reading/search-terms.ts';
import type { Session } from '../sql/database.ts';
import { insertContents, insertTerms, insertWork } from './stored-rows.ts';

const LOCK_MESSAGE = { name: 'lock-to-make-anew', text: 'SELECT status, source FROM messages WHERE id = $1 FOR UPDATE' };
/** What was made of it, or of that, that is on its way or did what the message could not. */
const FIND_ANEW = {
  name: 'find-made-anew',
  text: `
WITH RECURSIVE made AS (
  SELECT id, status FROM messages WHERE parent_id = $1 AND id <> $2 AND source IN ${ANEW}
  UNION ALL
  SELECT m.id, m.status FROM made JOIN messages m ON m.parent_id = made.id AND m.source IN ${ANEW}
)
SELECT id FROM made WHERE status IN ('received', 'processing', 'completed') LIMIT 1`,
};
/** It begins a chain of causes of its own, with the old origin, and takes the old
 *  place in the order of its case. Only a reply, a part of one, or a gathering keeps its case: a document is
 *  correlated anew, since a wrong case may be why it is replayed. */
const INSERT_ANEW = {
  name: 'insert-made-anew',
  text: `
INSERT INTO messages (id, parent_id, root_id, partner, channel, source, entry, origin, status, config_hash, as_of, received_at, ordered_at, case_id, filename, headers, request_envelope_id)
SELECT $2, id, $2, partner, channel, $5, entry, origin, 'received', $3, $6, $4, coalesce(ordered_at, received_at), CASE WHEN entry IN ('reply', 'gather') OR request_envelope_id IS NOT NULL THEN case_id END, filename, headers, request_envelope_id
FROM messages WHERE id = $1
ON CONFLICT (id) DO NOTHING
RETURNING filename`,
};
const COPY_ORIGINAL = {
  name: 'copy-original',
  text: `
INSERT INTO contents (owner_id, part, stored_at, stage, media_type, sha256, body)
SELECT $2::uuid, 0, $3::timestamptz, c.stage, c.media_type, c.sha256, c.body
FROM messages m JOIN contents c ON c.owner_id = m.id AND c.part = 0 AND c.stored_at = m.received_at WHERE m.id = $1
RETURNING owner_id`,
};
const MEDIA_TYPE = {
  name: 'media-type-of-original',
  text: `SELECT c.media_type FROM messages m JOIN contents c ON c.owner_id = m.id AND c.part = 0 AND c.stored_at = m.received_at WHERE m.id = $1`,
};
/** Of the message and its parts; acknowledgements to the sender do not count. */
const FIND_ACCEPTED = {
  name: 'find-accepted',
  text: `
WITH RECURSIVE whole AS (
  SELECT $1::uuid AS id
  UNION ALL
  SELECT m.id FROM whole JOIN messages m ON m.parent_id = whole.id AND m.source = 'split'
)
SELECT d.partner || '/' || d.channel AS channel FROM whole JOIN deliveries d ON d.message_id = whole.id
WHERE d.status = 'delivered' AND d.envelope_id IS NOT NULL LIMIT 1`,
};
/** A gathering that asked for the reply has the answer of the new one in its place. */
const ANSWER_ANEW = { name: 'answer-anew', text: 'UPDATE gathering_answers SET reply_id = $2 WHERE reply_id = $1' };

/** A replay that is asked for. */
export interface AskedReplay {
  readonly id: MessageId;
  readonly newId: MessageId;
  readonly configHash: string;
  readonly at: Date;
  readonly asOf: boolean;
}

/** The same call again, after an answer that was lost, finds its message and does nothing. Of two people who replay one dead
 *  message at the same time the second waits, and finds it replayed: its content would take effect twice. */
export async function replay(session: Session, asked: AskedReplay): Promise<void> {
  const { id, newId, at } = asked;
  await refuseUnfit(session, id, newId, 'replayed');
  if (!(await insertAnew(session, 'replay', asked))) return;
  const copied = await session.query(COPY_ORIGINAL, [id, newId, at.toISOString()]);
  if (copied.length === 0) throw hubError('E_CONTENT_DROPPED', { what: 'message', id });
}

/** As {@link replay}, with other content. */
export async function correct(session: Session, { id, newId, body, configHash, at, evenIfAccepted }: Correction): Promise<void> {
  await refuseUnfit(session, id, newId, 'corrected');
  const [accepted] = evenIfAccepted ? [] : await session.query<{ channel: string }>(FIND_ACCEPTED, [id]);
  if (accepted !== undefined) throw hubError('E_ALREADY_ACCEPTED', { id, channel: accepted.channel });
  const [original] = await session.query<{ media_type: string }>(MEDIA_TYPE, [id]);
  if (original === undefined) throw hubError('E_CONTENT_DROPPED', { what: 'message', id });
  if (!(await insertAnew(session, 'correction', { id, newId, configHash, at, asOf: false }))) return;
  insertContents(session, [{ owner_id: newId, part: 0, stored_at: at, stage: 'receive', media_type: original.media_type, body }]);
}

async function refuseUnfit(session: Session, id: MessageId, newId: MessageId, action: 'replayed' | 'corrected'): Promise<void> {
  const [message] = await session.query<{ status: MessageStatus; source: MessageSource }>(LOCK_MESSAGE, [id]);
  if (message === undefined) throw hubError('E_NOT_FOUND', { what: 'message', id });
  const { status, source } = message;
  const conflict = (state: string, what: string) => hubError('E_STATE_CONFLICT', { what: 'message', id, state, action: what });
  if (source === 'batch') throw conflict('a batch', `${action}: retry its delivery, or replay the messages that it carries`);
  if (source === 'gather' && action === 'corrected') throw conflict('the answers of several partners', action);
  if (status === 'received' || status === 'processing') throw conflict(status, action);
  const mayRepeat = status === 'completed';
  const [made] = mayRepeat ? [] : await session.query<{ id: MessageId }>(FIND_ANEW, [id, newId]);
  if (made !== undefined) throw conflict(`done again as ${made.id}`, `${action} once more`);
}

/** @returns whether it was not there yet */
async function insertAnew(session: Session, source: MessageSource, { id, newId, configHash, at, asOf }: AskedReplay): Promise<boolean> {
  const values = [id, newId, configHash, at.toISOString(), source, asOf];
  const [made] = await session.query<{ filename: string | null }>(INSERT_ANEW, values);
  if (made === undefined) return false;
  void session.query(ANSWER_ANEW, [id, newId]);
  if (made.filename !== null) insertTerms(session, [{ term: keyTerm(made.filename), at, id: newId }]);
  insertWork(session, [{ id: newId, queue: 'process', message_id: newId, due_at: at }]);
  return true;
}
