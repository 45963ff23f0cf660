import 'reflect-metadata';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stopSignal } from '../app/cli/commands/start.ts';
import { findingsOf, table } from '../app/cli/output.ts';
import { asHubError, describeFinding } from '../core/kernel/errors.ts';
import { cast } from '../simulators/cast/index.ts';
import { retailerPack } from '../simulators/cast/returns.ts';
import type { Flow } from '../simulators/flows/flow.ts';
import { flows, tour } from '../simulators/flows/index.ts';
import { returnJson } from '../simulators/retailer/returns.ts';
import { type DemoWorld, startDemoWorld } from './world.ts';

/** How one flow went. */
interface FlowResult {
  readonly name: string;
  readonly status: 'passed' | 'failed';
  readonly messages: number;
  readonly deliveries: number;
  readonly attempts: number;
  readonly ms: number;
}

const { once, json, flow: wanted } = readOptions();
/** What is played: the flows that were asked for; else, to stay up soon, one of each subject; with `--once`, all. */
const played = wanted === undefined ? (once ? flows : tour) : flows.filter(({ name }) => wanted.some((part) => name.includes(part)));
/** Set before anything is started, so that Ctrl+C closes what is open. */
const stopped = stopSignal();
let stopping = false;
void stopped.then(() => {
  stopping = true;
});

/** The partners count from one at each start, so their numbers would meet those of an earlier demo: a ledger lives as long as its demo,
 *  unless it was named. */
const ownData = process.env['RELAIS_DATA'];
const dataDir = ownData ?? (await mkdtemp(join(tmpdir(), 'relais-demo-')));

/** Starts the hub and its partners and plays flows. With `--once` it ends then, otherwise it stays up.
 *  `--json` prints one line of JSON at the end in place of the table. */
async function main(): Promise<void> {
  // PostgreSQL may run as a user of its own.
  if (ownData === undefined) await chmod(dataDir, 0o755);
  const world = await startDemoWorld({
    ...process.env,
    RELAIS_DATA: dataDir,
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    PORT: process.env['PORT'] ?? (once ? '0' : '8080'),
  });
  try {
    const results = await runFlows(world);
    const failed = results.filter((result) => result.status === 'failed').length;
    const passed = results.length - failed;
    if (json) process.stdout.write(`${JSON.stringify({ flows: results, passed, failed })}\n`);
    else process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
    const untold = once && wanted === undefined && !stopping ? await withoutPart(world) : [];
    if (untold.length > 0) process.stderr.write(`no flow has a part for ${untold.join(', ')}\n`);
    process.exitCode = failed === 0 && passed === played.length && untold.length === 0 ? 0 : 1;
    if (!once && !stopping) await stayUp(world);
  } finally {
    await world.stop();
  }
}

/** The packs of the cast of which no flow told anything: a pack that is never played is never seen to work. */
async function withoutPart(world: DemoWorld): Promise<readonly string[]> {
  const packs = Object.values(cast).flatMap((member) => member.packs);
  const heard = await Promise.all(packs.map((partner) => world.hub.runtime.ledger.messages({ partner, limit: 1 })));
  return packs.filter((_, index) => heard[index]?.items.length === 0);
}

async function runFlows(world: DemoWorld): Promise<FlowResult[]> {
  const results: FlowResult[] = [];
  say(`Relais is up at ${world.hub.url}\n`);
  say(table(headings, []));
  for (const flow of played) {
    if (stopping) break;
    const run = await Promise.race([runFlow(world, flow), stopped]);
    if (run === undefined) break;
    const { result, problem } = run;
    results.push(result);
    say(
      table(headings, [cells(result, flow)])
        .split('\n')
        .slice(1)
        .join('\n'),
    );
    if (problem !== undefined) process.stderr.write(`${problem}\n`);
  }
  return results;
}

async function runFlow(world: DemoWorld, flow: Flow): Promise<{ result: FlowResult; problem?: string }> {
  const from = performance.now();
  const seed = (Math.floor(Date.now() / 100) % 100_000_000) * 10 + flows.indexOf(flow);
  const took = () => Math.round(performance.now() - from);
  try {
    const { messages, deliveries } = await flow.run(world, seed);
    const attempts = deliveries.reduce((count, delivery) => count + delivery.attempts.length, 0);
    return {
      result: { name: flow.name, status: 'passed', messages: messages.length, deliveries: deliveries.length, attempts, ms: took() },
    };
  } catch (thrown) {
    const problem = findingsOf(asHubError(thrown)).map(describeFinding).join('\n');
    const cause = thrown instanceof Error && asHubError(thrown) !== thrown ? `\n${thrown.stack ?? ''}` : '';
    return {
      result: { name: flow.name, status: 'failed', messages: 0, deliveries: 0, attempts: 0, ms: took() },
      problem: `${flow.name}: ${problem}${cause}`,
    };
  }
}

/** The command's options; what is not one of them, or names no flow, ends it with exit code 2. */
function readOptions(): { readonly once: boolean; readonly json: boolean; readonly flow?: readonly string[] } {
  try {
    const flag = { type: 'boolean', default: false } as const;
    const { values } = parseArgs({ options: { once: flag, json: flag, flow: { type: 'string', multiple: true } } });
    const unknown = values.flow?.find((part) => !flows.some(({ name }) => name.includes(part)));
    if (unknown !== undefined)
      throw new TypeError(`there is no flow "${unknown}"; there are:\n${flows.map(({ name, tells }) => `  ${name}: ${tells}`).join('\n')}`);
    return values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'unreadable options'}\n`);
    process.stderr.write('usage: npm run demo -- [--once] [--json] [--flow PART-OF-A-NAME]…\n');
    process.exit(2);
  }
}

/** A return of the web shop, for the command line: no apostrophes. */
function sample(): string {
  const { lines, ...head } = returnJson({ seed: Date.now() % 1_000_000, n: 1 });
  const from = { ...head.shipFrom, name: 'Camille Exemple', street: '1 rue des Exemples' };
  return JSON.stringify({ ...head, shipFrom: from, lines: lines.map(({ comment: _comment, ...line }) => ({ ...line, name: line.sku })) });
}

/** Rows come one by one: the names of all flows say how wide the first column is. */
const headings = [
  'flow'.padEnd(Math.max(...flows.map(({ name }) => name.length))),
  'status',
  'messages',
  'deliveries',
  'attempts',
  '    ms',
  'what it shows',
];

function cells(result: FlowResult, flow: Flow): string[] {
  const numbers = [result.messages, result.deliveries, result.attempts].map((count, column) =>
    String(count).padStart(headings[column + 2]?.length ?? 0),
  );
  return [result.name, result.status, ...numbers, String(result.ms).padStart(6), flow.tells];
}

/** Tells what can be tried by hand, then shows the ledger's counts until the process is asked to stop. */
async function stayUp(world: DemoWorld): Promise<void> {
  const { hub, apiKey, sftpRoot } = world;
  say(`
The console is at ${hub.url}: log in as admin with ${hub.runtime.adminToken}
Try it in a second terminal:
  curl '${hub.url}/in/${retailerPack}/returns-api' -H 'Authorization: Bearer ${apiKey}' -H 'Content-Type: application/json' -H 'Prefer: wait=10' -d '${sample()}'
  RELAIS_DATA='${dataDir}' npx relais messages --url ${hub.url}
  RELAIS_DATA='${dataDir}' npx relais cases --kind claim --lang fr --url ${hub.url}   (relais case ID shows one)
  npm run demo -- --once plays all ${flows.length} flows; --flow crm those with crm in their name
  drop EDIFACT files into ${sftpRoot}/out and look into ${sftpRoot}/in
Stop with Ctrl+C.
`);
  while (!stopping) {
    const { messages, deliveries } = await hub.runtime.ledger.counts();
    const line = `messages ${describe(messages)} · deliveries ${describe(deliveries)}`;
    if (process.stdout.isTTY && !json) process.stdout.write(`\r\u001b[2K${line}`);
    await Promise.race([stopped, new Promise((wake) => setTimeout(wake, 1000).unref())]);
  }
  say('');
}

function describe(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).filter(([, count]) => count > 0);
  return parts.length === 0 ? '0' : parts.map(([status, count]) => `${count} ${status}`).join(', ');
}

function say(text: string): void {
  if (!json) process.stdout.write(`${text}\n`);
}

main()
  .finally(() => (ownData === undefined ? rm(dataDir, { recursive: true, force: true }) : undefined))
  .catch((thrown: unknown) => {
    process.stderr.write(
      `${findingsOf(asHubError(thrown))
        .map((found) => `${describeFinding(found)}\n    ${found.remedy}`)
        .join('\n')}\n`,
    );
    process.exitCode = 1;
  });
