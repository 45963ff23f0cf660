import {
  type AcknowledgementFilter,
  type AcknowledgementPage,
  type AcknowledgementView,
  acknowledgementStates,
} from '../../../core/spi/ledger/acknowledgements.ts';
import { type SentRow, toAwaiting } from '../delivering/sent-messages.ts';
import { readPlace, writePlace } from '../sql/cursor.ts';
import type { Database } from '../sql/database.ts';

/** Those in one of the states, oldest due first: a few of each state, out of its own part of the index, and the first of these. */
export async function acknowledgementPage(database: Database, filter: AcknowledgementFilter): Promise<AcknowledgementPage> {
  const { level, states, partner, channel, cursor } = filter;
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 500);
  const values: unknown[] = [];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [
    ...(partner === undefined ? [] : [`partner = ${parameter(partner)}`]),
    ...(channel === undefined ? [] : [`channel = ${parameter(channel)}`]),
  ];
  if (cursor !== undefined) {
    const [due, delivery, ordinal] = readPlace(cursor, 2).map(parameter);
    conditions.push(`(${level}_due, delivery_id, ordinal) > (${due}::timestamptz, ${delivery}::uuid, ${ordinal}::integer)`);
  }
  const order = `ORDER BY ${level}_due, delivery_id, ordinal LIMIT ${limit + 1}`;
  // States are words of a closed list and stand in the text: else the planner could not know that a partial index has them.
  const known = acknowledgementStates.filter((state) => states.includes(state));
  const each = known.map(
    (state) =>
      `(SELECT * FROM sent_messages WHERE ${[`${level} = '${state}'`, `${level}_due IS NOT NULL`, ...conditions].join(' AND ')} ${order})`,
  );
  if (each.length === 0) return { items: [] };
  const rows = await database.search<SentRow>(`SELECT * FROM (${each.join(' UNION ALL ')}) listed ${order}`, values);
  const items = rows.slice(0, limit).map(toView);
  const last = rows[limit - 1];
  const due = last?.[`${level}_due`];
  return rows.length > limit && last !== undefined && due !== null && due !== undefined
    ? { items, nextCursor: writePlace(due, last.delivery_id, String(last.ordinal)) }
    : { items };
}

function toView(row: SentRow): AcknowledgementView {
  return { ...toAwaiting(row), messageId: row.message_id, partner: row.partner, channel: row.channel, ...dueTimes(row) };
}

/** When it has to come. */
export function dueTimes({ technical_due, application_due }: SentRow) {
  return {
    ...(technical_due === null ? {} : { technicalDueAt: technical_due.toISOString() }),
    ...(application_due === null ? {} : { applicationDueAt: application_due.toISOString() }),
  };
}
