import type { RetryPolicy } from '../catalog/model.ts';

/** A partner's `Retry-After` counts up to this much: 24 hours. Longer ones, and nonsense, must not park a delivery for ever. */
export const MAX_RETRY_AFTER_MS = 24 * 60 * 60 * 1_000;

/** What is known when an attempt has failed. */
export interface FailedAttempt {
  /** The partner's `Retry-After`: a floor, never shortened by jitter. */
  readonly retryAfterMs?: number;
  /** From 0 to 1: where in the jitter's range the delay falls. */
  readonly random: number;
}

/** When to try again.
 *  @param attempt which attempt failed, counted from 1
 *  @returns the delay from now in whole milliseconds, or `exhausted` when the policy has no more attempts */
export function nextAttempt(
  policy: RetryPolicy,
  attempt: number,
  { retryAfterMs, random }: FailedAttempt,
): { readonly delayMs: number } | 'exhausted' {
  const planned = policy.delaysMs[attempt - 1];
  if (planned === undefined) return 'exhausted';
  const jittered = planned * (1 + policy.jitter * (2 * random - 1));
  return { delayMs: Math.ceil(Math.max(jittered, floor(retryAfterMs))) };
}

function floor(retryAfterMs = 0): number {
  return Number.isNaN(retryAfterMs) ? 0 : Math.min(Math.max(0, retryAfterMs), MAX_RETRY_AFTER_MS);
}
