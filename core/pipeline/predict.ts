import type { Catalog } from '../catalog/model.ts';
import type { Clock } from '../kernel/clock.ts';
import { hubError } from '../kernel/errors.ts';
import { type CaseId, countingIds } from '../kernel/ids.ts';
import type { Envelope } from '../spi/envelope.ts';
import type { Failure, MessageInWork, PlannedDelivery, Processing, SplitMessage } from '../spi/ledger/ledger.ts';
import { silentLog } from '../spi/log.ts';
import { begin, processingFlow } from './process.ts';

/** What the ledger is asked while a message is tried. */
export type AskedLedger = Pick<Processing, 'recordedCase' | 'latestInCase' | 'latestInDossier' | 'document' | 'routeTaken'>;

/** What a message would come to. */
export interface Prediction {
  readonly envelopes: readonly Envelope[];
  /** Without acknowledgements to the sender. */
  readonly deliveries: readonly (PlannedDelivery & { readonly envelope?: Envelope })[];
  /** Of the message, and of its parts. */
  readonly failures: readonly Failure[];
  /** How many parts were not looked at: there are many. */
  readonly partsLeft: number;
}

/** So many parts of an interchange are tried. */
const MOST_PARTS = 20;

/** Takes a message from *decode* to *translate* and writes nothing: no number is drawn, no case is opened, nothing is acknowledged.
 *  Identifiers are counted and time stands still, so that two predictions differ only where the mappings or the documents do. What
 *  looks for its case finds that of the message, if it has one. */
export async function predict(ledger: AskedLedger, catalog: Catalog, message: MessageInWork, at: Date): Promise<Prediction> {
  const ids = countingIds();
  const clock: Clock = { now: () => at };
  const ports = { ledger: readOnly(ledger, message), clock, ids, log: silentLog };
  return tried(processingFlow(ports), catalog, { ...message, isReplay: true });
}

type Flow = ReturnType<typeof processingFlow>;

async function tried(flow: Flow, catalog: Catalog, message: MessageInWork): Promise<Prediction> {
  const envelopes: Envelope[] = [];
  const deliveries: Prediction['deliveries'][number][] = [];
  const failures: Failure[] = [];
  const waiting: MessageInWork[] = [message];
  let looked = 0;
  for (let next = waiting.shift(); next !== undefined && looked <= MOST_PARTS; next = waiting.shift(), looked += 1) {
    const context = await flow(begin(catalog, next));
    if (context.failure !== undefined) failures.push(context.failure);
    else {
      envelopes.push(...context.envelopes);
      const planned = context.deliveries.filter(({ envelopeId }) => envelopeId !== undefined);
      deliveries.push(...planned.map((one) => withEnvelope(one, context.envelopes)));
    }
    for (const part of context.parts) {
      if (part.errors.length > 0) failures.push({ stage: 'validate', findings: part.errors });
      else waiting.push(asMessage(next, part));
    }
  }
  return { envelopes, deliveries, failures, partsLeft: waiting.length };
}

function withEnvelope(delivery: PlannedDelivery, envelopes: readonly Envelope[]) {
  const envelope = envelopes.find(({ id }) => id === delivery.envelopeId);
  return envelope === undefined ? delivery : { ...delivery, envelope };
}

function asMessage(whole: MessageInWork, { id, entry, content, to }: SplitMessage): MessageInWork {
  const { partner, channel } = to ?? whole;
  return { ...whole, id, source: 'split', entry, content, partner, channel, origin: to?.partner ?? whole.origin };
}

/** Answers as the ledger would, and keeps nothing. */
function readOnly(ledger: AskedLedger, { caseId }: MessageInWork): Processing {
  const never = async (): Promise<never> => {
    throw hubError('E_INTERNAL', { name: 'a prediction that writes' });
  };
  return {
    openMessages: never,
    commitProcessed: never,
    releaseMessage: never,
    recordedCase: (id) => ledger.recordedCase(id),
    latestInCase: (id, type) => ledger.latestInCase(id, type),
    latestInDossier: (id, type) => ledger.latestInDossier(id, type),
    document: (id) => ledger.document(id),
    routeTaken: (id, route, by) => ledger.routeTaken(id, route, by),
    correlate: async ({ cause }) => cause ?? caseId ?? ('' as CaseId),
    nextNumber: async () => 1,
    claimControlReference: async () => ({ predecessorMissing: false }),
    settleAcknowledgements: async ({ acknowledgements }) => acknowledgements.map(() => ({ timing: 'unmatched', settles: [] })),
  };
}
