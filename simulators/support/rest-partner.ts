import { type CommonFault, type FaultBoard, type FaultRule, openFaults } from './faults.ts';
import { openLog, type SimulatorLog } from './log.ts';
import { type SimulatorAnswer, type SimulatorRequest, serve, withFault } from './server.ts';
import { openTally, type Tally } from './tally.ts';

/** What happened at a partner. `received` is written before the work, `effect` after it and before the answer. */
export interface PartnerEntry {
  readonly event: 'received' | 'effect';
  readonly at: string;
  readonly operation: string;
  /** What the caller calls the thing. */
  readonly reference: string;
  /** What was done, as the partner keeps it. */
  readonly detail?: unknown;
}

/** A request, taken apart. */
export interface RestCall extends SimulatorRequest {
  /** The parts of the path in braces. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown;
}

/** What a partner can be asked for. */
export interface RestOperation<Fault> {
  /** Its name, in logs and as the fact `operation` of faults. */
  readonly operation: string;
  readonly method: string;
  /** `/orders/{id}/validate`: braces take one step of the path. Case counts. */
  readonly path: string;
  /** What the caller calls the thing: the fact `reference`. Without it, the empty text. */
  reference?(call: RestCall): string;
  /** More facts for `when` of a fault. */
  facts?(call: RestCall): Readonly<Record<string, string | undefined>>;
  /** Does it. `effect` notes that something was done that must not be done twice. */
  answer(call: RestCall, effect: (detail?: unknown) => void): SimulatorAnswer | Promise<SimulatorAnswer>;
  /** Faults of this partner beside the common ones. */
  faulty?(fault: Fault, call: RestCall, effect: (detail?: unknown) => void): SimulatorAnswer | Promise<SimulatorAnswer>;
}

export interface RestPartnerOptions<Fault> {
  /** 0, the default: a free one. */
  readonly port?: number;
  readonly faults?: readonly FaultRule<Fault | CommonFault>[];
  /** Append-only log for checkers; see `openLog`. */
  readonly logFile?: string;
  readonly now?: () => Date;
}

/** A partner that is asked over HTTP. */
export interface RestPartner<Fault> {
  readonly origin: string;
  readonly faults: FaultBoard<Fault | CommonFault>;
  readonly log: SimulatorLog<PartnerEntry>;
  /** How often each thing was done, `OPERATION REFERENCE`. */
  effects(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}

/** A partner with operations over HTTP.
 *  @param refuse what is wrong with the credentials of a call, as the partner's answer */
export async function startRestPartner<Fault extends { readonly kind: string } = CommonFault>(
  options: RestPartnerOptions<Fault>,
  operations: readonly RestOperation<Fault>[],
  refuse: (call: RestCall) => SimulatorAnswer | undefined = () => undefined,
): Promise<RestPartner<Fault>> {
  const log = openLog<PartnerEntry>(options.logFile);
  const faults = openFaults<Fault | CommonFault>(options.faults);
  const done = log.entries().filter(({ event }) => event === 'effect');
  const effects = openTally(done.map(({ operation, reference }) => `${operation} ${reference}`));
  const desk: Desk<Fault> = { operations, refuse, log, faults, effects, now: options.now ?? (() => new Date()) };
  const report = () => ({ effects: effects.counts(), entries: log.entries() });
  const server = await serve(options.port ?? 0, { faults, report }, (request) => answer(request, desk));
  const close = async (): Promise<void> => {
    await server.close();
    log.close();
  };
  return { origin: server.origin, faults, log, effects: effects.counts, close };
}

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): SimulatorAnswer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

interface Desk<Fault> {
  readonly operations: readonly RestOperation<Fault>[];
  readonly refuse: (call: RestCall) => SimulatorAnswer | undefined;
  readonly log: SimulatorLog<PartnerEntry>;
  readonly faults: FaultBoard<Fault | CommonFault>;
  readonly effects: Tally;
  readonly now: () => Date;
}

function answer<Fault extends { readonly kind: string }>(
  request: SimulatorRequest,
  desk: Desk<Fault>,
): SimulatorAnswer | Promise<SimulatorAnswer> {
  const url = new URL(request.path, 'http://partner');
  const found = findOperation(desk.operations, request.method, url.pathname);
  const call: RestCall = { ...request, params: found?.params ?? {}, query: url.searchParams, json: parse(request.body) };
  const refused = desk.refuse(call);
  if (refused !== undefined) return refused;
  if (found === undefined) return json(404, { message: `no ${request.method} ${url.pathname} here` });
  const { operation } = found;
  const reference = operation.reference?.(call) ?? '';
  const note = (event: PartnerEntry['event'], detail?: unknown): void =>
    desk.log.append({
      event,
      at: desk.now().toISOString(),
      operation: operation.operation,
      reference,
      ...(detail === undefined ? {} : { detail }),
    });
  const effect = (detail?: unknown): void => {
    desk.effects.count(`${operation.operation} ${reference}`);
    note('effect', detail);
  };
  note('received');
  const fault = desk.faults.take({ operation: operation.operation, reference, ...operation.facts?.(call) });
  if (isOwn(fault) && operation.faulty !== undefined) return operation.faulty(fault, call, effect);
  return withFault(fault as CommonFault | undefined, () => operation.answer(call, effect));
}

const common: ReadonlySet<string> = new Set<CommonFault['kind']>(['status', 'raw', 'slow', 'hang', 'cut']);

function isOwn<Fault extends { readonly kind: string }>(fault: Fault | CommonFault | undefined): fault is Fault {
  return fault !== undefined && !common.has(fault.kind);
}

function findOperation<Fault>(operations: readonly RestOperation<Fault>[], method: string, path: string) {
  for (const operation of operations) {
    const params = operation.method === method ? matchPath(operation.path, path) : undefined;
    if (params !== undefined) return { operation, params };
  }
  return undefined;
}

function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [n, step] of wanted.entries()) {
    const value = given[n] ?? '';
    if (step.startsWith('{')) params[step.slice(1, -1)] = decodeURIComponent(value);
    else if (step !== value) return undefined;
  }
  return params;
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
