import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'amqplib';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brokerAt } from './broker-place.ts';
import { openPremises } from './premises.ts';
import { type PrivateBroker, startPrivateBroker } from './private-broker.ts';
import { answers } from './rabbitmq.ts';
import { isRunning, startServer } from './servers.ts';
import { startServices } from './start.ts';
import { testBroker } from './test-broker.ts';
import { testRedis } from './test-redis.ts';

/** The processes of this machine whose command line or environment names a text. */
async function processesNaming(text: string): Promise<readonly string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const parts = await Promise.all(['cmdline', 'environ'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')));
      return parts.some((part) => part.includes(text)) ? [pid] : [];
    }),
  );
  return found.flat();
}

describe('the services of this run', () => {
  test('the broker carries a message', async () => {
    const vhost = await testBroker().vhost();
    const connection = await connect(vhost.url);
    const channel = await connection.createConfirmChannel();
    const { queue } = await channel.assertQueue('tried', { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    channel.sendToQueue(queue, Buffer.from('ring'), { persistent: true });
    await channel.waitForConfirms();
    expect(await channel.get(queue, { noAck: true })).toMatchObject({ content: Buffer.from('ring') });
    await connection.close();
    await vhost.remove();
  });

  test('a vhost is wiped, and removed', async () => {
    const vhost = await testBroker().vhost();
    const connection = await connect(vhost.url);
    const cut = new Promise((resolve) => connection.once('close', resolve));
    connection.on('error', () => {});
    await (await connection.createChannel()).assertQueue('wiped', { durable: true });
    await vhost.wipe();
    await cut;
    expect(await testBroker().ctl('list_queues', '-p', vhost.name, 'name')).not.toContain('wiped');
    expect(await answers(vhost.url)).toBe(true);
    await vhost.remove();
    expect(await answers(vhost.url)).toBe(false);
  });

  test('Redis answers', async () => {
    const client = new Redis(testRedis().url);
    expect(await client.ping()).toBe('PONG');
    await client.quit();
  });
});

describe('a broker of one suite', () => {
  let broker: PrivateBroker;
  beforeAll(async () => {
    broker = await startPrivateBroker();
  });
  afterAll(() => broker.remove());

  test('is killed and starts again with its vhosts', async () => {
    const vhost = await broker.vhost();
    await broker.kill();
    expect(await answers(vhost.url)).toBe(false);
    await broker.start();
    expect(await answers(vhost.url)).toBe(true);
    await broker.stop();
    expect(await answers(vhost.url)).toBe(false);
    await broker.start();
    expect(await answers(vhost.url)).toBe(true);
  });

  test('blocks its publishers on an alarm, until it is cleared', async () => {
    const connection = await connect(broker.url);
    const blocked = new Promise((resolve) => connection.once('blocked', resolve));
    const unblocked = new Promise((resolve) => connection.once('unblocked', resolve));
    const channel = await connection.createChannel();
    const clear = await broker.alarm();
    channel.publish('', 'nowhere', Buffer.from('x'));
    await blocked;
    await clear();
    await unblocked;
    await connection.close();
  });
});

test('a broker that was given is not stopped, and vhosts need a way to make them', async () => {
  const given = brokerAt({ from: 'environment', url: 'amqp://given' });
  for (const action of [given.stop, given.kill, given.start]) await expect(action()).rejects.toThrow('leave AMQP_URL unset');
  await expect(given.vhost()).rejects.toThrow('set AMQP_CTL');
  expect(await brokerAt({ from: 'environment', url: 'amqp://given', ctl: 'echo asked' }).ctl('status')).toBe('asked -q status\n');
});

test('nothing is left of what was started', async () => {
  const services = await startServices();
  const { broker } = services;
  if (broker.from === 'installed') {
    expect(await processesNaming(broker.folder)).not.toEqual([]);
    await services.stop();
    expect(await processesNaming(broker.folder)).toEqual([]);
    expect(existsSync(broker.folder)).toBe(false);
  } else {
    await services.stop();
  }
  if (broker.from !== 'environment') expect(await answers(broker.url)).toBe(false);
});

test('what a killed run has left is cleared by the next one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'relais-services-'));
  await writeFile(join(folder, 'owner.json'), JSON.stringify({ pid: process.pid, start: 'another one, long ago' }));
  await startServer(folder, 'left', ['sleep', '600'], { PATH: process.env['PATH'] });
  const premises = await openPremises('services');
  expect(await isRunning(folder, 'left')).toBe(false);
  expect(existsSync(folder)).toBe(false);
  // Those of the living stay.
  const others = await openPremises('broker');
  expect(existsSync(premises.folder)).toBe(true);
  await Promise.all([premises.close(), others.close()]);
  expect([premises, others].filter((one) => existsSync(one.folder))).toEqual([]);
});
