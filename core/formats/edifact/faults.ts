import type { ErrorCode } from '../../kernel/error-table.ts';
import { type ErrorDetails, type Finding, finding } from '../../kernel/errors.ts';
import type { Position } from '../../kernel/position.ts';
import type { EdifactMessage, Interchange } from './model.ts';

/** At most so many findings of one message or one interchange: a CONTRL takes 999, and more would help nobody. */
export const maxFindings = 1000;

/** Findings, gathered by what they belong to: one message, or its interchange. A fault of a message leaves the
 *  others of its interchange untouched; a fault of an interchange takes them all. */
export class Faults {
  readonly #byOwner = new WeakMap<Interchange | EdifactMessage, Finding[]>();

  add(owner: Interchange | EdifactMessage, code: ErrorCode, details: ErrorDetails, at: Position): void {
    const list = this.#byOwner.get(owner);
    if (list === undefined) this.#byOwner.set(owner, [finding(code, details, at)]);
    else if (list.length < maxFindings) list.push(finding(code, details, at));
  }

  /** Puts findings behind those that there are. */
  addAll(owner: Interchange | EdifactMessage, findings: readonly Finding[]): void {
    if (findings.length > 0) this.#byOwner.set(owner, [...this.of(owner), ...findings].slice(0, maxFindings));
  }

  of(owner: Interchange | EdifactMessage): readonly Finding[] {
    return this.#byOwner.get(owner) ?? [];
  }
}
