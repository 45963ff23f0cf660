import { type Dispatcher, Pool } from 'undici';
import { returnDocuments } from '../support/document.ts';
import { epochMs } from '../support/statistics.ts';
import { serve } from './serve.ts';

/* The load: documents posted over keep-alive connections. */

/** Where documents go; several take turns. */
export interface Door {
  /** Path of the channel, with its slash. */
  readonly path: string;
  readonly key: string;
}

interface Plan {
  readonly origin: string;
  readonly doors: readonly Door[];
  readonly seed: number;
  /** Number of the first document; the others follow. */
  readonly from: number;
  readonly connections: number;
}

/** What came of it; document n of the run is at index n of each list. Times in milliseconds since 1970. */
export interface Posted {
  /** What the door called the document; empty where it gave no such name. */
  readonly ids: readonly string[];
  /** When it was sent, or by its schedule should have been. */
  readonly from: Float64Array;
  readonly answered: Float64Array;
  /** By status or error. */
  readonly refused: Readonly<Record<string, number>>;
}

const ID_AT = '{"messageId":"'.length;
const ID_LENGTH = 36;

/** One request; whatever comes of it is noted, and the next may go. */
class Shot implements Dispatcher.DispatchHandler {
  #status = 0;
  #text = '';
  readonly #done: (outcome: string, text: string) => void;

  constructor(done: (outcome: string, text: string) => void) {
    this.#done = done;
  }

  onRequestStart(): void {}

  onResponseStart(_: Dispatcher.DispatchController, status: number): void {
    this.#status = status;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#text += chunk.toString('latin1');
  }

  onResponseEnd(): void {
    this.#done(String(this.#status), this.#text);
  }

  onResponseError(_: Dispatcher.DispatchController, error: NodeJS.ErrnoException): void {
    this.#done(error.code ?? error.message, '');
  }
}

class Run {
  readonly ids: string[] = [];
  readonly from: number[] = [];
  readonly answered: number[] = [];
  readonly refused: Record<string, number> = {};
  readonly #plan: Plan;
  readonly #pool: Pool;
  readonly #document: (n: number) => string;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#pool = new Pool(plan.origin, { connections: plan.connections, headersTimeout: 60_000, bodyTimeout: 60_000 });
    this.#document = returnDocuments(plan.seed);
  }

  /** Posts the next document. @param at when it was due */
  shoot(at: number): Promise<void> {
    const { doors, from } = this.#plan;
    const index = this.from.length;
    const door = doors[index % doors.length] as Door;
    this.from.push(at);
    return new Promise((resolve) => {
      const done = (outcome: string, text: string): void => {
        this.answered[index] = epochMs();
        this.ids[index] = text.slice(ID_AT, ID_AT + ID_LENGTH);
        if (outcome !== '202') this.refused[outcome] = (this.refused[outcome] ?? 0) + 1;
        resolve();
      };
      const headers = { 'content-type': 'application/json', 'x-api-key': door.key };
      this.#pool.dispatch({ path: door.path, method: 'POST', headers, body: this.#document(from + index) }, new Shot(done));
    });
  }

  async end(): Promise<Posted> {
    await this.#pool.close();
    return { ids: this.ids, from: Float64Array.from(this.from), answered: Float64Array.from(this.answered), refused: this.refused };
  }
}

const calls = {
  /** Closed loop: each connection posts its next document when the last is answered. Ends after `count` or `ms`, whichever comes first. */
  flood: async ({
    count = Number.POSITIVE_INFINITY,
    ms,
    ...plan
  }: Plan & { readonly count?: number; readonly ms: number }): Promise<Posted> => {
    const run = new Run(plan);
    const until = epochMs() + ms;
    const loop = async (): Promise<void> => {
      while (run.from.length < count && epochMs() < until) await run.shoot(epochMs());
    };
    await Promise.all(Array.from({ length: plan.connections }, loop));
    return run.end();
  },
  /** Open loop: `rate` documents a second by a fixed schedule, however slowly they are answered. Latencies count from the
   *  schedule, so that a stall shows in all that should have been sent meanwhile. */
  pace: async ({ rate, ms, ...plan }: Plan & { readonly rate: number; readonly ms: number }): Promise<Posted> => {
    const run = new Run(plan);
    const start = epochMs();
    const total = Math.round((rate * ms) / 1000);
    const shots: Promise<void>[] = [];
    while (shots.length < total) {
      const due = Math.min(total, Math.floor(((epochMs() - start) * rate) / 1000));
      while (shots.length < due) shots.push(run.shoot(start + (shots.length * 1000) / rate));
      await new Promise((wake) => setTimeout(wake, 1));
    }
    await Promise.all(shots);
    return run.end();
  },
};

/** What this process can be asked. */
export type LoadCalls = typeof calls;

serve(calls);
