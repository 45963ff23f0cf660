import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessageStatus } from '../../core/spi/ledger/ledger.ts';
import { readLines } from '../../simulators/support/log.ts';
import { check, duplicates, type Violation } from './checker.ts';
import { type Child, startChild } from './child.ts';
import { type Column, type ColumnName, embeddedColumn } from './column.ts';
import type { DriverConfig, DriverLine, DriverResult } from './driver.ts';
import type { Evidence } from './evidence.ts';
import { CONCURRENCY, ORDERED } from './home.ts';
import { readLedger, settles } from './ledger.ts';
import type { Manner, PartnerConfig, PartnerLine } from './partner.ts';
import { serversColumn } from './servers-column.ts';
import type { AskedReplay } from './strokes.ts';

/** What a run is asked to be. */
export interface StageOptions {
  readonly column: ColumnName;
  readonly seed: number;
  /** Documents a second. */
  readonly rate: number;
  /** So many at most; without it, until the run is over. */
  readonly count?: number;
  /** Folder for the logs, which stay there; without it they go when the run is over. */
  readonly keep?: string;
  /** How the depot answers. @default dice */
  readonly manner?: Manner;
}

/** What was found when all was over. */
export interface Findings {
  readonly documents: number;
  readonly deliveries: number;
  readonly replays: number;
  readonly duplicates: Readonly<Record<string, number>>;
  /** Answers other than a receipt, by status. */
  readonly refused: Readonly<Record<string, number>>;
  /** From the last receipt until nothing was left to be done. */
  readonly settledMs: number;
  readonly violations: readonly Violation[];
  readonly driver: readonly DriverLine[];
  readonly depot: readonly PartnerLine[];
}

/** A column under load. */
export interface Stage {
  readonly column: Column;
  /** Stops the load, waits until all work is done, and holds the evidence against the rules.
   *  @param strokes how many there were
   *  @param replays what operators asked for */
  end(strokes: number, replays?: readonly AskedReplay[]): Promise<Findings>;
  /** Ends everything that was started and removes what it left. */
  close(): Promise<void>;
}

const CLIENTS = 12;
const SETTLE_MS = 120_000;
/** Messages whose state the API is asked for as well. */
const ASKED = 100;

/** Starts a depot, the hubs of a column, and the driver. When the suite is told to stop, what was started ends with it. */
export async function setStage(options: StageOptions): Promise<Stage> {
  const closing: Closing = [];
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= endAll(closing);
    return closed;
  };
  const opening = open(options, closing);
  const interrupted = () =>
    void opening
      .catch(() => undefined)
      .then(close)
      .finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, interrupted);
    closing.unshift(async () => process.removeListener(signal, interrupted));
  }
  try {
    return { ...(await opening), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** How to end what was started; the last started first. */
type Closing = (() => Promise<unknown>)[];

async function endAll(closing: Closing): Promise<void> {
  for (const end of closing.splice(0).reverse()) await end();
}

async function open(options: StageOptions, closing: Closing): Promise<Omit<Stage, 'close'>> {
  const { column: name, seed, rate, count, keep, manner = 'dice' } = options;
  const logs = keep === undefined ? await mkdtemp(join(tmpdir(), 'relais-crash-logs-')) : join(keep, `${name}-${seed}`);
  await mkdir(logs, { recursive: true });
  if (keep === undefined) closing.push(() => rm(logs, { recursive: true, force: true }));
  const files = { driver: join(logs, 'driver.jsonl'), depot: join(logs, 'depot.jsonl'), ledger: join(logs, 'ledger.json') };
  const depot = await startChild<PartnerConfig, { port: number }, object>('partner', { seed, logFile: files.depot, manner });
  closing.push(() => depot.kill());
  const column = await (name === 'embedded' ? embeddedColumn(logs, depot.ready.port) : serversColumn(name, logs, depot.ready.port));
  closing.push(() => column.stop());
  const key = await column.api.api<{ key: string }>('/api/keys', { method: 'POST', body: JSON.stringify({ partner: 'shop' }) });
  const driver = await startChild<DriverConfig, object, DriverResult>('driver', {
    seed,
    rate,
    clients: CLIENTS,
    cases: Math.ceil((count ?? 5_000_000) / 5),
    url: `http://127.0.0.1:${column.door.port}/in/shop/returns`,
    apiKey: key.key,
    logFile: files.driver,
  });
  closing.push(() => driver.kill());
  return {
    column,
    end: (strokes, replays = []) => endOf({ column, driver, files, seed, strokes, replays }),
  };
}

async function endOf(run: {
  readonly column: Column;
  readonly driver: Child<object, DriverResult>;
  readonly files: { readonly driver: string; readonly depot: string; readonly ledger: string };
  readonly seed: number;
  readonly strokes: number;
  readonly replays: readonly AskedReplay[];
}): Promise<Findings> {
  const { column, files, seed } = run;
  await run.driver.finish();
  const began = Date.now();
  const ledgerUrl = await column.ledger();
  await settles(ledgerUrl, SETTLE_MS);
  const settledMs = Date.now() - began;
  const driver = readLines<DriverLine>(files.driver);
  const depot = readLines<PartnerLine>(files.depot);
  const ledger = await readLedger(ledgerUrl);
  await writeFile(files.ledger, JSON.stringify(ledger));
  const evidence: Evidence = {
    seed,
    driver,
    depot,
    ledger,
    shown: await shownBy(column, driver),
    replays: run.replays.flatMap(({ answer }) => answer ?? []),
    ordered: ORDERED,
    inFlight: run.strokes * CONCURRENCY * column.workers,
  };
  return {
    documents: driver.filter(({ event }) => event === 'receipt').length,
    deliveries: ledger.deliveries.length,
    replays: ledger.messages.filter(({ source }) => source === 'replay').length,
    duplicates: Object.fromEntries(duplicates(depot)),
    refused: tally(driver.flatMap((line) => (line.event === 'refused' ? String(line.status) : []))),
    settledMs,
    violations: check(evidence),
    driver,
    depot,
  };
}

/** Asks the API for the last documents: what operators see. */
async function shownBy(column: Column, driver: readonly DriverLine[]): Promise<ReadonlyMap<string, MessageStatus>> {
  const ids = driver.flatMap((line) => (line.event === 'receipt' ? line.messageId : [])).slice(-ASKED);
  const shown = new Map<string, MessageStatus>();
  for (const id of ids) shown.set(id, (await column.api.api<{ status: MessageStatus }>(`/api/messages/${id}`)).status);
  return shown;
}

function tally(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
