import { describe, expect, it } from 'vitest';
import { asHubFailure, statusFailure } from './failure.ts';

const limits = { timeoutMs: 1_000, maxBytes: 10 };

describe('what a server refuses', () => {
  it.each([
    [2, '', 'missing', 'E_DELIVERY_REFUSED'],
    [3, '', 'forbidden', 'E_DELIVERY_REFUSED'],
    [4, 'Failure', 'failed', 'E_DELIVERY_UNAVAILABLE'],
    [4, '', 'failed', 'E_DELIVERY_UNAVAILABLE'],
    [4, 'No space left on device', 'full', 'E_DELIVERY_UNAVAILABLE'],
    [4, 'The disk is full', 'full', 'E_DELIVERY_UNAVAILABLE'],
    [4, 'Disk quota exceeded', 'quota', 'E_DELIVERY_UNAVAILABLE'],
    [4, 'Read-only file system', 'read-only', 'E_DELIVERY_UNAVAILABLE'],
    [4, 'File already exists', 'exists', 'E_DELIVERY_UNAVAILABLE'],
    [4, 'Access is denied.', 'forbidden', 'E_DELIVERY_REFUSED'],
    [11, '', 'exists', 'E_DELIVERY_UNAVAILABLE'],
    [12, '', 'read-only', 'E_DELIVERY_UNAVAILABLE'],
    [14, '', 'full', 'E_DELIVERY_UNAVAILABLE'],
    [15, '', 'quota', 'E_DELIVERY_UNAVAILABLE'],
    [8, '', 'failed', 'E_DELIVERY_UNAVAILABLE'],
    [99, 'No space left on device', 'failed', 'E_DELIVERY_UNAVAILABLE'],
  ])('with the status %d and the words %j is %s: %s', (status, text, kind, code) => {
    const failure = statusFailure('write the file', status, text);
    expect(failure.kind).toBe(kind);
    expect(asHubFailure(failure, limits)).toMatchObject({ code, message: expect.stringContaining('could not write the file: ') });
    if (text !== '') expect(failure.detail).not.toContain(text);
  });

  it('is not read for long', () => {
    const began = performance.now();
    statusFailure('write', 4, `disk ${'full disk '.repeat(200_000)}`);
    statusFailure('write', 4, 'insufficient '.repeat(200_000));
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
