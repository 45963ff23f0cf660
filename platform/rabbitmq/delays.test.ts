import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitPattern, delayKey, duePattern, entryTier, GRAIN_MS, grains, LONGEST_DELAY_MS, TIERS, tier, tierMs } from './delays.ts';
import { base, workQueue } from './topology.ts';

/** Whether a topic exchange takes a key by a pattern (AMQP 0-9-1, 3.1.3.3). */
function takes(pattern: string, key: string): boolean {
  const words = pattern.split('.').map((word) => (word === '*' ? '[^.]+' : word === '#' ? '.*' : word));
  return new RegExp(`^${words.join('\\.')}$`).test(key);
}

/** Goes through the exchanges as the broker would. @returns where a bell comes out, and after how long */
function travel(count: number, name: string): { readonly ends: readonly string[]; readonly waitedMs: number } {
  const key = delayKey(count, name);
  const bindings = [...base.bindings, ...workQueue('process').bindings, ...workQueue('deliver:partner/channel').bindings];
  let [at, waitedMs] = [[entryTier(count)], 0];
  for (let hop = 0; hop <= TIERS; hop += 1) {
    at = at.flatMap((exchange) => {
      const next = bindings.filter(({ from, key: pattern }) => from === exchange && takes(pattern, key));
      if (next.length === 0) return [exchange];
      return next.flatMap(({ to, toKind }) => {
        const queue = toKind === 'queue' ? base.queues.find((each) => each.name === to) : undefined;
        if (queue === undefined) return [to];
        waitedMs += Number(queue.arguments['x-message-ttl']);
        return [String(queue.arguments['x-dead-letter-exchange'])];
      });
    });
  }
  return { ends: at, waitedMs };
}

describe('delays', () => {
  it('round up to whole grains, with a margin for what brokers cut off', () => {
    expect([0, -5].map(grains)).toEqual([0, 0]);
    expect([1, 240, 241, 300, 1_000, LONGEST_DELAY_MS].map(grains)).toEqual([1, 1, 2, 2, 5, 255]);
  });

  it('are spelt in bits, the highest first', () => {
    expect(delayKey(5, 'relais.process')).toBe('0.0.0.0.0.1.0.1.relais.process');
    expect([entryTier(1), entryTier(5), entryTier(255)]).toEqual([tier(0), tier(2), tier(7)]);
    expect([bitPattern(7, true), bitPattern(0, false)]).toEqual(['1.#', '*.*.*.*.*.*.*.0.#']);
    expect(duePattern('relais.process')).toBe('*.*.*.*.*.*.*.*.relais.process');
    expect(tierMs(0)).toBe(GRAIN_MS);
  });

  it('add up: every delay comes to its own queue alone, after exactly its grains', () => {
    const names = ['relais.process', 'relais.deliver.partner.channel'];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** TIERS - 1 }), fc.constantFrom(...names), (count, name) => {
        expect(travel(count, name)).toEqual({ ends: [name], waitedMs: count * GRAIN_MS });
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
