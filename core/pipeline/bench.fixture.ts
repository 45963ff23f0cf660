import { loadCatalog } from '../catalog/load.ts';
import type { Catalog } from '../catalog/model.ts';
import { packInput } from '../catalog/pack.fixture.ts';
import { manualClock } from '../kernel/clock.ts';
import { hubError } from '../kernel/errors.ts';
import { type CaseId, countingIds, type MessageId } from '../kernel/ids.ts';
import type { Envelope } from '../spi/envelope.ts';
import type { EnvelopeFacts } from '../spi/format.ts';
import type { MessageInWork, ProcessedMessage, Processing } from '../spi/ledger/ledger.ts';
import type { RouteTaken } from '../spi/ledger/taken-routes.ts';
import type { Transport, Work } from '../spi/transport.ts';
import type { Context } from './context.ts';

/* What the tests of this folder run on: the two small packs of core/catalog/pack.fixture.ts, and the ledger and the
   transport written by hand, which remember what they were told. */

/** The catalog of the packs, with some files changed, added or left out. */
export function exampleCatalog(changes: Readonly<Record<string, string | undefined>> = {}): Catalog {
  const result = loadCatalog(packInput(changes));
  if ('catalog' in result) return result.catalog;
  throw hubError('E_CONFIG_REFUSED', { count: result.findings.length }, { findings: result.findings });
}

/** A document that acme sent. */
export function documentInWork(text: string, changes: Partial<MessageInWork> = {}): MessageInWork {
  return {
    id: '00000000-0000-7000-8000-0000000000f1' as MessageId,
    lease: 'lease',
    partner: 'acme',
    channel: 'returns',
    source: 'received',
    isReplay: false,
    entry: 'document',
    origin: 'acme',
    receivedAt: new Date('2026-11-20T09:59:58Z'),
    attempt: 1,
    content: { mediaType: 'application/json', body: Buffer.from(text) },
    ...changes,
  };
}

/** A message at the beginning of the flow. */
export function contextOf(message: MessageInWork, catalog = exampleCatalog()): Context {
  const channel = catalog.channel(`${message.partner}/${message.channel}`);
  if (channel === undefined) throw hubError('E_CONFIG_REFERENCE', { what: 'The channel', name: `${message.partner}/${message.channel}` });
  return { message, catalog, channel, types: [], envelopes: [], routed: [], deliveries: [], parts: [], documents: [], contents: [] };
}

/** A transport that remembers what was rung. */
export function listeningTransport(): Transport & { readonly rings: readonly (Work & { readonly delayMs?: number })[] } {
  const rings: (Work & { readonly delayMs?: number })[] = [];
  return {
    rings,
    ring: (work, delayMs) => {
      rings.push(delayMs === undefined ? work : { ...work, delayMs });
    },
    subscribe: async () => {},
    pause: () => {},
    resume: () => {},
    health: () => ({ state: 'up' }),
    stats: () => ({ rung: rings.length, rungAgain: 0, dropped: 0, delivered: 0, failed: 0, inHand: 0, reconnects: 0 }),
    close: async () => {},
  };
}

/** The processing worker's ledger in memory: one case for all, and everything that was written, in order. */
export interface ExampleLedger extends Processing {
  readonly commits: readonly ProcessedMessage[];
  readonly released: readonly { readonly id: MessageId; readonly dueAt: Date }[];
  /** What {@link Processing.correlate} does first; what it throws is a ledger that is away. */
  beforeCorrelate: () => void;
  /** What {@link Processing.releaseMessage} does first. */
  beforeRelease: () => void;
}

export const exampleCase = '00000000-0000-7000-8000-0000000000c1' as CaseId;

/** @param known what the case has
 *  @param taken routes taken, by case and name */
export function exampleLedger(
  messages: readonly MessageInWork[],
  known: readonly Envelope[] = [],
  taken: ReadonlyMap<string, RouteTaken> = new Map(),
): ExampleLedger {
  const commits: ProcessedMessage[] = [];
  const released: { id: MessageId; dueAt: Date }[] = [];
  const ledger: ExampleLedger = {
    commits,
    released,
    beforeCorrelate: () => {},
    beforeRelease: () => {},
    openMessages: async (ids) => messages.filter((message) => ids.includes(message.id)),
    correlate: async ({ cause }) => {
      ledger.beforeCorrelate();
      return cause ?? exampleCase;
    },
    recordedCase: async () => undefined,
    latestInCase: async (_, type) => known.findLast((envelope) => envelope.type === type),
    latestInDossier: async (_, type) => known.findLast((envelope) => envelope.type === type),
    routeTaken: async (caseId, route) => taken.get(`${caseId} ${route}`),
    nextNumber: async () => 1,
    document: async () => undefined,
    claimControlReference: async () => ({ predecessorMissing: false }),
    settleAcknowledgements: async ({ acknowledgements }) => acknowledgements.map(() => ({ timing: 'unmatched', settles: [] })),
    commitProcessed: async (result) => {
      commits.push(result);
      const due = result.deliveries.map(({ partner, channel, id }) => [`deliver:${partner}/${channel}`, [id]] as const);
      return new Map(due);
    },
    releaseMessage: async (id, _, dueAt) => {
      ledger.beforeRelease();
      released.push({ id, dueAt });
    },
  };
  return ledger;
}

/** Time and identifiers of a test: it is 10 o'clock, and identifiers count from 1. */
export function exampleTime() {
  return { clock: manualClock('2026-11-20T10:00:00Z'), ids: countingIds() };
}

/** What makes documents of a format interchanges, which have numbers. */
export const exampleEnvelope: EnvelopeFacts = {
  places: { controlReference: {}, sender: {}, recipient: {}, test: {} },
  identifierIn: (written) => written.split(':')[0] ?? '',
  acknowledgements: { technical: 'CONTRL', application: 'APERAK' },
};
