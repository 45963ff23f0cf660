import { describe, expect, it } from 'vitest';
import { Backlog, type Leave } from './backlog.ts';

function filled(...bells: readonly (readonly string[])[]) {
  const backlog = new Backlog();
  const left: (readonly [number, Leave])[] = [];
  for (const [index, ids] of bells.entries()) backlog.add({ ids, ringsAt: 1_000 + index }, (how) => left.push([index, how]));
  return { backlog, left };
}

describe('the backlog', () => {
  it('hands over ids across bells, and lets a bell go with its last id', () => {
    const { backlog, left } = filled(['a'], ['b', 'c', 'd'], ['e']);
    const [one, other] = [backlog.take(3), backlog.take(3)];
    expect([one.ids, other.ids]).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
    ]);
    one.settle();
    expect(left).toEqual([[0, 'done']]);
    other.settle();
    expect(left).toEqual([
      [0, 'done'],
      [1, 'done'],
      [2, 'done'],
    ]);
    expect([backlog.size, backlog.inHand]).toEqual([0, 0]);
  });

  it('passes over an id that is in hand, and hands it over again later', () => {
    const { backlog, left } = filled(['a'], ['a', 'b'], ['a']);
    const batch = backlog.take(10);
    expect(batch.ids).toEqual(['a', 'b']);
    expect(left).toEqual([[2, 'done']]);
    batch.settle();
    backlog.add({ ids: ['a'], ringsAt: 2_000 }, () => undefined);
    expect(backlog.take(10).ids).toEqual(['a']);
  });

  it('hands over again what was let go of, and settles it once', () => {
    const { backlog, left } = filled(['a', 'b']);
    const batch = backlog.take(10);
    batch.letGo(['b']);
    backlog.add({ ids: ['a', 'b'], ringsAt: 2_000 }, () => undefined);
    const again = backlog.take(10);
    expect(again.ids).toEqual(['b']);
    batch.settle();
    expect([left, backlog.inHand]).toEqual([[[0, 'done']], 1]);
    again.settle();
    expect(backlog.inHand).toBe(0);
  });

  it('gives back what waits at once, and what is partly in hand when that is settled', () => {
    const { backlog, left } = filled(['a', 'b'], ['c']);
    const batch = backlog.take(1);
    backlog.giveBack();
    expect([left, backlog.size]).toEqual([[[1, 'give-back']], 0]);
    batch.settle();
    expect(left).toEqual([
      [1, 'give-back'],
      [0, 'give-back'],
    ]);
  });

  it('knows the newest bell that was taken up', () => {
    const { backlog } = filled(['a'], ['b'], ['c']);
    expect(backlog.newest).toBeUndefined();
    backlog.take(2);
    expect(backlog.newest).toBe(1_001);
  });

  it('lets an empty bell go', () => {
    expect(filled([]).left).toEqual([[0, 'done']]);
  });
});
