import 'reflect-metadata';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEnvironment } from '../../app/config/environment.ts';
import { type Hub, startHub } from '../../app/hub/start-hub.ts';
import type { MessageId } from '../../core/kernel/ids.ts';
import type { MessageDetail } from '../../core/spi/ledger/ledger-queries.ts';
import { eventually } from '../../simulators/flows/expect.ts';
import { dataFolder } from '../support/data-folder.ts';
import { operatorOf } from '../support/operator.ts';

/** A carrier that tells the state of a return only when it is asked for it. */
const files: Readonly<Record<string, string>> = {
  'mappings/hub.yaml': 'name: Hub\n',
  'mappings/routes.yaml': `
- { name: ask, on: shipment.booked, to: [carrier/state] }
- { name: end, on: shipment.refused, to: [carrier/told] }
`,
  'mappings/carrier/partner.yaml': `
partner: carrier
name: Carrier
role: carrier
channels:
  bookings:
    direction: in
    connector: rest
    message: { mapping: in/booked.jsonata, emits: [shipment.booked] }
  state:
    direction: out
    connector: rest
    settings: { url: "\${CARRIER_URL}/returns/{returnNumber}", method: GET, allowPrivateNetwork: true }
    request: { accepts: [shipment.booked], mapping: out/none.jsonata }
    reply:
      mapping: in/state.jsonata
      emits: [shipment.refused]
      classify: 'state = "refused" ? "accepted" : "pending"'
    retry: { every: 1s, for: 4s }
  told:
    direction: out
    connector: rest
    settings: { url: "\${CARRIER_URL}/told", allowPrivateNetwork: true }
    request: { accepts: [shipment.refused], mapping: out/none.jsonata }
`,
  'mappings/carrier/out/none.jsonata': '{}',
  'mappings/carrier/in/booked.jsonata':
    '{ "type": "shipment.booked", "businessKeys": { "returnNumber": number }, "body": { "direction": "return", "returnNumber": number, "carrier": "c", "reservationNumber": "R", "parcelNumbers": ["P"], "labelFormat": "PDF" } }',
  'mappings/carrier/in/state.jsonata':
    '{ "type": "shipment.refused", "body": { "direction": "return", "returnNumber": $request.body.returnNumber, "carrier": "c", "reason": { "code": state } } }',
};

/** What each return is answered, one state for each time that it is asked; the last one from then on. */
const states: Readonly<Record<string, readonly string[]>> = {
  'RA-1': ['open', 'open', 'printing', 'refused'],
  'RA-2': ['open'],
};
const asked = new Map<string, number>();

let home: string;
let data: string;
let hub: Hub;
let carrier: Server;

beforeAll(async () => {
  carrier = createServer((request, response) => {
    const number = request.url?.split('/').at(-1) ?? '';
    const times = asked.get(number) ?? 0;
    asked.set(number, times + 1);
    const state = states[number]?.[times] ?? states[number]?.at(-1) ?? 'told';
    request.resume();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ state }));
  });
  await new Promise<void>((done) => carrier.listen(0, '127.0.0.1', done));
  home = await mkdtemp(join(tmpdir(), 'relais-polling-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await writeFile(join(home, path), text);
  }
  data = await dataFolder('polling');
  const CARRIER_URL = `http://127.0.0.1:${(carrier.address() as AddressInfo).port}`;
  hub = await startHub(readEnvironment({ RELAIS_HOME: home, RELAIS_DATA: data, PORT: '0', LOG_LEVEL: 'silent', CARRIER_URL }));
});

afterAll(async () => {
  await hub?.stop();
  await new Promise((done) => carrier.close(done));
  for (const folder of [home, data]) if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

const show = (id: MessageId) => operatorOf({ hub }).get<MessageDetail>(`/api/messages/${id}`);
async function booked(number: string): Promise<MessageId> {
  return (await operatorOf({ hub }).post<{ messageId: MessageId }>('/api/channels/carrier/bookings/messages', { number })).messageId;
}
const seen = (message: MessageDetail, status: string) =>
  message.deliveries[0]?.status === status && message.status !== 'received' ? message : undefined;
/** Settles when the case has been told so many states. */
function told({ caseId }: MessageDetail, count: number): Promise<true> {
  return eventually(`the case knows ${count} states`, async () => {
    const { timeline } = await operatorOf({ hub }).get<{ timeline: { type: string }[] }>(`/api/cases/${caseId}`);
    return timeline.filter(({ type }) => type === 'shipment.refused').length === count ? true : undefined;
  });
}

test('a partner is asked until its answer is final, and each new state reaches the case', async () => {
  const id = await booked('RA-1');
  const waiting = await eventually('the partner works on it', async () => seen(await show(id), 'waiting'));
  expect(waiting.deliveries).toMatchObject([{ status: 'waiting', attempts: [{ outcome: 'pending', status: 200 }] }]);
  expect(waiting.deliveries[0]).not.toHaveProperty('error');
  const done = await eventually('the answer is final', async () => seen(await show(id), 'delivered'));
  expect(done.deliveries[0]?.attempts.map(({ outcome }) => outcome)).toEqual(['pending', 'pending', 'pending', 'accepted']);
  expect(done.replies).toHaveLength(3);
  await told(done, 3);
  expect(await hub.runtime.ledger.channelStandings(), 'no channel fails').toEqual([]);
});

test('one whose answer never becomes final is dead when the policy ends, and can be asked anew', async () => {
  const id = await booked('RA-2');
  const dead = await eventually('the policy ends', async () => {
    const message = await show(id);
    return message.status === 'dead' ? message : undefined;
  });
  expect(dead).toMatchObject({ status: 'dead', deliveries: [{ error: { code: 'E_ANSWER_PENDING' }, attemptCount: 5 }] });
  expect(dead.replies).toHaveLength(1);
  await operatorOf({ hub }).post(`/api/deliveries/${dead.deliveries[0]?.id}/retry`);
  const again = await eventually('it is asked again', async () => seen(await show(id), 'waiting'));
  expect(again.replies, 'the same state is not told twice').toHaveLength(1);
});
