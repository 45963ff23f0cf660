import { expect, it } from 'vitest';
import { outcomeOf } from './outcome.ts';

const answer = { status: 200, mediaType: 'application/json', body: Buffer.from('{"state":"open"}') };
const at = new Date('2026-11-20T10:00:00Z');
const outcome = (headers: Readonly<Record<string, string>>, status = 200) =>
  outcomeOf({ status, headers } as unknown as Parameters<typeof outcomeOf>[0], answer, at);

it('keeps how long a partner asks to wait, in good answers too', () => {
  expect(outcome({})).toEqual({ kind: 'accepted', answer });
  expect(outcome({ 'retry-after': '60' })).toEqual({ kind: 'accepted', answer, retryAfterMs: 60_000 });
  expect(outcome({ 'retry-after': '60' }, 503)).toMatchObject({ kind: 'deferred', retryAfterMs: 60_000 });
});
