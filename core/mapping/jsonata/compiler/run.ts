import type { MappingLimits } from '../../limits.ts';
import { ExpressionFault } from './fault.ts';

/** How many small steps pass between two looks at the clock. */
const stepsPerLook = 200;

/** One evaluation: its limits and what all of its parts share. */
export class Run {
  /** Items that one list may have. */
  readonly items: number;
  /** Values of the names that the mapping does not define itself, in the order of the program. */
  readonly globals: readonly unknown[];
  /** The clock that the mapping sees. */
  readonly now: Date;
  readonly #depth: number;
  readonly #timeMs: number;
  readonly #startedAt = Date.now();
  #inProgress = 0;
  #stepsToLook = stepsPerLook;

  constructor(limits: Pick<MappingLimits, 'items' | 'depth' | 'timeMs'>, globals: readonly unknown[], now: Date) {
    this.now = now;
    this.items = limits.items;
    this.globals = globals;
    this.#depth = limits.depth;
    this.#timeMs = limits.timeMs;
  }

  /** Counts work, in small steps, and looks at the clock from time to time.
   *  @throws D1012 beyond the time limit */
  spend(steps: number): void {
    this.#stepsToLook -= steps;
    if (this.#stepsToLook > 0) return;
    this.#stepsToLook = stepsPerLook;
    if (Date.now() - this.#startedAt > this.#timeMs) throw new ExpressionFault('D1012');
  }

  /** Goes deeper by so many steps in progress; whoever leaves normally says so with {@link leave}.
   *  @throws D1011 beyond the limit of steps in progress */
  enter(steps: number): void {
    this.#inProgress += steps;
    if (this.#inProgress > this.#depth) throw new ExpressionFault('D1011');
  }

  leave(steps: number): void {
    this.#inProgress -= steps;
  }

  /** @throws D2015 when a list gets longer than it may */
  checkLength(length: number): void {
    if (length > this.items) throw new ExpressionFault('D2015');
  }
}
