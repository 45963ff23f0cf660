import { hubError } from '../../../core/kernel/errors.ts';
import type { People, PersonChanges, PersonKey, PersonRecord, PersonRole, PersonSummary } from '../../../core/spi/ledger/people.ts';
import type { LedgerParts } from '../parts.ts';

const COLUMNS = 'id, login, name, role, active, source, password_hash, must_change, issuer, subject, created_at';
const ADD = {
  name: 'add-person',
  text: `INSERT INTO people (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING RETURNING id`,
};
const BY_ID = { name: 'person-by-id', text: `SELECT ${COLUMNS} FROM people WHERE id = $1` };
const BY_LOGIN = { name: 'person-by-login', text: `SELECT ${COLUMNS} FROM people WHERE lower(login) = lower($1)` };
const BY_IDENTITY = { name: 'person-by-identity', text: `SELECT ${COLUMNS} FROM people WHERE issuer = $1 AND subject = $2` };
const LIST = {
  name: 'list-people',
  text: `
SELECT ${COLUMNS}, used.sessions, used.last_seen_at FROM people p
CROSS JOIN LATERAL (
  SELECT (count(*) FILTER (WHERE s.expires_at > $1))::int AS sessions, max(s.last_used_at) AS last_seen_at FROM sessions s WHERE s.person_id = p.id
) used
ORDER BY lower(login) LIMIT 1000`,
};
const CHANGE = {
  name: 'change-person',
  text: `
UPDATE people SET name = coalesce($2, name), role = coalesce($3, role), active = coalesce($4, active),
  password_hash = coalesce($5, password_hash), must_change = coalesce($6, must_change)
WHERE id = $1 RETURNING ${COLUMNS}`,
};

/** A row of `people`. */
export interface PersonRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: PersonRole;
  readonly active: boolean;
  readonly source: 'local' | 'oidc';
  readonly password_hash: string | null;
  readonly must_change: boolean;
  readonly issuer: string | null;
  readonly subject: string | null;
  readonly created_at: Date;
}

/** Who may log in, on PostgreSQL. */
export function people({ database }: LedgerParts): People {
  const find = async (key: PersonKey): Promise<PersonRecord | undefined> => {
    const rows =
      'id' in key
        ? await database.query<PersonRow>(BY_ID, [key.id])
        : 'login' in key
          ? await database.query<PersonRow>(BY_LOGIN, [key.login])
          : await database.query<PersonRow>(BY_IDENTITY, [key.identity.issuer, key.identity.subject]);
    return rows[0] === undefined ? undefined : toPerson(rows[0]);
  };
  return {
    addPerson: async (person) => {
      const { id, login, name, role, active, source, passwordHash, mustChange, identity, createdAt } = person;
      const account = [id, login, name, role, active, source, passwordHash ?? null, mustChange];
      const added = await database.query(ADD, [...account, identity?.issuer ?? null, identity?.subject ?? null, createdAt.toISOString()]);
      if (added.length === 0) throw hubError('E_LOGIN_TAKEN');
    },
    findPerson: find,
    listPeople: async (now) => {
      type Summary = PersonRow & { readonly sessions: number; readonly last_seen_at: Date | null };
      const rows = await database.query<Summary>(LIST, [now.toISOString()]);
      return rows.map(
        (row): PersonSummary => ({
          ...toPerson(row),
          sessions: row.sessions,
          ...(row.last_seen_at === null ? {} : { lastSeenAt: row.last_seen_at }),
        }),
      );
    },
    changePerson: async (id, { name, role, active, passwordHash, mustChange }: PersonChanges) => {
      const values = [id, name ?? null, role ?? null, active ?? null, passwordHash ?? null, mustChange ?? null];
      const [row] = await database.query<PersonRow>(CHANGE, values);
      return row === undefined ? undefined : toPerson(row);
    },
  };
}

export function toPerson(row: PersonRow): PersonRecord {
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    role: row.role,
    active: row.active,
    source: row.source,
    mustChange: row.must_change,
    createdAt: row.created_at,
    ...(row.password_hash === null ? {} : { passwordHash: row.password_hash }),
    ...(row.issuer === null || row.subject === null ? {} : { identity: { issuer: row.issuer, subject: row.subject } }),
  };
}
