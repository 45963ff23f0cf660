import type { ErrorCode } from '../../kernel/error-table.ts';
import { type ErrorDetails, type Finding, finding } from '../../kernel/errors.ts';
import type { Position } from '../../kernel/position.ts';

/** At most so many findings of one document; more would help nobody. */
export const maxFindings = 1000;

/** Reports one fault of the value at hand. */
export type Fail = (code: ErrorCode, details?: ErrorDetails) => void;

/** Gathers findings into the lists of those that they belong to. Past the limit each list still takes its first one:
 *  a faulty message must never look like a good one. */
export class Faults {
  #count = 0;

  add(owner: Finding[], code: ErrorCode, details: ErrorDetails, at: Position): void {
    if (owner.length > 0 && this.#count >= maxFindings) return;
    this.#count += 1;
    owner.push(finding(code, details, at));
  }
}
