import { hubError } from '../../core/kernel/errors.ts';

/** Each stream is a connection that stays: so many are open in one process. */
const MOST = 200;
/** Of one reader: tabs of a browser, and some that the network lost and nobody has noticed yet. */
const MOST_OF_ONE = 20;

/** Who reads streams of this process. A place is taken before anything is awaited, so that requests at the same time cannot take more. */
export class StreamPlaces {
  readonly #taken = new Map<string, number>();
  #count = 0;

  /** @param reader the same for all streams of one person
   *  @returns gives the place back; calling it again does nothing
   *  @throws E_NOT_READY all places, or all of this reader, are taken */
  take(reader: string): () => void {
    const own = this.#taken.get(reader) ?? 0;
    if (own >= MOST_OF_ONE) throw hubError('E_NOT_READY', { reason: `${own} streams of yours are open` });
    if (this.#count >= MOST) throw hubError('E_NOT_READY', { reason: `${MOST} streams are open` });
    this.#count += 1;
    this.#taken.set(reader, own + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#count -= 1;
      const left = (this.#taken.get(reader) ?? 1) - 1;
      if (left === 0) this.#taken.delete(reader);
      else this.#taken.set(reader, left);
    };
  }
}
