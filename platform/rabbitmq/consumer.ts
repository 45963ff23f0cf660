import type { Channel, ChannelModel, ConsumeMessage } from 'amqplib';
import type { Clock } from '../../core/kernel/clock.ts';
import { asHubError } from '../../core/kernel/errors.ts';
import { settles } from '../../core/kernel/settles.ts';
import type { Logger } from '../../core/spi/log.ts';
import type { QueueName, Subscription } from '../../core/spi/transport.ts';
import { readBell } from './bell.ts';
import { declare } from './declare.ts';
import { Handing } from './handing.ts';
import { brokerQueue } from './names.ts';
import { workQueue } from './topology.ts';

/** Bells that the broker gives us before it sees an acknowledgement, at most: enough to keep the handler busy with bells of
 *  one id, few enough to leave something for other processes. */
const MAX_BELLS = 128;
/** Before a channel that was lost on a living connection is opened again, in milliseconds. */
const REOPEN_MS = 1_000;
/** How long the sweep waits to hear how many bells wait in the broker, in milliseconds. */
const ANSWER_MS = 5_000;

/** Receives the bells of one queue, on a channel of its own, and acknowledges them when their work has ended. */
export class QueueConsumer {
  readonly handing: Handing;
  readonly #subscription: Subscription;
  readonly #clock: Clock;
  readonly #log: Logger;
  #model: ChannelModel | undefined;
  #channel: Channel | undefined;
  #opening: Promise<void> | undefined;
  #consumerTag: string | undefined;
  /** Consuming and cancelling take turns. */
  #adjusted: Promise<void> = Promise.resolve();
  #reopen: NodeJS.Timeout | undefined;
  /** What was asked of the broker and is not answered. */
  #asked = 0;
  #paused = false;
  #closed = false;
  #trouble: string | undefined;

  constructor(subscription: Subscription, clock: Clock, log: Logger) {
    this.#subscription = subscription;
    this.#clock = clock;
    this.#log = log;
    this.handing = new Handing(subscription, log);
  }

  get queue(): QueueName {
    return this.#subscription.queue;
  }

  /** Whether the broker owes an answer about this queue: when the connection ends meanwhile, that may be the answer. */
  get asking(): boolean {
    return this.#asked > 0;
  }

  /** Why nothing comes from this queue, though the connection is up. */
  get trouble(): string | undefined {
    return this.#trouble;
  }

  /** Uses this connection from now on; once for each.
   *  @throws E_BROKER_TOPOLOGY when the queue exists with other arguments; it is tried again all the same */
  attach(model: ChannelModel): Promise<void> {
    if (this.#model !== model) {
      this.#model = model;
      this.#opening = this.#ask(this.#open(model));
    }
    return this.#opening ?? Promise.resolve();
  }

  /** The connection is gone, and with it every bell that was not acknowledged: the broker has them. */
  detach(): void {
    clearTimeout(this.#reopen);
    this.#model = undefined;
    this.#trouble = undefined;
    this.#forget();
  }

  pause(): void {
    this.#paused = true;
    this.handing.giveBack();
    void this.#adjust();
  }

  resume(): void {
    this.#paused = false;
    void this.#adjust();
  }

  /** How many bells wait in the broker; makes the queue again if it is gone. @returns undefined when it cannot be asked */
  async waitingInBroker(): Promise<number | undefined> {
    if (this.#channel === undefined || this.asking) return undefined;
    const counting = this.#ask(declare(this.#channel, workQueue(this.queue)));
    try {
      return (await settles(counting, ANSWER_MS)) ? (await counting).get(brokerQueue(this.queue)) : undefined;
    } catch {
      return undefined; // the channel is closed then, and opened again
    }
  }

  /** Receives no more; settles when all work in hand has ended. */
  async drain(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#reopen);
    await Promise.all([this.handing.drain(), this.#adjust()]);
  }

  /** Sends what acknowledgements are left. */
  async close(): Promise<void> {
    const channel = this.#channel;
    this.#forget();
    await channel?.close().catch(() => undefined);
  }

  async #ask<T>(answer: Promise<T>): Promise<T> {
    this.#asked += 1;
    try {
      return await answer;
    } finally {
      this.#asked -= 1;
    }
  }

  #forget(): void {
    this.#channel = undefined;
    this.#consumerTag = undefined;
    this.handing.giveBack();
  }

  async #open(model: ChannelModel): Promise<void> {
    try {
      const channel = await model.createChannel();
      channel.on('error', () => undefined);
      channel.on('close', () => this.#lost(channel));
      await declare(channel, workQueue(this.queue));
      await channel.prefetch(Math.min(MAX_BELLS, Math.max(1, this.#subscription.prefetch)));
      if (this.#model !== model || this.#closed) return;
      this.#channel = channel;
      await this.#adjust();
      this.#trouble = undefined;
    } catch (error) {
      const { code, message } = asHubError(error);
      if (this.#model === model) this.#fail(code === 'E_BROKER_TOPOLOGY' ? message : `the queue ${this.queue} cannot be opened`);
      throw error;
    }
  }

  #lost(channel: Channel): void {
    if (this.#channel !== channel) return;
    this.#forget();
    // When the whole connection was lost, that is said next.
    setImmediate(() => {
      if (this.#model !== undefined) this.#fail(`the channel of the queue ${this.queue} was closed`);
    });
  }

  #fail(reason: string): void {
    if (this.#trouble !== reason) this.#log.warn({ queue: this.queue, reason }, 'work cannot be received; trying on');
    this.#trouble = reason;
    clearTimeout(this.#reopen);
    if (this.#closed) return;
    this.#reopen = setTimeout(() => {
      const model = this.#model;
      if (model === undefined || this.#channel !== undefined) return;
      this.#opening = this.#ask(this.#open(model));
      this.#opening.catch(() => undefined);
    }, REOPEN_MS);
  }

  /** Consumes, or no more, as is wanted now. */
  #adjust(): Promise<void> {
    this.#adjusted = this.#adjusted.then(async () => {
      const channel = this.#channel;
      const wanted = !this.#paused && !this.#closed;
      if (channel === undefined || wanted === (this.#consumerTag !== undefined)) return;
      try {
        if (wanted) {
          const receive = (message: ConsumeMessage | null): void => this.#receive(channel, message);
          const { consumerTag } = await this.#ask(channel.consume(brokerQueue(this.queue), receive));
          if (this.#channel === channel) this.#consumerTag = consumerTag;
        } else {
          await this.#ask(channel.cancel(this.#consumerTag ?? ''));
          if (this.#channel === channel) this.#consumerTag = undefined;
          this.handing.giveBack();
        }
      } catch {
        // The channel is closed: what opens it again adjusts it.
      }
    });
    return this.#adjusted;
  }

  /** @param message null when the broker took the queue away: a new channel makes it again */
  #receive(channel: Channel, message: ConsumeMessage | null): void {
    if (this.#channel !== channel) return;
    if (message === null) {
      channel.close().catch(() => undefined);
      return;
    }
    const bell = readBell(this.queue, message, this.#clock.now().getTime());
    if (bell === undefined) {
      this.#log.warn({ queue: this.queue }, 'a bell could not be read; it is among the dead letters');
      channel.nack(message, false, false);
    } else if (this.#paused || this.#closed) {
      channel.nack(message, false, true);
    } else {
      this.handing.add(bell, (how) => {
        if (this.#channel !== channel) return; // the broker gave the bell to somebody else
        if (how === 'done') channel.ack(message);
        else channel.nack(message, false, true);
      });
    }
  }
}
