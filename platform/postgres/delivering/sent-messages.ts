import type { DeliveryId, MessageId } from '../../../core/kernel/ids.ts';
import { inTurns } from '../../../core/kernel/in-turns.ts';
import { type AcknowledgementState, type AwaitingMessage, comparable } from '../../../core/spi/ledger/acknowledgements.ts';
import type { PlannedDelivery } from '../../../core/spi/ledger/ledger.ts';
import type { Session } from '../sql/database.ts';
import { keyText, rowset } from '../sql/rowset.ts';

/** What goes out under which references, and what its partner owes for it. */

const sent = rowset({
  delivery_id: 'uuid',
  ordinal: 'integer',
  message_id: 'uuid',
  partner: 'text',
  channel: 'text',
  planned_at: 'timestamptz',
  type: 'text',
  interchange: 'text',
  group_reference: 'text',
  message_reference: 'text',
  document: 'text',
  interchange_key: 'text',
  group_key: 'text',
  message_key: 'text',
  document_key: 'text',
  receipt_suffices: 'boolean',
  technical_within_s: 'integer',
  application_within_s: 'integer',
});
const INSERT_SENT = {
  name: 'insert-sent-messages',
  text: `INSERT INTO sent_messages (${sent.columns}) SELECT * FROM ${sent.from('r')}`,
};
const delivered = rowset({ delivery_id: 'uuid', at: 'timestamptz' });
/** What was acknowledged before its delivery was recorded, as a quick partner may, waits no more. */
const AWAIT = {
  name: 'await-acknowledgements',
  text: `
UPDATE sent_messages s SET
  technical = CASE WHEN s.technical = 'none' AND s.technical_within_s IS NOT NULL THEN 'waiting' ELSE s.technical END,
  technical_due = r.at + s.technical_within_s * interval '1 second',
  application = CASE WHEN s.application = 'none' AND s.application_within_s IS NOT NULL THEN 'waiting' ELSE s.application END,
  application_due = r.at + s.application_within_s * interval '1 second'
FROM ${delivered.from('r')} WHERE s.delivery_id = r.delivery_id`,
};

/** A row of `sent_messages`. */
export interface SentRow {
  readonly delivery_id: DeliveryId;
  readonly ordinal: number;
  readonly message_id: MessageId;
  readonly partner: string;
  readonly channel: string;
  readonly type: string;
  readonly interchange: string;
  readonly group_reference: string | null;
  readonly message_reference: string | null;
  readonly document: string | null;
  readonly receipt_suffices: boolean;
  readonly technical: AcknowledgementState;
  readonly technical_due: Date | null;
  readonly application: AcknowledgementState;
  readonly application_due: Date | null;
}

type SentRowIn = Parameters<typeof sent.values>[0][number];

/** A delivery, and what is owed for it. */
type SendingDelivery = Pick<PlannedDelivery, 'id' | 'partner' | 'channel' | 'awaited'>;

/** The messages of the planned deliveries that are to be acknowledged. */
export function* sentRows(messageId: MessageId, at: Date, planned: readonly SendingDelivery[]): Generator<SentRowIn> {
  for (const { id, partner, channel, awaited } of planned) {
    let ordinal = 0;
    for (const message of awaited?.messages ?? []) {
      ordinal += 1;
      yield {
        delivery_id: id,
        ordinal,
        message_id: messageId,
        partner,
        channel,
        planned_at: at,
        type: message.type,
        interchange: message.interchange,
        group_reference: message.group,
        message_reference: message.reference,
        document: message.document,
        interchange_key: referenceKey(message.interchange),
        group_key: optionalKey(message.group),
        message_key: optionalKey(message.reference),
        document_key: optionalKey(message.document),
        receipt_suffices: awaited?.receiptSuffices ?? false,
        technical_within_s: seconds(awaited?.within.technical),
        application_within_s: seconds(awaited?.within.application),
      };
    }
  }
}

function seconds(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : Math.ceil(ms / 1000);
}

/** Sends the inserts, with others having their turn in between; the transaction waits for them. */
export async function insertSent(session: Session, rows: Iterable<SentRowIn>): Promise<void> {
  for await (const some of inTurns(rows)) void session.query(INSERT_SENT, sent.values(some));
}

/** From now on their acknowledgements are waited for. */
export function awaitAcknowledgements(session: Session, deliveries: readonly { readonly id: DeliveryId; readonly at: Date }[]): void {
  if (deliveries.length > 0) void session.query(AWAIT, delivered.values(deliveries.map(({ id, at }) => ({ delivery_id: id, at }))));
}

/** A reference as it is compared and indexed. */
export function referenceKey(reference: string): string {
  return keyText(comparable(reference));
}

function optionalKey(reference: string | undefined): string | undefined {
  return reference === undefined ? undefined : referenceKey(reference);
}

export function toAwaiting(row: SentRow): AwaitingMessage {
  return {
    deliveryId: row.delivery_id,
    ordinal: row.ordinal,
    type: row.type,
    interchange: row.interchange,
    ...(row.group_reference === null ? {} : { group: row.group_reference }),
    ...(row.message_reference === null ? {} : { reference: row.message_reference }),
    ...(row.document === null ? {} : { document: row.document }),
    technical: row.technical,
    application: row.application,
    receiptSuffices: row.receipt_suffices,
  };
}
