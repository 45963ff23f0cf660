import { describe, expect, it } from 'vitest';
import type { QueueName } from '../../core/spi/transport.ts';
import { definitions } from './definitions.ts';
import { topology } from './topology.ts';

const queues: readonly QueueName[] = ['process', 'deliver:partner/channel'];

describe('the topology', () => {
  const { exchanges, queues: declared, bindings } = topology(queues);

  it('has one queue for processing, one for each channel, eight tiers, and two for what is put aside', () => {
    expect(declared.map(({ name }) => name).toSorted()).toEqual(
      [
        ...Array.from({ length: 8 }, (_, bit) => `relais.delay.${bit}`),
        'relais.dead-letter',
        'relais.deliver.partner.channel',
        'relais.process',
        'relais.unrouted',
      ].toSorted(),
    );
  });

  it('moves dead letters under confirms to exchanges that there are, and limits how often a bell is given out', () => {
    const names = new Set(exchanges.map(({ name }) => name));
    for (const { name, arguments: all } of declared) {
      expect(all['x-delivery-limit'], name).toBe(20);
      if (all['x-max-length'] !== undefined) continue;
      expect(names, name).toContain(all['x-dead-letter-exchange']);
      expect(all, name).toMatchObject({ 'x-dead-letter-strategy': 'at-least-once', 'x-overflow': 'reject-publish' });
    }
  });

  it('binds only what there is, and gives every exchange that routes by key an alternate', () => {
    const names = { exchange: new Set(exchanges.map(({ name }) => name)), queue: new Set(declared.map(({ name }) => name)) };
    for (const { from, to, toKind } of bindings) {
      expect(names.exchange).toContain(from);
      expect(names[toKind]).toContain(to);
    }
    for (const { type, alternate } of exchanges) if (type !== 'fanout') expect(alternate).toBe('relais.unrouted');
  });

  it('can be written as a definitions file', () => {
    const file = definitions(queues, 'relais');
    expect(file.queues).toContainEqual({
      name: 'relais.process',
      vhost: 'relais',
      durable: true,
      auto_delete: false,
      arguments: {
        'x-queue-type': 'quorum',
        'x-dead-letter-exchange': 'relais.dead-letter',
        'x-dead-letter-strategy': 'at-least-once',
        'x-delivery-limit': 20,
        'x-overflow': 'reject-publish',
      },
    });
    expect(file.exchanges).toContainEqual({
      name: 'relais.work',
      vhost: 'relais',
      type: 'direct',
      durable: true,
      auto_delete: false,
      internal: false,
      arguments: { 'alternate-exchange': 'relais.unrouted' },
    });
    expect(file.bindings).toContainEqual({
      source: 'relais.work',
      vhost: 'relais',
      destination: 'relais.process',
      destination_type: 'queue',
      routing_key: 'relais.process',
      arguments: {},
    });
    expect([file.exchanges.length, file.queues.length, file.bindings.length]).toEqual([exchanges.length, declared.length, bindings.length]);
  });
});
