import type { Socket } from 'node:net';

/** How slow a link is. */
export interface Pace {
  readonly bytesPerSecond: number;
  readonly latencyMs: number;
}

/** The bytes that are about to pass. */
export interface Trap {
  /** Are these bytes among them, after those found before? They may have begun in an earlier piece. */
  passes(bytes: Buffer): boolean;
}

/** Bytes of earlier pieces that are remembered, so that a pattern cut in two is found. */
const REMEMBERED = 256;

/** One direction of one connection: forwards bytes in order, and stops, waits or slows down as it is told. */
export class Lane {
  readonly #from: Socket;
  readonly #to: Socket;
  readonly #watch: (trap: Trap) => 'hold' | 'pass';
  readonly #waiting: Buffer[] = [];
  #frozen = false;
  #pace: Pace | undefined;
  #busy = false;
  #ended = false;
  #seen: Buffer = Buffer.alloc(0);

  constructor(from: Socket, to: Socket, watch: (trap: Trap) => 'hold' | 'pass') {
    this.#from = from;
    this.#to = to;
    this.#watch = watch;
    from.on('data', (bytes: Buffer) => {
      if (this.#look(bytes) === 'hold') this.#frozen = true;
      this.#waiting.push(bytes);
      if (this.#busy) from.pause();
      void this.#forward();
    });
    from.on('end', () => {
      this.#ended = true;
      void this.#forward();
    });
  }

  freeze(): void {
    this.#frozen = true;
  }

  slow(pace: Pace): void {
    this.#pace = pace;
  }

  normal(): void {
    this.#frozen = false;
    this.#pace = undefined;
    void this.#forward();
  }

  #look(bytes: Buffer): 'hold' | 'pass' {
    const text = Buffer.concat([this.#seen, bytes]);
    let from = 0;
    const verdict = this.#watch({
      passes: (wanted) => {
        const at = text.indexOf(wanted, from);
        if (at >= 0) from = at + wanted.length;
        return at >= 0;
      },
    });
    this.#seen = text.subarray(Math.max(from, text.length - REMEMBERED));
    return verdict;
  }

  async #forward(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    while (!this.#frozen && this.#waiting.length > 0 && !this.#to.destroyed) {
      if (this.#pace !== undefined) await this.#delay(this.#pace);
      // Frozen while it was on its way: it arrives nowhere.
      if (this.#frozen) break;
      const bytes = this.#waiting.shift();
      if (bytes !== undefined && !this.#to.destroyed && !this.#to.write(bytes)) await this.#drained();
    }
    this.#busy = false;
    if (this.#waiting.length > 0) this.#from.pause();
    else if (this.#ended) this.#to.end();
    else this.#from.resume();
  }

  #delay({ bytesPerSecond, latencyMs }: Pace): Promise<void> {
    const bytes = this.#waiting[0]?.length ?? 0;
    return new Promise((resolve) => {
      setTimeout(resolve, latencyMs + (bytes * 1000) / bytesPerSecond);
    });
  }

  #drained(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.#to.off('drain', done).off('close', done);
        resolve();
      };
      this.#to.once('drain', done).once('close', done);
    });
  }
}
