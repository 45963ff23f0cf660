import { join } from 'node:path';
import { connect } from 'amqplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { declare } from '../../platform/rabbitmq/declare.ts';
import { definitions } from '../../platform/rabbitmq/definitions.ts';
import { topology } from '../../platform/rabbitmq/topology.ts';
import { root, textOf } from '../support/repository.ts';
import { type PrivateBroker, startPrivateBroker } from './private-broker.ts';

/** The broker of docker/compose.yaml: its configuration, its first user, its definitions. */
describe('the broker of production', () => {
  const { services } = parse(textOf('docker/compose.yaml')) as { services: { rabbitmq: { environment: Record<string, string> } } };
  const { environment } = services.rabbitmq;
  const user = environment['RABBITMQ_DEFAULT_USER'] ?? '';
  const vhost = environment['RABBITMQ_DEFAULT_VHOST'] ?? '';
  let broker: PrivateBroker;

  beforeAll(async () => {
    broker = await startPrivateBroker({ configurationFile: join(root, 'docker/rabbitmq/rabbitmq.conf'), user, password: 'tried', vhost });
  });
  afterAll(() => broker.remove());

  test('takes every setting of its configuration', async () => {
    const settings = await broker.ctl('environment');
    expect(settings).toMatch(/\{consumer_timeout,900000\}/);
    expect(settings).toMatch(/\{vm_memory_high_watermark,\{relative,0\.6\}\}|\{vm_memory_high_watermark,0\.6\}/);
    expect(settings).toMatch(/\{total_memory_available_override_value,"1GB"\}/);
    expect(settings).toMatch(/\{wal_max_size_bytes,67108864\}/);
    expect(settings).toMatch(/\{heartbeat,10\}/);
    expect(settings).toMatch(/\{channel_max,128\}/);
  });

  test('has the user and the vhost of the hub, and no guest', async () => {
    expect((await broker.ctl('list_users', '--no-table-headers')).trim().split(/\s+/)[0]).toBe('relais');
    expect(await broker.ctl('list_users')).not.toContain('guest');
    expect(await broker.ctl('list_permissions', '-p', vhost, '--no-table-headers')).toMatch(/^relais\s+\.\*\s+\.\*\s+\.\*/);
    expect(new URL(broker.url).pathname).toBe(`/${vhost}`);
  });

  test('loads the definitions, and the hub finds nothing in them to refuse', async () => {
    const file = 'docker/rabbitmq/definitions.json';
    expect(JSON.parse(textOf(file))).toEqual({ vhosts: [{ name: vhost }], ...definitions(['process'], vhost) });
    await broker.ctl('import_definitions', join(root, file));
    const before = await inventory();
    expect(before.queues.length).toBeGreaterThan(3);
    const connection = await connect(broker.url);
    await declare(await connection.createChannel(), topology(['process']));
    await connection.close();
    // Everything was there: the hub has made nothing.
    expect(await inventory()).toEqual(before);
  });

  async function inventory() {
    const lines = async (...args: readonly string[]) => (await broker.ctl(...args, '--no-table-headers')).trim().split('\n').sort();
    return {
      exchanges: await lines('list_exchanges', '-p', vhost, 'name', 'type', 'arguments'),
      queues: await lines('list_queues', '-p', vhost, 'name', 'arguments'),
      bindings: await lines('list_bindings', '-p', vhost),
    };
  }
});
