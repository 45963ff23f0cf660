import 'reflect-metadata';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DeliveryView, MessageDetail } from '../../core/spi/ledger/ledger-queries.ts';
import type { World } from '../../demo/world.ts';
import { eventually, type Story, settled } from '../../simulators/flows/expect.ts';
import { returnJson } from '../../simulators/retailer/returns.ts';
import { copyHome, type Home } from '../support/home.ts';
import { announce, type Operator, operatorOf } from '../support/operator.ts';
import { freshWorld } from '../support/world.ts';

/* The carrier and the web shop are given three attempts, quickly one after the other. */

let home: Home;
let world: World;
let api: Operator;
let seed = 50;

beforeAll(async () => {
  home = await copyHome();
  await home.edit('mappings/chronopost/partner.yaml', /retry: \[1s.*\]/, 'retry: [20ms, 20ms]');
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
const outcomes = (delivery: DeliveryView) =>
  delivery.attempts.map(({ outcome, status }) => (status === undefined ? outcome : `${outcome} ${status}`));

describe('a delivery that fails for good', () => {
  test('is dead after the last attempt, with their number and the last reason; so is its message', async () => {
    const body = newReturn();
    world.carrier.faults.add({ when: { reference: body.returnNumber }, fault: { kind: 'status', status: 503 } });
    const story = await announce(world, body);
    expect(outcomes(deliveryOn(story, 'labels'))).toEqual(['deferred 503', 'deferred 503', 'deferred 503']);
    expect(deliveryOn(story, 'labels')).toMatchObject({
      status: 'dead',
      stage: 'deliver',
      error: { code: 'E_RETRIES_EXHAUSTED', message: expect.stringMatching(/after attempt 3,.*503/) },
    });
    expect(story.root).toMatchObject({
      status: 'dead',
      failure: { stage: 'deliver', findings: [{ code: 'E_RETRIES_EXHAUSTED' }] },
      deliveryCounts: { open: 0, dead: 1, total: 1 },
    });
    expect(world.carrier.effects()[body.returnNumber]).toBeUndefined();
  });

  test('sends the same key at every attempt', async () => {
    const body = newReturn();
    world.retailer.faults.add({ when: { reference: body.returnNumber }, times: 2, fault: { kind: 'status', status: 500 } });
    const webhook = deliveryOn(await announce(world, body), 'webhook');
    expect(outcomes(webhook)).toEqual(['deferred 500', 'deferred 500', 'accepted 200']);
    expect(world.retailer.arrivals()[webhook.idempotencyKey]).toBe(3);
  });

  test('is dead at once when the partner refuses', async () => {
    const body = newReturn();
    world.retailer.faults.add({ when: { reference: body.returnNumber }, fault: { kind: 'status', status: 422, body: 'Camille Exemple' } });
    const story = await announce(world, body);
    const webhook = deliveryOn(story, 'webhook');
    expect(outcomes(webhook)).toEqual(['rejected 422']);
    expect(webhook).toMatchObject({ status: 'dead', error: { code: 'E_DELIVERY_REFUSED' } });
    expect(webhook.error?.message).not.toContain('Camille');
    expect(deliveryOn(story, 'instructions').status, 'the other destination is not held up').toBe('delivered');
  });
});

describe("the carrier's answer", () => {
  test('that is no answer of the operation is asked for again', async () => {
    const body = newReturn();
    const fault = { kind: 'raw', mediaType: 'text/html', body: '<html><body>Maintenance</body></html>' } as const;
    world.carrier.faults.add({ when: { reference: body.returnNumber }, times: 1, fault });
    const story = await announce(world, body);
    expect(outcomes(deliveryOn(story, 'labels'))).toEqual(['deferred 200', 'accepted 200']);
    expect(world.carrier.effects()[body.returnNumber]).toBe(1);
  });

  test('that cannot be mapped is kept as a dead message; the order stays delivered and is not sent again', async () => {
    const body = newReturn();
    const answer = bookingAnswer('<errorCode>0</errorCode><reservationNumber>R-1</reservationNumber>');
    world.carrier.faults.add({ when: { reference: body.returnNumber }, fault: { kind: 'raw', mediaType: 'text/xml', body: answer } });
    const story = await announce(world, body);
    expect(outcomes(deliveryOn(story, 'labels'))).toEqual(['accepted 200']);
    expect(story.root.status).toBe('completed');
    expect(story.messages[1]).toMatchObject({
      parentId: story.root.id,
      caseId: story.root.caseId,
      source: 'reply',
      status: 'dead',
      failure: { stage: 'normalize', findings: [expect.objectContaining({ code: 'E_CANONICAL' })] },
      deliveries: [],
    });
    const received = await api.ask(`/api/contents/${story.messages[1]?.contents.find((content) => content.stage === 'receive')?.id}`);
    expect(await received.json()).toMatchObject({ return: { errorCode: 0, reservationNumber: 'R-1' } });
  });

  test('that is a passing error inside a good answer is asked for again; a wrong account is ours to mend', async () => {
    const passing = newReturn();
    const lasting = newReturn();
    const refuse = (code: number) => ({ kind: 'refuse', code, message: 'no' }) as const;
    world.carrier.faults.add({ when: { reference: passing.returnNumber }, times: 1, fault: refuse(1) });
    world.carrier.faults.add({ when: { reference: lasting.returnNumber }, fault: refuse(33) });
    expect(outcomes(deliveryOn(await announce(world, passing), 'labels'))).toEqual(['deferred 200', 'accepted 200']);
    const story = await announce(world, lasting);
    expect(outcomes(deliveryOn(story, 'labels'))).toEqual(['rejected 200']);
    expect(story.messages).toHaveLength(1);
  });
});

describe('what a person does', () => {
  /** A return whose order the carrier has refused for good. */
  async function dead(): Promise<{ story: Story; number: string; order: DeliveryView }> {
    const body = newReturn();
    world.carrier.faults.add({ when: { reference: body.returnNumber }, fault: { kind: 'status', status: 400 } });
    const story = await announce(world, body);
    world.carrier.faults.clear();
    return { story, number: body.returnNumber, order: deliveryOn(story, 'labels') };
  }

  test('retry sends a dead delivery again, the same bytes under the same key, and the return goes its way', async () => {
    const { story, number, order } = await dead();
    expect(await api.post(`/api/deliveries/${order.id}/retry`)).toEqual({ deliveryId: order.id, status: 'pending' });
    const after = await settled(world, story.root.id);
    expect(after.root.status).toBe('completed');
    expect(deliveryOn(after, 'labels')).toMatchObject({ id: order.id, idempotencyKey: order.idempotencyKey, status: 'delivered' });
    expect(outcomes(deliveryOn(after, 'labels'))).toEqual(['rejected 400', 'accepted 200']);
    expect(world.retailer.effects()[`shipment.labelled ${number}`]).toBe(1);
    expect((await api.ask(`/api/deliveries/${order.id}/retry`, { method: 'POST' })).status, 'a delivered one').toBe(409);
  });

  test('retry does not wait for what was scheduled', async () => {
    const body = newReturn();
    world.carrier.faults.add({
      when: { reference: body.returnNumber },
      times: 1,
      fault: { kind: 'status', status: 503, retryAfter: 3600 },
    });
    const { messageId } = await api.post<{ messageId: MessageDetail['id'] }>('/api/channels/maison-lumen/returns-api/messages', body);
    const order = await eventually('the order waits', async () => {
      const [delivery] = (await api.get<MessageDetail>(`/api/messages/${messageId}`)).deliveries;
      return delivery?.status === 'retrying' ? delivery : undefined;
    });
    expect(Date.parse(order.nextAttemptAt ?? '') - Date.now()).toBeGreaterThan(3_000_000);
    await api.post(`/api/deliveries/${order.id}/retry`);
    expect((await settled(world, messageId)).root.status).toBe('completed');
  });

  test('discard gives up a dead message, with a reason, once', async () => {
    const { story } = await dead();
    const path = `/api/messages/${story.root.id}/discard`;
    expect((await api.ask(path, { method: 'POST', body: '{}' })).status, 'without a reason').toBe(400);
    expect(await api.post(path, { reason: 'announced by mistake' })).toEqual({ messageId: story.root.id, status: 'discarded' });
    expect(await api.get(`/api/messages/${story.root.id}`)).toMatchObject({ status: 'discarded', deliveries: [{ status: 'cancelled' }] });
    expect((await api.ask(path, { method: 'POST', body: '{"reason":"again"}' })).status).toBe(409);
  });

  test('replay of a dead message is a new message from the same bytes, linked to the old one', async () => {
    const { story, number } = await dead();
    const { messageId } = await api.post<{ messageId: MessageDetail['id'] }>(`/api/messages/${story.root.id}/replay`);
    const again = await settled(world, messageId);
    expect(again.root).toMatchObject({ parentId: story.root.id, source: 'replay', status: 'completed', caseId: story.root.caseId });
    const original = (message: MessageDetail) => message.contents.find((content) => content.stage === 'receive')?.sha256;
    expect(original(again.root)).toBe(original(story.root));
    expect(world.carrier.effects()[number]).toBe(1);
    expect(await api.get(`/api/messages/${story.root.id}`), 'the old one needs nobody any more').toMatchObject({ status: 'discarded' });
  });
});

function bookingAnswer(members: string): string {
  return `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><ns1:shippingMultiParcelV4Response
    xmlns:ns1="http://cxf.shipping.soap.chronopost.fr/"><return>${members}</return></ns1:shippingMultiParcelV4Response></soap:Body></soap:Envelope>`;
}
