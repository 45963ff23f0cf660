import type { ErrorCode } from '../../kernel/error-table.ts';
import { type ErrorDetails, type Finding, finding } from '../../kernel/errors.ts';
import type { Position } from '../../kernel/position.ts';

/** Takes what was found. */
export type Report = (code: ErrorCode, details: ErrorDetails, at: Position) => void;

/** At most so many findings of one owner: a CONTRL takes 999, and more would help nobody. */
export const maxFindings = 1000;

/** Findings, gathered by what they belong to: a message, its group (X12), or its interchange. A fault of one leaves its
 *  neighbours untouched and takes all that is inside of it. */
export class Faults {
  readonly #byOwner = new WeakMap<object, Finding[]>();

  add(owner: object, code: ErrorCode, details: ErrorDetails, at: Position): void {
    const list = this.#byOwner.get(owner);
    if (list === undefined) this.#byOwner.set(owner, [finding(code, details, at)]);
    else if (list.length < maxFindings) list.push(finding(code, details, at));
  }

  /** Puts findings behind those that there are. */
  addAll(owner: object, findings: readonly Finding[]): void {
    if (findings.length > 0) this.#byOwner.set(owner, [...this.of(owner), ...findings].slice(0, maxFindings));
  }

  of(owner: object): readonly Finding[] {
    return this.#byOwner.get(owner) ?? [];
  }
}
