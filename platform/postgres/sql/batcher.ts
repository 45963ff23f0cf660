import { HubError } from '../../../core/kernel/errors.ts';
import { isAway } from './database-errors.ts';

/** How a batcher works. */
export interface BatcherOptions<Item, Result> {
  /** Does all items in one transaction. Gives one result for each, in order; a HubError in place of a result rejects that item alone. */
  readonly run: (items: readonly Item[]) => Promise<readonly (Result | HubError)[]>;
  /** Most items in one batch. @default 200 */
  readonly maxItems?: number;
  /** What an item weighs, such as its bytes. @default nothing */
  readonly weigh?: (item: Item) => number;
  /** Most weight in one batch; a single item may weigh more. @default 8 MiB */
  readonly maxWeight?: number;
  /** How many batches may be under way at once. @default 2 */
  readonly lanes?: number;
  /** How long a batch that is not full waits for those under way, in milliseconds. @default 25 */
  readonly patienceMs?: number;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** Group commit: calls that arrive in the same turn of the event loop, or while a batch is under way, share the next
 *  transaction. A second one starts beside the first only when it is full, or when the first takes long. Under load
 *  batches grow by themselves; alone, a call waits for nobody.
 *  When a batch fails, it is halved until the item at fault fails alone and all others succeed. It is not when the
 *  database is away, since nobody knows then whether the batch was committed: all its calls reject with `E_NOT_READY`. */
export class Batcher<Item, Result> {
  readonly #run: BatcherOptions<Item, Result>['run'];
  readonly #weigh: (item: Item) => number;
  readonly #maxItems: number;
  readonly #maxWeight: number;
  readonly #lanes: number;
  readonly #patienceMs: number;
  #freeLanes: number;
  #queue: Waiting<Item, Result>[] = [];
  #scheduled = false;
  /** Runs while what waits is patient. */
  #patience: NodeJS.Timeout | undefined;

  constructor({
    run,
    maxItems = 200,
    weigh = () => 0,
    maxWeight = 8 * 1024 * 1024,
    lanes = 2,
    patienceMs = 25,
  }: BatcherOptions<Item, Result>) {
    this.#run = run;
    this.#weigh = weigh;
    this.#maxItems = maxItems;
    this.#maxWeight = maxWeight;
    this.#lanes = lanes;
    this.#patienceMs = patienceMs;
    this.#freeLanes = lanes;
  }

  /** Puts an item into the next batch; settles with its own result after the commit. */
  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ item, resolve, reject });
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#scheduled || this.#freeLanes === 0 || this.#queue.length === 0) return;
    if (this.#freeLanes < this.#lanes && this.#queue.length < this.#maxItems) {
      this.#patience ??= setTimeout(() => this.#start(), this.#patienceMs);
      return;
    }
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#start();
    });
  }

  #start(): void {
    clearTimeout(this.#patience);
    this.#patience = undefined;
    while (this.#freeLanes > 0 && this.#queue.length > 0) void this.#flush(this.#take());
  }

  async #flush(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    this.#freeLanes -= 1;
    await this.#settle(batch);
    this.#freeLanes += 1;
    this.#schedule();
  }

  #take(): Waiting<Item, Result>[] {
    let weight = 0;
    let count = 0;
    for (const { item } of this.#queue) {
      weight += this.#weigh(item);
      if (count === this.#maxItems || (count > 0 && weight > this.#maxWeight)) break;
      count += 1;
    }
    return this.#queue.splice(0, count);
  }

  async #settle(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#run(batch.map(({ item }) => item));
      batch.forEach(({ resolve, reject }, index) => {
        const result = results[index] as Result | HubError;
        if (result instanceof HubError) reject(result);
        else resolve(result);
      });
    } catch (error) {
      if (batch.length === 1 || isAway(error)) {
        for (const { reject } of batch) reject(error);
        return;
      }
      const middle = batch.length >> 1;
      await this.#settle(batch.slice(0, middle));
      await this.#settle(batch.slice(middle));
    }
  }
}
