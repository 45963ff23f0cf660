import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MessageDetail, MessageSummary } from '../../core/spi/ledger/ledger-queries.ts';
import { type ReturnsPartners, startReturnsPartners } from '../../simulators/cast/returns.ts';
import { retannInterchange, returnJson, returnNumbers } from '../../simulators/retailer/returns.ts';
import { seededRandom } from '../../simulators/support/random.ts';
import { dataFolder } from '../support/data-folder.ts';
import { freePort, type HubProcess, startHubProcess } from '../support/hub-process.ts';

const SEED = Number(process.env['CRASH_SEED'] ?? 20_261_122);
const KILLS = 3;
const POSTED = 300;
const FILES = 3;
const PER_FILE = 50;
const CLIENTS = 8;
/** Orders that the carrier may hold at once: `concurrency` of chronopost/labels. */
const IN_FLIGHT = 4;
const LIMIT_MS = 230_000;

let partners: ReturnsPartners;
let data: string;
let logs: string;
let variables: Record<string, string>;
let hub: HubProcess;
let key: string;

beforeAll(async () => {
  data = await dataFolder('crash');
  logs = await mkdtemp(join(tmpdir(), 'relais-crash-logs-'));
  partners = await startReturnsPartners(logs);
  variables = {
    ...partners.variables,
    PORT: String(await freePort()),
    RELAIS_DATA: data,
    RELAIS_ADMIN_TOKEN: 'crash-suite-admin-token-0123456789abcdef',
    LOG_LEVEL: 'error',
    CHRONOPOST_RATE: '1000/s',
    MAISON_LUMEN_SFTP_POLL: '500ms',
    MAISON_LUMEN_SFTP_LEASE: '5s',
  };
  hub = await startHubProcess(variables);
  ({ key } = await hub.api<{ key: string }>('/api/keys', { method: 'POST', body: JSON.stringify({ partner: 'maison-lumen' }) }));
}, 120_000);

afterAll(async () => {
  await hub?.stop();
  await partners?.stop();
  for (const folder of [data, logs]) if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

test(`${KILLS} times kill -9 during ${POSTED + FILES * PER_FILE} returns (seed ${SEED})`, { timeout: LIMIT_MS + 60_000 }, async () => {
  const until = Date.now() + LIMIT_MS;
  const driving = drive(until);
  await killRepeatedly(driving);
  const acknowledged = await driving;
  await settle(until);

  const numbers = [...acknowledged.keys(), ...fileSeeds().flatMap((seed) => returnNumbers(seed, PER_FILE))];
  expect(numbers.length).toBe(POSTED + FILES * PER_FILE);
  await nothingLost(acknowledged);
  await oneEffectEach(numbers);
});

/** Posts every return until it is acknowledged, and drops the files. @returns return number → message id */
async function drive(until: number): Promise<Map<string, string>> {
  const acknowledged = new Map<string, string>();
  const queue = Array.from({ length: POSTED }, (_, n) => returnJson({ seed: SEED, n: n + 1 }));
  for (const seed of fileSeeds()) {
    const aside = join(partners.sftpRoot, `${seed}.edi`);
    await writeFile(aside, retannInterchange({ controlReference: `C${seed}`, count: PER_FILE, seed, variant: 'd01b' }), 'latin1');
    await rename(aside, join(partners.sftpRoot, 'out', `${seed}.edi`));
  }
  const client = async () => {
    for (let body = queue.shift(); body !== undefined; body = queue.shift()) {
      acknowledged.set(body.returnNumber, await post(body, body.returnNumber, until));
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return acknowledged;
}

function fileSeeds(): number[] {
  return Array.from({ length: FILES }, (_, n) => SEED + 1 + n);
}

/** As a partner does: the same document under the same key, until there is a receipt. */
async function post(body: object, idempotencyKey: string, until: number): Promise<string> {
  while (Date.now() < until) {
    const answer = await fetch(`${hub.url}/in/maison-lumen/returns-api`, {
      method: 'POST',
      headers: { 'x-api-key': key, 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
      body: JSON.stringify(body),
    }).catch(() => undefined);
    if (answer?.status === 202) return ((await answer.json()) as { messageId: string }).messageId;
    await answer?.body?.cancel();
    await pause(100);
  }
  throw new Error(`no receipt for ${idempotencyKey}`);
}

/** Kills the hub at instants that the seed gives, and starts it again. */
async function killRepeatedly(driving: Promise<unknown>): Promise<void> {
  const random = seededRandom(SEED, 0);
  let failed: unknown;
  driving.catch((error: unknown) => {
    failed = error;
  });
  for (let kill = 0; kill < KILLS; kill += 1) {
    await pause(random.integer(300, 2_500));
    if (failed !== undefined) throw failed;
    await hub.kill();
    hub = await startHubProcess(variables);
  }
}

async function settle(until: number): Promise<void> {
  for (;;) {
    const taken = (await readdir(join(partners.sftpRoot, 'out'), { withFileTypes: true })).every((entry) => !entry.isFile());
    const open = await hub.api<{ items: MessageSummary[] }>('/api/messages?status=received,processing&limit=1');
    if (taken && open.items.length === 0 && (await interchanges()) === FILES) return;
    if (Date.now() > until) throw new Error(`not settled: ${JSON.stringify(open.items)} ${hub.errors().slice(-2000)}`);
    await pause(250);
  }
}

/** How many of the dropped files have become a message. */
async function interchanges(): Promise<number> {
  const found = await Promise.all(
    fileSeeds().map((seed) => hub.api<{ items: MessageSummary[] }>(`/api/messages?q=${seed}.edi&status=completed`)),
  );
  return found.filter((page) => page.items.length === 1).length;
}

async function nothingLost(acknowledged: ReadonlyMap<string, string>): Promise<void> {
  for (const [number, id] of acknowledged) {
    const detail = await hub.api<MessageDetail>(`/api/messages/${id}`);
    expect(detail.status, `${number} ${JSON.stringify(detail.failure ?? detail.deliveries)}`).toBe('completed');
  }
  const dead = await hub.api<{ items: MessageSummary[] }>('/api/messages?status=dead&limit=5');
  expect(dead.items).toEqual([]);
}

async function oneEffectEach(numbers: readonly string[]): Promise<void> {
  const labelled = partners.retailer.effects();
  const booked = partners.carrier.effects();
  const instructions = await instructionNumbers();
  for (const number of numbers) {
    expect(labelled[`shipment.labelled ${number}`], `webhook for ${number}`).toBe(1);
    expect(instructions.filter((one) => one === number).length, `RETINS for ${number}`).toBe(1);
    expect(booked[number], `parcel for ${number}`).toBeGreaterThanOrEqual(1);
  }
  // The carrier knows no idempotency key: what it had done when a kill came, and had not yet told, is asked for again.
  const bookedAgain = Object.values(booked).reduce((sum, count) => sum + count - 1, 0);
  expect(bookedAgain).toBeLessThanOrEqual(KILLS * IN_FLIGHT);
}

/** The return numbers of all RETINS files, each as often as a file has it. */
async function instructionNumbers(): Promise<string[]> {
  const folder = join(partners.sftpRoot, 'in/instructions');
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')));
  return texts.flatMap((text) => [...text.matchAll(/RFF\+ALQ:([^'+:]+)/g)].map((match) => match[1] ?? ''));
}
