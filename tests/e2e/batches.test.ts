import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MessageDetail, MessageSummary } from '../../core/spi/ledger/ledger-queries.ts';
import { type ReturnsPartners, startReturnsPartners } from '../../simulators/cast/returns.ts';
import { retannInterchange, returnNumbers } from '../../simulators/retailer/returns.ts';
import { relais } from '../support/cli.ts';
import { dataFolder } from '../support/data-folder.ts';
import { copyHome, type Home } from '../support/home.ts';
import { freePort, type HubProcess, startHubProcess } from '../support/hub-process.ts';
import { quick } from '../support/world.ts';

const channel = 'maison-lumen/instructions';
const pack = 'mappings/maison-lumen/partner.yaml';
const request = '    request: { accepts: [return.instructed], mapping: out/retins.jsonata }\n';
/** Half a day away, whatever time it is: in Paris between 10 and 14 hours from now. */
const faraway = `    batch: { at: ["${String((new Date().getUTCHours() + 13) % 24).padStart(2, '0')}:30"] }\n`;
const token = 'batches-test-admin-token-0123456789';

let partners: ReturnsPartners;
let home: Home;
let data: string;
let hub: HubProcess;

beforeAll(async () => {
  [data, partners, home] = await Promise.all([dataFolder('batches'), startReturnsPartners(), copyHome()]);
  await home.edit(pack, request, `${request}${faraway}`);
  hub = await start();
});
afterAll(async () => {
  await hub?.stop();
  await partners?.stop();
  await home?.remove();
  if (data !== undefined) await rm(data, { recursive: true, force: true });
});

async function start(): Promise<HubProcess> {
  const own = { RELAIS_HOME: home.path, RELAIS_DATA: data, RELAIS_ADMIN_TOKEN: token, LOG_LEVEL: 'error', PORT: String(await freePort()) };
  return startHubProcess({ ...partners.variables, ...quick, ...own });
}

async function drop(name: string, text: string): Promise<void> {
  await writeFile(join(partners.sftpRoot, name), text, 'latin1');
  await rename(join(partners.sftpRoot, name), join(partners.sftpRoot, 'out', name));
}

/** What the partner got. */
async function instructions(): Promise<readonly Buffer[]> {
  const folder = join(partners.sftpRoot, 'in/instructions');
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  return Promise.all(names.map((name) => readFile(join(folder, name))));
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(40);
  }
}

async function waiting(): Promise<{ readonly waiting: number; readonly closesAt: string } | undefined> {
  const { items } = await hub.api<{
    items: { partner: string; channels: { channel: string; batch?: { waiting: number; closesAt: string } }[] }[];
  }>('/api/partners');
  return items.find(({ partner }) => partner === 'maison-lumen')?.channels.find((one) => one.channel === 'instructions')?.batch;
}

const message = (id: string) => hub.api<MessageDetail>(`/api/messages/${id}`);
const batches = async () =>
  (await hub.api<{ items: MessageSummary[] }>('/api/messages?partner=maison-lumen&channel=instructions')).items.filter(
    ({ source }) => source === 'batch',
  );
const segments = (file: Buffer | undefined, tag: string) =>
  (file?.toString('latin1') ?? '')
    .split("'")
    .map((one) => one.trim())
    .filter((one) => one.startsWith(`${tag}+`));

test('what waits goes out when an operator asks for it', async () => {
  await drop('one.edi', retannInterchange({ controlReference: 'B1', count: 1, seed: 61, variant: 'd01b' }));
  const { closesAt } = await until(async () => {
    const batch = await waiting();
    return batch?.waiting === 1 ? batch : undefined;
  });
  expect(Date.parse(closesAt) - Date.now()).toBeGreaterThan(9 * 3_600_000);
  expect(await instructions()).toEqual([]);
  const env = { PORT: new URL(hub.url).port, RELAIS_ADMIN_TOKEN: token };
  expect((await relais(['channels'], { env })).out).toMatch(/maison-lumen\/instructions .* 1 until /);
  expect(await relais(['close-batch', channel], { env })).toMatchObject({ code: 0, out: expect.stringMatching(/^closed \S+, 1 together/) });
  const [file] = await until(async () => {
    const files = await instructions();
    return files.length === 1 ? files : undefined;
  });
  expect(segments(file, 'UNH')).toHaveLength(1);
  expect(await relais(['close-batch', channel], { env })).toMatchObject({ code: 0, out: expect.stringContaining('nothing waits') });
  expect(await relais(['close-batch', 'maison-lumen/acks', '--json'], { env })).toMatchObject({
    code: 1,
    err: expect.stringContaining('E_STATE_CONFLICT'),
  });
  const metrics = await fetch(`${hub.url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  expect(await metrics.text()).toContain('relais_batch_waiting');
});

test('five messages go out as one interchange on the schedule, with the same bytes after a kill between closing and sending', async () => {
  await drop('five.edi', retannInterchange({ controlReference: 'B5', count: 5, seed: 62, variant: 'd01b' }));
  await until(async () => ((await waiting())?.waiting === 5 ? true : undefined));
  expect(await instructions()).toHaveLength(1);
  expect(await hub.stop()).toBe(0);

  await home.edit(pack, faraway, '    batch: { every: 1s }\n');
  partners.sftp.faults.hang = true;
  hub = await start();
  const closed = await until(async () => (await batches()).find(({ status }) => status === 'processing'));
  const { members, contents, deliveries } = await message(closed.id);
  expect(members?.count).toBe(5);
  const id = contents.find(({ stage }) => stage === 'translate')?.id;
  const answer = await fetch(`${hub.url}/api/contents/${id}`, { headers: { authorization: `Bearer ${token}` } });
  const written = Buffer.from(await answer.arrayBuffer());
  for (const member of members?.messageIds ?? []) {
    const [carried] = (await message(member)).deliveries.filter((one) => one.batch !== undefined);
    expect(carried).toMatchObject({ status: 'pending', batch: { messageId: closed.id, deliveryId: deliveries[0]?.id } });
  }
  await hub.kill();
  expect(await instructions()).toHaveLength(1);

  partners.sftp.faults.hang = false;
  hub = await start();
  await until(async () => ((await message(closed.id)).status === 'completed' ? true : undefined));
  const files = await instructions();
  expect(files).toHaveLength(2);
  expect(files.filter((file) => file.equals(written))).toHaveLength(1);
  expect(segments(written, 'UNH').map((one) => one.split('+')[1])).toEqual(['1', '2', '3', '4', '5']);
  expect(segments(written, 'UNZ')).toEqual([`UNZ+5+${closed.controlReference}`]);
  for (const number of returnNumbers(62, 5)) expect(written.includes(number)).toBe(true);
  for (const member of members?.messageIds ?? []) {
    const detail = await message(member);
    expect([detail.status, detail.deliveries.find((one) => one.batch !== undefined)?.status]).toEqual(['completed', 'delivered']);
  }
  expect((await batches()).map(({ status, controlReference }) => [status, controlReference])).toEqual([
    ['completed', closed.controlReference],
    ['completed', expect.any(String)],
  ]);
});
