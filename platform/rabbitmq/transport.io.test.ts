import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { idOf, named, numbered } from '../../core/testing/work-ids.ts';
import type { Vhost } from '../../tests/services/broker.ts';
import { testBroker } from '../../tests/services/test-broker.ts';
import { declare } from './declare.ts';
import { queue, type RabbitBench, rabbitBench, until } from './testing/bench.ts';
import { topology } from './topology.ts';

const brokerName = 'relais.deliver.partner.channel';

let vhost: Vhost;
beforeAll(async () => {
  vhost = await testBroker().vhost();
});
afterAll(() => vhost.remove());

let bench: RabbitBench;
beforeEach(() => {
  bench = rabbitBench(vhost);
});
afterEach(() => bench.close());

const waiting = async (name: string): Promise<number> => (await bench.raw((channel) => channel.checkQueue(name))).messageCount;

describe('what is in the broker already', () => {
  it('is left as it is when it is the same', async () => {
    await bench.raw(async (channel) => {
      await declare(channel, topology([queue]));
      await declare(channel, topology([queue]));
    });
    const transport = await bench.open();
    await transport.subscribe({ queue, prefetch: 1, handler: bench.finish });
    expect(transport.health()).toEqual({ state: 'up' });
  });

  it('is refused, not deleted, when a queue of that name has other arguments', async () => {
    await bench.raw(async (channel) => {
      const { queue: name } = await channel.assertQueue(brokerName, { arguments: { 'x-queue-type': 'quorum', 'x-max-length': 7 } });
      channel.sendToQueue(name, Buffer.from('somebody else put this here'));
      await until(async () => (await channel.checkQueue(name)).messageCount === 1);
    });
    const transport = await bench.open();
    const refused = transport.subscribe({ queue, prefetch: 1, handler: bench.finish });
    await expect(refused).rejects.toMatchObject({
      code: 'E_BROKER_TOPOLOGY',
      message: expect.stringMatching(/queue relais\.deliver\.partner\.channel with other properties: x-\S+ is \S+, the hub needs \S+\.$/),
    });
    expect(await waiting(brokerName)).toBe(1);
  });

  it('is refused at the start when a tier or an exchange is another', async () => {
    await bench.raw((channel) => channel.assertExchange('relais.work', 'fanout'));
    await expect(bench.open()).rejects.toMatchObject({
      code: 'E_BROKER_TOPOLOGY',
      message: expect.stringContaining('exchange relais.work with other properties: type is fanout, the hub needs direct'),
    });
  });
});

describe('bells', () => {
  it('that nobody can read end among the dead letters, and hold up nothing', async () => {
    const transport = await bench.open();
    await transport.subscribe({ queue, prefetch: 5, handler: bench.finish });
    await bench.raw(async (channel) => {
      channel.publish('relais.work', brokerName, Buffer.from('ding dong'));
      channel.publish('relais.work', brokerName, Buffer.from(JSON.stringify({ v: 2, queue, ids: named('a') })));
      channel.publish('relais.work', brokerName, Buffer.from(JSON.stringify({ v: 1, queue, ids: [...named('a'), 'no UUID'] })));
      channel.publish('relais.work', brokerName, Buffer.from(JSON.stringify({ v: 1, queue: 'process', ids: named('a') })));
      bench.work.add(queue, named('a'));
      transport.ring({ v: 1, queue, ids: named('a') });
      await until(() => bench.work.left === 0);
      await until(async () => (await channel.checkQueue('relais.dead-letter')).messageCount === 4);
    });
    expect(bench.finished).toEqual(named('a'));
  });

  it('for a queue that nobody has served yet are put aside, and rung again when somebody does', async () => {
    const transport = await bench.open();
    bench.work.add(queue, named('a'));
    transport.ring({ v: 1, queue, ids: named('a') });
    await until(async () => (await waiting('relais.unrouted')) === 1);
    await transport.subscribe({ queue, prefetch: 5, handler: bench.finish });
    await until(() => bench.work.left === 0);
    expect(transport.stats()).toMatchObject({ rung: 1, rungAgain: 1 });
  });

  it('that wait behind a slow partner are not rung again', async () => {
    const transport = await bench.open({ sweepMs: 50, graceMs: 100 });
    await transport.subscribe({
      queue,
      prefetch: 4,
      handler: async (work, signal) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        await bench.finish(work, signal);
      },
    });
    const ids = numbered(400);
    bench.work.add(queue, ids);
    transport.ring({ v: 1, queue, ids });
    await until(() => bench.work.left === 0);
    expect(bench.work.calls.horizon).toBeGreaterThan(10);
    expect(bench.work.calls.claim).toBeLessThanOrEqual(2);
    expect(transport.stats().rungAgain).toBeLessThanOrEqual(20);
  });

  it('that say they ring later do not make the sweep take what somebody has in hand', async () => {
    const claimed: (readonly string[])[] = [];
    const claim: RabbitBench['work']['claim'] = async (...given) => {
      const ids = await bench.work.claim(...given);
      claimed.push(ids);
      return ids;
    };
    const transport = await bench.open({ sweepMs: 50, graceMs: 100, work: { ...bench.work, claim } });
    const minuteAgo = new Date(Date.now() - 60_000);
    await transport.subscribe({
      queue,
      prefetch: 1,
      handler: async (_, signal) => {
        // Never rung; late enough for the sweep to look into this queue.
        bench.work.add(queue, named('lost'), minuteAgo);
        await new Promise((resolve) => void signal.addEventListener('abort', resolve));
      },
    });
    bench.work.add(queue, named('in hand'));
    bench.work.open(named('in hand'), 600_000);
    await bench.raw(async (channel) => {
      const headers = { 'relais-rings-at': Date.now() + 3_600_000 };
      const content = Buffer.from(JSON.stringify({ v: 1, queue, ids: named('slow', 'behind') }));
      channel.publish('relais.work', brokerName, content, { headers });
      await until(() => claimed.flat().includes(idOf('lost')));
    });
    expect(claimed.flat()).toEqual(named('lost'));
  });

  it('rung singly in quick succession travel together', async () => {
    const transport = await bench.open();
    for (const id of numbered(2_000)) {
      transport.ring({ v: 1, queue: 'process', ids: [id] });
      await new Promise((resolve) => void setImmediate(resolve));
    }
    await transport.close(5_000);
    expect(transport.stats()).toMatchObject({ rung: 2_000, dropped: 0 });
    expect(await waiting('relais.unrouted')).toBeLessThanOrEqual(500);
  });

  it('with a long delay come from the ledger for the last part of it, once', async () => {
    const transport = await bench.open({ sweepMs: 100, graceMs: 60_000, maxInBrokerMs: 600 });
    await transport.subscribe({ queue, prefetch: 5, handler: bench.finish });
    const dueMs = Date.now() + 1_500;
    for (const [index, id] of named('a', 'b').entries()) {
      bench.work.add(queue, [id], new Date(dueMs + index * 500));
      transport.ring({ v: 1, queue, ids: [id] }, 1_500 + index * 500);
    }
    await until(() => bench.work.left === 0);
    expect(bench.finished).toEqual(named('a', 'b'));
    expect(transport.stats()).toMatchObject({ rung: 2, rungAgain: 2, delivered: 2 });
  });
});

describe('closing', () => {
  it('brings out the last bells, and returns the bells that were not begun', async () => {
    const [one, other] = [await bench.open(), await bench.open()];
    const ids = numbered(1_000);
    bench.work.add(queue, ids);
    await one.subscribe({ queue, prefetch: 2, handler: () => new Promise(() => undefined) });
    other.ring({ v: 1, queue, ids });
    await other.close(5_000);
    await until(() => one.stats().inHand === 2);
    await one.close(0);
    await until(async () => (await waiting(brokerName)) === 100);
  });
});
