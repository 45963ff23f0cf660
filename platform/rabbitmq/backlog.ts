/** Why a bell leaves: all its ids were dealt with, or somebody else is to have it. */
export type Leave = 'done' | 'give-back';

interface Waiting {
  readonly ids: readonly string[];
  readonly ringsAt: number;
  /** Ids before this one were taken. */
  next: number;
  /** Ids taken and not settled. */
  out: number;
  leave: Leave;
  readonly left: (how: Leave) => void;
}

/** Ids that a handler gets together. */
export interface Batch {
  readonly ids: readonly string[];
  /** These ids of the batch are in hand no more; their bells stay until {@link settle}. */
  letGo(ids: readonly string[]): void;
  /** Says that the handler has ended: the ids are in hand no more. */
  settle(): void;
}

/** The bells of one queue between their arrival and their end. Ids are taken out in the order in which they came, across
 *  bells; a bell leaves when its last id is settled. */
export class Backlog {
  readonly #bells: Waiting[] = [];
  readonly #inHand = new Set<string>();
  #size = 0;
  #newest: number | undefined;

  /** Ids that wait; some may be in hand already by another bell. */
  get size(): number {
    return this.#size;
  }

  get inHand(): number {
    return this.#inHand.size;
  }

  /** When the newest bell rang of which ids were taken: what rang before it, from this queue, has come to somebody.
   *  Milliseconds since 1970. */
  get newest(): number | undefined {
    return this.#newest;
  }

  /** @param left called once, when the bell is done or is to go to somebody else */
  add(bell: { readonly ids: readonly string[]; readonly ringsAt: number }, left: (how: Leave) => void): void {
    if (bell.ids.length === 0) {
      left('done');
      return;
    }
    this.#bells.push({ ...bell, next: 0, out: 0, leave: 'done', left });
    this.#size += bell.ids.length;
  }

  /** Takes up to `limit` ids. One that is in hand is passed over: two bells rang for it. */
  take(limit: number): Batch {
    const taken: string[] = [];
    const from = new Map<Waiting, number>();
    for (let bell = this.#bells[0]; bell !== undefined && taken.length < limit; bell = this.#bells[0]) {
      this.#newest = Math.max(this.#newest ?? 0, bell.ringsAt);
      const before = taken.length;
      while (bell.next < bell.ids.length && taken.length < limit) this.#takeNext(bell, taken);
      bell.out += taken.length - before;
      from.set(bell, taken.length - before);
      if (bell.next < bell.ids.length) break;
      this.#bells.shift();
      if (bell.out === 0) bell.left(bell.leave);
    }
    const held = new Set(taken);
    const letGo = (ids: readonly string[]): void => {
      for (const id of ids) if (held.delete(id)) this.#inHand.delete(id);
    };
    return {
      ids: taken,
      letGo,
      settle: () => {
        letGo(taken);
        for (const [bell, count] of from) this.#settle(bell, count);
      },
    };
  }

  /** Gives back every bell that has ids waiting; one that is partly in hand goes when those are settled. */
  giveBack(): void {
    for (const bell of this.#bells.splice(0)) {
      bell.next = bell.ids.length;
      bell.leave = 'give-back';
      if (bell.out === 0) bell.left(bell.leave);
    }
    this.#size = 0;
  }

  #takeNext(bell: Waiting, taken: string[]): void {
    const id = bell.ids[bell.next];
    bell.next += 1;
    this.#size -= 1;
    if (id === undefined || this.#inHand.has(id)) return;
    this.#inHand.add(id);
    taken.push(id);
  }

  #settle(bell: Waiting, count: number): void {
    if (count === 0) return;
    bell.out -= count;
    if (bell.out === 0 && bell.next === bell.ids.length) bell.left(bell.leave);
  }
}
