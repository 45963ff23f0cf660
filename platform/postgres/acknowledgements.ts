import type { DeliveryId } from '../../core/kernel/ids.ts';
import type {
  AcknowledgementEffect,
  AcknowledgementState,
  Acknowledgements,
  AcknowledgementTiming,
  ArrivedAcknowledgements,
  DecideAcknowledgements,
} from '../../core/spi/acknowledgements.ts';
import type { AcknowledgementLevel, ReceivedAcknowledgement } from '../../core/spi/format.ts';
import type { Session } from './database.ts';
import type { LedgerParts } from './parts.ts';
import { rowset } from './rowset.ts';
import { referenceKey, type SentRow, toAwaiting } from './sent-messages.ts';

/** Most sent messages that one acknowledgement may speak of, and most that share a reference. */
const MOST = 20_000;
/** A partner may name a hundred thousand messages in one acknowledgement: so many are written at one turn of the event loop. */
const AT_ONCE = 1_000;

const EFFECTS_OF = {
  name: 'acknowledgements-of-message',
  text: 'SELECT timing, delivery_id FROM acknowledgements WHERE message_id = $1 ORDER BY position',
};
/** By whichever reference is named; locked, so that of two answers to one message the second sees the first. */
const CANDIDATES = {
  name: 'acknowledged-candidates',
  text: `
SELECT s.* FROM sent_messages s JOIN (
  SELECT delivery_id, ordinal FROM sent_messages WHERE partner = $1 AND interchange_key = ANY($2::text[])
  UNION SELECT delivery_id, ordinal FROM sent_messages WHERE partner = $1 AND group_key = ANY($3::text[])
  UNION SELECT delivery_id, ordinal FROM sent_messages WHERE partner = $1 AND document_key = ANY($4::text[])
  UNION (SELECT delivery_id, ordinal FROM sent_messages WHERE partner = $1 AND message_key = ANY($5::text[]) ORDER BY planned_at DESC LIMIT 1000)
) named USING (delivery_id, ordinal)
ORDER BY s.planned_at DESC, s.delivery_id DESC, s.ordinal LIMIT ${MOST} FOR UPDATE OF s`,
};
const settled = rowset({ delivery_id: 'uuid', ordinal: 'integer', state: 'text' });
const settle = (level: AcknowledgementLevel) => ({
  name: `settle-${level}`,
  text: `UPDATE sent_messages s SET ${level} = r.state FROM ${settled.from('r')} WHERE s.delivery_id = r.delivery_id AND s.ordinal = r.ordinal`,
});
const SETTLE = { technical: settle('technical'), application: settle('application') };
const received = rowset({
  message_id: 'uuid',
  position: 'integer',
  received_at: 'timestamptz',
  partner: 'text',
  kind: 'text',
  level: 'text',
  verdict: 'text',
  timing: 'text',
  delivery_id: 'uuid',
  subject: 'json',
  findings: 'json',
});
const INSERT_RECEIVED = {
  name: 'insert-acknowledgements',
  text: `INSERT INTO acknowledgements (${received.columns}) SELECT * FROM ${received.from('r')}`,
};
const overdue = (level: AcknowledgementLevel) => ({
  name: `overdue-${level}`,
  text: `UPDATE sent_messages SET ${level} = 'overdue' WHERE ${level} = 'waiting' AND ${level}_due <= $1 RETURNING partner, channel`,
});
const OVERDUE = [overdue('technical'), overdue('application')];

/** What partners acknowledge. */
export function acknowledgements({ database }: LedgerParts): Pick<Acknowledgements, 'settleAcknowledgements' | 'markOverdue'> {
  return {
    settleAcknowledgements: (arrived, decide) => database.transaction((session) => settleAll(session, arrived, decide)),
    markOverdue: async (now) => {
      const counts = new Map<string, number>();
      for (const statement of OVERDUE) {
        const late = await database.transaction((session) =>
          session.query<{ partner: string; channel: string }>(statement, [now.toISOString()]),
        );
        for (const { partner, channel } of late) counts.set(`${partner}/${channel}`, (counts.get(`${partner}/${channel}`) ?? 0) + 1);
      }
      return counts;
    },
  };
}

async function settleAll(
  session: Session,
  arrived: ArrivedAcknowledgements,
  decide: DecideAcknowledgements,
): Promise<readonly AcknowledgementEffect[]> {
  const known = await session.query<{ timing: AcknowledgementTiming; delivery_id: DeliveryId | null }>(EFFECTS_OF, [arrived.messageId]);
  if (known.length > 0)
    return known.map(({ timing, delivery_id }) => ({ timing, settles: [], ...(delivery_id === null ? {} : { deliveryId: delivery_id }) }));
  const candidates = await session.query<SentRow>(CANDIDATES, namesIn(arrived));
  const effects = decide(arrived.acknowledgements, candidates.map(toAwaiting));
  for (const level of ['technical', 'application'] as const) {
    const rows = statesOf(arrived.acknowledgements, effects, level);
    if (rows.length > 0) void session.query(SETTLE[level], settled.values(rows));
  }
  const rows = receivedRows(arrived, effects);
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    if (at > 0) await new Promise((resolve) => setImmediate(resolve));
    void session.query(INSERT_RECEIVED, received.values(rows.slice(at, at + AT_ONCE)));
  }
  return effects;
}

function namesIn({ partner, acknowledgements: list }: ArrivedAcknowledgements): readonly unknown[] {
  const keys = (values: readonly (string | undefined)[]) => [
    ...new Set(values.flatMap((value) => (value === undefined ? [] : [referenceKey(value)]))),
  ];
  const subjects = list.map(({ subject }) => subject);
  const inner = keys(subjects.flatMap(({ message, document }) => [message, document]));
  // What is named with its interchange or group is found by that.
  const alone = subjects.filter(({ interchange, group }) => interchange === undefined && group === undefined);
  const aloneKeys = keys(alone.flatMap(({ message, document }) => [message, document]));
  return [
    partner,
    keys(subjects.map(({ interchange }) => interchange)),
    keys(subjects.map(({ group }) => group)),
    aloneKeys.length > 0 ? inner : [],
    aloneKeys,
  ];
}

/** The last word on each message; two in one statement would be written in no order. */
function statesOf(list: readonly ReceivedAcknowledgement[], effects: readonly AcknowledgementEffect[], level: AcknowledgementLevel) {
  const states = new Map<string, { delivery_id: string; ordinal: number; state: AcknowledgementState }>();
  for (const [index, { deliveryId, settles }] of effects.entries()) {
    if (deliveryId === undefined || list[index]?.level !== level) continue;
    for (const { ordinal, state } of settles) states.set(`${deliveryId} ${ordinal}`, { delivery_id: deliveryId, ordinal, state });
  }
  return [...states.values()];
}

function receivedRows(
  { messageId, partner, at, acknowledgements: list }: ArrivedAcknowledgements,
  effects: readonly AcknowledgementEffect[],
) {
  return list.map(({ kind, level, verdict, subject, findings }, position) => ({
    message_id: messageId,
    position,
    received_at: at,
    partner,
    kind,
    level,
    verdict,
    timing: effects[position]?.timing,
    delivery_id: effects[position]?.deliveryId,
    subject,
    findings,
  }));
}
