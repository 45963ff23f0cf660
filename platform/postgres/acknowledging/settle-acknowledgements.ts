import type { DeliveryId, MessageId } from '../../../core/kernel/ids.ts';
import { inTurns } from '../../../core/kernel/in-turns.ts';
import type { AcknowledgementLevel } from '../../../core/spi/format.ts';
import type {
  AcknowledgementEffect,
  AcknowledgementState,
  Acknowledgements,
  AcknowledgementTiming,
  ArrivedAcknowledgements,
  AwaitingMessage,
  DecideAcknowledgements,
} from '../../../core/spi/ledger/acknowledgements.ts';
import type { LedgerParts } from '../parts.ts';
import { Batcher } from '../sql/batcher.ts';
import type { Session } from '../sql/database.ts';
import { rowset } from '../sql/rowset.ts';
import { candidatesOf } from './acknowledged-candidates.ts';

const EFFECTS_OF = {
  name: 'acknowledgements-of-messages',
  text: 'SELECT message_id, timing, delivery_id FROM acknowledgements WHERE message_id = ANY($1::uuid[]) ORDER BY message_id, position',
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

/** What came with one message, and who decides on it. */
interface Arrival {
  readonly arrived: ArrivedAcknowledgements;
  readonly decide: DecideAcknowledgements;
}
type Effects = readonly AcknowledgementEffect[];

/** Matches what came with what was sent. The messages of one interchange, each an answer to one that was sent, share commits; one that
 *  speaks of very many is settled by itself, and others go on beside it. */
export function settlingAcknowledgements({ database }: LedgerParts): Pick<Acknowledgements, 'settleAcknowledgements'> {
  const batcher = new Batcher<Arrival, Effects>({
    run: (arrivals) => database.transaction((session) => settleAll(session, arrivals)),
    weigh: ({ arrived }) => arrived.acknowledgements.length,
    maxItems: 100,
    maxWeight: 1_000,
    lanes: 4,
  });
  return { settleAcknowledgements: (arrived, decide) => batcher.add({ arrived, decide }) };
}

/** In their order, as if each had a transaction of its own. */
async function settleAll(session: Session, arrivals: readonly Arrival[]): Promise<readonly Effects[]> {
  const effects = await knownEffects(session, arrivals);
  const fresh = [...new Map(arrivals.map((arrival) => [arrival.arrived.messageId, arrival])).values()].filter(
    ({ arrived }) => !effects.has(arrived.messageId),
  );
  if (fresh.length > 0) {
    const states = new States();
    const candidates = await candidatesOf(
      session,
      fresh.map(({ arrived }) => arrived),
    );
    for (const [index, { arrived, decide }] of fresh.entries()) {
      const decided = await decide(arrived.acknowledgements, states.of(candidates[index] ?? []));
      await states.note(arrived, decided);
      effects.set(arrived.messageId, decided);
    }
    for (const level of ['technical', 'application'] as const)
      for await (const some of inTurns(states.changed(level))) void session.query(SETTLE[level], settled.values(some));
    for await (const some of inTurns(receivedRows(fresh, effects))) void session.query(INSERT_RECEIVED, received.values(some));
  }
  return arrivals.map(({ arrived }) => effects.get(arrived.messageId) ?? []);
}

/** What was decided in an earlier commit. */
async function knownEffects(session: Session, arrivals: readonly Arrival[]): Promise<Map<MessageId, Effects>> {
  const ids = arrivals.map(({ arrived }) => arrived.messageId);
  const rows = await session.query<{ message_id: MessageId; timing: AcknowledgementTiming; delivery_id: DeliveryId | null }>(EFFECTS_OF, [
    ids,
  ]);
  const effects = new Map<MessageId, AcknowledgementEffect[]>();
  for (const { message_id, timing, delivery_id } of rows) {
    const effect = { timing, settles: [], ...(delivery_id === null ? {} : { deliveryId: delivery_id }) };
    const list = effects.get(message_id);
    if (list === undefined) effects.set(message_id, [effect]);
    else list.push(effect);
  }
  return effects;
}

/** A message that was sent, and its new state. */
interface Changed {
  readonly delivery_id: DeliveryId;
  readonly ordinal: number;
  readonly state: AcknowledgementState;
}

/** The states of what was sent, as the arrivals before left them. The last word on each message is written: two in one statement
 *  would be written in no order. */
class States {
  readonly #changed = { technical: new Map<string, Changed>(), application: new Map<string, Changed>() };

  of(candidates: readonly AwaitingMessage[]): readonly AwaitingMessage[] {
    const { technical, application } = this.#changed;
    if (technical.size === 0 && application.size === 0) return candidates;
    return candidates.map((sent) => {
      const key = keyOf(sent.deliveryId, sent.ordinal);
      return {
        ...sent,
        technical: technical.get(key)?.state ?? sent.technical,
        application: application.get(key)?.state ?? sent.application,
      };
    });
  }

  async note({ acknowledgements }: ArrivedAcknowledgements, effects: Effects): Promise<void> {
    let index = 0;
    for await (const some of inTurns(effects)) {
      for (const { deliveryId, settles } of some) {
        const level = acknowledgements[index]?.level;
        index += 1;
        if (deliveryId === undefined || level === undefined) continue;
        for (const { ordinal, state } of settles)
          this.#changed[level].set(keyOf(deliveryId, ordinal), { delivery_id: deliveryId, ordinal, state });
      }
    }
  }

  changed(level: AcknowledgementLevel): readonly Changed[] {
    return [...this.#changed[level].values()];
  }
}

function keyOf(deliveryId: DeliveryId, ordinal: number): string {
  return `${deliveryId} ${ordinal}`;
}

function* receivedRows(arrivals: readonly Arrival[], effects: ReadonlyMap<MessageId, Effects>) {
  for (const { arrived } of arrivals) {
    const { messageId, partner, at, acknowledgements } = arrived;
    for (const [position, { kind, level, verdict, subject, findings }] of acknowledgements.entries()) {
      const effect = effects.get(messageId)?.[position];
      yield {
        message_id: messageId,
        position,
        received_at: at,
        partner,
        kind,
        level,
        verdict,
        timing: effect?.timing,
        delivery_id: effect?.deliveryId,
        subject,
        findings,
      };
    }
  }
}
