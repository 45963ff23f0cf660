import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Redis } from 'ioredis';
import { afterEach, describe, expect, inject, it } from 'vitest';
import type { OutboundChannel } from '../../core/catalog/model.ts';
import { exampleCatalog } from '../../core/pipeline/bench.fixture.ts';
import { silentLog } from '../../core/spi/log.ts';
import { type RateLimits, rateLimits } from './rate-limits.ts';

const labels = exampleCatalog().channel('swift/labels') as OutboundChannel;
/** A channel of its own for each test: Redis remembers channels by their names. */
const paced = (ratePerSecond: number): OutboundChannel => ({
  ...labels,
  fullName: `swift/${randomUUID()}`,
  limits: { ...labels.limits, ratePerSecond },
});

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

/** A worker that counts in Redis where a URL is given, and knows how many workers there are. */
function worker({ workers = 1, redisUrl }: { readonly workers?: number; readonly redisUrl?: string } = {}): RateLimits {
  const limits = rateLimits({ workers: () => workers, log: silentLog, ...(redisUrl === undefined ? {} : { redisUrl }) });
  cleanUp.push(() => limits.close());
  return limits;
}

/** How long so many tasks take, in milliseconds, from the beginning of the first to that of the last. */
async function spread(workers: readonly RateLimits[], channel: OutboundChannel, count: number): Promise<number> {
  const times: number[] = [];
  const task = async () => void times.push(performance.now());
  const all = Array.from({ length: count }, async (_, n) => workers[n % workers.length]?.pace(channel, task));
  await Promise.all(all);
  expect(times).toHaveLength(count);
  return Math.max(...times) - Math.min(...times);
}

/** Settles when the worker counts this channel in Redis. */
async function counting(limits: RateLimits, channel: OutboundChannel): Promise<void> {
  const redis = new Redis(inject('redisUrl'));
  cleanUp.push(async () => redis.disconnect());
  while ((await redis.keys(`b_relais:${channel.fullName}_*`)).length === 0) await limits.pace(channel, async () => undefined);
}

/** A way to Redis that can be cut. */
async function detour(url: string): Promise<{ readonly url: string; cut(): void }> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let open = true;
  const server = createServer((inbound) => {
    if (!open) return void inbound.destroy();
    const outbound = connect(Number(port), hostname);
    for (const [from, to] of [
      [inbound, outbound],
      [outbound, inbound],
    ] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy()).on('close', () => to.destroy());
      from.pipe(to);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    open = false;
    for (const socket of sockets) socket.destroy();
  };
  cleanUp.push(async () => {
    cut();
    server.close();
  });
  return { url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`, cut };
}

describe('a declared rate', () => {
  it('is kept by one worker alone, and not asked about where none is declared', async () => {
    expect(await spread([worker()], paced(50), 11)).toBeGreaterThanOrEqual(180);
    const { ratePerSecond: _, ...unlimited } = paced(1).limits;
    expect(await spread([worker()], { ...paced(1), limits: unlimited }, 1_000)).toBeLessThan(1_000);
  });

  it('is shared equally among the workers that are alive', async () => {
    expect(await spread([worker({ workers: 2 })], paced(100), 11)).toBeGreaterThanOrEqual(180);
  });

  it('is kept by all workers together where they count in Redis', async () => {
    const redisUrl = inject('redisUrl');
    const workers = [worker({ redisUrl }), worker({ redisUrl }), worker({ redisUrl })];
    const channel = paced(100);
    for (const one of workers) await counting(one, channel);
    expect(await spread(workers, channel, 31)).toBeGreaterThanOrEqual(270);
  });

  it('is kept by shares while Redis is away, and nothing is lost or done twice', async () => {
    const way = await detour(inject('redisUrl'));
    const cut = worker({ redisUrl: way.url, workers: 2 });
    const channel = paced(100);
    await counting(cut, channel);
    way.cut();
    expect(await spread([cut], channel, 11)).toBeGreaterThanOrEqual(180);
  });

  it('is kept by shares when Redis was never there', async () => {
    const nobody = await detour(inject('redisUrl'));
    nobody.cut();
    expect(await spread([worker({ redisUrl: nobody.url, workers: 2 })], paced(100), 11)).toBeGreaterThanOrEqual(180);
  });

  it('lets a failure of the task through, done once', async () => {
    const limits = worker({ redisUrl: inject('redisUrl') });
    const channel = paced(100);
    await counting(limits, channel);
    let times = 0;
    const failing = limits.pace(channel, async () => {
      times += 1;
      throw new Error('the task failed');
    });
    await expect(failing).rejects.toThrow('the task failed');
    expect(times).toBe(1);
  });
});
