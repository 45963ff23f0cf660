import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseSummary } from '../../core/spi/ledger/case-queries.ts';
import { eventually } from '../../simulators/flows/expect.ts';
import { seededRandom } from '../../simulators/support/random.ts';
import { type CaseHome, caseHome } from '../support/case-home.ts';
import { dataFolder } from '../support/data-folder.ts';
import { freePort, type HubProcess, startHubProcess } from '../support/hub-process.ts';

const CASES = 12;
const DOCUMENTS = 6;
const KILLS = 3;

let home: CaseHome;
let data: string;
let hub: HubProcess;
let variables: Record<string, string>;

beforeAll(async () => {
  [data, home] = await Promise.all([dataFolder('cases-killed'), caseHome('http://127.0.0.1:9/')]);
  const token = 'cases-killed-admin-token-0123456789';
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

/** Every document is another scan of its parcel. */
const send = (parcel: number, scan: number): Promise<unknown> =>
  hub.api('/api/channels/shop/news/messages', {
    method: 'POST',
    body: JSON.stringify({
      type: 'shipment.tracked',
      keys: { parcelNumber: `P-${parcel}` },
      body: {
        carrier: 'parcels',
        events: [{ parcelNumber: `P-${parcel}`, status: 'in_transit', partnerCode: `S${scan}`, occurredAt: '2026-03-13T04:10:00+01:00' }],
      },
    }),
  });

test('a hub that is killed while it folds cases leaves none unfolded and counts none twice', async () => {
  const random = seededRandom(15, 1);
  const perKill = DOCUMENTS / KILLS;
  for (let kill = 0; kill < KILLS; kill += 1) {
    for (let scan = kill * perKill; scan < (kill + 1) * perKill; scan += 1)
      await Promise.all(Array.from({ length: CASES }, (_, parcel) => send(parcel, scan)));
    // What was accepted is now being processed and folded.
    await pause(random.integer(0, 250));
    await hub.kill();
    hub = await startHubProcess(variables);
  }
  const items = await eventually('every case is folded with all of its documents', async () => {
    const page = await hub.api<{ items: CaseSummary[] }>('/api/cases');
    return page.items.every(({ events }) => events === DOCUMENTS) && page.items.length === CASES ? page.items : undefined;
  });
  expect(items.map(({ keys }) => keys['parcelNumber']).sort()).toEqual(Array.from({ length: CASES }, (_, parcel) => `P-${parcel}`).sort());
  const metrics = await fetch(`${hub.url}/metrics`, { headers: { authorization: `Bearer ${hub.token}` } });
  const counted = (await metrics.text()).split('\n').filter((line) => line.startsWith('relais_cases{'));
  expect(counted.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)).toBe(CASES);
}, 180_000);
