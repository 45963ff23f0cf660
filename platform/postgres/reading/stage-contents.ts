import { type CaseId, type EnvelopeId, isUuid } from '../../../core/kernel/ids.ts';
import type { Json } from '../../../core/kernel/json.ts';
import type { CanonicalContent, GoneContent, StageContents } from '../../../core/spi/ledger/stage-contents.ts';
import type { LedgerParts } from '../parts.ts';
import { contentId } from '../processing/contents.ts';

const START = {
  name: 'content-start',
  text: 'SELECT substring(body FROM 1 FOR $3) AS body FROM contents WHERE owner_id = $1 AND part = $2',
};
const CANONICAL = {
  name: 'canonical-of-message',
  text: `
SELECT id, type, case_id, occurred_at, business_keys, body, recorded_at, redacted_at FROM envelopes
WHERE message_id = $1 ORDER BY recorded_at, id LIMIT $2`,
};
/** A part has the values of its whole, and the whole those of its parts; a batch those of what it carries; a gathering those of what asks. */
const AROUND = {
  name: 'canonical-around-message',
  text: `
WITH family AS (
  SELECT $1::uuid AS id
  UNION SELECT parent_id FROM messages WHERE id = $1 AND parent_id IS NOT NULL
  UNION (SELECT id FROM messages WHERE parent_id = $1 LIMIT $2)
  UNION (SELECT b.message_id FROM deliveries d JOIN batch_members b ON b.batch_id = d.id WHERE d.message_id = $1 LIMIT $2)
  UNION SELECT message_id FROM gatherings WHERE id = $1
)
SELECT e.type, e.body FROM (
  SELECT e.id FROM family f JOIN envelopes e ON e.message_id = f.id
  UNION SELECT request_envelope_id FROM messages WHERE id = $1 AND request_envelope_id IS NOT NULL
  UNION SELECT envelope_id FROM deliveries WHERE message_id = $1 AND envelope_id IS NOT NULL
) known JOIN envelopes e ON e.id = known.id LIMIT $2`,
};
const GONE = {
  name: 'gone-contents',
  text: `
SELECT g.owner_id, g.part, g.stage, g.media_type, g.bytes, encode(g.sha256, 'hex') AS sha256, g.gone_at, g.because
FROM gone_contents g WHERE g.message_id = $1 ORDER BY g.gone_at, g.owner_id, g.part LIMIT $2`,
};

interface CanonicalRow {
  readonly id: EnvelopeId;
  readonly type: string;
  readonly case_id: CaseId | null;
  readonly occurred_at: string;
  readonly business_keys: Readonly<Record<string, string>>;
  readonly body: Json;
  readonly recorded_at: Date;
  readonly redacted_at: Date | null;
}

interface GoneRow {
  readonly owner_id: string;
  readonly part: number;
  readonly stage: string;
  readonly media_type: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly gone_at: Date;
  readonly because: GoneContent['because'];
}

/** What people see of contents. */
export function stageContents({ database }: LedgerParts): StageContents {
  return {
    contentStart: async (id, bytes) => {
      const [owner = '', part = ''] = id.split('.');
      if (!isUuid(owner) || !/^\d{1,6}$/.test(part)) return undefined;
      const [row] = await database.query<{ body: Buffer }>(START, [owner, part, bytes]);
      return row?.body;
    },
    canonicalOf: async (id, most) => {
      if (!isUuid(id)) return [];
      return (await database.query<CanonicalRow>(CANONICAL, [id, most])).map(toCanonical);
    },
    canonicalAround: async (id, most) => (isUuid(id) ? database.query<{ type: string; body: Json }>(AROUND, [id, most]) : []),
    goneContents: async (id, most) => {
      if (!isUuid(id)) return [];
      const rows = await database.query<GoneRow>(GONE, [id, most]);
      return rows.map(({ owner_id, part, media_type, gone_at, ...rest }) => ({
        ...rest,
        id: contentId(owner_id, part),
        mediaType: media_type,
        goneAt: gone_at,
      }));
    },
  };
}

function toCanonical({ case_id, occurred_at, business_keys, recorded_at, redacted_at, ...rest }: CanonicalRow): CanonicalContent {
  return {
    ...rest,
    occurredAt: occurred_at,
    businessKeys: business_keys,
    recordedAt: recorded_at,
    ...(case_id === null ? {} : { caseId: case_id }),
    ...(redacted_at === null ? {} : { redactedAt: redacted_at }),
  };
}
