import { hubError } from '../../../core/kernel/errors.ts';
import type {
  AuditActor,
  AuditCheck,
  AuditedDeed,
  AuditFilter,
  AuditMark,
  AuditRecord,
  AuditTrail,
} from '../../../core/spi/ledger/audit.ts';
import type { LedgerParts } from '../parts.ts';
import { Batcher } from '../sql/batcher.ts';
import { BEFORE_FIRST, hashOfEntry, keepable } from './audit-chain.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;
/** How many entries are read at a time when the chain is checked. */
const CHECKED_AT_ONCE = 2_000;
/** One writer at a time, over all processes: "audit" in ASCII. It ends with the transaction. */
const LOCK = { name: 'lock-audit', text: `SELECT pg_advisory_xact_lock(${0x6175646974})` };
const HEAD = { name: 'head-of-audit', text: 'SELECT number::float8 AS number, hash FROM audit ORDER BY number DESC LIMIT 1' };
const COLUMNS = 'number::float8 AS number, at, actor_kind, actor, action, subject, reason, details, hash';
const APPEND = {
  name: 'append-audit',
  text: `
INSERT INTO audit (number, at, actor_kind, actor, action, subject, reason, details, hash)
SELECT number, at, actor_kind, actor, action, subject, reason, details::json, hash
FROM unnest($1::bigint[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bytea[])
  AS t(number, at, actor_kind, actor, action, subject, reason, details, hash)`,
};
/** In the commit of the entries: whoever cuts the end of the audit off must find this, too. */
const MOVE_HEAD = {
  name: 'move-audit-head',
  text: `
INSERT INTO audit_head (number, hash) VALUES ($1, $2)
ON CONFLICT (sole) DO UPDATE SET number = excluded.number, hash = excluded.hash`,
};
const MARKED_HEAD = { name: 'marked-audit-head', text: `SELECT number::float8 AS number, encode(hash, 'hex') AS hash FROM audit_head` };
const NEXT = { name: 'read-audit-chain', text: `SELECT ${COLUMNS} FROM audit WHERE number > $1 ORDER BY number LIMIT ${CHECKED_AT_ONCE}` };

interface Row {
  readonly number: number;
  readonly at: Date;
  readonly actor_kind: AuditActor['kind'];
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly reason: string | null;
  readonly details: Readonly<Record<string, string | number | boolean>> | null;
  readonly hash: Buffer;
}

/** The audit on PostgreSQL. Deeds of the same moment share a commit; a lock of the database makes one chain of those of all processes. */
export function auditTrail(parts: LedgerParts): AuditTrail {
  const batcher = new Batcher<AuditedDeed, true>({ run: (deeds) => append(parts, deeds), lanes: 1 });
  return {
    recordDeed: async (deed) => {
      await batcher.add(deed);
    },
    deeds: (filter) => list(parts, filter),
    verifyDeeds: (since) => verify(parts, since),
  };
}

async function append({ database }: LedgerParts, deeds: readonly AuditedDeed[]): Promise<readonly true[]> {
  await database.transaction(async (session) => {
    // The head is read by a statement of its own, after the lock: it sees what whoever had the lock before has committed.
    await session.query(LOCK, []);
    const [head] = await session.query<{ number: number; hash: Buffer }>(HEAD, []);
    let before = head?.hash ?? BEFORE_FIRST;
    const columns: unknown[][] = Array.from({ length: 9 }, () => []);
    for (const [index, deed] of deeds.entries()) {
      const number = (head?.number ?? 0) + index + 1;
      const kept = keepable(deed);
      before = hashOfEntry(before, number, kept);
      const details = kept.details === undefined ? null : JSON.stringify(kept.details);
      const { actor, action, subject, reason = null } = kept;
      const row = [number, kept.at.toISOString(), actor.kind, actor.name, action, subject, reason, details, before];
      for (const [column, value] of row.entries()) columns[column]?.push(value);
    }
    void session.query(APPEND, columns);
    void session.query(MOVE_HEAD, [(head?.number ?? 0) + deeds.length, before]);
  });
  return deeds.map(() => true);
}

async function list({ database }: LedgerParts, filter: AuditFilter): Promise<{ items: readonly AuditRecord[]; nextCursor?: string }> {
  const limit = Math.min(Math.max(filter.limit ?? DEFAULT_LIMIT, 1), MAX_LIMIT);
  const values: unknown[] = [];
  const conditions: string[] = [];
  const where = (condition: string, value: unknown) => {
    if (value !== undefined) conditions.push(`${condition} $${values.push(value)}`);
  };
  where('actor =', filter.actor);
  where('action =', filter.action);
  if (filter.subject?.includes(' ') === true) where('subject =', filter.subject);
  where(`regexp_replace(subject, '^.* ', '') =`, filter.subject?.replace(/^.* /, ''));
  where('at >=', filter.from?.toISOString());
  where('at <', filter.to?.toISOString());
  where('number <', filter.cursor === undefined ? undefined : readNumber(filter.cursor));
  const condition = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const text = `SELECT ${COLUMNS} FROM audit ${condition} ORDER BY number DESC LIMIT ${limit + 1}`;
  const rows = await database.search<Row>(text, values);
  const items = rows.slice(0, limit).map(toRecord);
  const last = items.at(-1);
  return rows.length > limit && last !== undefined ? { items, nextCursor: String(last.number) } : { items };
}

async function verify({ database }: LedgerParts, since?: AuditMark): Promise<AuditCheck> {
  // Read first: what is recorded meanwhile makes the chain longer than its head was.
  const [head] = await database.query<AuditMark>(MARKED_HEAD, []);
  const marks = [head, since].filter((mark) => mark !== undefined);
  let entries = 0;
  let before: Buffer = BEFORE_FIRST;
  for (;;) {
    const rows = await database.query<Row>(NEXT, [entries]);
    for (const row of rows) {
      const number = entries + 1;
      if (row.number !== number) return { entries, brokenAt: number, how: 'missing' };
      if (!row.hash.equals(hashOfEntry(before, number, toRecord(row)))) return { entries, brokenAt: number, how: 'changed' };
      if (marks.some((mark) => mark.number === number && mark.hash !== row.hash.toString('hex')))
        return { entries, brokenAt: number, how: 'other' };
      before = row.hash;
      entries = number;
    }
    if (rows.length < CHECKED_AT_ONCE) break;
  }
  if (marks.some(({ number }) => number > entries)) return { entries, brokenAt: entries + 1, how: 'cut-off' };
  return { entries, ...(entries === 0 ? {} : { head: before.toString('hex') }) };
}

function toRecord(row: Row): AuditRecord {
  return {
    number: row.number,
    at: row.at,
    actor: { kind: row.actor_kind, name: row.actor },
    action: row.action,
    subject: row.subject,
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.details === null ? {} : { details: row.details }),
    hash: row.hash.toString('hex'),
  };
}

function readNumber(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor)) throw hubError('E_REQUEST_INVALID', { reason: 'the cursor is not one that a page before gave' });
  return Number(cursor);
}
