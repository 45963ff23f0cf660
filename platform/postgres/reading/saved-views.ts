import { isUuid } from '../../../core/kernel/ids.ts';
import type { SavedViewRecord, SavedViews } from '../../../core/spi/ledger/saved-views.ts';
import type { LedgerParts } from '../parts.ts';
import { storable } from '../sql/rowset.ts';

const MOST_OF_ONE = 200;
const MOST = 1_000;

const SAVE = {
  name: 'save-view',
  text: `
INSERT INTO views (id, owner, name, page, query, shared, created_at)
SELECT $1, $2, $3, $4, $5, $6, $7 WHERE (SELECT count(*) FROM views WHERE owner = $2) < ${MOST_OF_ONE} RETURNING id`,
};
const LIST = {
  name: 'list-views',
  text: `
SELECT id, owner, name, page, query, shared, created_at AS "createdAt" FROM (
  SELECT * FROM views WHERE owner = $1 UNION SELECT * FROM views WHERE shared
) seen ORDER BY lower(name), id LIMIT ${MOST}`,
};
const DELETE = { name: 'delete-view', text: 'DELETE FROM views WHERE id = $1 AND owner = $2 RETURNING id' };

/** Searches that people keep. */
export function savedViews({ database }: LedgerParts): SavedViews {
  return {
    saveView: async ({ id, owner, name, page, query, shared, createdAt }) => {
      const values = [id, owner, storable(name), page, storable(query), shared, createdAt.toISOString()];
      return (await database.query(SAVE, values)).length > 0;
    },
    savedViews: (owner) => database.query<SavedViewRecord>(LIST, [owner]),
    deleteView: async (id, owner) => isUuid(id) && (await database.query(DELETE, [id, owner])).length > 0,
  };
}
