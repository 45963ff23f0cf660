import { hubError } from '../../core/kernel/errors.ts';
import type { DeliveryId } from '../../core/kernel/ids.ts';
import { inTurns } from '../../core/kernel/in-turns.ts';
import {
  type AcknowledgementEffect,
  type AcknowledgementState,
  type Acknowledgements,
  type AcknowledgementTiming,
  type ArrivedAcknowledgements,
  type AwaitingMessage,
  type DecideAcknowledgements,
  MOST_AWAITED,
} from '../../core/spi/acknowledgements.ts';
import type { AcknowledgementLevel, ReceivedAcknowledgement } from '../../core/spi/format.ts';
import type { Session } from './database.ts';
import type { LedgerParts } from './parts.ts';
import { rowset } from './rowset.ts';
import { referenceKey, type SentRow, toAwaiting } from './sent-messages.ts';

const EFFECTS_OF = {
  name: 'acknowledgements-of-message',
  text: 'SELECT timing, delivery_id FROM acknowledgements WHERE message_id = $1 ORDER BY position',
};
/** By whichever reference is named, the narrowest that is given: fifty thousand messages, each answered by itself, are looked up one
 *  by one, and not all of them for each. Locked, so that of two answers to one message the second sees the first. */
const CANDIDATES = {
  name: 'acknowledged-candidates',
  text: `
WITH inside AS (SELECT * FROM unnest($4::text[], $5::text[], $6::text[]) AS n(interchange, of_group, name)),
named AS (
  SELECT delivery_id, ordinal FROM sent_messages WHERE partner = $1 AND interchange_key = ANY($2::text[])
  UNION SELECT delivery_id, ordinal FROM sent_messages WHERE partner = $1 AND group_key = ANY($3::text[])
  UNION SELECT s.delivery_id, s.ordinal FROM inside n JOIN sent_messages s
    ON s.partner = $1 AND s.interchange_key = n.interchange AND s.message_key = n.name
  UNION SELECT s.delivery_id, s.ordinal FROM inside n JOIN sent_messages s
    ON n.interchange IS NULL AND s.partner = $1 AND s.group_key = n.of_group AND s.message_key = n.name
  UNION SELECT s.delivery_id, s.ordinal FROM inside n JOIN sent_messages s ON s.partner = $1 AND s.document_key = n.name
    WHERE s.interchange_key = coalesce(n.interchange, s.interchange_key)
      AND (n.interchange IS NOT NULL OR n.of_group IS NULL OR s.group_key = n.of_group)
  UNION SELECT s.delivery_id, s.ordinal FROM inside n CROSS JOIN LATERAL (
    SELECT delivery_id, ordinal FROM sent_messages WHERE partner = $1 AND message_key = n.name ORDER BY planned_at DESC LIMIT 1000
  ) s WHERE n.interchange IS NULL AND n.of_group IS NULL
  LIMIT ${MOST_AWAITED + 1}
)
SELECT s.* FROM sent_messages s JOIN named USING (delivery_id, ordinal)
ORDER BY s.planned_at DESC, s.delivery_id DESC, s.ordinal FOR UPDATE OF s`,
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
  if (candidates.length > MOST_AWAITED) throw hubError('E_DOCUMENT_LIMIT', { limit: `${MOST_AWAITED} messages acknowledged by one` });
  const awaiting: AwaitingMessage[] = [];
  for await (const some of inTurns(candidates)) awaiting.push(...some.map(toAwaiting));
  const effects = await decide(arrived.acknowledgements, awaiting);
  for (const level of ['technical', 'application'] as const)
    for await (const some of inTurns(await statesOf(arrived.acknowledgements, effects, level)))
      void session.query(SETTLE[level], settled.values(some));
  let position = 0;
  for await (const some of inTurns(arrived.acknowledgements)) {
    void session.query(INSERT_RECEIVED, received.values(receivedRows(arrived, some, effects, position)));
    position += some.length;
  }
  return effects;
}

/** What is named inside an interchange or a group that is named itself is among its messages. */
function namesIn({ partner, acknowledgements: list }: ArrivedAcknowledgements): readonly unknown[] {
  const interchanges = new Set<string>();
  const groups = new Set<string>();
  const inside = new Map<string, readonly [interchange: string | null, group: string | null, name: string]>();
  const subjects = list.map(({ subject }) => ({
    interchange: keyOf(subject.interchange),
    group: keyOf(subject.group),
    name: keyOf(subject.message) ?? keyOf(subject.document),
  }));
  for (const { interchange, group, name } of subjects) {
    if (name !== null) continue;
    if (interchange !== null) interchanges.add(interchange);
    else if (group !== null) groups.add(group);
  }
  for (const { interchange, group, name } of subjects) {
    if (name === null || interchanges.has(interchange ?? '') || (interchange === null && groups.has(group ?? ''))) continue;
    inside.set(JSON.stringify([interchange, group, name]), [interchange, group, name]);
  }
  const names = [...inside.values()];
  return [partner, [...interchanges], [...groups], ...[0, 1, 2].map((column) => names.map((name) => name[column]))];
}

function keyOf(reference: string | undefined): string | null {
  return reference === undefined ? null : referenceKey(reference);
}

/** The last word on each message; two in one statement would be written in no order. */
async function statesOf(list: readonly ReceivedAcknowledgement[], effects: readonly AcknowledgementEffect[], level: AcknowledgementLevel) {
  const states = new Map<string, { delivery_id: string; ordinal: number; state: AcknowledgementState }>();
  let index = 0;
  for await (const some of inTurns(effects)) {
    for (const { deliveryId, settles } of some) {
      const isOfLevel = list[index]?.level === level;
      index += 1;
      if (deliveryId === undefined || !isOfLevel) continue;
      for (const { ordinal, state } of settles) states.set(`${deliveryId} ${ordinal}`, { delivery_id: deliveryId, ordinal, state });
    }
  }
  return [...states.values()];
}

/** @param first the position of the first of them in their message */
function receivedRows(
  { messageId, partner, at }: ArrivedAcknowledgements,
  list: readonly ReceivedAcknowledgement[],
  effects: readonly AcknowledgementEffect[],
  first: number,
) {
  return list.map(({ kind, level, verdict, subject, findings }, index) => ({
    message_id: messageId,
    position: first + index,
    received_at: at,
    partner,
    kind,
    level,
    verdict,
    timing: effects[first + index]?.timing,
    delivery_id: effects[first + index]?.deliveryId,
    subject,
    findings,
  }));
}
