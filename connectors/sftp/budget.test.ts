import { expect, it } from 'vitest';
import { ByteBudget } from './budget.ts';

it('holds no more than its limit at once, but for what is larger by itself, and goes in the order of asking', async () => {
  const budget = new ByteBudget(100);
  let held = 0;
  const began: number[] = [];
  const peaks: number[] = [];
  const work = (bytes: number) =>
    budget.spend(bytes, async () => {
      held += bytes;
      began.push(bytes);
      peaks.push(held);
      await new Promise(setImmediate);
      held -= bytes;
    });
  const sizes = [60, 50, 300, 10, 20, 70, 90];
  await Promise.all(sizes.map(work));
  expect(began).toEqual(sizes);
  expect(Math.max(...peaks.filter((peak) => peak !== 300))).toBeLessThanOrEqual(100);
});

it('gives back what a failed piece of work held', async () => {
  const budget = new ByteBudget(100);
  await expect(budget.spend(100, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await budget.spend(100, async () => 'done')).toBe('done');
});
