import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  ErrorTable,
  FailureGroup,
  FailurePage,
  HubView,
  MessagePage,
  Overview,
  PartnerList,
  PartnerView,
  SavedView,
  SavedViews,
} from '../../app/api/views/index.ts';
import type { World } from '../../demo/world.ts';
import { returnJson } from '../../simulators/retailer/returns.ts';
import { copyHome, type Home } from '../support/home.ts';
import { announce, type Operator, operatorOf } from '../support/operator.ts';
import { freshWorld } from '../support/world.ts';

/* One hub: a return that the carrier refuses for good, and one that goes well. */

let home: Home;
let world: World;
let api: Operator;
let refused: string;
let good: string;

beforeAll(async () => {
  home = await copyHome();
  await home.edit('mappings/chronopost/partner.yaml', /retry: \[1s.*\]/, 'retry: [20ms]');
  world = await freshWorld({ RELAIS_HOME: home.path });
  api = operatorOf(world);
  const bad = returnJson({ seed: 61, n: 1 });
  world.carrier.faults.add({ when: { reference: bad.returnNumber }, fault: { kind: 'status', status: 503 } });
  refused = (await announce(world, bad)).root.id;
  good = (await announce(world, returnJson({ seed: 62, n: 1 }))).root.id;
});
afterAll(async () => {
  await world?.stop();
  await home?.remove();
});

describe('what failed', () => {
  test('is one group with an example and a cure, and leads to its messages', async () => {
    const page = await api.get<FailurePage>('/api/failures');
    const [group] = page.items;
    expect(page.total).toEqual({ messages: 1, groups: 1 });
    expect(group).toMatchObject({
      ...{ stage: 'deliver', code: 'E_RETRIES_EXHAUSTED', partner: 'chronopost', channel: 'labels', count: 1 },
      example: { messageId: refused, finding: { code: 'E_RETRIES_EXHAUSTED' } },
      cure: { verb: 'retry' },
    });
    expect(group?.days.at(-1)).toBe(1);
    const { fingerprint } = group as FailureGroup;
    expect(await api.get<FailureGroup>(`/api/failures/${fingerprint}`)).toEqual(group);
    for (const query of [`failure=${fingerprint}`, 'error=E_RETRIES_EXHAUSTED'])
      expect((await api.get<MessagePage>(`/api/messages?${query}`)).items.map(({ id }) => id)).toEqual([refused]);
    expect((await api.ask('/api/failures/0000')).status).toBe(404);
    expect((await api.ask('/api/failures?nonsense=1')).status).toBe(400);
  });
});

describe('how everything stands', () => {
  test('is a map with what flows, and what needs a person', async () => {
    const overview = await api.get<Overview>('/api/overview?window=1h');
    expect(overview.trend).toHaveLength(60);
    expect(overview.nodes.map(({ id }) => id)).toEqual(expect.arrayContaining(['hub', 'maison-lumen', 'chronopost']));
    expect(overview.flows).toContainEqual(expect.objectContaining({ from: 'maison-lumen', to: 'chronopost', count: 2, dead: 1 }));
    expect(overview.totals.received).toBe(2);
    expect(overview.totals.failureRate).toBeGreaterThan(0);
    expect(overview.attention).toMatchObject({ dead: 1, openAlerts: expect.any(Number) });
    for (const window of ['15m', '24h', '7d']) {
      const { trend, totals } = await api.get<Overview>(`/api/overview?window=${window}`);
      expect([totals.received, trend.reduce((sum, { received }) => sum + received, 0), trend.length <= 60]).toEqual([2, 2, true]);
    }
  });

  test('includes the hub itself and the table of errors', async () => {
    const hub = await api.get<HubView>('/api/hub');
    expect(hub).toMatchObject({ transport: { kind: 'postgresql', state: 'up' }, languages: ['en', 'fr', 'es'] });
    expect(hub.instances).toHaveLength(1);
    expect((await api.get<ErrorTable>('/api/errors')).items).toContainEqual(expect.objectContaining({ code: 'E_NO_ROUTE', status: 422 }));
  });

  test('and every partner, without its secrets', async () => {
    const partner = await api.get<PartnerView>('/api/partners/chronopost');
    const labels = partner.channels.find(({ channel }) => channel === 'labels');
    expect(labels).toMatchObject({ traffic: { total: 2, failed: 1 }, retry: ['20ms'], acknowledgements: { overdue: 0 } });
    expect(partner.scorecard).toMatchObject({ acceptedAtOnce: expect.any(Number) });
    const { items } = await api.get<PartnerList>('/api/partners');
    for (const { partner: name } of items) {
      const view = await api.get<PartnerView>(`/api/partners/${name}`);
      for (const { settings } of view.channels)
        for (const { secret, value } of settings) expect(secret && value !== '•••', name).toBe(false);
    }
    expect((await api.ask('/api/partners/nobody')).status).toBe(404);
  });
});

describe('searching', () => {
  test('finds words in contents, for operators', async () => {
    const { items } = await api.get<MessagePage>(`/api/messages?text=${encodeURIComponent('RETURNNUMBER')}&partner=maison-lumen`);
    expect(items.map(({ id }) => id)).toEqual([good, refused]);
    expect((await api.get<MessagePage>('/api/messages?text=no%20such%20words')).items).toEqual([]);
  });

  test('is kept under a name', async () => {
    const view = await api.post<SavedView>('/api/views', { name: 'Dead', page: 'messages', query: 'status=dead', shared: true });
    expect(view).toMatchObject({ name: 'Dead', own: true, shared: true });
    expect((await api.get<SavedViews>('/api/views')).items).toEqual([view]);
    expect((await api.ask(`/api/views/${view.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await api.ask(`/api/views/${view.id}`, { method: 'DELETE' })).status).toBe(404);
    expect((await api.get<SavedViews>('/api/views')).items).toEqual([]);
  });
});

describe('lists', () => {
  test('of deliveries that need a person go on where the page before ended', async () => {
    const page = await api.get<{ items: readonly { id: string }[]; nextCursor?: string }>('/api/deliveries?limit=1');
    expect(page.items).toHaveLength(1);
    expect(page.nextCursor).toBeUndefined();
    expect((await api.ask('/api/deliveries?cursor=nonsense')).status).toBe(400);
    expect((await api.ask('/api/acknowledgements?cursor=nonsense')).status).toBe(400);
  });
});

describe('the stream', () => {
  test('tells how everything stands at once, then what happens', async () => {
    const stop = new AbortController();
    const answer = await fetch(`${world.hub.url}/api/stream?topics=pulse,message`, {
      headers: { authorization: `Bearer ${world.hub.runtime.adminToken}`, 'last-event-id': '7' },
      signal: stop.signal,
    });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const reader = (answer.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const until = async (words: string): Promise<void> => {
      while (!text.includes(words)) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`the stream ended before ${words}: ${text}`);
        text += value;
      }
    };
    await until('event: pulse');
    expect(text).toContain('retry: ');
    // The second pulse is of a look after the feed has begun: what comes after that is news.
    text = '';
    await until('event: pulse');
    const { root } = await announce(world, returnJson({ seed: 63, n: 1 }));
    await until(`"id":"${root.id}"`);
    expect(text).not.toContain('event: failure');
    stop.abort();
  });
});
