import type { ChannelModel, ConfirmChannel } from 'amqplib';
import type { Clock } from '../../core/kernel/clock.ts';
import { settles } from '../../core/kernel/settles.ts';
import type { Logger } from '../../core/spi/log.ts';
import type { QueueName, Work } from '../../core/spi/transport.ts';
import { writeBell } from './bell.ts';
import { type Connection, keepConnected } from './connection.ts';
import { declare } from './declare.ts';
import { delayKey, entryTier, GRAIN_MS, grains } from './delays.ts';
import { brokerQueue, WORK_EXCHANGE } from './names.ts';
import { base } from './topology.ts';

/** Bells that the broker has not confirmed, at most. */
const WINDOW = 200;
/** Ids that wait for a place in the window, at most: what keeps memory bounded when the broker is slow. */
const MAX_WAITING = 50_000;
/** Ids in one bell, at most. Deliveries are slower than processing: smaller bells are shared out better. */
const bellSize = (queue: QueueName): number => (queue === 'process' ? 50 : 10);

/** What the publisher stands on. */
export interface PublisherOptions {
  readonly url: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly random: () => number;
}

/** Puts bells into the broker, under confirms. What cannot be put there is dropped and counted: the ledger has it. */
export interface Publisher {
  readonly connection: Connection;
  /** Ids that it would take now. */
  readonly room: number;
  /** Ids that did not get into the broker since the start. */
  readonly dropped: number;
  /** Never throws. @param delayMs at most what the tiers add up to */
  ring(work: Work, delayMs: number): void;
  /** Waits up to `timeoutMs` for the confirms of what was rung, then takes no more. */
  close(timeoutMs: number): Promise<void>;
}

/** Ids for one queue with one delay, on their way into bells. */
interface Line {
  readonly queue: QueueName;
  readonly grains: number;
  ids: string[];
  unconfirmed: number;
}

/** Connects. A bell leaves when it is full, or when none of its line waits for its confirm: ids that are rung singly in
 *  quick succession travel together, the more of them the slower the broker, and a single one leaves at once. */
export async function openPublisher({ url, clock, log, random }: PublisherOptions): Promise<Publisher> {
  const lines = new Map<string, Line>();
  const returned = new Set<string>();
  const waitingForIdle: (() => void)[] = [];
  let channel: ConfirmChannel | undefined;
  let [waiting, unconfirmed, dropped, droppedInOutage, bells] = [0, 0, 0, 0, 0];
  let planned = false;

  const prepare = async (model: ChannelModel): Promise<void> => {
    const setup = await model.createChannel();
    setup.on('error', () => undefined);
    await declare(setup, base);
    await setup.close();
    const fresh = await model.createConfirmChannel();
    fresh.on('error', () => undefined);
    // A channel that the broker closes, or a bell that it gives back, says that the topology is damaged: begin anew.
    const renew = (): void => void model.close().catch(() => undefined);
    fresh.on('close', renew);
    fresh.on('return', ({ properties }) => {
      returned.add(String(properties.messageId));
      renew();
    });
    channel = fresh;
  };
  const drop = (count: number): void => {
    if (count === 0) return;
    if (droppedInOutage === 0) log.warn({}, 'bells are not getting into RabbitMQ; the ledger rings again');
    dropped += count;
    droppedInOutage += count;
  };
  const taken = (): void => {
    if (droppedInOutage > 0) log.info({ dropped: droppedInOutage }, 'bells get into RabbitMQ again');
    droppedInOutage = 0;
  };
  const dropWaiting = (): void => {
    drop(waiting);
    waiting = 0;
    for (const line of lines.values()) line.ids = [];
    checkIdle();
  };
  const connection = await keepConnected({
    url,
    name: 'relais rings',
    random,
    log,
    prepare,
    connected: () => undefined,
    lost: () => {
      channel = undefined;
      dropWaiting();
    },
  });

  const usable = (): boolean => connection.model !== undefined && channel !== undefined && !connection.blocked;
  const plan = (): void => {
    if (planned) return;
    planned = true;
    setImmediate(() => {
      planned = false;
      while (publishRound());
    });
  };
  /** One bell for each line that has one to send. @returns whether there may be more */
  const publishRound = (): boolean => {
    let sent = false;
    for (const [key, line] of lines) {
      if (unconfirmed >= WINDOW) return false;
      if (line.ids.length === 0 && line.unconfirmed === 0) lines.delete(key);
      const size = bellSize(line.queue);
      if (line.ids.length === 0 || (line.unconfirmed > 0 && line.ids.length < size)) continue;
      publish(line, line.ids.splice(0, size));
      sent = true;
    }
    return sent;
  };
  const publish = (line: Line, ids: readonly string[]): void => {
    waiting -= ids.length;
    const name = brokerQueue(line.queue);
    const [exchange, key] = line.grains === 0 ? [WORK_EXCHANGE, name] : [entryTier(line.grains), delayKey(line.grains, name)];
    const { content, options } = writeBell({ v: 1, queue: line.queue, ids }, clock.now().getTime() + line.grains * GRAIN_MS);
    bells += 1;
    const messageId = String(bells);
    try {
      if (channel === undefined) throw new Error('not connected');
      channel.publish(exchange, key, content, { ...options, messageId }, (error: unknown) => {
        line.unconfirmed -= 1;
        unconfirmed -= 1;
        if (returned.delete(messageId) || error !== null) drop(ids.length);
        else taken();
        if (waiting > 0) plan();
        checkIdle();
      });
      line.unconfirmed += 1;
      unconfirmed += 1;
    } catch {
      drop(ids.length);
    }
  };
  const checkIdle = (): void => {
    if (waiting === 0 && unconfirmed === 0) for (const tell of waitingForIdle.splice(0)) tell();
  };

  return {
    connection,
    get room() {
      return usable() ? MAX_WAITING - waiting : 0;
    },
    get dropped() {
      return dropped;
    },
    ring: ({ queue, ids }, delayMs) => {
      if (!usable() || waiting + ids.length > MAX_WAITING) return drop(ids.length);
      const count = grains(delayMs);
      const key = `${count} ${queue}`;
      const line = lines.get(key) ?? { queue, grains: count, ids: [], unconfirmed: 0 };
      lines.set(key, line);
      line.ids.push(...ids);
      waiting += ids.length;
      plan();
    },
    close: async (timeoutMs) => {
      const idle = new Promise<void>((resolve) => void waitingForIdle.push(resolve));
      checkIdle();
      await settles(idle, timeoutMs);
      await settles(connection.close(), timeoutMs);
    },
  };
}
