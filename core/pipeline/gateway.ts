import { createHash } from 'node:crypto';
import type { Catalog, InboundChannel } from '../catalog/model.ts';
import type { Clock } from '../kernel/clock.ts';
import type { IdSource, MessageId } from '../kernel/ids.ts';
import type { Acceptance, RawMessage } from '../spi/connector.ts';
import type { Intake } from '../spi/ledger.ts';
import type { Transport } from '../spi/transport.ts';

/** What the gateway needs. */
export interface GatewayPorts {
  readonly intake: Intake;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** The stage *receive* (Messaging Gateway, Idempotent Receiver, Claim Check): the original bytes into the ledger, then the bell.
 *  Settles after the commit; a repetition gets the first answer again and rings nothing.
 *  @throws E_IDEMPOTENCY_CONFLICT same key, other bytes; E_NOT_READY nothing was stored */
export async function receive(ports: GatewayPorts, catalog: Catalog, channel: InboundChannel, raw: RawMessage): Promise<Acceptance> {
  const acceptance = await ports.intake.accept({
    id: ports.ids.next<MessageId>(),
    partner: channel.partner.name,
    channel: channel.name,
    configHash: catalog.hash,
    receivedAt: ports.clock.now(),
    idempotencyKey: raw.idempotencyKey === undefined ? `sha256:${sha256(raw.body)}` : `key:${raw.idempotencyKey}`,
    headers: raw.headers,
    ...(raw.filename === undefined ? {} : { filename: raw.filename }),
    content: { mediaType: raw.mediaType, body: raw.body },
  });
  if (acceptance.status === 'accepted') ports.transport.ring({ v: 1, queue: 'process', ids: [acceptance.messageId] });
  return acceptance;
}

/** SHA-256 as hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
