import { createHash } from 'node:crypto';
import type { Catalog, InboundChannel } from '../catalog/model.ts';
import type { Clock } from '../kernel/clock.ts';
import type { IdSource, MessageId } from '../kernel/ids.ts';
import type { Acceptance, RawMessage } from '../spi/connector.ts';
import type { Intake } from '../spi/ledger/ledger.ts';
import type { Meters } from '../spi/meters.ts';
import { stopwatch, type Tracing } from '../spi/tracing.ts';
import type { Transport } from '../spi/transport.ts';
import { traceReceived } from './traces.ts';

/** What the gateway needs. */
export interface GatewayPorts {
  readonly intake: Intake;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Absent: nobody asked for traces. */
  readonly tracing?: Tracing;
  /** Absent: nobody counts. */
  readonly meters?: Meters;
}

/** The stage *receive* (Messaging Gateway, Idempotent Receiver, Claim Check): the original bytes into the ledger, then the bell.
 *  Settles after the commit; a repetition gets the first answer again and rings nothing.
 *  @throws E_IDEMPOTENCY_CONFLICT same key, other bytes; E_NOT_READY nothing was stored */
export async function receive(ports: GatewayPorts, catalog: Catalog, channel: InboundChannel, raw: RawMessage): Promise<Acceptance> {
  const startedAt = ports.tracing === undefined ? 0 : stopwatch().startedAt;
  const isLarge = raw.idempotencyKey === undefined && raw.body.length > TURN_BYTES;
  const hash = isLarge ? await sha256InTurns(raw.body) : undefined;
  const acceptance = await ports.intake.accept({
    id: ports.ids.next<MessageId>(),
    partner: channel.partner.name,
    channel: channel.name,
    configHash: catalog.hash,
    receivedAt: ports.clock.now(),
    idempotencyKey: raw.idempotencyKey === undefined ? `sha256:${hash ?? sha256(raw.body)}` : `key:${raw.idempotencyKey}`,
    headers: raw.headers,
    ...(raw.filename === undefined ? {} : { filename: raw.filename }),
    content: { mediaType: raw.mediaType, body: raw.body },
  });
  if (acceptance.status === 'accepted') ports.transport.ring({ v: 1, queue: 'process', ids: [acceptance.messageId] });
  ports.meters?.received(channel.fullName, acceptance.status);
  if (ports.tracing !== undefined) {
    const place = { id: acceptance.messageId, partner: channel.partner.name, channel: channel.name };
    traceReceived(ports.tracing, { ...place, traceparent: raw.headers['traceparent'] }, startedAt, acceptance.status);
  }
  return acceptance;
}

/** SHA-256 as hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** So much is hashed at one turn of the event loop: some milliseconds. */
const TURN_BYTES = 8 * 1024 * 1024;

/** The hash of a large document, with others having their turn in between: hundreds of megabytes would keep them waiting. */
async function sha256InTurns(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += TURN_BYTES) {
    hash.update(bytes.subarray(at, at + TURN_BYTES));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return hash.digest('hex');
}
