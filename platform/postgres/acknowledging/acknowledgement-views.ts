import type { DeliveryId, MessageId } from '../../../core/kernel/ids.ts';
import type { AcknowledgementLevel, ReceivedAcknowledgement } from '../../../core/spi/format.ts';
import {
  type AcknowledgementState,
  type Acknowledgements,
  type AcknowledgementTiming,
  overall,
} from '../../../core/spi/ledger/acknowledgements.ts';
import type { DeliveryAcknowledgement } from '../../../core/spi/ledger/ledger-queries.ts';
import type { SentRow } from '../delivering/sent-messages.ts';
import type { LedgerParts } from '../parts.ts';
import type { Session } from '../sql/database.ts';
import { acknowledgementPage, dueTimes } from './acknowledgement-list.ts';

const COUNTED_MS = 30 * 24 * 60 * 60 * 1000;
/** Most messages and answers of one delivery that are looked at. */
const MOST = 1_000;

const count = (level: AcknowledgementLevel) => `
SELECT partner || '/' || channel AS channel, '${level}' AS level, ${level} AS state, count(*)::float8 AS count FROM sent_messages
WHERE ${level} IN ('waiting', 'overdue', 'rejected', 'accepted with errors') AND ${level}_due > $1 GROUP BY 1, 3`;
const COUNTS = { name: 'acknowledgement-counts', text: `${count('technical')} UNION ALL ${count('application')} ORDER BY 1, 2, 3` };
const SENT_OF = {
  name: 'sent-of-message',
  text: `SELECT s.* FROM sent_messages s JOIN deliveries d ON d.id = s.delivery_id WHERE d.message_id = $1 ORDER BY s.delivery_id, s.ordinal LIMIT ${MOST}`,
};
const RECEIVED_FOR = {
  name: 'acknowledgements-for-message',
  text: `
SELECT a.* FROM deliveries d JOIN acknowledgements a ON a.delivery_id = d.id WHERE d.message_id = $1
ORDER BY a.received_at, a.message_id, a.position LIMIT ${MOST}`,
};
const BROUGHT_BY = {
  name: 'acknowledgements-by-message',
  text: `SELECT * FROM acknowledgements WHERE message_id = $1 ORDER BY position LIMIT ${MOST}`,
};

interface ReceivedRow {
  readonly message_id: MessageId;
  readonly received_at: Date;
  readonly kind: string;
  readonly level: AcknowledgementLevel;
  readonly verdict: ReceivedAcknowledgement['verdict'];
  readonly timing: AcknowledgementTiming;
  readonly delivery_id: DeliveryId | null;
  readonly subject: ReceivedAcknowledgement['subject'];
  readonly findings: ReceivedAcknowledgement['findings'];
}

/** Acknowledgements as they are listed and counted. */
export function acknowledgementViews({
  database,
  clock,
}: LedgerParts): Pick<Acknowledgements, 'acknowledgementPage' | 'listAcknowledgements' | 'acknowledgementCounts'> {
  return {
    acknowledgementPage: (filter) => acknowledgementPage(database, filter),
    listAcknowledgements: async (filter) => (await acknowledgementPage(database, filter)).items,
    acknowledgementCounts: () =>
      database.query<{ channel: string; level: AcknowledgementLevel; state: AcknowledgementState; count: number }>(COUNTS, [
        new Date(clock.now().getTime() - COUNTED_MS).toISOString(),
      ]),
  };
}

/** What was said of the deliveries of a message, by delivery, and what the message itself acknowledges. */
export async function acknowledgementsOf(session: Session, id: MessageId) {
  const [sent, received, brought] = await Promise.all([
    session.query<SentRow>(SENT_OF, [id]),
    session.query<ReceivedRow>(RECEIVED_FOR, [id]),
    session.query<ReceivedRow>(BROUGHT_BY, [id]),
  ]);
  const deliveries = new Map<DeliveryId, DeliveryAcknowledgement>();
  for (const deliveryId of new Set(sent.map(({ delivery_id }) => delivery_id)))
    deliveries.set(
      deliveryId,
      ofDelivery(
        sent.filter((row) => row.delivery_id === deliveryId),
        received.filter((row) => row.delivery_id === deliveryId),
      ),
    );
  return { deliveries, brought: brought.map(toBrought) };
}

function ofDelivery(sent: readonly SentRow[], received: readonly ReceivedRow[]): DeliveryAcknowledgement {
  const [first] = sent as readonly [SentRow, ...SentRow[]];
  return {
    interchange: first.interchange,
    technical: overall(sent.map(({ technical }) => technical)),
    application: overall(sent.map(({ application }) => application)),
    ...dueTimes(first),
    received: received.map((row) => ({ at: row.received_at.toISOString(), messageId: row.message_id, ...said(row) })),
  };
}

function toBrought(row: ReceivedRow) {
  return { ...said(row), ...(row.delivery_id === null ? {} : { deliveryId: row.delivery_id }) };
}

function said({ kind, level, verdict, timing, subject, findings }: ReceivedRow) {
  return { kind, level, verdict, timing, subject, findings };
}
