import { personalValues } from '../../../core/canonical/masking/known-values.ts';
import { hubError } from '../../../core/kernel/errors.ts';
import type { CaseId, MessageId } from '../../../core/kernel/ids.ts';
import { isUuid } from '../../../core/kernel/ids.ts';
import type { Erasing, ErasureRecord } from '../../../core/spi/ledger/erasure.ts';
import { insertMarks } from '../cases/case-marks.ts';
import type { LedgerParts } from '../parts.ts';
import { keyTerm } from '../reading/search-terms.ts';
import { readCursor, writeCursor } from '../sql/cursor.ts';
import type { Session } from '../sql/database.ts';
import { eraseCopies } from './erase-copies.ts';
import { scopeOfCase, scopeOfPerson } from './erasure-scope.ts';
import { KEEP_HASHES } from './forgetting.ts';
import { HAS_OPEN_WORK } from './forgetting-places.ts';
import { type LostKey, type PersonalEnvelope, personalKeys, redactEnvelopes } from './redaction.ts';

const INSERT = {
  name: 'plan-erasure',
  text: `
INSERT INTO erasures (id, subject, reason, state, planned_by, planned_at, messages, cases, contents, searched_to)
SELECT $1, $2, $3, 'planned', $4, $5, cardinality($6::uuid[]), cardinality($7::uuid[]),
  (SELECT count(*) FROM contents WHERE owner_id IN (SELECT unnest($6::uuid[]) UNION SELECT id FROM deliveries WHERE message_id = ANY($6::uuid[])))
  + (SELECT count(*) FROM documents WHERE message_id = ANY($6::uuid[])), $8
ON CONFLICT (id) DO NOTHING`,
};
const ITEMS = {
  name: 'plan-erasure-items',
  text: `
INSERT INTO erasure_items (erasure_id, kind, item)
SELECT $1::uuid, 'message', unnest($2::uuid[]) UNION ALL SELECT $1::uuid, 'case', unnest($3::uuid[]) ON CONFLICT DO NOTHING`,
};
const SELECTED = 'id, subject, reason, state, planned_by, planned_at, ended_at, messages, cases, contents, searched_to, failed';
const FIND = { name: 'find-erasure', text: `SELECT ${SELECTED} FROM erasures WHERE id = $1` };
const LOCK = { name: 'lock-erasure', text: `SELECT ${SELECTED} FROM erasures WHERE id = $1 FOR UPDATE` };
const RUNNING = { name: 'running-erasures', text: `SELECT id FROM erasures WHERE state = 'running' ORDER BY id LIMIT 100` };
const SET_STATE = { name: 'set-erasure-state', text: `UPDATE erasures SET state = $2, ended_at = $3, failed = $4 WHERE id = $1` };
/** Work that needs what would be taken away. */
const OPEN_WORK = {
  name: 'erasure-open-work',
  text: `
SELECT m.id FROM erasure_items i JOIN messages m ON m.id = i.item
WHERE i.erasure_id = $1 AND i.kind = 'message' AND ${HAS_OPEN_WORK} ORDER BY m.id LIMIT 1`,
};
const NEXT = {
  name: 'next-erasure-items',
  text: `
SELECT i.item AS id, m.received_at, m.filename FROM erasure_items i JOIN messages m ON m.id = i.item
WHERE i.erasure_id = $1 AND i.kind = 'message' AND NOT i.done ORDER BY i.item LIMIT $2 FOR UPDATE OF i`,
};
const CASES = { name: 'erasure-cases', text: `SELECT item AS id FROM erasure_items WHERE erasure_id = $1 AND kind = 'case'` };
const CONTENTS = {
  name: 'erase-contents',
  text: `
WITH gone AS (
  DELETE FROM contents c USING (
    SELECT m.id, m.id AS message_id FROM unnest($1::uuid[]) AS m(id) UNION ALL SELECT id, message_id FROM deliveries WHERE message_id = ANY($1::uuid[])
  ) o
  WHERE c.owner_id = o.id RETURNING c.owner_id, c.part, c.stage, c.media_type, c.sha256, c.body, o.message_id
), ${KEEP_HASHES}`,
};
const DOCUMENTS = {
  name: 'erase-documents',
  text: `
WITH gone AS (
  DELETE FROM documents d WHERE d.message_id = ANY($1::uuid[])
  RETURNING d.id AS owner_id, 0 AS part, 'document' AS stage, d.media_type, sha256(d.body) AS sha256, d.body, d.message_id
), ${KEEP_HASHES}`,
};
/** Of messages that tell of other cases, too, only what belongs to those that are erased, or to none. */
const PERSONAL = {
  name: 'erase-personal',
  text: `
SELECT id, message_id, case_id, type, business_keys, body FROM envelopes
WHERE message_id = ANY($1::uuid[]) AND (case_id IS NULL OR case_id = ANY($2::uuid[]))`,
};
const MESSAGES = {
  name: 'erase-headers',
  text: `UPDATE messages SET filename = NULL, headers = '{}' WHERE id = ANY($1::uuid[])`,
};
const PARAMETERS = {
  name: 'erase-parameters',
  text: `
UPDATE deliveries d SET parameters = (d.parameters::jsonb - array_cat($2::text[], ARRAY(
  SELECT p.key FROM json_each_text(d.parameters) p WHERE p.value = ANY($3::text[])
)))::json WHERE d.message_id = ANY($1::uuid[])`,
};
const TERMS = {
  name: 'erase-terms',
  text: `
DELETE FROM search_terms t USING unnest($1::text[], $2::timestamptz[], $3::uuid[]) AS r(term, at, id)
WHERE t.term = r.term AND t.at = r.at AND t.id = r.id`,
};
const KEYS = {
  name: 'erase-case-keys',
  text: 'DELETE FROM case_keys WHERE case_id = ANY($1::uuid[]) AND (name = ANY($2::text[]) OR value = ANY($3::text[]))',
};
const DONE = {
  name: 'erasure-items-done',
  text: `UPDATE erasure_items SET done = true WHERE erasure_id = $1 AND kind = 'message' AND item = ANY($2::uuid[])`,
};

interface ErasureRow {
  readonly id: string;
  readonly subject: string;
  readonly reason: string;
  readonly state: ErasureRecord['state'];
  readonly planned_by: string;
  readonly planned_at: Date;
  readonly ended_at: Date | null;
  readonly messages: number;
  readonly cases: number;
  readonly contents: number;
  readonly searched_to: Date | null;
  readonly failed: ErasureRecord['failed'] | null;
}

interface ItemRow {
  readonly id: MessageId;
  readonly received_at: Date;
  readonly filename: string | null;
}

/** Takes away what is known of a case or a person, for good. */
export function erasing({ database, caseNews }: LedgerParts): Erasing {
  const read = async (session: Session, id: string, statement = FIND): Promise<ErasureRecord> => {
    const [row] = isUuid(id) ? await session.query<ErasureRow>(statement, [id]) : [];
    if (row === undefined) throw hubError('E_NOT_FOUND', { what: 'erasure', id });
    return toRecord(row);
  };
  return {
    planErasure: async ({ id, of, subject, reason, plannedBy, at, searchMs }) => {
      const scope =
        'person' in of ? await scopeOfPerson(database, of.person, performance.now() + searchMs) : await scopeOfCase(database, of.caseId);
      if (scope.cases.length === 0 && 'caseId' in of) throw hubError('E_NOT_FOUND', { what: 'case', id: of.caseId });
      const { messages, cases, searchedTo } = scope;
      return database.transaction(async (session) => {
        void session.query(INSERT, [id, subject, reason, plannedBy, at.toISOString(), messages, cases, searchedTo?.toISOString() ?? null]);
        void session.query(ITEMS, [id, messages, cases]);
        return read(session, id);
      });
    },
    erasure: (id) => read(database, id),
    beginErasure: (id) =>
      database.transaction(async (session) => {
        const { state } = await read(session, id, LOCK);
        const conflict = (now: string) => hubError('E_STATE_CONFLICT', { what: 'erasure', id, state: now, action: 'begun' });
        if (state !== 'planned' && state !== 'failed') throw conflict(state);
        const [open] = await session.query<{ id: MessageId }>(OPEN_WORK, [id]);
        if (open !== undefined) throw conflict(`waiting for the open work of message ${open.id}`);
        void session.query(SET_STATE, [id, 'running', null, null]);
        return read(session, id);
      }),
    erasePart: async (id, limit, at) => {
      const count = await database.transaction((session) => erase(session, id, limit, at));
      if (count < limit) caseNews.tell();
      return count === limit;
    },
    endErasure: (id, at, failed) =>
      database.transaction(async (session) => {
        const state = failed === undefined ? 'done' : 'failed';
        void session.query(SET_STATE, [id, state, at.toISOString(), failed === undefined ? null : JSON.stringify(failed)]);
        return read(session, id);
      }),
    runningErasures: async () => (await database.query<{ id: string }>(RUNNING, [])).map(({ id }) => id),
    erasures: async ({ cursor, limit = 50 }) => {
      const before = cursor === undefined ? undefined : readCursor(cursor);
      const rows = await database.search<ErasureRow>(
        `SELECT ${SELECTED} FROM erasures ${before === undefined ? '' : 'WHERE (planned_at, id) < ($2, $3)'} ORDER BY planned_at DESC, id DESC LIMIT $1`,
        before === undefined ? [limit + 1] : [limit + 1, before.receivedAt, before.id],
      );
      const items = rows.slice(0, limit).map(toRecord);
      const last = items.at(-1);
      return rows.length > limit && last !== undefined ? { items, nextCursor: writeCursor(last.plannedAt, last.id) } : { items };
    },
  };
}

/** All of these messages in one commit. @returns how many */
async function erase(session: Session, erasure: string, limit: number, at: Date): Promise<number> {
  const items = await session.query<ItemRow>(NEXT, [erasure, limit]);
  const ids = items.map(({ id }) => id);
  const cases = (await session.query<{ id: CaseId }>(CASES, [erasure])).map(({ id }) => id);
  const now = at.toISOString();
  void session.query(CONTENTS, [ids, now, 'erasure']);
  void session.query(DOCUMENTS, [ids, now, 'erasure']);
  const personal = await session.query<PersonalEnvelope>(PERSONAL, [ids, cases]);
  const values = [...new Set(personal.flatMap(personalValues))];
  await eraseCopies(session, ids, values, at);
  const lost = await redactEnvelopes(session, personal, at);
  forgetTerms(session, items, lost);
  void session.query(MESSAGES, [ids]);
  void session.query(PARAMETERS, [ids, personalKeys, values]);
  void session.query(KEYS, [cases, personalKeys, [...new Set(lost.map(({ value }) => value))]]);
  void session.query(DONE, [erasure, ids]);
  if (items.length < limit)
    insertMarks(
      session,
      cases.map((case_id) => ({ case_id, due_at: at })),
    );
  return items.length;
}

/** What a message could be found by: its personal keys and its file name. */
function forgetTerms(session: Session, items: readonly ItemRow[], lost: readonly LostKey[]): void {
  const rows = items.flatMap(({ id, received_at, filename }) => {
    const values = lost.filter(({ messageId }) => messageId === id).map(({ value }) => value);
    return [...values, ...(filename === null ? [] : [filename])].map((value) => ({
      term: keyTerm(value),
      at: received_at.toISOString(),
      id,
    }));
  });
  if (rows.length === 0) return;
  void session.query(TERMS, [rows.map(({ term }) => term), rows.map((row) => row.at), rows.map(({ id }) => id)]);
}

function toRecord(row: ErasureRow): ErasureRecord {
  const { id, subject, reason, state, messages, cases, contents } = row;
  return {
    ...{ id, subject, reason, state, messages, cases, contents },
    plannedBy: row.planned_by,
    plannedAt: row.planned_at,
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
    ...(row.searched_to === null ? {} : { searchedTo: row.searched_to }),
    ...(row.failed === null || row.failed === undefined ? {} : { failed: row.failed }),
  };
}
