import { describe, expect, it } from 'vitest';
import { hubError } from '../../../core/kernel/errors.ts';
import { Batcher } from './batcher.ts';

/** A batcher over numbers that notes its batches; `fails` makes a batch fail. */
function recorder(
  options: {
    fails?: (items: readonly number[]) => Error | undefined;
    maxItems?: number;
    lanes?: number;
    weigh?: (item: number) => number;
    maxWeight?: number;
  } = {},
) {
  const batches: number[][] = [];
  const { fails = () => undefined, ...limits } = options;
  const batcher = new Batcher<number, number>({
    run: async (items) => {
      batches.push([...items]);
      await Promise.resolve();
      const failure = fails(items);
      if (failure !== undefined) throw failure;
      return items.map((item) => (item < 0 ? hubError('E_IDEMPOTENCY_CONFLICT') : item * 2));
    },
    ...limits,
  });
  return { batches, batcher };
}

describe('Batcher', () => {
  it('puts calls of one turn into one batch and gives each its own result', async () => {
    const { batches, batcher } = recorder();
    expect(await Promise.all([1, 2, 3].map((item) => batcher.add(item)))).toEqual([2, 4, 6]);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('gathers what arrives while all lanes are busy', async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const batches: number[][] = [];
    const batcher = new Batcher<number, number>({
      run: async (items) => {
        batches.push([...items]);
        await gate;
        return items;
      },
      lanes: 1,
    });
    const first = batcher.add(1);
    await new Promise((resolve) => setImmediate(resolve));
    const later = [batcher.add(2), batcher.add(3)];
    await new Promise((resolve) => setImmediate(resolve));
    expect(batches).toEqual([[1]]);
    open();
    await Promise.all([first, ...later]);
    expect(batches).toEqual([[1], [2, 3]]);
  });

  it('waits for the batch under way with one that is not full, and no longer than its patience', async () => {
    const gates: (() => void)[] = [];
    const batches: number[][] = [];
    const batcher = new Batcher<number, number>({
      run: async (items) => {
        batches.push([...items]);
        await new Promise<void>((resolve) => gates.push(resolve));
        return items;
      },
      maxItems: 2,
      patienceMs: 20,
    });
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    const results = [batcher.add(1)];
    await turn();
    results.push(batcher.add(2));
    await turn();
    expect(batches, 'one that is not full waits').toEqual([[1]]);
    results.push(batcher.add(3));
    await turn();
    expect(batches, 'a full one does not').toEqual([[1], [2, 3]]);
    results.push(batcher.add(4));
    gates[0]?.();
    await results[0];
    const released = performance.now();
    while (batches.length < 3) await turn();
    expect(performance.now() - released, 'nor one whose patience has ended').toBeGreaterThan(5);
    for (const open of gates) open();
    expect(await Promise.all(results)).toEqual([1, 2, 3, 4]);
    expect(batches).toEqual([[1], [2, 3], [4]]);
  });

  it('keeps batches within their bounds of items and of weight', async () => {
    const byCount = recorder({ maxItems: 2 });
    await Promise.all([1, 2, 3, 4, 5].map((item) => byCount.batcher.add(item)));
    expect(byCount.batches).toEqual([[1, 2], [3, 4], [5]]);
    const byWeight = recorder({ weigh: (item) => item, maxWeight: 10 });
    await Promise.all([4, 6, 50, 1].map((item) => byWeight.batcher.add(item)));
    expect(byWeight.batches).toEqual([[4, 6], [50], [1]]);
  });

  it('rejects a bad item alone', async () => {
    const { batcher } = recorder({ fails: (items) => (items.includes(3) ? hubError('E_INTERNAL', { name: 'bad item' }) : undefined) });
    const results = await Promise.allSettled([1, 2, 3, 4, 5].map((item) => batcher.add(item)));
    expect(results.map((result) => (result.status === 'fulfilled' ? result.value : 'rejected'))).toEqual([2, 4, 'rejected', 8, 10]);
  });

  it('rejects the item for which a HubError is the result', async () => {
    const { batcher } = recorder();
    const results = await Promise.allSettled([1, -1].map((item) => batcher.add(item)));
    expect(results).toMatchObject([{ value: 2 }, { reason: { code: 'E_IDEMPOTENCY_CONFLICT' } }]);
  });

  it('does not repeat a batch whose end nobody knows', async () => {
    const { batches, batcher } = recorder({ fails: () => hubError('E_NOT_READY', { reason: 'gone' }) });
    const results = await Promise.allSettled([1, 2].map((item) => batcher.add(item)));
    expect(results).toMatchObject([{ reason: { code: 'E_NOT_READY' } }, { reason: { code: 'E_NOT_READY' } }]);
    expect(batches).toEqual([[1, 2]]);
  });
});
