import { describe, expect, it } from 'vitest';
import { noRetry, standardRetry } from '../catalog/retry.ts';
import { manualClock } from '../kernel/clock.ts';
import { hubError } from '../kernel/errors.ts';
import { decideNext, type Verdict } from './decide-next.ts';

const now = manualClock('2026-11-20T10:00:00Z').now();
const decide = (outcome: Verdict, attempt = 1, policy = standardRetry) => decideNext({ outcome, policy, attempt, now, random: 0.5 });
const unavailable = hubError('E_DELIVERY_UNAVAILABLE', { reason: 'HTTP 503' });

describe('decideNext', () => {
  it('ends with an accepted attempt', () => {
    expect(decide({ kind: 'accepted' })).toEqual({ status: 'delivered' });
  });

  it('is dead when the partner refused, whatever the policy', () => {
    const error = hubError('E_DELIVERY_REFUSED', { reason: 'HTTP 422' });
    expect(decide({ kind: 'rejected', error })).toEqual({ status: 'dead', error: error.toFinding() });
  });

  it('tries a deferred attempt again after the delay of the policy', () => {
    expect(decide({ kind: 'deferred', error: unavailable }, 2)).toEqual({
      status: 'retrying',
      dueAt: new Date('2026-11-20T10:05:00Z'),
      error: unavailable.toFinding(),
    });
  });

  it('waits as long as the partner asks', () => {
    expect(decide({ kind: 'deferred', error: unavailable, retryAfterMs: 60_000 })).toMatchObject({
      status: 'retrying',
      dueAt: new Date('2026-11-20T10:01:00Z'),
    });
  });

  const pending: Verdict = { kind: 'pending', answer: { mediaType: 'text/plain', body: new Uint8Array() } };

  it('asks again in the rhythm of the policy, no earlier than the partner says, while the answer is not final', () => {
    expect(decide(pending, 2)).toEqual({ status: 'waiting', dueAt: new Date('2026-11-20T10:05:00Z') });
    expect(decide({ ...pending, retryAfterMs: 600_000 }, 2)).toEqual({ status: 'waiting', dueAt: new Date('2026-11-20T10:10:00Z') });
  });

  it('is dead when the answer never became final, under a code of its own', () => {
    expect(decide(pending, 1, noRetry)).toMatchObject({
      status: 'dead',
      error: { code: 'E_ANSWER_PENDING', message: expect.stringContaining('Attempt 1 was the last') },
    });
  });

  it('is dead after the last attempt, with their number and the last reason', () => {
    const last = decide({ kind: 'deferred', error: unavailable }, 10);
    expect(last).toMatchObject({ status: 'dead', error: { code: 'E_RETRIES_EXHAUSTED' } });
    expect(last.status === 'dead' && last.error.message).toMatch(/after attempt 10,.*HTTP 503/);
    expect(decide({ kind: 'deferred', error: unavailable }, 1, noRetry)).toMatchObject({
      status: 'dead',
      error: { code: 'E_RETRIES_EXHAUSTED' },
    });
  });
});
