import type { ChannelModel } from 'amqplib';
import { settles } from '../../core/kernel/settles.ts';
import type { Logger } from '../../core/spi/log.ts';
import type { QueueName } from '../../core/spi/transport.ts';
import type { QueueConsumer } from './consumer.ts';

/** How long is waited for a queue to be opened before the next one has its turn, in milliseconds. */
const OPEN_MS = 10_000;
/** Before a queue that was left aside is tried again, in milliseconds. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;

/** A queue that the broker was asked about when the connection ended. */
interface Suspicion {
  /** How often that has happened since the queue was last opened. */
  readonly times: number;
  /** In the time of `performance.now()`. */
  readonly notBefore: number;
}

/** Attaches the consumers to each new connection, so that a queue which cannot be opened without losing the connection
 *  (RabbitMQ answers 541 for a quorum queue that has no members left) does not keep the others from being served. */
export interface Attaching {
  /** Attaches all; those under suspicion last, one at a time. */
  connected(model: ChannelModel): Promise<void>;
  /** Detaches all, and suspects those that the broker was being asked about. */
  lost(): void;
  /** Attaches one more. @throws E_BROKER_TOPOLOGY, and what else the consumer throws */
  attach(consumer: QueueConsumer, model: ChannelModel): Promise<void>;
  /** Which queues are left aside, in words for an operator. */
  readonly trouble: string | undefined;
  /** Tries none again. */
  stop(): void;
}

/** How long a queue is left aside, in milliseconds. The first time it may have been chance, or another queue that was being
 *  opened at the same time: it is tried again at once, alone.
 *  @param times that the connection ended while the broker was asked about this queue */
export function pauseAfter(times: number): number {
  return times < 2 ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (times - 2));
}

export function attaching(consumers: ReadonlyMap<QueueName, QueueConsumer>, log: Logger): Attaching {
  const suspects = new Map<QueueConsumer, Suspicion>();
  let current: ChannelModel | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const suspect = (consumer: QueueConsumer): void => {
    const times = (suspects.get(consumer)?.times ?? 0) + 1;
    const pauseMs = pauseAfter(times);
    suspects.set(consumer, { times, notBefore: performance.now() + pauseMs });
    if (pauseMs > 0) log.warn({ queue: consumer.queue, pauseMs }, 'the queue breaks the connection; it is left aside for a while');
  };
  const attach = async (consumer: QueueConsumer, model: ChannelModel): Promise<boolean> => settles(consumer.attach(model), OPEN_MS);
  const tryAlone = async (consumer: QueueConsumer, model: ChannelModel): Promise<void> => {
    // A queue that is refused has not ended the connection: its consumer tries on by itself.
    const answered = await attach(consumer, model).catch(() => true);
    if (current !== model) return;
    if (answered) suspects.delete(consumer);
    else suspect(consumer);
  };
  const trySuspects = async (model: ChannelModel): Promise<void> => {
    for (const [consumer, { notBefore }] of [...suspects]) {
      if (current !== model) return;
      if (notBefore <= performance.now()) await tryAlone(consumer, model);
    }
    if (current !== model || suspects.size === 0 || stopped) return;
    const next = Math.min(...[...suspects.values()].map(({ notBefore }) => notBefore));
    timer = setTimeout(() => void trySuspects(model), Math.max(0, next - performance.now()));
  };

  return {
    connected: async (model) => {
      current = model;
      const free = [...consumers.values()].filter((consumer) => !suspects.has(consumer));
      await Promise.all(free.map((consumer) => attach(consumer, model).catch(() => false)));
      await trySuspects(model);
    },
    lost: () => {
      current = undefined;
      clearTimeout(timer);
      for (const consumer of consumers.values()) {
        if (consumer.asking) suspect(consumer);
        consumer.detach();
      }
    },
    attach: async (consumer, model) => {
      await attach(consumer, model);
    },
    get trouble() {
      const aside = [...suspects].filter(([, { times }]) => pauseAfter(times) > 0).map(([{ queue }]) => queue);
      return aside.length === 0 ? undefined : `RabbitMQ ends the connection when it is asked for ${aside.join(', ')}; left aside for now`;
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
