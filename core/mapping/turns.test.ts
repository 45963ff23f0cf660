import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

test('tasks run one after the other, in order, whatever becomes of them', async () => {
  const turns = new Turns();
  const log: string[] = [];
  const task =
    (name: string, fails = false) =>
    async () => {
      log.push(`${name} begins`);
      await Promise.resolve();
      log.push(`${name} ends`);
      if (fails) throw new RangeError(name);
      return name;
    };
  const results = await Promise.allSettled([turns.take(task('a')), turns.take(task('b', true)), turns.take(task('c'))]);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
