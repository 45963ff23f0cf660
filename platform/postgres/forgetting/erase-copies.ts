import { finderOf } from '../../../core/canonical/masking/known-values.ts';
import type { MessageId } from '../../../core/kernel/ids.ts';
import type { Session } from '../sql/database.ts';

/** Corrections that wait hold content of their own; without it they cannot be done. What ended has forgotten it. */
const CORRECTIONS = {
  name: 'erase-corrections',
  text: `
UPDATE bulks b SET payload = NULL, state = 'cancelled', ended_at = $2 WHERE b.state IN ('planned', 'running') AND b.verb = 'correct'
  AND EXISTS (SELECT FROM bulk_items i WHERE i.bulk_id = b.id AND i.item_id = ANY($1::uuid[]))`,
};
/** What an action would do was shown by documents; what was looked for may be the person. */
const ACTIONS = {
  name: 'erase-action-copies',
  text: `
UPDATE bulks b SET sample = '[]',
  target = CASE WHEN b.target -> 'search' ->> 'q' IS NULL THEN b.target ELSE (b.target::jsonb #- '{search,q}')::json END
WHERE b.id IN (SELECT bulk_id FROM bulk_items WHERE item_id = ANY($1::uuid[]))`,
};
const VIEWS = { name: 'views-to-look-through', text: 'SELECT id, name, query FROM views' };
const DELETE_VIEWS = { name: 'erase-views', text: 'DELETE FROM views WHERE id = ANY($1::uuid[])' };

/** Takes away what people copied of these messages, or kept to find them.
 *  @param values the personal values of the messages */
export async function eraseCopies(session: Session, ids: readonly MessageId[], values: readonly string[], at: Date): Promise<void> {
  void session.query(CORRECTIONS, [ids, at.toISOString()]);
  void session.query(ACTIONS, [ids]);
  const telling = [...new Set(values.filter(tellsOfOne))].map(finderOf);
  if (telling.length === 0) return;
  const views = await session.query<{ id: string; name: string; query: string }>(VIEWS, []);
  const found = views.filter(({ name, query }) =>
    [name, ...new URLSearchParams(query).values()].some((text) => telling.some((isIn) => isIn(text))),
  );
  if (found.length > 0) void session.query(DELETE_VIEWS, [found.map(({ id }) => id)]);
}

/** Is this of one person: an address, a long number, a full name? A town or a first name is of many. */
function tellsOfOne(value: string): boolean {
  return value.length >= 6 && (value.includes('@') || /\d(\D?\d){4}/.test(value) || /\S\s+\S/.test(value.trim()));
}
