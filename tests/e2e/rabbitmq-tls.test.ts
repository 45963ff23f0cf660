import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MessageDetail } from '../../core/spi/ledger/ledger-queries.ts';
import { selfSigned } from '../../core/testing/self-signed.ts';
import { type ReturnsPartners, startReturnsPartners } from '../../simulators/cast/returns.ts';
import { eventually } from '../../simulators/flows/expect.ts';
import { returnJson } from '../../simulators/retailer/returns.ts';
import type { Vhost } from '../services/broker.ts';
import { testBroker } from '../services/test-broker.ts';
import { dataFolder } from '../support/data-folder.ts';
import { freePort, type HubProcess, startHubProcess } from '../support/hub-process.ts';

/* RabbitMQ behind TLS, with a certificate authority of one's own: given to Node by NODE_EXTRA_CA_CERTS. */

let folder: string;
let vhost: Vhost;
let tls: Server;
let partners: ReturnsPartners;
const hubs: HubProcess[] = [];
const folders: string[] = [];
const { certificate, key } = selfSigned('broker');

beforeAll(async () => {
  [folder, vhost, partners] = await Promise.all([mkdtemp(join(tmpdir(), 'relais-tls-')), testBroker().vhost(), startReturnsPartners()]);
  await writeFile(join(folder, 'ca.pem'), certificate);
  const { port } = new URL(vhost.url);
  tls = createServer({ cert: certificate, key }, (secure) => {
    const plain = connect(Number(port), '127.0.0.1');
    secure.on('error', () => plain.destroy()).pipe(plain);
    plain.on('error', () => secure.destroy()).pipe(secure);
  }).listen(0, '127.0.0.1');
  await once(tls, 'listening');
});
afterAll(async () => {
  await Promise.all(hubs.map((hub) => hub.stop()));
  tls?.close();
  await partners?.stop();
  await vhost?.remove();
  for (const one of [folder, ...folders]) if (one !== undefined) await rm(one, { recursive: true, force: true });
});

async function start(own: Readonly<Record<string, string>>): Promise<HubProcess> {
  const url = new URL(vhost.url);
  url.protocol = 'amqps:';
  url.port = String((tls.address() as AddressInfo).port);
  const data = await dataFolder('tls');
  folders.push(data);
  const hub = await startHubProcess({
    ...partners.variables,
    CHRONOPOST_RATE: '1000/s',
    AMQP_URL: url.href,
    RELAIS_DATA: data,
    RELAIS_ADMIN_TOKEN: 'tls-suite-admin-token-0123456789abcdef',
    PORT: String(await freePort()),
    LOG_LEVEL: 'info',
    ...own,
  });
  hubs.push(hub);
  return hub;
}

const transportOf = async (hub: HubProcess) =>
  (await hub.api<{ transport: { state: string; reason?: string } }>('/health/ready')).transport;
const post = (hub: HubProcess, n: number) =>
  hub.api<{ messageId: string }>('/api/channels/maison-lumen/returns-api/messages', {
    method: 'POST',
    body: JSON.stringify(returnJson({ seed: 4_100, n })),
  });

test('a broker whose certificate is vouched for carries the work', async () => {
  const hub = await start({ NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') });
  expect(await transportOf(hub)).toEqual({ state: 'up' });
  const { messageId } = await post(hub, 1);
  await eventually('the message is completed', async () =>
    (await hub.api<MessageDetail>(`/api/messages/${messageId}`)).status === 'completed' ? true : undefined,
  );
});

test('one whose certificate nobody vouches for is not talked to; documents are accepted all the same', async () => {
  const hub = await start({});
  expect(await transportOf(hub)).toMatchObject({ state: 'degraded', reason: expect.any(String) });
  expect((await post(hub, 2)).messageId).toEqual(expect.any(String));
  const { password, username } = new URL(vhost.url);
  expect(hub.errors()).not.toContain(`${username}:${password}`);
});
