import type { MessageId } from '../../../core/kernel/ids.ts';
import type { GatheringAnswerView, GatheringView } from '../../../core/spi/ledger/gatherings.ts';
import type { Session } from '../sql/database.ts';
import { ANSWERS, type AnswerRow } from './gatherings.ts';

const GATHERINGS = {
  name: 'gatherings-of-message',
  text: `
SELECT g.id, g.message_id, g.route, g.wanted, g.due_at, g.closed_at, m.received_at FROM (
  SELECT * FROM gatherings WHERE message_id = $1 UNION ALL SELECT * FROM gatherings WHERE id = $1
) g JOIN messages m ON m.id = g.id ORDER BY g.id`,
};

interface GatheringRow {
  readonly id: MessageId;
  readonly message_id: MessageId;
  readonly route: string;
  readonly wanted: number | null;
  readonly due_at: Date;
  readonly closed_at: Date | null;
  readonly received_at: Date;
}

/** The gatherings that a message began, or the one that it is. */
export async function gatheringsOf(session: Session, message: MessageId): Promise<readonly GatheringView[]> {
  const rows = await session.query<GatheringRow>(GATHERINGS, [message]);
  if (rows.length === 0) return [];
  const answers = await session.query<AnswerRow>(ANSWERS, [rows.map(({ id }) => id)]);
  return rows.map((row) => ({
    messageId: row.id,
    requestId: row.message_id,
    route: row.route,
    state: row.closed_at === null ? 'open' : 'closed',
    complete: row.wanted ?? 'all',
    dueAt: row.due_at.toISOString(),
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at.toISOString() }),
    answers: answers.filter(({ gathering_id }) => gathering_id === row.id).map((answer) => toAnswerView(answer, row.received_at)),
  }));
}

function toAnswerView(row: AnswerRow, askedAt: Date): GatheringAnswerView {
  return {
    channel: `${row.partner}/${row.channel}`,
    deliveryId: row.delivery_id,
    status: row.status ?? 'waiting',
    late: row.late,
    types: row.types,
    ...(row.reply_id === null ? {} : { replyId: row.reply_id }),
    ...(row.status === null || row.ended_at === null ? {} : { ms: row.ended_at.getTime() - askedAt.getTime() }),
  };
}
