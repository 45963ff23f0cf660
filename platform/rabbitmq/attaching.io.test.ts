import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { QueueName } from '../../core/spi/transport.ts';
import { idOf, named } from '../../core/testing/work-ids.ts';
import type { Vhost } from '../../tests/services/broker.ts';
import { testBroker } from '../../tests/services/test-broker.ts';
import { brokerQueue } from './names.ts';
import { otherQueue, queue, type RabbitBench, rabbitBench, until } from './testing/bench.ts';
import { declaring, type Gate, gateBefore, internalError } from './testing/gate.ts';

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
  gate.open();
});
afterEach(async () => {
  await bench.close();
  await gate.close();
});

const all: readonly QueueName[] = ['process', queue, otherQueue];
const broken = queue;

describe('a queue that breaks the connection whenever it is declared', () => {
  const aside = { state: 'degraded', reason: `RabbitMQ ends the connection when it is asked for ${broken}; left aside for now` };
  const breakIt = (): void => gate.answer(declaring(brokerQueue(broken)), internalError());

  it.each(['from the start', 'later'])('is left aside, %s; the others go on; it is served when it is whole again', async (when) => {
    if (when === 'from the start') breakIt();
    const transport = await bench.open({ url: gate.url, sweepMs: 100 });
    for (const name of all) await transport.subscribe({ queue: name, prefetch: 5, handler: bench.finish });
    if (when === 'later') {
      expect(transport.health()).toEqual({ state: 'up' });
      breakIt();
      bench.work.add(broken, named('found'), new Date(Date.now() - 60_000)); // the sweep asks for the queue
    } else bench.work.add(broken, named('found'));
    await until(() => transport.health().reason === aside.reason);
    const lost = transport.stats().reconnects;
    for (const name of ['process', otherQueue] as const) {
      bench.work.add(name, [idOf(name)]);
      transport.ring({ v: 1, queue: name, ids: [idOf(name)] });
    }
    await until(() => bench.work.left === 1);
    expect(transport.health()).toEqual(aside);
    expect(lost).toBeLessThanOrEqual(3);
    expect(transport.stats().reconnects).toBe(lost);
    gate.answer();
    await until(() => bench.work.left === 0);
    expect(transport.health()).toEqual({ state: 'up' });
    expect(transport.stats().reconnects).toBe(lost);
  });

  it('is left aside for longer when it breaks it again, and the others still go on', async () => {
    breakIt();
    const transport = await bench.open({ url: gate.url, sweepMs: 100 });
    for (const name of all) await transport.subscribe({ queue: name, prefetch: 5, handler: bench.finish });
    const pauses = (): readonly number[] =>
      bench.logged.map((line) => JSON.parse(line)).flatMap((line) => (line.pauseMs === undefined ? [] : [line.pauseMs]));
    await until(() => pauses().length === 2);
    expect(pauses()).toEqual([5_000, 10_000]);
    bench.work.add(otherQueue, named('a'));
    transport.ring({ v: 1, queue: otherQueue, ids: named('a') });
    await until(() => bench.work.left === 0);
  });
});

it('a connection that is lost once while queues are opened costs none of them a pause', async () => {
  gate.answer(declaring(brokerQueue(broken)), internalError());
  const transport = await bench.open({ url: gate.url, random: () => 1 }); // 100 ms before it connects again
  await Promise.all(all.map((name) => transport.subscribe({ queue: name, prefetch: 5, handler: bench.finish })));
  gate.answer();
  for (const name of all) bench.work.add(name, [idOf(name)]);
  await until(() => bench.work.left === 0);
  expect(transport.stats().reconnects).toBe(1);
  expect(bench.logged.filter((line) => line.includes('left aside'))).toEqual([]);
});
