import 'reflect-metadata';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookAtAlerts } from '../../app/alerts/watch.ts';
import type { AlertPage, AlertRules, AlertTargetTested, HubView } from '../../app/api/views/operations.ts';
import { readEnvironment } from '../../app/config/environment.ts';
import { type Hub, startHub } from '../../app/hub/start-hub.ts';
import { newApiKey } from '../../app/ingress/api-keys.ts';
import { Jobs } from '../../app/jobs/jobs.ts';
import { webhookVerifier } from '../../connectors/rest/webhook-signature.ts';
import { createLog } from '../../platform/telemetry/log.ts';
import { type ReturnsPartners, startReturnsPartners } from '../../simulators/cast/returns.ts';
import { eventually, settled } from '../../simulators/flows/expect.ts';
import { startTextGateway, type TextGateway } from '../../simulators/messaging/text-gateway.ts';
import { returnJson } from '../../simulators/retailer/returns.ts';
import { dataFolder } from '../support/data-folder.ts';
import { copyHome, type Home } from '../support/home.ts';
import { operatorOf } from '../support/operator.ts';
import { spansIn, speaksOf } from '../support/otlp-spans.ts';
import { type HttpReceiver, type MailReceiver, startHttpReceiver, startMailReceiver } from '../support/receivers.ts';
import { quick } from '../support/world.ts';

/* One hub whose alerts, traces, logs and metrics are caught; and a person whose name must be in none of them. */

const MARKS = {
  name: 'Zoltana Quibblethwaite',
  email: 'zoltana.q@mark.example.test',
  mailPassword: 'mark-mail-password-7391',
  textToken: 'mark-text-token-60513',
  webhookSecret: `whsec_${Buffer.from('mark-webhook-secret-48215').toString('base64')}`,
};
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SENDER_SPAN = '00f067aa0ba902b7';

let home: Home;
let data: string;
let partners: ReturnsPartners;
let collector: HttpReceiver;
let hook: HttpReceiver;
let mail: MailReceiver;
let texts: TextGateway;
let hub: Hub;
let apiKey: string;
const lines: string[] = [];
/** Requests that servers in this process got: those of the partners among them. */
const requests: { readonly path: string; readonly traceparent: string | undefined }[] = [];
const note = (message: unknown): void => {
  const { request } = message as { readonly request: IncomingMessage };
  requests.push({ path: request.url ?? '', traceparent: request.headers['traceparent'] as string | undefined });
};

beforeAll(async () => {
  subscribe('http.server.request.start', note);
  [home, data, partners, collector, hook, mail, texts] = await Promise.all([
    copyHome(),
    dataFolder('watching'),
    startReturnsPartners(),
    startHttpReceiver(),
    startHttpReceiver(),
    startMailReceiver({ user: 'relais', password: MARKS.mailPassword }),
    startTextGateway({ token: MARKS.textToken }),
  ]);
  await cp(join(import.meta.dirname, '../../mappings/texto-clair'), join(home.path, 'mappings/texto-clair'), { recursive: true });
  await cp(join(import.meta.dirname, '../../mappings/codes.yaml'), join(home.path, 'mappings/codes.yaml'));
  await writeFile(
    join(home.path, 'mappings/alerts.yaml'),
    `targets:
  hook: { kind: webhook, url: "\${HOOK_URL}/alerts", secret: secret:alerts/hook, allowPrivateNetwork: true, gather: 0s }
  forbidden: { kind: webhook, url: "\${HOOK_URL}/forbidden" }
  phone: { kind: channel, channel: texto-clair/messages, to: "+33600000001", language: fr }
  mail:
    kind: email
    host: 127.0.0.1
    port: ${mail.port}
    tls: none
    user: relais
    password: secret:alerts/mail
    from: relais@hub.example
    to: [ops@hub.example]
    allowPrivateNetwork: true
    gather: 0s
to: [hook, mail]
rules:
  - { name: disk, enabled: false }
`,
  );
  const environment = readEnvironment({
    ...quick,
    ...partners.variables,
    ...{ PORT: '0', RELAIS_HOME: home.path, RELAIS_DATA: data, RELAIS_PUBLIC_URL: 'https://relais.example/' },
    ...{ HOOK_URL: hook.url, SECRET_ALERTS_HOOK: MARKS.webhookSecret, SECRET_ALERTS_MAIL: MARKS.mailPassword },
    ...{ TEXTO_CLAIR_ENABLED: 'true', TEXTO_CLAIR_URL: texts.origin, TEXTO_CLAIR_PRIVATE_NETWORK: 'true' },
    SECRET_TEXTO_CLAIR_TOKEN: MARKS.textToken,
    ...{ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_SERVICE_NAME: 'relais-test' },
  });
  hub = await startHub(environment, createLog({ level: 'debug', pretty: false, sink: { write: (line) => lines.push(line) } }));
  const key = newApiKey('maison-lumen', [], new Date());
  apiKey = key.key;
  await hub.runtime.ledger.addKey(key.record);
});
afterAll(async () => {
  unsubscribe('http.server.request.start', note);
  await hub?.stop();
  await Promise.all([partners?.stop(), collector?.stop(), hook?.stop(), mail?.stop(), texts?.close(), home?.remove()]);
  if (data !== undefined) await rm(data, { recursive: true, force: true });
});

const api = () => operatorOf({ hub });

/** A return of the person, posted with the trace of its sender. */
async function post(seed: number, headers: Readonly<Record<string, string>> = {}) {
  const plain = returnJson({ seed, n: 1 });
  const body = { ...plain, consumer: { ...plain.consumer, name: MARKS.name, email: MARKS.email } };
  const answer = await fetch(`${hub.url}/in/maison-lumen/returns-api`, {
    method: 'POST',
    headers: { 'x-api-key': apiKey, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(202);
  return { messageId: ((await answer.json()) as { messageId: never }).messageId, number: plain.returnNumber };
}

const spansOf = (traceId: string) => spansIn(collector, traceId);

describe('a trace', () => {
  test('is one tree from the sender to the partners and back, and the partners can join it', async () => {
    const { messageId } = await post(901, { traceparent: `00-${TRACE}-${SENDER_SPAN}-01` });
    const story = await settled({ ledger: hub.runtime.ledger }, messageId);
    expect(story.root.status).toBe('completed');
    const spans = await eventually('the spans have come', async () => {
      const seen = spansOf(TRACE);
      const done = story.messages.every(({ id }) =>
        seen.some(({ name, attributes }) => name.startsWith('process ') && speaksOf(attributes, id)),
      );
      const sent = story.deliveries.every(({ id }) => seen.some(({ attributes }) => speaksOf(attributes, id)));
      return done && sent ? seen : undefined;
    });
    const ids = new Set(spans.map(({ spanId }) => spanId));
    expect(ids.size).toBe(spans.length);
    expect(spans.filter(({ parentSpanId }) => parentSpanId === undefined || !ids.has(parentSpanId))).toEqual([
      expect.objectContaining({ name: 'receive maison-lumen/returns-api', parentSpanId: SENDER_SPAN }),
    ]);
    expect(new Set(spans.map(({ name }) => name))).toEqual(
      new Set([
        ...['decode', 'validate', 'acknowledge', 'normalize', 'correlate', 'route', 'translate'],
        ...['receive maison-lumen/returns-api', 'process maison-lumen/returns-api'],
        ...['deliver chronopost/labels', 'receive answer of chronopost/labels', 'process chronopost/labels'],
        ...['deliver chronopost/label-fetch', 'receive answer of chronopost/label-fetch', 'process chronopost/label-fetch'],
        ...['deliver maison-lumen/webhook', 'deliver maison-lumen/instructions'],
      ]),
    );
    const attempts = new Map(spans.filter(({ name }) => name.startsWith('deliver ')).map(({ name, spanId }) => [name, spanId]));
    const told = requests.flatMap(({ traceparent }) => traceparent ?? []);
    expect(told).toContain(`00-${TRACE}-${attempts.get('deliver chronopost/labels')}-01`);
    expect(told).toContain(`00-${TRACE}-${attempts.get('deliver maison-lumen/webhook')}-01`);
  });

  test('of a sender that began none has the id of the message', async () => {
    const { messageId } = await post(902);
    await settled({ ledger: hub.runtime.ledger }, messageId);
    const id = String(messageId).replaceAll('-', '');
    const spans = await eventually('the spans have come', async () => {
      const seen = spansOf(id);
      return seen.some(({ name }) => name === 'deliver maison-lumen/webhook') ? seen : undefined;
    });
    expect(spans.filter(({ parentSpanId }) => parentSpanId === undefined).map(({ name }) => name)).toEqual([
      'receive maison-lumen/returns-api',
    ]);
  });
});

describe('a retry', () => {
  test('is a span of its own beside the attempt that failed, and tells the partner so', async () => {
    const { returnNumber } = returnJson({ seed: 903, n: 1 });
    partners.carrier.faults.add({ when: { reference: returnNumber }, fault: { kind: 'status', status: 503 }, times: 1 });
    const { messageId } = await post(903);
    await settled({ ledger: hub.runtime.ledger }, messageId);
    const spans = await eventually('both attempts have come', async () => {
      const seen = spansOf(String(messageId).replaceAll('-', '')).filter(({ name }) => name === 'deliver chronopost/labels');
      return seen.length === 2 ? seen : undefined;
    });
    expect(new Set(spans.map(({ parentSpanId }) => parentSpanId)).size).toBe(1);
    const told = requests.flatMap(({ traceparent }) => traceparent ?? []);
    for (const { traceId, spanId } of spans) expect(told).toContain(`00-${traceId}-${spanId}-01`);
  });
});

describe('alerts', () => {
  test('are told to each target once, with a link, and all that is new in one mail', async () => {
    for (const seed of [911, 912]) {
      const refused = returnJson({ seed, n: 1 }).returnNumber;
      partners.carrier.faults.add({ when: { reference: refused }, fault: { kind: 'status', status: 400 } });
      const { messageId } = await post(seed);
      await settled({ ledger: hub.runtime.ledger }, messageId);
    }
    const before = hub.runtime.clock.now();
    await lookAtAlerts(hub.runtime, before);
    await lookAtAlerts(hub.runtime, before);
    const { items } = await api().get<AlertPage>('/api/alerts');
    expect(items).toEqual([
      expect.objectContaining({
        ...{
          rule: 'failures',
          severity: 'warning',
          state: 'open',
          count: 2,
          say: expect.stringMatching(/^2 failures of chronopost\/labels at deliver \(E_DELIVERY_REFUSED\)/),
        },
        told: [
          { target: 'hook', at: expect.any(String) },
          { target: 'mail', at: expect.any(String) },
        ],
      }),
    ]);
    const [call] = hook.received;
    expect(hook.received).toHaveLength(1);
    webhookVerifier(MARKS.webhookSecret)(call?.headers as Record<string, string>, Buffer.from(call?.body ?? ''), new Date());
    expect(JSON.parse(call?.body ?? '')).toMatchObject({
      type: 'alerts',
      data: { alerts: [{ rule: 'failures', told: 'opened', link: expect.stringMatching(/^https:\/\/relais\.example\/failures\//) }] },
    });
    expect(mail.mails).toEqual([{ to: ['ops@hub.example'], text: expect.stringContaining('2 failures of chronopost/labels') }]);
  });

  test('are looked after by somebody, and counted', async () => {
    const { items } = await api().get<AlertPage>('/api/alerts?state=open');
    expect(await api().post(`/api/alerts/${items[0]?.id}/acknowledge`)).toMatchObject({
      state: 'acknowledged',
      acknowledgedBy: expect.any(String),
    });
    expect((await api().get<AlertPage>('/api/alerts?state=open')).items).toEqual([]);
    expect(await metrics()).toContain('relais_alerts{rule="failures",severity="warning"} 1');
    expect((await api().ask('/api/alerts/nothing/acknowledge', { method: 'POST' })).status).toBe(404);
  });

  test('name their rules and targets, without secrets', async () => {
    const rules = await api().get<AlertRules>('/api/alert-rules');
    expect(rules.rules.find(({ name }) => name === 'backlog')).toMatchObject({
      builtIn: true,
      threshold: 10_000,
      within: '10m',
      to: ['hook', 'mail'],
    });
    expect(rules.rules.map(({ name }) => name)).not.toContain('disk');
    expect(rules.targets).toEqual([
      { name: 'hook', kind: 'webhook', to: new URL(hook.url).host },
      { name: 'forbidden', kind: 'webhook', to: new URL(hook.url).host },
      { name: 'phone', kind: 'channel', to: 'texto-clair/messages' },
      { name: 'mail', kind: 'email', to: '1 recipient by 127.0.0.1' },
    ]);
  });

  test('are muted for some hours, by somebody who is named, and told again', async () => {
    const { items } = await api().get<AlertPage>('/api/alerts');
    const muted = await api().ask(`/api/alerts/${items[0]?.id}/mute`, { method: 'POST', body: JSON.stringify({ hours: 4 }) });
    expect(await muted.json()).toMatchObject({ mutedUntil: expect.any(String), mutedBy: expect.any(String) });
    const deeds = await hub.runtime.ledger.deeds({ limit: 5 });
    expect(deeds.items).toContainEqual(expect.objectContaining({ action: 'alert.muted', details: { hours: 4 } }));
    expect(await api().post(`/api/alerts/${items[0]?.id}/mute`, { hours: 0 })).not.toHaveProperty('mutedUntil');
    expect((await api().ask(`/api/alerts/${items[0]?.id}/mute`, { method: 'POST', body: '{"hours":1000}' })).status).toBe(400);
  });

  test('are said in the language of who reads them', async () => {
    const { items } = await api().get<AlertPage>('/api/alerts?lang=fr');
    expect(items[0]).toMatchObject({
      say: expect.stringMatching(/^2 échecs de chronopost\/labels/),
      remedy: expect.stringContaining('rejouez'),
    });
  });

  test('of two processes that look at once, each is told once; what one leaves the other tells', async () => {
    const told = hook.received.length;
    await hub.runtime.ledger.recordJob({ job: 'made-up', at: new Date(Date.now() - 300_000), everyMs: 1_000 });
    const since = new Date(Date.now() - 600_000);
    // Another process: ids, leases and tellings meet in the ledger alone.
    const other = { ...hub.runtime, jobs: new Jobs(hub.runtime) };
    await Promise.all([lookAtAlerts(hub.runtime, since), lookAtAlerts(other, since), lookAtAlerts(other, since)]);
    const calls = hook.received.slice(told).flatMap(({ body }) => (JSON.parse(body) as Told).data.alerts);
    expect(calls.filter(({ subject }) => subject === 'made-up')).toHaveLength(1);
    // A process claims and dies: when its lease is over, the next one tells.
    await hub.runtime.ledger.forgetJob('made-up');
    await hub.runtime.ledger.recordJob({ job: 'made-up-too', at: new Date(Date.now() - 300_000), everyMs: 1_000 });
    const dying = { ...other, ledger: { ...hub.runtime.ledger, claimTellings: async () => [] } };
    await lookAtAlerts(dying, since);
    const taken = await hub.runtime.ledger.claimTellings(new Date(), 1, 500);
    expect(taken.length).toBeGreaterThan(0);
    const before = hook.received.length;
    await eventually('the lease is over', async () => {
      await lookAtAlerts(other, since);
      return hook.received.length > before ? true : undefined;
    });
    const again = hook.received.slice(before).flatMap(({ body }) => (JSON.parse(body) as Told).data.alerts);
    expect(again.filter(({ subject }) => subject === 'made-up-too')).toHaveLength(1);
    await hub.runtime.ledger.forgetJob('made-up-too');
    await lookAtAlerts(hub.runtime, since);
  });

  test('go out as a text message, in the words of the gateway and the language of the target', async () => {
    expect(await api().post<AlertTargetTested>('/api/alert-targets/phone/test')).toEqual({ target: 'phone', sent: true });
    const [sent = ''] = Object.keys(texts.effects());
    expect(texts.find(sent.replace(/^message /, ''))).toMatchObject({
      to: '+33600000001',
      text: expect.stringMatching(/^NOUVEAU Ceci est un essai : les alertes vous parviennent ici\. https:\/\/relais\.example\/alerts$/),
    });
  });

  test('go to no private address unless the target says so', async () => {
    const told = hook.received.length;
    expect(await api().post<AlertTargetTested>('/api/alert-targets/forbidden/test')).toMatchObject({
      sent: false,
      finding: { code: 'E_ADDRESS_FORBIDDEN' },
    });
    expect(hook.received).toHaveLength(told);
  });

  test('a target can be tried; one that does not take it says why, and its failure is told to the others', async () => {
    const tried = await api().post<AlertTargetTested>('/api/alert-targets/mail/test');
    expect(tried).toEqual({ target: 'mail', sent: true });
    expect((await api().ask('/api/alert-targets/none/test', { method: 'POST' })).status).toBe(404);
    hook.answer(500);
    expect(await api().post<AlertTargetTested>('/api/alert-targets/hook/test')).toMatchObject({
      sent: false,
      finding: { code: 'E_ALERT_TARGET' },
    });
    await hub.runtime.ledger.recordJob({ job: 'tell hook', at: new Date(Date.now() - 120_000), everyMs: 0, failed: 'E_ALERT_TARGET' });
    const told = hook.received.length;
    await lookAtAlerts(hub.runtime, new Date(Date.now() - 600_000));
    expect(mail.mails.at(-1)?.text).toContain('The job tell hook has not succeeded');
    expect(hook.received).toHaveLength(told);
    hook.answer(200);
  });
});

describe('the hub', () => {
  test('shows its own jobs, the fetching of each channel among them', async () => {
    const { jobs = [] } = await eventually('the jobs have run', async () => {
      const view = await api().get<HubView>('/api/hub');
      const ran = new Set(view.jobs?.map(({ name }) => name));
      return ['batches', 'bulk', 'case-projection', 'configuration', 'held', 'overdue'].every((name) => ran.has(name)) ? view : undefined;
    });
    const polls = jobs.filter(({ name }) => name.startsWith('poll maison-lumen/'));
    expect(polls.length).toBeGreaterThan(0);
    for (const poll of polls) expect(poll).toMatchObject({ everySeconds: 0.2, succeededAt: expect.any(String) });
  });
});

describe('metrics', () => {
  test('have all that the dashboard and the rules for Prometheus name, and are all in the manual', async () => {
    const read = (file: string) => readFile(join(import.meta.dirname, '../..', file), 'utf8');
    const text = await metrics();
    const exposed = new Set([...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name = '']) => name));
    const watched = `${await read('docker/grafana/relais.json')}${await read('docker/prometheus/alerts.yaml')}`;
    const named = [...watched.matchAll(/\b(relais|process|nodejs)_[a-z0-9_]+/g)].map(([name]) => name.replace(/_bucket$/, ''));
    expect(named.length).toBeGreaterThan(20);
    expect([...new Set(named)].filter((name) => !exposed.has(name))).toEqual([]);
    const manual = await read('docs/operating.md');
    expect([...exposed].filter((name) => name.startsWith('relais_') && !manual.includes(`\`${name}\``))).toEqual([]);
    const explained = [...manual.matchAll(/`(relais_[a-z0-9_]+)`/g)].map(([, name = '']) => name);
    expect(explained.filter((name) => !exposed.has(name))).toEqual([]);
  });
});

describe('personal data and secrets', () => {
  test('are in no log line, metric, trace or alert', async () => {
    const stored = await hub.runtime.ledger.messages({ limit: 1 });
    expect(stored.items).toHaveLength(1);
    const told = [
      ...lines,
      await metrics(),
      ...collector.received.map(({ body }) => body),
      ...hook.received.map(({ body }) => body),
      ...mail.mails.map(({ text }) => text),
      JSON.stringify(await api().get('/api/alerts')),
    ];
    expect(lines.length).toBeGreaterThan(50);
    const marks = [...Object.values(MARKS), ...MARKS.name.split(' '), apiKey, hub.runtime.adminToken];
    for (const mark of marks)
      expect(
        told.filter((text) => text.includes(mark)),
        mark,
      ).toEqual([]);
  });
});

interface Told {
  readonly data: { readonly alerts: readonly { readonly subject: string }[] };
}

async function metrics(): Promise<string> {
  return (await api().ask('/metrics')).text();
}
