import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { withinTime } from './within-time.ts';

const aborted = (signal: AbortSignal): Promise<string> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve('aborted');
    signal.addEventListener('abort', () => resolve('aborted'));
  });

it('gives what the task gives, and leaves no listener behind', async () => {
  const outer = new AbortController();
  await expect(withinTime(1000, outer.signal, async (signal) => signal.aborted)).resolves.toBe(false);
  await expect(withinTime(1000, outer.signal, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(getEventListeners(outer.signal, 'abort')).toEqual([]);
});

it('aborts the task when its time is over', async () => {
  await expect(withinTime(5, new AbortController().signal, aborted)).resolves.toBe('aborted');
});

it('aborts the task with the outer signal, also one that was aborted before', async () => {
  const outer = new AbortController();
  const running = Promise.all(Array.from({ length: 20 }, () => withinTime(60_000, outer.signal, aborted)));
  outer.abort();
  expect(new Set(await running)).toEqual(new Set(['aborted']));
  await expect(withinTime(60_000, outer.signal, aborted)).resolves.toBe('aborted');
});
