import { expect, it } from 'vitest';
import { oneByOne } from './one-by-one.ts';

it('runs what has one key in its order, and does not wait for what fails or has another', async () => {
  const inOrder = oneByOne();
  const log: string[] = [];
  let letFirstGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letFirstGo = resolve;
  });
  const first = inOrder('a', async () => {
    await held;
    log.push('first');
    throw new Error('fails');
  });
  const second = inOrder('a', async () => log.push('second'));
  await inOrder('b', async () => log.push('other'));
  letFirstGo();
  await expect(first).rejects.toThrow('fails');
  await second;
  expect(log).toEqual(['other', 'first', 'second']);
});
