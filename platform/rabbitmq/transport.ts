import type { Clock } from '../../core/kernel/clock.ts';
import { HubError, hubError } from '../../core/kernel/errors.ts';
import { settles } from '../../core/kernel/settles.ts';
import type { WorkSource } from '../../core/spi/ledger/ledger.ts';
import type { Logger } from '../../core/spi/log.ts';
import type { QueueName, Subscription, Transport } from '../../core/spi/transport.ts';
import { attaching } from './attaching.ts';
import { type Connection, keepConnected } from './connection.ts';
import { QueueConsumer } from './consumer.ts';
import { LONGEST_DELAY_MS } from './delays.ts';
import { openPublisher } from './publisher.ts';
import { sweeper } from './sweeper.ts';

/** What the transport stands on. */
export interface RabbitmqTransportOptions {
  /** `amqp:` or `amqps:` with user, password and vhost; a private certificate authority is given to Node (`NODE_EXTRA_CA_CERTS`). */
  readonly url: string;
  readonly work: WorkSource;
  readonly clock: Clock;
  readonly log: Logger;
  /** From 0 up to 1: spreads the tries to connect. */
  readonly random: () => number;
  /** How often ledger and broker are compared, in milliseconds. @default 1,000 */
  readonly sweepMs?: number;
  /** How long after its time work is thought lost, in milliseconds; more than clocks differ. @default 1,500 */
  readonly graceMs?: number;
  /** Longer delays, in milliseconds, wait in the ledger until so much is left of them. @default what the tiers add up to, 63,750 */
  readonly maxInBrokerMs?: number;
}

/** How long aborted handlers may take to notice, and the last bells and acknowledgements to get out, in milliseconds. */
const LAST_GRACE_MS = 1_000;

/** The transport over RabbitMQ (3.10 to 4.x). Settles when the first try to connect has ended, well or not: a hub starts and
 *  accepts with the broker away, and what it rings until then is rung again from the ledger.
 *  @throws E_BROKER_TOPOLOGY, E_ENV_INVALID */
export async function rabbitmqTransport(options: RabbitmqTransportOptions): Promise<Transport> {
  const { work, clock, log, random, sweepMs = 1_000, graceMs = 1_500, maxInBrokerMs = LONGEST_DELAY_MS } = options;
  const consumers = new Map<QueueName, QueueConsumer>();
  const publisher = await openPublisher(options);
  const sweeps = sweeper({ work, clock, log, publisher, consumers, sweepMs, graceMs, maxInBrokerMs });
  const attachments = attaching(consumers, log);
  let receiving: Promise<Connection> | undefined;
  let receiver: Connection | undefined;
  let rung = 0;
  let closing: Promise<void> | undefined;
  let state: 'open' | 'draining' | 'closed' = 'open';

  const refused = await publisher.connection.firstTry;
  if (refused instanceof HubError) {
    await publisher.close(0);
    throw refused;
  }

  /** The connection to receive is made for the first subscription: a hub that only accepts needs none. */
  const receive = async (): Promise<Connection> => {
    receiver = await keepConnected({
      url: options.url,
      name: 'relais receives',
      random,
      log,
      prepare: async () => undefined,
      connected: (model) => {
        sweeps.distrust();
        void attachments.connected(model);
      },
      lost: attachments.lost,
    });
    if (state === 'closed') await receiver.close();
    await receiver.firstTry;
    return receiver;
  };
  const subscribe = async (subscription: Subscription): Promise<void> => {
    const { queue } = subscription;
    if (closing !== undefined) throw hubError('E_NOT_READY', { reason: 'the transport is closed' });
    if (consumers.has(queue)) throw hubError('E_CONFIG_DUPLICATE', { what: 'The subscription to', name: queue });
    const consumer = new QueueConsumer(subscription, clock, log);
    consumers.set(queue, consumer);
    receiving ??= receive();
    const { model } = await receiving;
    try {
      if (model !== undefined) await attachments.attach(consumer, model);
    } catch (error) {
      // Anything but a refusal passes: the consumer tries on.
      if (!(error instanceof HubError)) return;
      consumers.delete(queue);
      await consumer.drain();
      throw error;
    }
    sweeps.start();
  };
  const shutDown = async (timeoutMs: number): Promise<void> => {
    state = 'draining';
    attachments.stop();
    const until = performance.now() + timeoutMs;
    await settles(sweeps.stop(), timeoutMs);
    const all = [...consumers.values()];
    const drained = Promise.all(all.map((consumer) => consumer.drain()));
    if (!(await settles(drained, Math.max(0, until - performance.now())))) {
      const count = all.reduce((sum, { handing }) => sum + handing.abort(), 0);
      if (count > 0) log.warn({ count, timeoutMs }, 'work in hand was aborted; it comes back when its lease ends');
      await settles(drained, LAST_GRACE_MS);
    }
    state = 'closed';
    const graceMs = Math.max(LAST_GRACE_MS, until - performance.now());
    await Promise.all([
      publisher.close(graceMs),
      settles(Promise.all(all.map((consumer) => consumer.close())), graceMs).then(() =>
        settles(receiver?.close() ?? Promise.resolve(), graceMs),
      ),
    ]);
  };
  const troubles = (): readonly string[] => {
    const each = [publisher.connection, receiver, attachments, ...consumers.values(), sweeps].map((part) => part?.trouble);
    return [...new Set(each.filter((trouble) => trouble !== undefined))];
  };

  return {
    ring: (given, delayMs = 0) => {
      if (state === 'closed') return;
      rung += given.ids.length;
      // What is due later is rung by the sweep when so much is left of its delay.
      if (delayMs <= maxInBrokerMs) publisher.ring(given, delayMs);
    },
    subscribe,
    pause: (queue) => consumers.get(queue)?.pause(),
    resume: (queue) => consumers.get(queue)?.resume(),
    health: () => {
      if (closing !== undefined) return { state: 'down', reason: 'the transport is closed' };
      const reasons = troubles();
      return reasons.length === 0 ? { state: 'up' } : { state: 'degraded', reason: reasons.join('; ') };
    },
    stats: () => {
      const all = [...consumers.values()].map(({ handing }) => handing);
      return {
        rung,
        rungAgain: sweeps.rung,
        dropped: publisher.dropped,
        delivered: all.reduce((sum, { delivered }) => sum + delivered, 0),
        failed: all.reduce((sum, { failed }) => sum + failed, 0),
        inHand: all.reduce((sum, { inHand }) => sum + inHand, 0),
        reconnects: publisher.connection.reconnects + (receiver?.reconnects ?? 0),
      };
    },
    close: (timeoutMs) => (closing ??= shutDown(timeoutMs)),
  };
}
