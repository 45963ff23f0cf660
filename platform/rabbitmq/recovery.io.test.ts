import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { idOf, named, numbered } from '../../core/testing/work-ids.ts';
import type { Vhost } from '../../tests/services/broker.ts';
import { testBroker } from '../../tests/services/test-broker.ts';
import { queue, type RabbitBench, rabbitBench, until } from './testing/bench.ts';
import { connectionFrame, type Gate, gateBefore } from './testing/gate.ts';

const [BLOCKED, UNBLOCKED] = [60, 61];

let vhost: Vhost;
beforeAll(async () => {
  vhost = await testBroker().vhost();
});
afterAll(() => vhost.remove());

let bench: RabbitBench;
let gate: Gate;
beforeEach(async () => {
  bench = rabbitBench(vhost);
  gate = await gateBefore(bench.vhost.url);
});
afterEach(async () => {
  await bench.close();
  await gate.close();
});

describe('a broker that is away', () => {
  it('does not keep a hub from starting; what was rung meanwhile is rung again when it comes', async () => {
    const transport = await bench.open({ url: gate.url });
    await transport.subscribe({ queue, prefetch: 50, handler: bench.finish });
    expect(transport.health()).toMatchObject({ state: 'degraded', reason: expect.stringContaining('RabbitMQ cannot be reached') });
    const ids = numbered(300);
    bench.work.add(queue, ids);
    transport.ring({ v: 1, queue, ids });
    expect(transport.stats().dropped).toBe(300);
    gate.open();
    await until(() => bench.work.left === 0);
    expect(bench.finished.toSorted()).toEqual(ids);
    expect(transport.health()).toEqual({ state: 'up' });
  });

  it('makes the hub keep nothing for it, and say so once', async () => {
    const transport = await bench.open({ url: gate.url });
    const before = bench.logged.length;
    for (let count = 0; count < 100_000; count += 1) transport.ring({ v: 1, queue, ids: [idOf(String(count))] }, count % 60_000);
    expect(transport.stats()).toMatchObject({ rung: 100_000, dropped: 100_000 });
    expect(bench.logged.length - before).toBe(1);
  });

  it('says why without its credentials', async () => {
    const url = new URL(bench.vhost.url);
    [url.username, url.password] = ['some-user', 'some-password'];
    const transport = await bench.open({ url: url.href });
    expect(transport.health()).toEqual({ state: 'degraded', reason: expect.stringContaining('RabbitMQ refuses the login') });
    await expect(bench.open({ url: 'amqp//some-user:some-password@host' })).rejects.toMatchObject({ code: 'E_ENV_INVALID' });
    expect(bench.logged.join('\n')).not.toMatch(/some-user|some-password/);
  });
});

describe('a connection that is lost', () => {
  it('is made again, while work goes on; nothing is lost', async () => {
    gate.open();
    const [door, worker] = [await bench.open({ url: gate.url }), await bench.open({ url: gate.url })];
    await worker.subscribe({ queue, prefetch: 50, handler: bench.finish });
    const ids = numbered(3_000);
    for (const [index, id] of ids.entries()) {
      bench.work.add(queue, [id]);
      door.ring({ v: 1, queue, ids: [id] });
      if (index % 1_000 === 500) {
        gate.shut();
        gate.open();
      }
      if (index % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await until(() => bench.work.left === 0);
    expect(bench.finished.toSorted()).toEqual(ids);
    expect(door.stats().reconnects + worker.stats().reconnects).toBeGreaterThanOrEqual(3);
  });

  it('is noticed when the broker closes it', async () => {
    const transport = await bench.open();
    await transport.subscribe({ queue, prefetch: 50, handler: bench.finish });
    await testBroker().ctl('close_all_connections', '-p', bench.vhost.name, 'planted fault');
    await until(() => transport.stats().reconnects === 2);
    bench.work.add(queue, named('a'));
    transport.ring({ v: 1, queue, ids: named('a') });
    await until(() => bench.work.left === 0);
  });

  it('is noticed when it falls silent', async () => {
    gate.open();
    const url = new URL(gate.url);
    url.searchParams.set('heartbeat', '1');
    const transport = await bench.open({ url: url.href });
    await transport.subscribe({ queue, prefetch: 50, handler: bench.finish });
    gate.freeze();
    bench.work.add(queue, named('a'));
    transport.ring({ v: 1, queue, ids: named('a') });
    await until(() => bench.work.left === 0);
    expect(transport.stats().reconnects).toBe(2);
  });

  it('that is silent fills no memory', async () => {
    gate.open();
    const transport = await bench.open({ url: gate.url });
    gate.freeze();
    for (let count = 0; count < 100_000; count += 1) transport.ring({ v: 1, queue, ids: [idOf(String(count))] });
    expect(transport.stats().dropped).toBe(50_000);
  });

  it('does not hand over again what is still in hand', async () => {
    gate.open();
    const transport = await bench.open({ url: gate.url });
    let [handed, release] = [0, (): void => undefined];
    const gone = new Promise<void>((resolve) => {
      release = resolve;
    });
    await transport.subscribe({
      queue,
      prefetch: 5,
      handler: async (work, signal) => {
        handed += work.ids.length;
        bench.work.open(work.ids, 30_000);
        await gone;
        await bench.finish(work, signal);
        bench.work.finish(work.ids);
      },
    });
    bench.work.add(queue, named('a'));
    transport.ring({ v: 1, queue, ids: named('a') });
    await until(() => handed === 1);
    gate.shut();
    gate.open();
    await until(async () => (await bench.raw((channel) => channel.checkQueue('relais.deliver.partner.channel'))).consumerCount === 1);
    release();
    await until(() => bench.work.left === 0);
    expect(handed).toBe(1);
  });
});

describe('a broker that is short of something', () => {
  it('is shown; bells wait in the ledger until it takes them again', async () => {
    gate.open();
    const transport = await bench.open({ url: gate.url });
    await transport.subscribe({ queue, prefetch: 5, handler: bench.finish });
    gate.inject(connectionFrame(BLOCKED, 'low on memory'));
    await until(() => transport.health().state === 'degraded');
    expect(transport.health().reason).toContain('low on memory');
    bench.work.add(queue, named('a'));
    transport.ring({ v: 1, queue, ids: named('a') });
    expect(transport.stats().dropped).toBe(1);
    gate.inject(connectionFrame(UNBLOCKED));
    await until(() => bench.work.left === 0);
    expect(transport.health()).toEqual({ state: 'up' });
  });
});

describe('a broker that lost everything', () => {
  it('gets every bell again within 5 s', async () => {
    const [door, worker] = [await bench.open(), await bench.open()];
    await worker.subscribe({ queue, prefetch: 20, handler: bench.finish });
    worker.pause(queue);
    const due = numbered(2_000);
    bench.work.add(queue, due);
    door.ring({ v: 1, queue, ids: due });
    const laterAt = new Date(Date.now() + 8_000);
    bench.work.add(queue, named('later'), laterAt);
    door.ring({ v: 1, queue, ids: named('later') }, 8_000);
    worker.resume(queue);
    await until(() => bench.finished.length > 100);
    await bench.vhost.wipe();
    const wipedAt = Date.now();
    await until(() => bench.work.left === 1);
    expect(Date.now() - wipedAt).toBeLessThanOrEqual(5_000);
    await until(() => bench.work.left === 0);
    expect(Date.now() - laterAt.getTime()).toBeLessThanOrEqual(1_000 + 0.05 * 8_000);
    expect(bench.finished.toSorted()).toEqual([...named('later'), ...due].toSorted());
  });

  it('gets one queue again that was deleted', async () => {
    const transport = await bench.open();
    await transport.subscribe({ queue, prefetch: 20, handler: bench.finish });
    await bench.raw((channel) => channel.deleteQueue('relais.deliver.partner.channel'));
    bench.work.add(queue, named('a'));
    transport.ring({ v: 1, queue, ids: named('a') });
    await until(() => bench.work.left === 0);
  });
});
