import 'reflect-metadata';
import { rm } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookAtAlerts } from '../../app/alerts/watch.ts';
import type { Erasure, LedgerVerified, RetentionView } from '../../app/api/views/index.ts';
import { forgetOnce } from '../../app/forgetting/forget-in-turn.ts';
import type { Hub } from '../../app/hub/start-hub.ts';
import { newApiKey } from '../../app/ingress/api-keys.ts';
import { manualClock } from '../../core/kernel/clock.ts';
import type { CaseId, MessageId } from '../../core/kernel/ids.ts';
import type { CaseSummary } from '../../core/spi/ledger/case-queries.ts';
import type { MessageDetail } from '../../core/spi/ledger/ledger-queries.ts';
import { startTestDatabase, type TestDatabase } from '../../platform/postgres/testing/test-database.ts';
import { createLog } from '../../platform/telemetry/log.ts';
import { type ReturnsPartners, retailerPack, startReturnsPartners } from '../../simulators/cast/returns.ts';
import { drop, eventually, type Story, settled, settledFile } from '../../simulators/flows/expect.ts';
import { retannInterchange, returnJson, returnNumbers } from '../../simulators/retailer/returns.ts';
import { dataFolder } from '../support/data-folder.ts';
import { type Operator, operatorOf, postReturn } from '../support/operator.ts';
import { holds, tracesOf } from '../support/traces.ts';
import { startHubFor } from '../support/world.ts';

/* One hub. A person's return comes by the web shop and in an interchange; it is labelled, told to the shop, replayed, corrected, and another
   correction waits. Then the person is erased, and another person's case. At last time passes. */

const HOUR_MS = 3_600_000;

interface Person {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly street: string;
  readonly iban: string;
}
const ottilie: Person = {
  name: 'Ottilie Trautwein',
  email: 'ottilie.trautwein@example.org',
  phone: '+33639981207',
  street: '17 impasse Zéphyrine',
  iban: 'FR7699999000010000042424267',
};
const balthazar: Person = {
  name: 'Balthazar Quignon',
  email: 'b.quignon@example.net',
  phone: '+33639987346',
  street: '4 sentier Ormesson',
  iban: 'DE12999990000000424242',
};
/** As documents may write them. */
const textsOf = ({ name, email, phone, street, iban }: Person) => [name, email, phone, `0${phone.slice(3)}`, street, iban];

let database: TestDatabase;
let connectionString: string;
let partners: ReturnsPartners;
let data: string;
let hub: Hub;
let apiKey: string;
let api: Operator;
const logged: string[] = [];
const stage = () => ({ ...partners, hub, apiKey, ledger: hub.runtime.ledger });

beforeAll(async () => {
  [database, partners, data] = await Promise.all([startTestDatabase(), startReturnsPartners(), dataFolder('forgetting')]);
  connectionString = await database.create();
  const log = createLog({ level: 'trace', pretty: false, sink: { write: (line: string) => void logged.push(line) } });
  hub = await startHubFor(partners, { DATABASE_URL: connectionString, RELAIS_DATA: data, RELAIS_MASTER_KEY: 'm'.repeat(40) }, log);
  const { key, record } = newApiKey(retailerPack, [], new Date());
  await hub.runtime.ledger.addKey(record);
  apiKey = key;
  api = operatorOf({ hub });
}, 120_000);
afterAll(async () => {
  await hub?.stop();
  await partners?.stop();
  await database?.stop();
  if (data !== undefined) await rm(data, { recursive: true, force: true });
});

/** A return as the web shop posts it. */
function returnOf(person: Person, n: number) {
  const { name, email, phone, street, iban } = person;
  const made = returnJson({ seed: 81, n });
  return {
    ...made,
    consumer: { name, email, phone },
    shipFrom: { ...made.shipFrom, name, street },
    lines: made.lines.map((line) => ({ ...line, comment: `Please pay back to ${iban}, ${name}` })),
  };
}

/** An interchange of one message; what its lines say of a fault is the person's. */
const interchange = (seed: number) => ({ controlReference: `I${seed}`, count: 1, seed, variant: 'd01b' as const, lines: 3 });
const clockAhead = (ms: number) => manualClock(new Date(Date.now() + ms).toISOString());
const announce = async (body: object): Promise<Story> => settled(stage(), await postReturn(stage(), body));
const detail = (id: string) => api.get<MessageDetail>(`/api/messages/${id}`);

async function caseOf(number: string): Promise<CaseSummary> {
  return eventually(`the case of ${number} is shown`, async () => (await hub.runtime.ledger.cases({ q: number })).items[0]);
}
const axesOf = ({ kind, state, decision, logistics, money }: CaseSummary) => [kind, state, decision, logistics, money];

async function faults(): Promise<LedgerVerified['faults']> {
  return (await api.get<LedgerVerified>('/api/ledger/verify?cursor=')).faults;
}

/** Plans, looks that nothing happened, confirms, and waits for the end. */
async function erased(request: object, texts: readonly string[]): Promise<Erasure> {
  const planned = await api.post<Erasure>('/api/erasures', { ...request, reason: 'asked by letter of 3 March' });
  expect(planned.state).toBe('planned');
  expect(await tracesOf(connectionString, texts), 'a plan does nothing').toContain('envelopes.body');
  await eventually('nothing of it is under way', async () => {
    const answer = await api.ask(`/api/erasures/${planned.id}/confirm`, { method: 'POST' });
    return answer.status === 202 ? true : undefined;
  });
  return eventually('it is erased', async () => {
    const { items } = await api.get<{ items: readonly Erasure[] }>('/api/erasures');
    const one = items.find(({ id }) => id === planned.id);
    return one?.state === 'done' || one?.state === 'failed' ? one : undefined;
  });
}

test('a person is erased: nothing in the database, the metrics and the log tells of them; facts, hashes and axes stay', async () => {
  const texts = textsOf(ottilie);
  const body = returnOf(ottilie, 1);
  const story = await announce(body);
  const id = story.root.id;
  const seed =
    [82, 83, 84, 85, 86, 87, 88, 89].find((one) => retannInterchange(interchange(one)).includes('FTX+AAI')) ?? expect.fail('no comment');
  const [number = ''] = returnNumbers(seed, 1);
  const said = `FTX+AAI+++${ottilie.name} ${ottilie.email} ${ottilie.iban}`;
  await drop(partners, 'people.edi', retannInterchange(interchange(seed)).replace(/FTX\+AAI\+\+\+(\?.|[^'?])*/g, said));
  const parts = await settledFile(stage(), 'people.edi');
  expect(parts.root.status).toBe('completed');
  const replayed = await api.post<{ messageId: MessageId }>(`/api/messages/${id}/replay`, { reason: 'once more' });
  await settled(stage(), replayed.messageId);
  const wrong = { ...body, returnNumber: 'RJ-81-9', consumer: { ...body.consumer, phone: ottilie.email } };
  const dead = await announce(wrong);
  expect(dead.root).toMatchObject({ status: 'dead', failure: { stage: 'validate' } });
  const edited = JSON.stringify({ ...wrong, consumer: body.consumer });
  const corrected = await api.post<{ messageId: MessageId }>(`/api/messages/${dead.root.id}/correct`, {
    content: edited,
    reason: 'a telephone number',
  });
  await settled(stage(), corrected.messageId);
  const waiting = hub.runtime.ids.next<string>();
  await hub.runtime.ledger.planBulk({
    ...{ id: waiting, verb: 'correct', target: { messages: [id] }, configuration: 'today', reason: 'a typing error' },
    ...{ fourEyes: true, plannedBy: 'person alice', plannedAt: new Date(), items: [id], sample: [] },
    payload: Buffer.from(edited),
  });
  await api.post('/api/views', { name: 'hers', page: 'messages', query: `q=${encodeURIComponent(ottilie.email)}`, shared: false });
  const [before, beforeOther] = [await caseOf(body.returnNumber), await caseOf(number)];
  const contents = (await detail(id)).contents;
  expect(await tracesOf(connectionString, texts)).toEqual(expect.arrayContaining(['bulks.payload', 'envelopes.body', 'views.query']));

  const erasure = await erased({ person: { value: ottilie.email.toUpperCase() } }, texts);
  expect(erasure).toMatchObject({ state: 'done', cases: 3, subject: expect.stringMatching(/^person [0-9a-f]{16}$/) as string });
  expect(await tracesOf(connectionString, texts)).toEqual([]);
  expect(holds(await (await fetch(`${hub.url}/metrics`)).text(), texts)).toBe(false);
  expect(logged.length).toBeGreaterThan(0);
  expect(logged.filter((line) => holds(line, texts))).toEqual([]);

  expect(axesOf(await caseOf(body.returnNumber))).toEqual(axesOf(before));
  expect(axesOf(await caseOf(number))).toEqual(axesOf(beforeOther));
  expect(await faults()).toEqual([]);
  const after = await detail(id);
  expect(after).toMatchObject({
    status: story.root.status,
    contents: [],
    deliveries: story.root.deliveries.map(({ id: one }) => ({ id: one })),
  });
  const stages = await api.get<{ gone: readonly { id: string; sha256: string; because: string; goneAt: string }[] }>(
    `/api/messages/${id}/stages`,
  );
  expect(stages.gone.map(({ id: one, sha256 }) => [one, sha256])).toEqual(
    expect.arrayContaining(contents.map(({ id: one, sha256 }) => [one, sha256])),
  );
  expect(new Set(stages.gone.map(({ because }) => because))).toEqual(new Set(['erasure']));
  expect((await api.ask(`/api/cases/${before.id}`)).status).toBe(200);
  const refused = await api.ask(`/api/messages/${id}/replay`, { method: 'POST', body: JSON.stringify({ reason: 'again' }) });
  expect([refused.status, await refused.json()]).toMatchObject([
    410,
    { code: 'E_CONTENT_DROPPED', detail: `The content of message ${id} is kept no longer.` },
  ]);
  expect(await hub.runtime.ledger.bulk(waiting)).toMatchObject({ state: 'cancelled' });
  const { items: deeds } = await hub.runtime.ledger.deeds({});
  expect(deeds.map(({ action }) => action)).toEqual(expect.arrayContaining(['erasure.planned', 'erasure.confirmed']));
}, 180_000);

test('a case is erased, and no other', async () => {
  const [mine, other] = [returnOf(balthazar, 2), returnOf(ottilie, 3)];
  await announce(mine);
  await announce(other);
  const { id } = await caseOf(mine.returnNumber);
  const erasure = await erased({ caseId: id satisfies CaseId }, textsOf(balthazar));
  expect(erasure).toMatchObject({ state: 'done', cases: 1, subject: `case ${id}` });
  expect(await tracesOf(connectionString, textsOf(balthazar))).toEqual([]);
  expect(await tracesOf(connectionString, textsOf(ottilie))).toContain('envelopes.body');
}, 120_000);

test('what is kept no longer goes by channel and class; the next run looks at nothing twice; when it is due is told', async () => {
  const { ledger, catalog } = hub.runtime;
  const { root } = await announce(returnOf(ottilie, 4));
  const now = catalog();
  const forever = Object.fromEntries(Object.keys(now.hub.retention).map((name) => [name, 1_000 * HOUR_MS]));
  const carrier = now.partners.get('chronopost') ?? expect.fail('no carrier');
  const labels = carrier.channels.get('labels') ?? expect.fail('no labels');
  const channels = new Map([...carrier.channels, ['labels', { ...labels, retention: { sent: 1_000 * HOUR_MS } }] as const]);
  const only = {
    ...now,
    hub: { ...now.hub, retention: { ...now.hub.retention, ...forever, sent: HOUR_MS } },
    partners: new Map([...now.partners, ['chronopost', { ...carrier, channels }] as const]),
  };
  const later = clockAhead(2 * HOUR_MS);
  await forgetOnce({ ...hub.runtime, catalog: () => only, clock: later }, new AbortController().signal);
  const [run] = await ledger.retentionRuns(1);
  expect(run?.failed).toBeUndefined();
  expect(run?.removed).toBeGreaterThan(0);
  const shown = await detail(root.id);
  expect(shown.contents.map(({ stage: name }) => name)).toContain('receive');
  const sent = root.deliveries.map(({ id, channel }) => ({ channel, kept: shown.contents.some((one) => one.id === `${id}.0`) }));
  expect(sent.filter(({ kept }) => kept).map(({ channel }) => channel)).toEqual(['labels']);
  expect(sent.length).toBeGreaterThan(0);
  const view = await api.get<RetentionView>('/api/retention');
  expect(view.nextRunAt).toBe(new Date((run?.startedAt.getTime() ?? 0) + HOUR_MS).toISOString());
  const again = await ledger.forget(
    { content: 'sent', except: ['chronopost/labels'], before: new Date(later.now().getTime() - HOUR_MS) },
    500,
  );
  expect(again.looked).toBe(0);
  expect(await faults()).toEqual([]);
}, 120_000);

test('a run that fails raises the alarm of the hub’s own jobs', async () => {
  const { ledger, clock } = hub.runtime;
  const holder = new pg.Client({ connectionString });
  await holder.connect();
  // A month that has ended, and somebody who reads in it and does not come to an end.
  await holder.query(`CREATE TABLE contents_2020_01 PARTITION OF contents FOR VALUES FROM ('2020-01-01') TO ('2020-02-01')`);
  await holder.query('BEGIN; LOCK TABLE contents IN ACCESS SHARE MODE');
  try {
    await forgetOnce(hub.runtime, new AbortController().signal);
    const failing = await eventually('the job is noted', async () =>
      (await ledger.jobs()).find(({ job, failed }) => job === 'retention' && failed !== undefined),
    );
    expect(failing.failed).toBe('E_NOT_READY');
    await lookAtAlerts({ ...hub.runtime, clock: clockAhead(120_000) }, new Date(clock.now().getTime() - HOUR_MS));
    expect((await ledger.presentAlerts(clock.now())).map(({ rule, subject }) => [rule, subject])).toContainEqual(['job', 'retention']);
  } finally {
    await holder.query('ROLLBACK');
    await holder.end();
  }
}, 120_000);
