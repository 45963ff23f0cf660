/** Runs tasks one after the other. Evaluations share one thread in any case; in turns, the time limit of each measures its
 *  own work and not that of all the others that happen to be under way. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();
  #breathedAt = 0;

  /** Runs the task when all earlier ones are settled. */
  take<Result>(task: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(() => this.#breathe()).then(task);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** An evaluation never waits for I/O: without a pause now and then, a queue of them would starve the sockets. */
  async #breathe(): Promise<void> {
    const now = performance.now();
    if (now - this.#breathedAt < breathEveryMs) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#breathedAt = performance.now();
  }
}

const breathEveryMs = 10;
