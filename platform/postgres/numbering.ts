import { hubError } from '../../core/kernel/errors.ts';
import type { MessageId } from '../../core/kernel/ids.ts';
import type { Processing } from '../../core/spi/ledger.ts';
import { Batcher } from './batcher.ts';
import type { LedgerParts } from './parts.ts';
import { keyText, rowset } from './rowset.ts';

const wanted = rowset({ name: 'text', count: 'integer' });

/** Rows come sorted by name: two batches wait for each other in one direction only. */
const RAISE = {
  name: 'raise-counters',
  text: `
INSERT INTO counters AS c (name, value) SELECT name, count FROM ${wanted.from('r')}
ON CONFLICT (name) DO UPDATE SET value = c.value + excluded.value
RETURNING name, value::float8 AS value`,
};

/** The row is touched even when it is there, so that the answer always has the one who used the reference first. */
const CLAIM_REFERENCE = {
  name: 'claim-control-reference',
  text: `
INSERT INTO control_references AS c (scope, reference, message_id, content_hash, claimed_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (scope, reference) DO UPDATE SET message_id = c.message_id
RETURNING message_id, content_hash`,
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
    claimControlReference: async (scope, reference, id, contentHash) => {
      const values = [keyText(scope), keyText(reference), id, contentHash, clock.now().toISOString()];
      const [row] = await database.query<{ message_id: MessageId; content_hash: string }>(CLAIM_REFERENCE, values);
      if (row === undefined) throw hubError('E_INTERNAL', { name: 'control reference without an owner' });
      return row.message_id === id ? undefined : { messageId: row.message_id, sameContent: row.content_hash === contentHash };
    },
  };
}
