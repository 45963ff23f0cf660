import { hubError } from '../../../core/kernel/errors.ts';
import type { MessageId } from '../../../core/kernel/ids.ts';
import type { Processing } from '../../../core/spi/ledger/ledger.ts';
import type { LedgerParts } from '../parts.ts';
import { Batcher } from '../sql/batcher.ts';
import { keyText, rowset } from '../sql/rowset.ts';

const wanted = rowset({ name: 'text', count: 'integer' });

/** Rows come sorted by name: two batches wait for each other in one direction only. */
const RAISE = {
  name: 'raise-counters',
  text: `
INSERT INTO counters AS c (name, value) SELECT name, count FROM ${wanted.from('r')}
ON CONFLICT (name) DO UPDATE SET value = c.value + excluded.value
RETURNING name, value::float8 AS value`,
};

/** A reference is taken over from a message that was refused, and from one that is forgotten; else the row is touched all the
 *  same, so that the answer always has the one who used it first. What is held has failed at *decode* and was not answered. */
const CLAIM_REFERENCE = {
  name: 'claim-control-reference',
  text: `
WITH claimed AS (
  INSERT INTO control_references AS c (scope, reference, message_id, content_hash, claimed_at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (scope, reference) DO UPDATE SET (message_id, content_hash, claimed_at) = (
    SELECT CASE WHEN free THEN excluded.message_id ELSE c.message_id END, CASE WHEN free THEN excluded.content_hash ELSE c.content_hash END,
      CASE WHEN free THEN excluded.claimed_at ELSE c.claimed_at END
    FROM (SELECT c.claimed_at < $6 OR EXISTS (
      SELECT FROM messages m WHERE m.id = c.message_id AND m.status IN ('dead', 'discarded') AND m.failure_stage IN ('decode', 'validate')
    ) AS free) AS given
  )
  RETURNING message_id, content_hash
)
SELECT message_id, content_hash, $7::text[] <> '{}'
  AND EXISTS (SELECT FROM control_references o WHERE o.scope = $1 AND o.reference <> $2 AND o.claimed_at >= $6)
  AND NOT EXISTS (SELECT FROM control_references p WHERE p.scope = $1 AND p.reference = ANY($7::text[]) AND p.claimed_at >= $6
    AND NOT ($8 AND EXISTS (
      SELECT FROM messages h WHERE h.id = p.message_id AND h.status = 'dead' AND h.failure_stage = 'decode' AND h.deliveries_total = 0
    )))
  AS predecessor_missing
FROM claimed`,
};

/** Numbers that the hub gives, and numbers that partners gave. */
export function numbering({ database, clock }: LedgerParts): Pick<Processing, 'nextNumber' | 'claimControlReference'> {
  const batcher = new Batcher<string, number>({
    run: async (names) => {
      const counts = new Map<string, number>();
      for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
      const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => ({ name, count }));
      const rows = await database.query<{ name: string; value: number }>(RAISE, wanted.values(sorted));
      const next = new Map(rows.map((row) => [row.name, row.value - (counts.get(row.name) ?? 0)]));
      return names.map((name) => {
        const number = (next.get(name) ?? 0) + 1;
        next.set(name, number);
        return number;
      });
    },
    lanes: 1,
  });
  return {
    nextNumber: (counter) => batcher.add(keyText(counter)),
    claimControlReference: async ({ scope, reference, messageId, contentHash, since, predecessors, behindHeld }) => {
      const values = [
        keyText(scope),
        keyText(reference),
        messageId,
        contentHash,
        clock.now().toISOString(),
        since.toISOString(),
        predecessors.map(keyText),
        behindHeld,
      ];
      const [row] = await database.query<ClaimRow>(CLAIM_REFERENCE, values);
      if (row === undefined) throw hubError('E_INTERNAL', { name: 'control reference without an owner' });
      const isOwn = row.message_id === messageId;
      const earlier = isOwn ? {} : { earlier: { messageId: row.message_id, sameContent: row.content_hash === contentHash } };
      return { ...earlier, predecessorMissing: row.predecessor_missing };
    },
  };
}

interface ClaimRow {
  readonly message_id: MessageId;
  readonly content_hash: string;
  readonly predecessor_missing: boolean;
}
