import { BaseRpcContext, type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import { hubError } from '../../core/kernel/errors.ts';
import type { LetGo, QueueName, Transport, Work } from '../../core/spi/transport.ts';

/** What a handler gets: its work, the signal that asks it to stop, and how it says that it has some of it no more. */
export interface Job {
  readonly work: Work;
  readonly signal: AbortSignal;
  readonly letGo: LetGo | undefined;
}

/** Which queues this worker serves, and how many ids of each may be in hand. */
export interface ServedQueue {
  readonly queue: QueueName;
  readonly prefetch: number;
}

/** Drives `@EventPattern('process')` and `@EventPattern('deliver')` handlers from any {@link Transport}. The handlers
 *  know nothing of the transport behind it; another transport is another argument here. */
export class TransportServer extends Server implements CustomTransportStrategy {
  override readonly propagatesEventHandlerErrors = true;
  readonly #transport: Transport;
  readonly #queues: readonly ServedQueue[];
  readonly #served = new Set<QueueName>();

  constructor(transport: Transport, queues: readonly ServedQueue[]) {
    super();
    this.#transport = transport;
    this.#queues = queues;
  }

  /** Called by Nest once all handlers are known. */
  listen(callback: (error?: unknown) => void): void {
    this.serve(this.#queues).then(
      () => callback(),
      (error: unknown) => callback(error),
    );
  }

  /** Serves those of these queues that it does not serve yet; a queue that is served keeps its prefetch. */
  async serve(queues: readonly ServedQueue[]): Promise<void> {
    const added = queues.filter(({ queue }) => !this.#served.has(queue));
    for (const { queue } of added) this.#served.add(queue);
    await Promise.all(
      added.map(({ queue, prefetch }) =>
        this.#transport.subscribe({ queue, prefetch, handler: (work, signal, letGo) => this.#handle({ work, signal, letGo }) }),
      ),
    );
  }

  /** The hub closes the transport itself, with a time limit, after the doors are shut. */
  close(): void {}

  override on(): never {
    throw hubError('E_INTERNAL', { name: 'the transport server has no events' });
  }

  override unwrap<T>(): T {
    return this.#transport as T;
  }

  /** Settles when the handler has, with its error if it had one: the transport leaves the work to its lease then. */
  async #handle(job: Job): Promise<void> {
    const pattern = job.work.queue === 'process' ? 'process' : 'deliver';
    const handler = this.getHandlerByPattern(pattern);
    if (handler === null) throw hubError('E_INTERNAL', { name: `no handler for ${pattern}` });
    const result = this.transformToObservable(await handler(job, new BaseRpcContext([])));
    await lastValueFrom(result, { defaultValue: undefined });
  }
}
