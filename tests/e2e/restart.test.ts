import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MessageDetail } from '../../core/spi/ledger/ledger-queries.ts';
import { type ReturnsPartners, startReturnsPartners } from '../../simulators/cast/returns.ts';
import { returnJson } from '../../simulators/retailer/returns.ts';
import { dataFolder } from '../support/data-folder.ts';
import { freePort, type HubProcess, startHubProcess } from '../support/hub-process.ts';
import { quick } from '../support/world.ts';

let partners: ReturnsPartners;
let data: string;
let hub: HubProcess;

beforeAll(async () => {
  data = await dataFolder('restart');
  partners = await startReturnsPartners();
});
afterAll(async () => {
  await hub?.stop();
  await partners?.stop();
  if (data !== undefined) await rm(data, { recursive: true, force: true });
});

test('a hub that is stopped while a delivery waits for its next attempt delivers it after the next start', async () => {
  const variables = {
    ...partners.variables,
    ...quick,
    RELAIS_DATA: data,
    RELAIS_ADMIN_TOKEN: 'restart-test-admin-token-0123456789',
    LOG_LEVEL: 'error',
  };
  hub = await startHubProcess({ ...variables, PORT: String(await freePort()) });
  const { key } = await hub.api<{ key: string }>('/api/keys', { method: 'POST', body: '{"partner":"maison-lumen"}' });
  const body = returnJson({ seed: 3, n: 1 });
  partners.carrier.faults.add({ when: { reference: body.returnNumber }, times: 1, fault: { kind: 'status', status: 503 } });
  const accepted = await fetch(`${hub.url}/in/maison-lumen/returns-api`, {
    method: 'POST',
    headers: { 'x-api-key': key, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { messageId } = (await accepted.json()) as { messageId: string };
  const order = async () => (await hub.api<MessageDetail>(`/api/messages/${messageId}`)).deliveries[0];
  while ((await order())?.status !== 'retrying') await pause(20);

  expect(await hub.stop()).toBe(0);
  hub = await startHubProcess({ ...variables, PORT: String(await freePort()) });
  while ((await order())?.status !== 'delivered') await pause(50);
  expect((await order())?.attempts.map((attempt) => attempt.outcome)).toEqual(['deferred', 'accepted']);
  while ((partners.retailer.effects()[`shipment.labelled ${body.returnNumber}`] ?? 0) < 1) await pause(50);
  expect(partners.carrier.effects()[body.returnNumber]).toBe(1);
});
