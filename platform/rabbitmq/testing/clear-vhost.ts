import { connect } from 'amqplib';
import type { QueueName } from '../../../core/spi/transport.ts';
import { topology } from '../topology.ts';

/** Deletes what hubs that serve these queues declared: a vhost for each test would cost a second each. */
export async function clearVhost(url: string, queues: readonly QueueName[]): Promise<void> {
  const all = topology(queues);
  const connection = await connect(url);
  const channel = await connection.createChannel();
  for (const { name } of all.queues) await channel.deleteQueue(name);
  for (const { name } of all.exchanges) await channel.deleteExchange(name);
  await connection.close();
}
