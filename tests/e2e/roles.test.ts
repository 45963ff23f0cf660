import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MessageDetail, MessageSummary } from '../../core/spi/ledger/ledger-queries.ts';
import { startTestDatabase, type TestDatabase } from '../../platform/postgres/testing/test-database.ts';
import { type ReturnsPartners, startReturnsPartners } from '../../simulators/cast/returns.ts';
import { eventually } from '../../simulators/flows/expect.ts';
import { retannInterchange, returnJson } from '../../simulators/retailer/returns.ts';
import type { Vhost } from '../services/broker.ts';
import { testBroker } from '../services/test-broker.ts';
import { freePort, type HubProcess, startHubProcess } from '../support/hub-process.ts';

/* One hub in several processes: a door, two workers, two that could poll. */

let database: TestDatabase;
let vhost: Vhost;
let partners: ReturnsPartners;
let folder: string;
const running = new Set<HubProcess>();

beforeAll(async () => {
  [database, vhost, folder] = await Promise.all([startTestDatabase(), testBroker().vhost(), mkdtemp(join(tmpdir(), 'relais-roles-'))]);
}, 120_000);
beforeEach(async () => {
  partners = await startReturnsPartners();
});
afterEach(async () => {
  await Promise.all([...running].map((hub) => end(hub, 'stop')));
  await partners?.stop();
});
afterAll(async () => {
  await vhost?.remove();
  await database?.stop();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

/** Starts processes that share one ledger. */
async function cluster(own: Readonly<Record<string, string>>): Promise<(role: string) => Promise<HubProcess>> {
  const url = await database.create();
  return async (role) => {
    const hub = await startHubProcess({
      ...partners.variables,
      CHRONOPOST_RATE: '1000/s',
      DATABASE_URL: url,
      RELAIS_ROLE: role,
      RELAIS_DATA: folder,
      RELAIS_ADMIN_TOKEN: 'roles-suite-admin-token-0123456789abcdef',
      PORT: String(await freePort()),
      LOG_LEVEL: 'error',
      ...own,
    });
    running.add(hub);
    return hub;
  };
}

async function end(hub: HubProcess, how: 'stop' | 'kill'): Promise<number | null> {
  running.delete(hub);
  if (how === 'kill') await hub.kill();
  return how === 'stop' ? hub.stop() : null;
}

const post = (door: HubProcess, body: object) =>
  door.api<{ messageId: string }>('/api/channels/maison-lumen/returns-api/messages', { method: 'POST', body: JSON.stringify(body) });
const completed = (door: HubProcess, id: string) =>
  eventually(`${id} is completed`, async () => {
    const message = await door.api<MessageDetail>(`/api/messages/${id}`);
    return message.status === 'completed' ? message : undefined;
  });
const drop = (name: string, seed: number) =>
  writeFile(
    join(partners.sftpRoot, 'out', name),
    retannInterchange({ controlReference: `R${seed}`, count: 1, seed, variant: 'd01b' }),
    'latin1',
  );
const taken = (door: HubProcess, name: string) =>
  eventually(`${name} is taken`, async () => {
    const { items } = await door.api<{ items: MessageSummary[] }>(`/api/messages?q=${name}&status=completed`);
    return items.length === 1 ? items : undefined;
  });

describe.each([
  ['PostgreSQL alone', async () => ({})],
  ['PostgreSQL and RabbitMQ', async () => ({ AMQP_URL: vhost.url })],
])('a hub in several processes, on %s', (_, variables) => {
  test('accepts at one door, works in several workers, and polls in one place that another takes over', { timeout: 180_000 }, async () => {
    const seed = _.length * 100;
    const start = await cluster(await variables());
    const door = await start('api');
    const early = await post(door, returnJson({ seed, n: 1 }));
    const [one, two] = await Promise.all([start('worker'), start('worker')]);
    await completed(door, early.messageId);

    const poller = await start('poller');
    await drop(`first-${seed}.edi`, seed);
    await taken(door, `first-${seed}.edi`);
    const next = await start('poller');
    await end(poller, 'kill');
    await drop(`second-${seed}.edi`, seed + 1);
    await taken(door, `second-${seed}.edi`);

    const ids: string[] = [];
    for (let n = 2; n <= 30; n += 1) {
      ids.push((await post(door, returnJson({ seed, n }))).messageId);
      if (n === 8) await end(one, 'kill');
      if (n === 15) expect(await end(two, 'stop'), errorsOf(two)).toBe(0);
      if (n === 16) await start('worker');
    }
    for (const id of ids) await completed(door, id);
    const numbers = Array.from({ length: 30 }, (_each, n) => returnJson({ seed, n: n + 1 }).returnNumber);
    const labelled = (number: string) => partners.retailer.effects()[`shipment.labelled ${number}`];
    await eventually('every webhook is there', async () => (numbers.every((number) => labelled(number) !== undefined) ? true : undefined));
    for (const number of numbers) expect(labelled(number), number).toBe(1);
    const metrics = await (await fetch(`${door.url}/metrics`, { headers: { authorization: `Bearer ${door.token}` } })).text();
    expect(metrics).toContain('relais_instances{role="api"} 1');
    expect(metrics).toMatch(/relais_instances\{role="poller"\} [12]/);
    expect(await end(next, 'stop'), errorsOf(next)).toBe(0);
  });
});

function errorsOf(hub: HubProcess): string {
  return hub.errors().slice(-2_000);
}
