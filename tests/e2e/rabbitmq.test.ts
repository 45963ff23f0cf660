import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MessageDetail } from '../../core/spi/ledger/ledger-queries.ts';
import type { World } from '../../demo/world.ts';
import { eventually, settled } from '../../simulators/flows/expect.ts';
import { returnFlows } from '../../simulators/flows/returns.ts';
import { returnJson } from '../../simulators/retailer/returns.ts';
import type { Vhost } from '../services/broker.ts';
import { testBroker } from '../services/test-broker.ts';
import { operatorOf } from '../support/operator.ts';
import { freshWorld } from '../support/world.ts';

/* The hub with RabbitMQ as its transport: the same flows, and what only a broker can do to it. */

const broker = testBroker();
let vhost: Vhost;
let world: World;

beforeAll(async () => {
  vhost = await broker.vhost();
  world = await freshWorld({ AMQP_URL: vhost.url });
});
afterAll(async () => {
  await world?.stop();
  await vhost?.remove();
});

const post = async (body: object): Promise<MessageDetail['id']> =>
  (await operatorOf(world).post<{ messageId: MessageDetail['id'] }>('/api/channels/maison-lumen/returns-api/messages', body)).messageId;

describe('the flows of a return, over RabbitMQ', () => {
  for (const [index, flow] of returnFlows.entries()) {
    test(`${flow.name}: ${flow.tells}`, async () => {
      const story = await flow.run(world, 3_000 + index);
      expect(story.messages.length).toBeGreaterThan(0);
    });
  }

  test('work is carried by the broker, not found by the sweep', async () => {
    const { rung, rungAgain, dropped } = world.hub.runtime.transport.stats();
    expect(rung).toBeGreaterThan(20);
    expect(dropped).toBe(0);
    expect(rungAgain).toBeLessThan(rung / 4);
  });
});

describe('the broker', () => {
  test('may lose everything: what was accepted comes to its end', async () => {
    const bodies = Array.from({ length: 30 }, (_, n) => returnJson({ seed: 3_100, n: n + 1 }));
    const ids = await Promise.all(bodies.slice(0, 15).map(post));
    await vhost.wipe();
    ids.push(...(await Promise.all(bodies.slice(15).map(post))));
    for (const id of ids) expect((await settled(world, id)).root.status).toBe('completed');
    for (const body of bodies) expect(world.retailer.effects()[`shipment.labelled ${body.returnNumber}`]).toBe(1);
  });

  test('says by its alarm that it takes no more; operators see it, and senders do not', async () => {
    const clear = await broker.alarm();
    try {
      const id = await post(returnJson({ seed: 3_200, n: 1 }));
      const health = async () =>
        (await (await fetch(`${world.hub.url}/health/ready`)).json()) as { status: string; transport: { state: string } };
      await eventually('the alarm is seen', async () => ((await health()).transport.state === 'degraded' ? true : undefined));
      expect((await health()).status).toBe('ready');
      const metrics = await (await operatorOf(world).ask('/metrics')).text();
      expect(metrics).toContain('relais_transport_state 1');
      await clear();
      expect((await settled(world, id)).root.status).toBe('completed');
      await eventually('the alarm is over', async () => ((await health()).transport.state === 'up' ? true : undefined));
    } finally {
      await clear();
    }
  });
});
