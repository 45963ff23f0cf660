import { type Clock, manualClock } from '../../kernel/clock.ts';
import { type CaseId, countingIds, type DeliveryId, type EnvelopeId, type IdSource, type MessageId } from '../../kernel/ids.ts';
import type { Envelope } from '../../spi/envelope.ts';
import type {
  AttemptRecord,
  DeliveryInWork,
  IncomingMessage,
  MessageInWork,
  PlannedDelivery,
  ProcessedMessage,
} from '../../spi/ledger/ledger.ts';
import type { Ledger } from '../../spi/ledger/ledger-queries.ts';

/** The calls whose transactions can be cut in the middle. */
export type InterruptedCall = 'accept' | 'correlate' | 'commitProcessed' | 'recordAttempt' | 'replay' | 'retryDelivery' | 'closeBatch';

/** One fresh store, and what a test may do to it. */
export interface LedgerStore {
  /** Opens a ledger on this store, as another process would. */
  open(options: { readonly clock: Clock; readonly ids: IdSource }): Promise<Ledger>;
  /** Makes the call and cuts its connection when part of its transaction is written. @returns how the call ended */
  interrupt(which: InterruptedCall, call: () => Promise<unknown>): Promise<PromiseSettledResult<unknown>>;
  /** Stops the store as a crash would and starts it again; absent where it is not ours to stop. */
  readonly restart?: () => Promise<void>;
  /** Closes what was opened. */
  dispose(): Promise<void>;
}

/** What a test works with: a ledger on a fresh store, a clock that stands still, ids that count. */
export interface LedgerBench {
  readonly store: LedgerStore;
  readonly ledger: Ledger;
  readonly clock: ReturnType<typeof manualClock>;
  readonly ids: IdSource;
  /** A second ledger on the same store. */
  another(): Promise<Ledger>;
}

/** Gives each test its bench. */
export type WithLedger = (test: (bench: LedgerBench) => Promise<void>) => () => Promise<void>;

/** @param fresh makes an empty store */
export function withLedger(fresh: () => Promise<LedgerStore>): WithLedger {
  return (test) => async () => {
    const store = await fresh();
    try {
      const clock = manualClock('2025-03-12T09:00:00.000Z');
      const ids = countingIds();
      const ledger = await store.open({ clock, ids });
      await test({ store, ledger, clock, ids, another: () => store.open({ clock, ids }) });
    } finally {
      await store.dispose();
    }
  };
}

export const LEASE_MS = 30_000;

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function textOf(body: Uint8Array | undefined): string {
  return new TextDecoder().decode(body);
}

/** A document at the door; each one another unless `overrides` says otherwise. */
export function incoming({ ids, clock }: LedgerBench, overrides: Partial<IncomingMessage> = {}): IncomingMessage {
  const id = ids.next<MessageId>();
  return {
    id,
    partner: 'maison-lumen',
    channel: 'returns',
    configHash: 'cafe0123',
    receivedAt: clock.now(),
    idempotencyKey: `key:${id}`,
    headers: { 'content-type': 'application/json' },
    content: { mediaType: 'application/json', body: bytes(`{"document":"${id}"}`) },
    ...overrides,
  };
}

/** Accepts one document and opens it. */
export async function opened(bench: LedgerBench, overrides: Partial<IncomingMessage> = {}): Promise<MessageInWork> {
  const message = incoming(bench, overrides);
  await bench.ledger.accept(message);
  return openOne(bench.ledger, message.id);
}

export async function openOne(ledger: Ledger, id: string): Promise<MessageInWork> {
  const [work] = await ledger.openMessages([id], LEASE_MS);
  if (work === undefined) throw new Error(`message ${id} is not open`);
  return work;
}

export async function openDelivery(ledger: Ledger, id: string): Promise<DeliveryInWork> {
  const [work] = await ledger.openDeliveries([id], LEASE_MS);
  if (work === undefined) throw new Error(`delivery ${id} is not open`);
  return work;
}

/** What processing came to: nothing, unless `overrides` says otherwise. */
export function processed({ clock }: LedgerBench, work: MessageInWork, overrides: Partial<ProcessedMessage> = {}): ProcessedMessage {
  return {
    id: work.id,
    lease: work.lease,
    at: clock.now(),
    types: [],
    envelopes: [],
    deliveries: [],
    parts: [],
    documents: [],
    contents: [],
    ...overrides,
  };
}

export function planned({ ids }: LedgerBench, overrides: Partial<PlannedDelivery> = {}): PlannedDelivery {
  const id = ids.next<DeliveryId>();
  return {
    id,
    route: 'labels for returns',
    partner: 'chronopost',
    channel: 'labels',
    idempotencyKey: `idem-${id}`,
    parameters: { returnNumber: 'RA-2041' },
    content: { mediaType: 'application/json', body: bytes(`{"to":"${id}"}`) },
    ...overrides,
  };
}

export function envelope({ ids }: LedgerBench, overrides: Partial<Envelope> = {}): Envelope {
  return {
    id: ids.next<EnvelopeId>(),
    type: 'return.announced',
    version: 1,
    occurredAt: '2025-03-12T10:00:00+01:00',
    caseRef: '' as CaseId,
    businessKeys: { returnNumber: 'RA-2041' },
    origin: 'maison-lumen',
    source: 'maison-lumen',
    body: { returnNumber: 'RA-2041' },
    ...overrides,
  };
}

/** An attempt that the partner accepted, unless `overrides` says otherwise. */
export function attempt({ clock }: LedgerBench, work: DeliveryInWork, overrides: Partial<AttemptRecord> = {}): AttemptRecord {
  return {
    deliveryId: work.id,
    lease: work.lease,
    attempt: work.attempt,
    startedAt: clock.now(),
    endedAt: clock.now(),
    outcome: 'accepted',
    next: { status: 'delivered' },
    ...overrides,
  };
}

/** A message with these deliveries, processed, and the deliveries opened. */
export async function delivering(bench: LedgerBench, deliveries: readonly PlannedDelivery[], overrides: Partial<ProcessedMessage> = {}) {
  const message = await opened(bench);
  await bench.ledger.commitProcessed(processed(bench, message, { deliveries, ...overrides }));
  const work = await bench.ledger.openDeliveries(
    deliveries.map(({ id }) => id),
    LEASE_MS,
  );
  return { message, work: [...work].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

export async function statusOf(ledger: Ledger, id: MessageId): Promise<string | undefined> {
  return (await ledger.message(id))?.status;
}
