import { type CaseId, type EnvelopeId, isUuid, type MessageId } from '../../core/kernel/ids.ts';
import type { Processing } from '../../core/spi/ledger.ts';
import type { Queries } from '../../core/spi/ledger-queries.ts';
import { ENVELOPE_COLUMNS, type EnvelopeRow, toEnvelope } from './envelope-row.ts';
import type { LedgerParts } from './parts.ts';

/** Most entries of a timeline, the newest. */
const LONGEST_TIMELINE = 1000;

const CASE = { name: 'find-case', text: 'SELECT id, kind, opened_at FROM cases WHERE id = $1' };
const KEYS = {
  name: 'find-keys-of-case',
  text: 'SELECT scope, name, value FROM case_keys WHERE case_id = $1 ORDER BY name, scope, value LIMIT 1000',
};
const TIMELINE = {
  name: 'find-timeline',
  text: `
SELECT id, message_id, type, source, recorded_at FROM (
  SELECT id, message_id, type, source, recorded_at FROM envelopes WHERE case_id = $1 ORDER BY recorded_at DESC, id DESC LIMIT ${LONGEST_TIMELINE}
) newest ORDER BY recorded_at, id`,
};
const LATEST = {
  name: 'find-latest-in-case',
  text: `SELECT ${ENVELOPE_COLUMNS} FROM envelopes e WHERE e.case_id = $1 AND e.type = $2 ORDER BY e.recorded_at DESC, e.id DESC LIMIT 1`,
};

interface CaseRow {
  readonly id: CaseId;
  readonly kind: string;
  readonly opened_at: Date;
}

interface TimelineRow {
  readonly id: EnvelopeId;
  readonly message_id: MessageId;
  readonly type: string;
  readonly source: string;
  readonly recorded_at: Date;
}

/** Cases as they are read. A key name that several partners use differently is shown once for each: `partner:name`. */
export function cases({ database }: LedgerParts): Pick<Queries, 'case'> & Pick<Processing, 'latestInCase'> {
  return {
    case: async (id) => {
      if (!isUuid(id)) return undefined;
      const [found, keys, timeline] = await database.transaction(async (session) =>
        Promise.all([
          session.query<CaseRow>(CASE, [id]),
          session.query<{ scope: string; name: string; value: string }>(KEYS, [id]),
          session.query<TimelineRow>(TIMELINE, [id]),
        ]),
      );
      const [row] = found;
      if (row === undefined) return undefined;
      return {
        id: row.id,
        kind: row.kind,
        openedAt: row.opened_at.toISOString(),
        keys: keysByName(keys),
        timeline: timeline.map((entry) => ({
          at: entry.recorded_at.toISOString(),
          type: entry.type,
          messageId: entry.message_id,
          envelopeId: entry.id,
          source: entry.source,
        })),
      };
    },
    latestInCase: async (caseId, type) => {
      const [row] = await database.query<EnvelopeRow>(LATEST, [caseId, type]);
      return row && toEnvelope(row);
    },
  };
}

function keysByName(rows: readonly { readonly scope: string; readonly name: string; readonly value: string }[]): Record<string, string> {
  const keys: Record<string, string> = {};
  for (const { scope, name, value } of rows) {
    if (keys[name] === undefined) keys[name] = value;
    else if (keys[name] !== value) keys[`${scope}:${name}`] = value;
  }
  return keys;
}
