import 'reflect-metadata';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActionPreview, Bulk, ConfigurationChecked, ConfigurationView, MappingExplained } from '../../app/api/views/index.ts';
import { readEnvironment } from '../../app/config/environment.ts';
import { type Hub, startHub } from '../../app/hub/start-hub.ts';
import { type MessageId, systemIds } from '../../core/kernel/ids.ts';
import type { MessageDetail } from '../../core/spi/ledger/ledger-queries.ts';
import { eventually } from '../../simulators/flows/expect.ts';
import { accountOf, type Browser } from '../support/callers.ts';
import { dataFolder } from '../support/data-folder.ts';
import { codesText, hookText, type MendingHome, mendingHome, scan, shopText } from '../support/mending-home.ts';
import { operatorOf } from '../support/operator.ts';

let home: MendingHome;
let data: string;
let hub: Hub;
let shop: Server;
const heard: { readonly key: string; readonly body: unknown; readonly path: string }[] = [];

beforeAll(async () => {
  shop = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    heard.push({
      key: String(request.headers['idempotency-key']),
      body: JSON.parse(Buffer.concat(chunks).toString('utf8')),
      path: request.url ?? '',
    });
    response.end();
  }).listen(0, '127.0.0.1');
  await once(shop, 'listening');
  [data, home] = await Promise.all([dataFolder('mending'), mendingHome(`${shopUrl()}/events`)]);
  hub = await startHub(readEnvironment({ RELAIS_HOME: home.path, RELAIS_DATA: data, LOG_LEVEL: 'silent', PORT: '0' }));
}, 120_000);
afterAll(async () => {
  await hub?.stop();
  shop?.close();
  await home?.remove();
  if (data !== undefined) await rm(data, { recursive: true, force: true });
});

const shopUrl = (): string => `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
const api = () => operatorOf({ hub } as Parameters<typeof operatorOf>[0]);
const detail = (id: MessageId): Promise<MessageDetail> => api().get(`/api/messages/${id}`);
const hash = async (): Promise<string> => (await api().get<ConfigurationView>('/api/configuration')).hash;

/** Sends a scan and waits for its end. */
async function sent(parcel: string, code: string): Promise<MessageDetail> {
  const answer = await api().ask('/api/channels/parcels/scans/messages', { method: 'POST', body: scan(parcel, code) });
  const { messageId } = (await answer.json()) as { messageId: MessageId };
  return ended(messageId);
}

function ended(id: MessageId): Promise<MessageDetail> {
  return eventually(`message ${id} has ended`, async () => {
    const one = await detail(id);
    return one.status === 'received' || one.status === 'processing' ? undefined : one;
  });
}

async function put(files: readonly { readonly path: string; readonly text: string }[], basedOn: string) {
  const answer = await api().ask('/api/configuration/files', { method: 'PUT', body: JSON.stringify({ files, basedOn, reason: 'mended' }) });
  return {
    status: answer.status,
    body: (await answer.json()) as ConfigurationChecked & { code?: string; errors?: { code: string; at: object }[] },
  };
}

async function refusal(path: string, body: object): Promise<string> {
  const answer = await api().ask(path, { method: 'POST', body: JSON.stringify(body) });
  return `${answer.status} ${((await answer.json()) as { code?: string }).code}`;
}

test('a code list is mended while the hub runs, and the group that failed for it is replayed', async () => {
  const dead = await Promise.all(['P-1', 'P-2', 'P-3'].map((parcel) => sent(parcel, 'ARR')));
  expect(dead.map(({ status, failure }) => [status, failure?.findings[0]?.code])).toEqual(dead.map(() => ['dead', 'E_CODE_UNKNOWN']));
  const before = await hash();
  const { status, body } = await put([{ path: 'mappings/parcels/codes.yaml', text: codesText({ ARR: 'delivered' }) }], before);
  expect([status, body.holds, body.hash === before]).toEqual([200, true, false]);
  expect(await readFile(join(home.path, 'mappings/parcels/codes.yaml'), 'utf8')).toContain('ARR');

  const request = { verb: 'replay', target: { messages: dead.map(({ id }) => id) }, reason: 'the code list is mended' };
  const planned = await api().post<Bulk>('/api/bulk', request);
  expect(planned).toMatchObject({ state: 'planned', count: 3, confirmable: true, plannedBy: 'admin-token' });
  expect(planned.sample[0]?.deliveries).toMatchObject([{ channel: 'shop/hook', change: 'new', acceptedBefore: false }]);
  expect((await detail(dead[0]?.id as MessageId)).status, 'a plan does nothing').toBe('dead');
  await api().post(`/api/bulk/${planned.id}/confirm`);
  const done = await eventually('the bulk is done', async () => {
    const bulk = await api().get<Bulk>(`/api/bulk/${planned.id}`);
    return bulk.state === 'done' ? bulk : undefined;
  });
  expect(done).toMatchObject({ done: 3, failed: 0, confirmedBy: 'admin-token' });
  await eventually(
    'the shop heard of all three',
    async () => heard.filter(({ body: event }) => /P-[123]/.test(JSON.stringify(event))).length === 3 || undefined,
  );
  await eventually('what was dead has left the list', async () =>
    (await hub.runtime.ledger.stuckCounts()).deadMessages === 0 ? true : undefined,
  );
  expect(await detail(dead[0]?.id as MessageId)).toMatchObject({ status: 'discarded' });
});

test('a change that does not hold changes nothing, and says where it is wrong', async () => {
  const before = await hash();
  const codes = 'mappings/parcels/codes.yaml';
  const wrong = await put([{ path: codes, text: 'lists:\n  scans: [\n' }], before);
  expect([wrong.status, wrong.body.code]).toEqual([422, 'E_CONFIG_REFUSED']);
  expect(wrong.body.errors?.[0]?.at).toMatchObject({ file: codes, line: expect.any(Number), column: expect.any(Number) });
  const failing = await put([{ path: 'mappings/shop/hook.jsonata', text: hookText('state') }], before);
  expect(failing.body.errors?.map(({ code }) => code)).toEqual(['E_CASE_FAILED']);
  const outdated = await put([{ path: codes, text: codesText() }], 'another');
  expect([outdated.status, outdated.body.code]).toEqual([409, 'E_STATE_CONFLICT']);
  for (const path of ['mappings/../x.yaml', '/etc/passwd', 'schemas/canonical/x.json', 'mappings/.x', 'app/main.ts'])
    expect((await put([{ path, text: '' }], before)).body.code, path).toBe('E_REQUEST_INVALID');
  expect(await hash()).toBe(before);
  const checked = await api().post<ConfigurationChecked>('/api/configuration/check', {
    files: [{ path: 'mappings/shop/hook.jsonata', text: hookText('state') }],
    basedOn: before,
  });
  expect(checked).toMatchObject({ holds: false, cases: { passed: 0, failed: 1, failures: [{ name: 'shop/cases/hook/one' }] } });
  expect(await sent('P-9', 'DEP')).toMatchObject({ status: 'completed' });
});

test('a replay by the mapping of that day gives what it gave then; the preview shows both', async () => {
  const old = await sent('P-4', 'DEP');
  const changed = await put(
    [
      { path: 'mappings/shop/hook.jsonata', text: hookText('state') },
      { path: 'mappings/shop/cases/hook/one/expected.json', text: '{"parcel":"P","state":"in_transit"}' },
      { path: 'mappings/shop/partner.yaml', text: shopText(`${shopUrl()}/moved`) },
    ],
    await hash(),
  );
  expect(changed).toMatchObject({ status: 200, body: { holds: true, cases: { passed: 1, failed: 0 } } });
  const preview = (configuration: string) =>
    api().post<ActionPreview>(`/api/messages/${old.id}/preview`, { verb: 'replay', configuration });
  const today = await preview('today');
  expect(today).toMatchObject({ allowed: true, deliveries: [{ channel: 'shop/hook', change: 'changed', acceptedBefore: true }] });
  expect(today.deliveries[0]?.before).toContain('"status"');
  expect(today.deliveries[0]?.after).toContain('"state"');
  expect((await preview('then')).deliveries).toMatchObject([{ change: 'same' }]);

  const count = heard.length;
  const again = await api().post<{ messageId: MessageId }>(`/api/messages/${old.id}/replay`, { configuration: 'then' });
  expect(await ended(again.messageId)).toMatchObject({ status: 'completed', configHash: old.configHash, source: 'replay' });
  const now = await api().post<{ messageId: MessageId }>(`/api/messages/${old.id}/replay`);
  await ended(now.messageId);
  expect(heard.slice(count).map(({ body, path }) => [path, body])).toEqual([
    ['/moved', { parcel: 'P-4', status: 'in_transit' }],
    ['/moved', { parcel: 'P-4', state: 'in_transit' }],
  ]);
  const explained = await api().get<MappingExplained>(`/api/messages/${old.id}/explain`);
  expect(explained).toMatchObject({ mapping: 'mappings/parcels/in.jsonata', asOfThen: true });
  expect(explained.fields.map(({ path }) => path)).toContain('/body/events/0/status');
  const outbound = await api().get<MappingExplained>(`/api/messages/${old.id}/explain?delivery=${old.deliveries[0]?.id}`);
  expect(outbound.source).toBe(hookText());
});

test('resending sends the same bytes again under the same key, and leaves its trace', async () => {
  const old = await sent('P-5', 'DEP');
  const first = heard.at(-1);
  const { deliveries } = await api().post<{ deliveries: string[] }>(`/api/messages/${old.id}/resend`, { reason: 'the shop lost it' });
  expect(deliveries).toEqual([old.deliveries[0]?.id]);
  await eventually(
    'it came again',
    async () => (heard.at(-1) !== first && JSON.stringify(heard.at(-1)) === JSON.stringify(first)) || undefined,
  );
  const after = await eventually('the second attempt is recorded', async () => {
    const one = await detail(old.id);
    return one.deliveries[0]?.attempts.length === 2 && one.status === 'completed' ? one : undefined;
  });
  expect(after.deliveries[0]?.status).toBe('delivered');
  expect((await hub.runtime.ledger.deeds({ action: 'message.resent' })).items).toMatchObject([
    { subject: `message ${old.id}`, reason: 'the shop lost it', actor: { kind: 'token', name: 'admin-token' } },
  ]);
});

test('a document is corrected as a child of the one that failed; what was accepted is sent again only on purpose', async () => {
  const dead = await sent('P-6', '???');
  const content = scan('P-6', 'DEP');
  const preview = await api().post<ActionPreview>(`/api/messages/${dead.id}/preview`, { verb: 'correct', content });
  expect(preview).toMatchObject({
    allowed: true,
    fourEyes: false,
    deliveries: [{ change: 'new' }],
    canonical: [{ type: 'shipment.tracked' }],
  });
  const { messageId } = await api().post<{ messageId: MessageId }>(`/api/messages/${dead.id}/correct`, {
    content,
    reason: 'a mistyped code',
  });
  expect(await ended(messageId)).toMatchObject({ status: 'completed', source: 'correction', parentId: dead.id });
  expect((await detail(dead.id)).status).toBe('discarded');
  const again = { content: scan('P-6', 'ARR'), reason: 'it has arrived' };
  expect(await refusal(`/api/messages/${messageId}/correct`, again)).toBe('409 E_ALREADY_ACCEPTED');
  await api().post(`/api/messages/${messageId}/correct`, { ...again, evenIfAccepted: true });
});

test('with four eyes, nobody confirms what they planned; another operator does, once, and in time', async () => {
  const [dead, twin] = [await sent('P-7', '???'), await sent('P-8', '???')];
  const early = await api().post<Bulk>('/api/bulk', { verb: 'discard', target: { messages: [twin.id] }, reason: 'planned by one' });
  expect((await put([{ path: 'mappings/hub.yaml', text: 'name: Hub\nfourEyes: true\n' }], await hash())).body).toMatchObject({
    holds: true,
  });
  expect(await refusal(`/api/bulk/${early.id}/confirm`, {}), 'planned before four eyes were asked for').toBe('403 E_FOUR_EYES');
  const correct = () =>
    api().post<{ status: string; links: { self: string } }>(`/api/messages/${dead.id}/correct`, {
      content: scan('P-7', 'DEP'),
      reason: 'a mistyped code',
    });
  const [receipt, second, late] = [await correct(), await correct(), await correct()];
  expect(receipt.status).toBe('waiting');
  const waiting = await api().get<Bulk>(receipt.links.self);
  expect(waiting).toMatchObject({ verb: 'correct', fourEyes: true, confirmable: false, sample: [{ deliveries: [{ change: 'new' }] }] });
  expect(await refusal(`${receipt.links.self}/confirm`, {})).toBe('403 E_FOUR_EYES');

  const password = 'four words of nonsense';
  const [viewer, bob] = [await accountOf(hub, 'vera', 'viewer', password), await accountOf(hub, 'bob', 'operator', password)];
  const confirm = async (by: Browser, self: string) => {
    const answer = await by.ask(`${self}/confirm`, { method: 'POST' });
    return `${answer.status} ${((await answer.json()) as { code?: string }).code ?? ''}`;
  };
  expect(await confirm(viewer, receipt.links.self)).toBe('403 E_ROLE_MISSING');
  const now = Date.now();
  await hub.runtime.ledger.planBulk({
    ...{ id: systemIds.next<string>(), verb: 'discard', target: {}, configuration: 'today', reason: 'of the day before', fourEyes: true },
    ...{ plannedBy: 'token admin-token', plannedAt: new Date(now - 25 * 3_600_000), items: [twin.id], sample: [] },
  });
  const { items } = await hub.runtime.ledger.bulks(500);
  const old = items.find(({ reason }) => reason === 'of the day before')?.id ?? '';
  expect(await confirm(bob, `/api/bulk/${old}`)).toBe('409 E_STATE_CONFLICT');
  expect(await confirm(bob, receipt.links.self)).toBe('202 ');
  expect(await confirm(bob, receipt.links.self)).toBe('409 E_STATE_CONFLICT');
  await eventually('it is corrected', async () => ((await detail(dead.id)).status === 'discarded' ? true : undefined));
  expect(await confirm(bob, second.links.self), 'the message has changed since').toBe('202 ');
  const refused = await eventually('the second has ended', async () => {
    const bulk = await api().get<Bulk>(second.links.self);
    return bulk.state === 'done' ? bulk : undefined;
  });
  expect(refused).toMatchObject({ done: 0, failed: 1, confirmedBy: 'bob' });
  expect((await bob.ask(`${late.links.self}/cancel`, { method: 'POST' })).status).toBe(200);
  const deeds = await hub.runtime.ledger.deeds({
    action: 'bulk.confirmed',
    actor: 'bob',
    subject: receipt.links.self.split('/').at(-1) ?? '',
  });
  expect(deeds.items[0]).toMatchObject({ actor: { kind: 'person', name: 'bob' }, details: { verb: 'correct', count: 1 } });
});
