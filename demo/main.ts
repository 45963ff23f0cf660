import 'reflect-metadata';
import { resolve } from 'node:path';
import { stopSignal } from '../app/cli/commands/start.ts';
import { findingsOf, table } from '../app/cli/output.ts';
import { asHubError, describeFinding } from '../core/kernel/errors.ts';
import { type Flow, flows } from './flows.ts';
import { startWorld, type World } from './world.ts';

/** How one flow went. */
interface FlowResult {
  readonly name: string;
  readonly status: 'passed' | 'failed';
  readonly messages: number;
  readonly deliveries: number;
  readonly attempts: number;
  readonly ms: number;
}

const once = process.argv.includes('--once');
const json = process.argv.includes('--json');

/** Starts the hub and its partners and runs every flow. With `--once` it ends then, otherwise it stays up.
 *  `--json` prints one line of JSON at the end in place of the table. */
async function main(): Promise<void> {
  const world = await startWorld({
    ...process.env,
    RELAIS_DATA: process.env['RELAIS_DATA'] ?? resolve('var', 'demo'),
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    PORT: process.env['PORT'] ?? (once ? '0' : '8080'),
  });
  try {
    const results = await runFlows(world);
    const failed = results.filter((result) => result.status === 'failed').length;
    const passed = results.length - failed;
    if (json) process.stdout.write(`${JSON.stringify({ flows: results, passed, failed })}\n`);
    else process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
    process.exitCode = failed === 0 ? 0 : 1;
    if (!once) await stayUp(world);
  } finally {
    await world.stop();
  }
}

async function runFlows(world: World): Promise<FlowResult[]> {
  const results: FlowResult[] = [];
  say(`Relais is up at ${world.hub.url}\n`);
  say(table(headings, []));
  for (const [index, flow] of flows.entries()) {
    const { result, problem } = await runFlow(world, flow, index);
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

async function runFlow(world: World, flow: Flow, index: number): Promise<{ result: FlowResult; problem?: string }> {
  const from = performance.now();
  const seed = (Math.floor(Date.now() / 100) % 100_000_000) * 10 + index;
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

const headings = ['flow'.padEnd(22), 'status', 'messages', 'deliveries', 'attempts', '    ms', 'what it shows'];

function cells(result: FlowResult, flow: Flow): string[] {
  const numbers = [result.messages, result.deliveries, result.attempts].map((count, column) =>
    String(count).padStart(headings[column + 2]?.length ?? 0),
  );
  return [result.name, result.status, ...numbers, String(result.ms).padStart(6), flow.tells];
}

/** Tells what can be tried by hand, then shows the ledger's counts until the process is asked to stop. */
async function stayUp(world: World): Promise<void> {
  const { hub, apiKey, sftpRoot } = world;
  say(`
Try it:
  curl -X POST ${hub.url}/in/maison-lumen/returns-api -H 'Authorization: Bearer ${apiKey}' -H 'Content-Type: application/json' -H 'Prefer: wait=10' -d '{}'
  curl ${hub.url}/api/messages?limit=5 -H 'Authorization: Bearer ${hub.runtime.adminToken}'
  drop EDIFACT files into ${sftpRoot}/out and look into ${sftpRoot}/in
Stop with Ctrl+C.
`);
  let running = true;
  const stopped = stopSignal().then(() => {
    running = false;
  });
  while (running) {
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

main().catch((thrown: unknown) => {
  process.stderr.write(
    `${findingsOf(asHubError(thrown))
      .map((found) => `${describeFinding(found)}\n    ${found.remedy}`)
      .join('\n')}\n`,
  );
  process.exitCode = 1;
});
