import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bulk } from '../../app/api/views/index.ts';
import type { MessageSummary } from '../../core/spi/ledger/ledger-queries.ts';
import { eventually } from '../../simulators/flows/expect.ts';
import { seededRandom } from '../../simulators/support/random.ts';
import { dataFolder } from '../support/data-folder.ts';
import { freePort, type HubProcess, startHubProcess } from '../support/hub-process.ts';
import { type MendingHome, mendingHome, scan } from '../support/mending-home.ts';

const MESSAGES = 300;
const KILLS = 1;

let home: MendingHome;
let data: string;
let hub: HubProcess;
let variables: Record<string, string>;

beforeAll(async () => {
  [data, home] = await Promise.all([dataFolder('bulk-killed'), mendingHome('http://127.0.0.1:9/')]);
  const token = 'bulk-killed-admin-token-0123456789';
  variables = {
    ...{ RELAIS_HOME: home.path, RELAIS_DATA: data, RELAIS_ADMIN_TOKEN: token },
    ...{ LOG_LEVEL: 'warn', PORT: String(await freePort()) },
  };
  hub = await startHubProcess(variables);
}, 120_000);
afterAll(async () => {
  await hub?.stop();
  await home?.remove();
  if (data !== undefined) await rm(data, { recursive: true, force: true });
});

async function all(source: string): Promise<readonly MessageSummary[]> {
  const found: MessageSummary[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const page: { items: MessageSummary[]; nextCursor?: string } = await hub.api(`/api/messages?limit=500${cursor && `&cursor=${cursor}`}`);
    found.push(...page.items.filter((one) => one.source === source));
    cursor = page.nextCursor;
  }
  return found;
}

test('a hub that is killed during a bulk replay replays every message, and none twice', async () => {
  for (let first = 0; first < MESSAGES; first += 50)
    await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        hub.api('/api/channels/parcels/scans/messages', { method: 'POST', body: scan(`P-${first + n}`, '???') }),
      ),
    );
  await eventually(
    'all are dead',
    async () => (await all('received')).filter(({ status }) => status === 'dead').length === MESSAGES || undefined,
  );
  const request = { verb: 'replay', target: { search: { status: 'dead' } }, reason: 'to see them die again' };
  const { id, count } = await hub.api<Bulk>('/api/bulk', { method: 'POST', body: JSON.stringify(request) });
  expect(count).toBe(MESSAGES);
  await hub.api(`/api/bulk/${id}/confirm`, { method: 'POST' });
  const random = seededRandom(23, 1);
  for (let kill = 0; kill < KILLS; kill += 1) {
    await pause(random.integer(50, 600));
    await hub.kill();
    hub = await startHubProcess(variables);
  }
  const done = await eventually('the bulk is done', async () => {
    const bulk = await hub.api<Bulk>(`/api/bulk/${id}`);
    return bulk.state === 'done' ? bulk : undefined;
  });
  expect(done).toMatchObject({ done: MESSAGES, failed: 0 });
  const replays = await all('replay');
  expect(replays).toHaveLength(MESSAGES);
  expect(new Set(replays.map(({ parentId }) => parentId)).size).toBe(MESSAGES);
}, 180_000);
