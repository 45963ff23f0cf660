/** Runs tasks one after the other. Evaluations share one thread in any case; in turns, the time limit of each measures its
 *  own work and not that of all the others that happen to be under way. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();
  #unsettled = 0;
  #breathedAt = 0;

  /** Runs the task when all earlier ones are settled: at once where they are and no pause is due. */
  take<Result>(task: () => Result | Promise<Result>): Result | Promise<Result> {
    if (this.#unsettled === 0 && !this.#isPauseDue()) {
      const result = task();
      return result instanceof Promise ? this.#follow(result) : result;
    }
    return this.#follow(this.#last.then(() => this.#breathe()).then(task));
  }

  #follow<Result>(turn: Promise<Result>): Promise<Result> {
    const settled = () => {
      this.#unsettled -= 1;
    };
    this.#unsettled += 1;
    this.#last = turn.then(settled, settled);
    return turn;
  }

  #isPauseDue(): boolean {
    return performance.now() - this.#breathedAt >= breathEveryMs;
  }

  /** An evaluation never waits for I/O: without a pause now and then, a queue of them would starve the sockets. */
  async #breathe(): Promise<void> {
    if (!this.#isPauseDue()) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#breathedAt = performance.now();
  }
}

const breathEveryMs = 10;
