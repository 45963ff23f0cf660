import type { SessionRecord, Sessions } from '../../../core/spi/ledger/sessions.ts';
import type { LedgerParts } from '../parts.ts';
import { type PersonRow, toPerson } from './people.ts';

const OPEN = {
  name: 'open-session',
  text: `
INSERT INTO sessions (id, token_hash, person_id, created_at, last_used_at, expires_at, user_agent) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
};
const FIND = {
  name: 'find-session',
  text: `
SELECT s.id AS session_id, s.token_hash, s.person_id, s.created_at AS opened_at, s.last_used_at, s.expires_at, s.user_agent, p.*
FROM sessions s LEFT JOIN people p ON p.id = s.person_id WHERE s.token_hash = $1`,
};
const NOTE_USE = { name: 'note-session-use', text: 'UPDATE sessions SET last_used_at = $2 WHERE id = $1 AND last_used_at < $2' };
const END = { name: 'end-session', text: 'DELETE FROM sessions WHERE id = $1' };
const END_ALL = {
  name: 'end-sessions-of-person',
  text: 'DELETE FROM sessions WHERE person_id = $1 AND id IS DISTINCT FROM $2::uuid RETURNING id',
};
const FORGET = { name: 'forget-sessions', text: 'DELETE FROM sessions WHERE expires_at <= $2 OR last_used_at <= $1 RETURNING id' };

type Row = PersonRow & {
  readonly session_id: string;
  readonly token_hash: string;
  readonly person_id: string | null;
  readonly opened_at: Date;
  readonly last_used_at: Date;
  readonly expires_at: Date;
  readonly user_agent: string | null;
};

/** Sessions on PostgreSQL: a session that is ended is gone. */
export function sessions({ database }: LedgerParts): Sessions {
  return {
    openSession: async ({ id, tokenHash, personId, createdAt, lastUsedAt, expiresAt, userAgent }) => {
      const times = [createdAt, lastUsedAt, expiresAt].map((time) => time.toISOString());
      await database.query(OPEN, [id, tokenHash, personId ?? null, ...times, userAgent ?? null]);
    },
    findSession: async (tokenHash) => {
      const [row] = await database.query<Row>(FIND, [tokenHash]);
      if (row === undefined) return undefined;
      return row.person_id === null ? { session: toSession(row) } : { session: toSession(row), person: toPerson(row) };
    },
    noteSessionUse: async (id, at) => {
      await database.query(NOTE_USE, [id, at.toISOString()]);
    },
    endSession: async (id) => {
      await database.query(END, [id]);
    },
    endSessionsOf: async (personId, except) => (await database.query(END_ALL, [personId, except ?? null])).length,
    forgetSessions: async (unusedSince, now) => (await database.query(FORGET, [unusedSince.toISOString(), now.toISOString()])).length,
  };
}

function toSession(row: Row): SessionRecord {
  return {
    id: row.session_id,
    tokenHash: row.token_hash,
    createdAt: row.opened_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
    ...(row.person_id === null ? {} : { personId: row.person_id }),
    ...(row.user_agent === null ? {} : { userAgent: row.user_agent }),
  };
}
