import type { EnvelopeId } from '../kernel/ids.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { Envelope } from '../spi/envelope.ts';
import type { Content, MessageInWork, PlannedDelivery, ProcessedMessage } from '../spi/ledger/ledger.ts';
import { silentLog } from '../spi/log.ts';
import {
  documentInWork,
  type ExampleLedger,
  exampleCase,
  exampleCatalog,
  exampleLedger,
  exampleTime,
  listeningTransport,
} from './bench.fixture.ts';
import { processWorker } from './process.ts';

export const booking = () => documentInWork('{"number":"RA-1"}');
export const booked: JsonObject = {
  direction: 'return',
  returnNumber: 'RA-1',
  carrier: 'swift',
  reservationNumber: 'R1',
  parcelNumbers: ['P1'],
  labelFormat: 'PDF',
};
export const envelope = (type: string, body: JsonObject): Envelope => ({
  id: '00000000-0000-7000-8000-0000000000e1' as EnvelopeId,
  type,
  version: 1,
  occurredAt: '2026-11-20T09:00:00Z',
  caseRef: exampleCase,
  businessKeys: { returnNumber: 'RA-1' },
  origin: 'acme',
  source: 'acme',
  body,
});
export const answer = (text: string) =>
  documentInWork(text, {
    partner: 'swift',
    channel: 'labels',
    source: 'reply',
    entry: 'reply',
    caseId: exampleCase,
    request: envelope('shipment.booked', booked),
  });

/** Processes one message. @returns what was written, if anything was, and the ledger and transport that it ran on */
export async function processed(
  message: MessageInWork,
  {
    changes = {},
    known = [],
    prepare,
  }: { changes?: Record<string, string>; known?: Envelope[]; prepare?: (l: ExampleLedger) => void } = {},
) {
  const ledger = exampleLedger([message], known);
  prepare?.(ledger);
  const transport = listeningTransport();
  const catalog = exampleCatalog(changes);
  const worker = processWorker({ ledger, transport, log: silentLog, catalog: () => catalog, leaseMs: 60_000, ...exampleTime() });
  await worker({ v: 1, queue: 'process', ids: [message.id] }, new AbortController().signal);
  return { ledger, transport, result: ledger.commits[0] };
}

export const textOf = (content: Content | PlannedDelivery['content'] | undefined) =>
  content === undefined || 'error' in content ? undefined : Buffer.from(content.body).toString();
export const nothingSent = { envelopes: [], deliveries: [], parts: [], documents: [] } satisfies Partial<ProcessedMessage>;
