import type { QueueName } from '../../core/spi/transport.ts';

/** Takes bells that are due, by the name of their queue. */
export const WORK_EXCHANGE = 'relais.work';
/** Takes bells whose delay is over, by the bits of the delay and the name of their queue. */
export const DUE_EXCHANGE = 'relais.due';
/** Alternate exchange, and the queue behind it: bells for queues that no worker has declared yet. */
export const UNROUTED = 'relais.unrouted';
/** Exchange, and the queue behind it: bells that nobody could read, or that came back too often. */
export const DEAD_LETTER = 'relais.dead-letter';

/** The broker's name for a queue of work: `relais.process`, `relais.deliver.<partner>.<channel>`. One to one, as names of
 *  partners and channels have no dots. */
export function brokerQueue(queue: QueueName): string {
  return `relais.${queue.replace(/[:/]/g, '.')}`;
}
