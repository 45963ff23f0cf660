import 'reflect-metadata';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DeliveryView, MessageDetail } from '../../core/spi/ledger/ledger-queries.ts';
import type { World } from '../../demo/world.ts';
import { eventually, type Story, settled } from '../../simulators/flows/expect.ts';
import { returnJson } from '../../simulators/retailer/returns.ts';
import { copyHome, type Home } from '../support/home.ts';
import { announce, type Operator, operatorOf } from '../support/operator.ts';
import { freshWorld } from '../support/world.ts';

/* The carrier keeps the order of each case here; the web shop is given three attempts, quickly one after the other. */

let home: Home;
let world: World;
let api: Operator;
let seed = 900;

beforeAll(async () => {
  home = await copyHome();
  await home.edit('mappings/chronopost/partner.yaml', /retry: \[1s.*\]/, 'retry: [50ms, 50ms, 50ms]\n    ordering: case');
  await home.edit(
    'mappings/maison-lumen/partner.yaml',
    '    format: { kind: json }\n',
    '    format: { kind: json }\n    retry: [20ms, 20ms]\n',
  );
  world = await freshWorld({ RELAIS_HOME: home.path });
  api = operatorOf(world);
});
afterEach(() => {
  world?.carrier.faults.clear();
  world?.retailer.faults.clear();
});
afterAll(async () => {
  await world?.stop();
  await home?.remove();
});

const newReturn = () => returnJson({ seed: ++seed, n: 1 });
const deliveryOn = (story: Story, channel: string): DeliveryView =>
  story.deliveries.find((delivery) => delivery.channel === channel) ?? expect.fail(`no delivery on ${channel}`);
const webhook = 'maison-lumen/webhook';
const act = <T>(verb: string, body?: object) => api.post<T>(`/api/channels/${webhook}/${verb}`, body);

/** The webhook channel as operators see it. */
async function channel(): Promise<Record<string, unknown>> {
  const { items } = await api.get<{ items: { partner: string; channels: Record<string, unknown>[] }[] }>('/api/partners');
  const [partner, name] = webhook.split('/');
  return items.find((one) => one.partner === partner)?.channels.find((one) => one['channel'] === name) ?? expect.fail('no channel');
}

describe('a channel that is paused', () => {
  test('holds what it should send while the rest goes on, and sends it when it is resumed', async () => {
    expect(await act('pause', { reason: 'shop is being moved' })).toMatchObject({ channel: webhook, state: 'paused' });
    const body = newReturn();
    const story = await announce(world, body);
    expect(deliveryOn(story, 'webhook')).toMatchObject({ status: 'held', attempts: [] });
    expect(deliveryOn(story, 'instructions').status).toBe('delivered');
    expect(story.messages.every(({ status }) => status === 'completed')).toBe(true);
    expect(await channel()).toMatchObject({ state: 'paused', reason: 'shop is being moved', held: 1 });
    const { items } = await api.get<{ items: DeliveryView[] }>(`/api/deliveries?status=held&channel=${webhook}`);
    expect(items).toMatchObject([{ id: deliveryOn(story, 'webhook').id, messageId: expect.any(String) }]);
    expect(await (await api.ask('/metrics')).text()).toContain(`relais_held{channel="${webhook}"} 1`);
    expect(world.retailer.effects()[`shipment.labelled ${body.returnNumber}`]).toBeUndefined();

    expect((await api.ask(`/api/deliveries/${deliveryOn(story, 'webhook').id}/retry`, { method: 'POST' })).status).toBe(409);
    expect(await act('resume')).toEqual({ channel: webhook, state: 'active', released: 1 });
    expect(deliveryOn(await settled(world, story.root.id), 'webhook').status).toBe('delivered');
    expect(world.retailer.effects()[`shipment.labelled ${body.returnNumber}`]).toBe(1);
    expect(await channel()).toMatchObject({ state: 'active' });
  });

  test('gives up what a person does not want any more', async () => {
    await act('pause');
    const unwanted = deliveryOn(await announce(world, newReturn()), 'webhook');
    expect(await api.post(`/api/deliveries/${unwanted.id}/cancel`)).toEqual({ deliveryId: unwanted.id, status: 'cancelled' });
    expect((await api.ask(`/api/deliveries/${unwanted.id}/cancel`, { method: 'POST' })).status).toBe(409);
    expect(await act('resume')).toMatchObject({ released: 0 });
    expect((await api.ask('/api/deliveries?status=delivered')).status).toBe(400);
  });

  test('that was resumed by a process which ended half way lets go of the rest by itself', async () => {
    await act('pause');
    const held = await announce(world, newReturn());
    expect(deliveryOn(held, 'webhook').status).toBe('held');
    await world.hub.runtime.ledger.resumeChannel('maison-lumen', 'webhook', new Date());
    await eventually('the held delivery is sent', async () =>
      deliveryOn(await settled(world, held.root.id), 'webhook').status === 'delivered' ? true : undefined,
    );
  });

  test('is an outbound channel that exists, with a reason in words', async () => {
    expect((await api.ask('/api/channels/maison-lumen/returns/pause', { method: 'POST' })).status, 'an inbound one').toBe(404);
    expect((await api.ask('/api/channels/nobody/nothing/resume', { method: 'POST' })).status).toBe(404);
    expect((await api.ask(`/api/channels/${webhook}/pause`, { method: 'POST', body: '{"reason":7}' })).status).toBe(400);
    expect(await act('resume'), 'one that was not stopped').toMatchObject({ released: 0 });
  });
});

describe('a channel whose address is gone', () => {
  test('is disabled at the first 410, and holds that delivery and those after it', async () => {
    const [first, second] = [newReturn(), newReturn()];
    world.retailer.faults.add({ when: { reference: first.returnNumber }, times: 1, fault: { kind: 'status', status: 410 } });
    const story = await announce(world, first);
    expect(deliveryOn(story, 'webhook')).toMatchObject({ status: 'held', error: { code: 'E_CHANNEL_GONE' }, attempts: [{ status: 410 }] });
    const after = await announce(world, second);
    expect(deliveryOn(after, 'webhook')).toMatchObject({ status: 'held', attempts: [] });
    expect(await channel()).toMatchObject({ state: 'disabled', reason: expect.stringContaining('410') });
    expect(await act('resume')).toMatchObject({ released: 2 });
    for (const { root } of [story, after]) expect(deliveryOn(await settled(world, root.id), 'webhook').status).toBe('delivered');
  });
});

describe('a partner that is away', () => {
  test('is left alone after ten failures, while others are served; a person closes the breaker', async () => {
    world.retailer.faults.add({ when: {}, fault: { kind: 'status', status: 503 } });
    const bodies = Array.from({ length: 20 }, newReturn);
    for (const body of bodies) await api.post('/api/channels/maison-lumen/returns-api/messages', body);
    await eventually('the breaker is open', async () => ((await channel())['breaker'] === 'open' ? true : undefined));
    await eventually('the carrier has all orders', async () =>
      bodies.every((body) => world.carrier.effects()[body.returnNumber] === 1) ? true : undefined,
    );
    const metrics = await (await api.ask('/metrics')).text();
    expect(metrics).toContain(`relais_breaker_state{channel="${webhook}"} 2`);
    expect(metrics).toMatch(/relais_backlog\{queue="deliver:maison-lumen\/webhook"\} [1-9]/);
    world.retailer.faults.clear();
    await act('resume');
    expect(deliveryOn(await announce(world, newReturn()), 'webhook').status).toBe('delivered');
    await eventually('the breaker is closed', async () => ((await channel())['breaker'] === 'closed' ? true : undefined));
  });

  test('can be tried without a document', async () => {
    expect(await act('test')).toMatchObject({ channel: webhook, status: 'reachable' });
  });
});

describe('a channel that keeps the order of a case', () => {
  test('sends the second order of a case after the first, however often that has to be tried', async () => {
    const first = newReturn();
    const second = { ...first, announcedOn: '2025-03-13' };
    const other = newReturn();
    world.carrier.faults.add({ when: { reference: first.returnNumber }, times: 2, fault: { kind: 'status', status: 503 } });
    const post = async (body: object) =>
      (await api.post<{ messageId: MessageDetail['id'] }>('/api/channels/maison-lumen/returns-api/messages', body)).messageId;
    const ids = [await post(first), await post(second), await post(other)];
    const stories = await Promise.all(ids.map((id) => settled(world, id)));
    const [one, two, three] = stories.map((story) => deliveryOn(story, 'labels'));
    expect(stories.map(({ root }) => root.caseId)).toEqual([stories[0]?.root.caseId, stories[0]?.root.caseId, expect.anything()]);
    expect([one, two, three].map((delivery) => delivery?.attempts.length)).toEqual([3, 1, 1]);
    const began = (delivery: DeliveryView | undefined) => Date.parse(delivery?.attempts.at(-1)?.startedAt ?? '');
    const ended = (delivery: DeliveryView | undefined) => Date.parse(delivery?.attempts.at(-1)?.endedAt ?? '');
    expect(began(two)).toBeGreaterThanOrEqual(ended(one));
    expect(began(three), 'another case does not wait').toBeLessThan(ended(one));
  });
});
