import { hubError } from '../../../core/kernel/errors.ts';
import type { ApiKeyRecord, ApiKeys } from '../../../core/spi/ledger/ledger-queries.ts';
import type { LedgerParts } from '../parts.ts';

/** The last use is kept to the minute: a key in use would otherwise be written at every call. */
const USE_NOTED_EVERY_MS = 60_000;

const COLUMNS = 'hash, prefix, partner, channels, scopes, replaces, created_at, expires_at, revoked_at, last_used_at';
const ADD = {
  name: 'add-api-key',
  text: `INSERT INTO api_keys (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING hash`,
};
const FIND = { name: 'find-api-key', text: `SELECT ${COLUMNS} FROM api_keys WHERE hash = $1` };
const NOTE_USE = { name: 'note-api-key-use', text: 'UPDATE api_keys SET last_used_at = $2 WHERE hash = $1 AND revoked_at IS NULL' };
const LIST = {
  name: 'list-api-keys',
  text: `SELECT ${COLUMNS} FROM api_keys WHERE $1::text IS NULL OR partner = $1 ORDER BY partner, created_at, hash LIMIT 1000`,
};
const REVOKE = {
  name: 'revoke-api-key',
  text: 'UPDATE api_keys SET revoked_at = $2 WHERE prefix = $1 AND revoked_at IS NULL RETURNING hash',
};
const END_AT = {
  name: 'end-replaced-api-key',
  text: `
UPDATE api_keys SET expires_at = least($2::timestamptz, expires_at)
WHERE prefix = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $3) RETURNING hash`,
};

interface KeyRow {
  readonly hash: string;
  readonly prefix: string;
  readonly partner: string;
  readonly channels: readonly string[];
  readonly scopes: readonly ('send' | 'read')[];
  readonly replaces: string | null;
  readonly created_at: Date;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly last_used_at: Date | null;
}

/** API keys. Whether a key that is found still counts (expired, revoked) is for the caller to say. */
export function apiKeys({ database, clock }: LedgerParts): ApiKeys {
  return {
    addKey: async (key) => {
      if ((await database.query(ADD, valuesOf(key))).length === 0)
        throw hubError('E_STATE_CONFLICT', { what: 'API key', id: key.prefix, state: 'already there', action: 'added' });
    },
    replaceKey: (key, endsAt) =>
      database.transaction(async (session) => {
        const ended = await session.query(END_AT, [key.replaces ?? '', endsAt.toISOString(), key.createdAt.toISOString()]);
        if (ended.length === 0) return false;
        await session.query(ADD, valuesOf(key));
        return true;
      }),
    findKey: async (hash) => {
      const [row] = await database.query<KeyRow>(FIND, [hash]);
      if (row === undefined) return undefined;
      const now = clock.now();
      if (row.last_used_at === null || now.getTime() - row.last_used_at.getTime() >= USE_NOTED_EVERY_MS)
        await database.query(NOTE_USE, [hash, now.toISOString()]);
      return toRecord(row);
    },
    listKeys: async (partner) => (await database.query<KeyRow>(LIST, [partner ?? null])).map(toRecord),
    revokeKey: async (prefix, at) => (await database.query(REVOKE, [prefix, at.toISOString()])).length,
  };
}

function valuesOf(key: ApiKeyRecord): readonly unknown[] {
  const times = [key.createdAt, key.expiresAt, key.revokedAt, key.lastUsedAt].map((time) => time?.toISOString() ?? null);
  return [key.hash, key.prefix, key.partner, [...key.channels], [...key.scopes], key.replaces ?? null, ...times];
}

function toRecord(row: KeyRow): ApiKeyRecord {
  return {
    prefix: row.prefix,
    hash: row.hash,
    partner: row.partner,
    channels: row.channels,
    scopes: row.scopes,
    createdAt: row.created_at,
    ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }),
    ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
    ...(row.last_used_at === null ? {} : { lastUsedAt: row.last_used_at }),
    ...(row.replaces === null ? {} : { replaces: row.replaces }),
  };
}
