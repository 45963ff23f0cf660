import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MessageDetail } from '../../core/spi/ledger/ledger-queries.ts';
import { type ReturnsPartners, startReturnsPartners } from '../../simulators/cast/returns.ts';
import { returnJson } from '../../simulators/retailer/returns.ts';
import { dataFolder } from '../support/data-folder.ts';
import { copyHome, type Home } from '../support/home.ts';
import { freePort, type HubProcess, startHubProcess } from '../support/hub-process.ts';
import { quick } from '../support/world.ts';

let partners: ReturnsPartners;
let home: Home;
let data: string;
let hub: HubProcess;

beforeAll(async () => {
  data = await dataFolder('removed');
  home = await copyHome();
  partners = await startReturnsPartners();
});
afterAll(async () => {
  await hub?.stop();
  await partners?.stop();
  await home?.remove();
  if (data !== undefined) await rm(data, { recursive: true, force: true });
});

test('a delivery whose channel left the configuration is dead, for a person to decide', async () => {
  const own = {
    RELAIS_HOME: home.path,
    RELAIS_DATA: data,
    RELAIS_ADMIN_TOKEN: 'removed-channel-admin-token-0123456789',
    LOG_LEVEL: 'error',
  };
  const start = async () => startHubProcess({ ...partners.variables, ...quick, ...own, PORT: String(await freePort()) });
  hub = await start();
  const { key } = await hub.api<{ key: string }>('/api/keys', { method: 'POST', body: '{"partner":"maison-lumen"}' });
  const body = returnJson({ seed: 4, n: 1 });
  partners.carrier.faults.add({ fault: { kind: 'status', status: 503 } });
  const accepted = await fetch(`${hub.url}/in/maison-lumen/returns-api`, {
    method: 'POST',
    headers: { 'x-api-key': key, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { messageId } = (await accepted.json()) as { messageId: string };
  const order = async () => (await hub.api<MessageDetail>(`/api/messages/${messageId}`)).deliveries[0];
  while ((await order())?.status !== 'retrying') await pause(20);
  await hub.stop();

  await home.edit('mappings/chronopost/partner.yaml', '  labels:', '  orders:');
  await home.edit('mappings/routes.yaml', 'chronopost/labels', 'chronopost/orders');
  hub = await start();
  while ((await order())?.status !== 'dead') await pause(50);
  expect((await order())?.error).toMatchObject({ code: 'E_CONFIG_REFERENCE' });
  expect((await hub.api<MessageDetail>(`/api/messages/${messageId}`)).status).toBe('dead');
});
