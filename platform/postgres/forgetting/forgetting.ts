import { hubError } from '../../../core/kernel/errors.ts';
import type { ForgetRule, Forgetting, Forgotten, RetentionRun } from '../../../core/spi/ledger/retention.ts';
import type { LedgerParts } from '../parts.ts';
import type { Session } from '../sql/database.ts';
import { isMeant, type LookedAt, leaveFor, nextPage } from './forgetting-places.ts';
import { type PersonalEnvelope, redactEnvelopes } from './redaction.ts';

/** The hash stays, whatever takes the content away. */
export const KEEP_HASHES = `
kept AS (
  INSERT INTO gone_contents (owner_id, part, stage, media_type, bytes, sha256, gone_at, because, message_id)
  SELECT owner_id, part, stage, media_type, octet_length(body), sha256, $2, $3, message_id FROM gone ON CONFLICT DO NOTHING
)
SELECT count(*)::int AS removed, coalesce(sum(octet_length(body)), 0)::float8 AS bytes FROM gone`;
const OWN = {
  name: 'forget-own',
  text: `
WITH gone AS (
  DELETE FROM contents c USING unnest($1::uuid[]) AS m(id)
  WHERE c.owner_id = m.id AND c.stored_at < $5 AND (c.part = 0) = $4
  RETURNING c.owner_id, c.part, c.stage, c.media_type, c.sha256, c.body, m.id AS message_id
), ${KEEP_HASHES}`,
};
/** Of deliveries that came to their end. */
const SENT = {
  name: 'forget-sent',
  text: `
WITH gone AS (
  DELETE FROM contents c USING deliveries d
  WHERE d.message_id = ANY($1::uuid[]) AND d.status IN ('delivered', 'dead', 'cancelled') AND c.owner_id = d.id AND c.stored_at < $6
    AND (c.part = 0) = $4 AND (d.partner || '/' || d.channel = ANY($5::text[])) = $7
  RETURNING c.owner_id, c.part, c.stage, c.media_type, c.sha256, c.body, d.message_id
), ${KEEP_HASHES}`,
};
const CLOSED = `NOT EXISTS (
  SELECT FROM envelopes o JOIN case_states s ON s.case_id = o.case_id WHERE o.message_id = m.id AND s.closed_at IS NULL
)`;
/** A label is looked for as long as its case is open. */
const DOCUMENTS = {
  name: 'forget-documents',
  text: `
WITH gone AS (
  DELETE FROM documents d USING unnest($1::uuid[]) AS m(id) WHERE d.message_id = m.id AND d.stored_at < $4 AND ${CLOSED}
  RETURNING d.id AS owner_id, 0 AS part, 'document' AS stage, d.media_type, sha256(d.body) AS sha256, d.body, d.message_id
), ${KEEP_HASHES}`,
};
const PERSONAL = {
  name: 'forget-personal',
  text: `
SELECT e.id, e.message_id, e.case_id, e.type, e.business_keys, e.body FROM unnest($1::uuid[]) AS m(id) JOIN envelopes e ON e.message_id = m.id
WHERE e.redacted_at IS NULL AND e.recorded_at < $2 AND ${CLOSED}`,
};
const NOTE_RUN = {
  name: 'note-retention-run',
  text: `
INSERT INTO retention_runs (id, started_at, ended_at, removed, bytes, failed) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (id) DO UPDATE SET ended_at = excluded.ended_at, removed = excluded.removed, bytes = excluded.bytes, failed = excluded.failed`,
};
const RUNS = {
  name: 'retention-runs',
  text: 'SELECT id, started_at, ended_at, removed::float8 AS removed, bytes::float8 AS bytes, failed FROM retention_runs ORDER BY started_at DESC, id DESC LIMIT $1',
};

interface RunRow {
  readonly id: string;
  readonly started_at: Date;
  readonly ended_at: Date | null;
  readonly removed: number;
  readonly bytes: number;
  readonly failed: RetentionRun['failed'] | null;
}

/** Takes away, page by page, what is kept no longer. */
export function forgetting({ database, clock }: LedgerParts): Forgetting {
  return {
    forget: (rule, limit) =>
      database.transaction(async (session) => {
        const now = clock.now();
        const page = await nextPage(session, rule, limit, now);
        const gone = await take(session, rule, page, now);
        await leaveFor(session, rule, page, now);
        return { ...gone, looked: page.length, more: page.length === limit };
      }),
    noteRetentionRun: async ({ id, startedAt, endedAt, removed, bytes, failed }) => {
      const failure = failed === undefined ? null : JSON.stringify(failed);
      await database.query(NOTE_RUN, [id, startedAt.toISOString(), endedAt?.toISOString() ?? null, removed, bytes, failure]);
    },
    retentionRuns: async (limit) => (await database.query<RunRow>(RUNS, [limit])).map(toRun),
  };
}

type Gone = Pick<Forgotten, 'removed' | 'bytes'>;

async function take(session: Session, rule: ForgetRule, page: readonly LookedAt[], at: Date): Promise<Gone> {
  const closed = page.filter(({ open }) => !open);
  const meant = closed.filter(({ channel }) => isMeant(rule, channel));
  const ids = (rows: readonly LookedAt[]) => rows.map(({ id }) => id);
  const [now, before] = [at.toISOString(), rule.before.toISOString()];
  const run = async (statement: typeof OWN, rows: readonly LookedAt[], ...more: unknown[]): Promise<Gone> => {
    if (rows.length === 0) return { removed: 0, bytes: 0 };
    const [gone] = await session.query<Gone>(statement, [ids(rows), now, 'retention', ...more]);
    return gone ?? { removed: 0, bytes: 0 };
  };
  const ofChannels = [rule.only ?? rule.except ?? [], before, rule.only !== undefined] as const;
  switch (rule.content) {
    case 'original':
      return run(
        OWN,
        meant.filter(({ source }) => source !== 'reply'),
        true,
        before,
      );
    case 'stages': {
      const personal = await session.query<PersonalEnvelope>(PERSONAL, [ids(meant), before]);
      await redactEnvelopes(session, personal, at);
      return run(OWN, meant, false, before);
    }
    case 'sent':
      return run(SENT, page, true, ...ofChannels);
    case 'answers': {
      const answers = await run(SENT, page, false, ...ofChannels);
      const replies = await run(
        OWN,
        meant.filter(({ source }) => source === 'reply'),
        true,
        before,
      );
      return { removed: answers.removed + replies.removed, bytes: answers.bytes + replies.bytes };
    }
    case 'documents':
      return run(DOCUMENTS, meant, before);
    default:
      throw hubError('E_INTERNAL', { name: 'unknown class of content' });
  }
}

function toRun({ id, started_at, ended_at, removed, bytes, failed }: RunRow): RetentionRun {
  return {
    id,
    startedAt: started_at,
    removed,
    bytes,
    ...(ended_at === null ? {} : { endedAt: ended_at }),
    ...(failed === null || failed === undefined ? {} : { failed }),
  };
}
