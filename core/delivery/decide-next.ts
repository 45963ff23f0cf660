import type { RetryPolicy } from '../catalog/model.ts';
import { type Finding, finding } from '../kernel/errors.ts';
import type { Answer, Outcome } from '../spi/connector.ts';
import { nextAttempt } from './next-attempt.ts';

/** What one attempt came to, when the pack has judged the answer. `pending`: the partner has the document, and says that its answer
 *  is not final. */
export type Verdict = Outcome | PendingVerdict;
export interface PendingVerdict {
  readonly kind: 'pending';
  readonly answer: Answer;
  readonly retryAfterMs?: number;
}

/** One attempt that has ended. */
export interface EndedAttempt {
  /** An attempt that nobody knows the outcome of counts as deferred: it is sent again under the same idempotency key. */
  readonly outcome: Verdict;
  readonly policy: RetryPolicy;
  /** Which attempt it was, counted from 1. */
  readonly attempt: number;
  readonly now: Date;
  /** From 0 to 1; for jitter. */
  readonly random: number;
}

/** What a delivery is after an attempt, and why if it is not delivered. */
export type NextStep =
  | { readonly status: 'delivered' }
  | { readonly status: 'dead'; readonly error: Finding }
  | { readonly status: 'held'; readonly error: Finding }
  | { readonly status: 'retrying'; readonly dueAt: Date; readonly error: Finding }
  | { readonly status: 'waiting'; readonly dueAt: Date };

/** Decides what follows from an attempt: accepted is delivered, rejected is dead, deferred is tried again while the
 *  policy allows, and then dead with `E_RETRIES_EXHAUSTED`. Pending is asked again in the same rhythm, and then dead with
 *  `E_ANSWER_PENDING`. What a channel refuses that is gone (410) is held with all that follows it, until a person has mended
 *  the address. */
export function decideNext({ outcome, policy, attempt, now, random }: EndedAttempt): NextStep {
  if (outcome.kind === 'accepted') return { status: 'delivered' };
  if (outcome.kind === 'rejected') {
    return { status: outcome.error.code === 'E_CHANNEL_GONE' ? 'held' : 'dead', error: outcome.error.toFinding() };
  }
  const { retryAfterMs } = outcome;
  const next = nextAttempt(policy, attempt, { random, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
  const dueAt = next === 'exhausted' ? undefined : new Date(now.getTime() + next.delayMs);
  if (outcome.kind === 'pending') {
    return dueAt === undefined
      ? { status: 'dead', error: finding('E_ANSWER_PENDING', { attempts: attempt }, {}) }
      : { status: 'waiting', dueAt };
  }
  const error = outcome.error.toFinding();
  if (dueAt !== undefined) return { status: 'retrying', dueAt, error };
  const { code, message: reason, at, details } = error;
  const cause = details === undefined ? { code } : { code, details };
  return { status: 'dead', error: { ...finding('E_RETRIES_EXHAUSTED', { attempts: attempt, reason }, at), cause } };
}
