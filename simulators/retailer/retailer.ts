import { type CommonFault, type FaultBoard, type FaultRule, openFaults } from '../support/faults.ts';
import { openLog, type SimulatorLog } from '../support/log.ts';
import { type SimulatorAnswer, type SimulatorRequest, serve, withFault } from '../support/server.ts';
import { openTally, type Tally } from '../support/tally.ts';
import { isSigned } from './signature.ts';

/** What happened at the retailer. `received` is written before the work, `effect` after it and before the answer. */
export type RetailerEntry =
  | { readonly event: 'received'; readonly at: string; readonly key: string; readonly reference: string }
  | {
      readonly event: 'effect';
      readonly at: string;
      readonly key: string;
      readonly reference: string;
      readonly type: string;
      readonly document: unknown;
    };

export interface RetailerOptions {
  /** 0, the default: a free one. */
  readonly port?: number;
  /** Requests must then carry it as `Authorization: Bearer KEY` or `X-API-Key: KEY`. */
  readonly apiKey?: string;
  /** `whsec_…`; requests must then be signed by Standard Webhooks. */
  readonly signingSecret?: string;
  readonly faults?: readonly FaultRule<CommonFault>[];
  /** Append-only log for checkers; see `openLog`. */
  readonly logFile?: string;
  readonly now?: () => Date;
}

export interface Retailer {
  /** Where webhooks go. */
  readonly url: string;
  /** Where `/_faults` and `/_log` are. */
  readonly origin: string;
  /** Facts of a request: `path`, `key`, `reference` (the document's `returnNumber`), `type`. */
  readonly faults: FaultBoard<CommonFault>;
  readonly log: SimulatorLog<RetailerEntry>;
  /** How often a document with each key came in, good or not. */
  arrivals(): Readonly<Record<string, number>>;
  /** How often each thing was done, `TYPE RETURN-NUMBER`: more than once means that the hub sent it under two keys. */
  effects(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}

/** A retailer's end of the webhooks: takes JSON documents, does each once however often it comes. */
export async function startRetailer(options: RetailerOptions = {}): Promise<Retailer> {
  const log = openLog<RetailerEntry>(options.logFile);
  const faults = openFaults<CommonFault>(options.faults);
  const effected = log.entries().flatMap((entry) => (entry.event === 'effect' ? [entry] : []));
  const arrivals = openTally(log.entries().flatMap((entry) => (entry.event === 'received' ? [entry.key] : [])));
  const effects = openTally(effected.map(({ type, reference }) => `${type} ${reference}`));
  const done = new Set(effected.map(({ key }) => key));
  const desk: Desk = { options, faults, log, arrivals, effects, done, now: options.now ?? (() => new Date()) };
  const report = () => ({ arrivals: arrivals.counts(), effects: effects.counts(), entries: log.entries() });
  const server = await serve(options.port ?? 0, { faults, report }, (request) => answer(request, desk));
  const close = async (): Promise<void> => {
    await server.close();
    log.close();
  };
  return {
    url: `${server.origin}/webhooks`,
    origin: server.origin,
    faults,
    log,
    arrivals: arrivals.counts,
    effects: effects.counts,
    close,
  };
}

interface Desk {
  readonly options: RetailerOptions;
  readonly faults: FaultBoard<CommonFault>;
  readonly log: SimulatorLog<RetailerEntry>;
  readonly arrivals: Tally;
  readonly effects: Tally;
  /** Keys of what is done. */
  readonly done: Set<string>;
  readonly now: () => Date;
}

function answer(request: SimulatorRequest, desk: Desk): SimulatorAnswer | Promise<SimulatorAnswer> {
  const { apiKey, signingSecret } = desk.options;
  if (request.method !== 'POST') return json(405, { error: 'POST documents here' });
  if (apiKey !== undefined && request.headers['x-api-key'] !== apiKey && request.headers['authorization'] !== `Bearer ${apiKey}`)
    return json(401, { error: 'unknown key' });
  if (signingSecret !== undefined && !isSigned(request, signingSecret, desk.now())) return json(401, { error: 'bad signature' });
  const document = parse(request.body);
  if (document === undefined) return json(400, { error: 'not a JSON object' });
  const key = request.headers['idempotency-key'] ?? request.headers['webhook-id'] ?? '';
  if (key === '') return json(400, { error: 'no idempotency key' });
  const reference = text(document['returnNumber']);
  const type = text(document['type']);
  desk.arrivals.count(key);
  desk.log.append({ event: 'received', at: desk.now().toISOString(), key, reference });
  const fault = desk.faults.take({ path: request.path, key, reference, type });
  return withFault(fault, () => work({ key, reference, type, document }, desk));
}

interface Webhook {
  readonly key: string;
  readonly reference: string;
  readonly type: string;
  readonly document: unknown;
}

function work(webhook: Webhook, desk: Desk): SimulatorAnswer {
  if (desk.done.has(webhook.key)) return json(200, { received: true, duplicate: true });
  desk.done.add(webhook.key);
  desk.effects.count(`${webhook.type} ${webhook.reference}`);
  desk.log.append({ event: 'effect', at: desk.now().toISOString(), ...webhook });
  return json(200, { received: true, duplicate: false });
}

function parse(body: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function json(status: number, value: object): SimulatorAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
