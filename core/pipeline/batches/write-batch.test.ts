import { describe, expect, it } from 'vitest';
import { hubError } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/json.ts';
import { testContext } from '../../testing/format.conformance.ts';
import { writeBatch } from './write-batch.ts';

/** Writes lists of words; refuses a document that has a word of `never`, or more than `most` of them. */
function words({ never = [] as readonly string[], most = Number.POSITIVE_INFINITY } = {}) {
  let written = 0;
  return {
    times: () => written,
    join: (trees: readonly Json[]): Json => trees.flat() as Json,
    encode: (tree: Json) => {
      written += 1;
      const list = tree as readonly string[];
      const bad = list.find((word) => never.includes(word));
      if (bad !== undefined) throw hubError('E_NOT_WRITABLE', { format: 'word', count: 1, reason: bad });
      if (list.length > most) throw new RangeError('Invalid string length');
      return Buffer.from(list.join(' '));
    },
  };
}

const write = async (...batch: Parameters<typeof writeBatch>) => {
  const result = await writeBatch(...batch);
  return 'refused' in result ? result.refused.code : [result.count, Buffer.from(result.body).toString()];
};

describe('writeBatch', () => {
  it('writes all that it is given as one document', async () => {
    expect(await write(words(), ['a', 'b', 'c'], testContext)).toEqual([3, 'a b c']);
  });

  it('writes those that can be written together, when all at once cannot', async () => {
    expect(await write(words({ most: 2 }), ['a', 'b', 'c', 'd', 'e'], testContext)).toEqual([2, 'a b']);
    expect(await write(words({ never: ['d'] }), ['a', 'b', 'c', 'd', 'e'], testContext)).toEqual([3, 'a b c']);
  });

  it('says why, when the first cannot be written even alone', async () => {
    expect(await write(words({ never: ['a'] }), ['a', 'b', 'c'], testContext)).toBe('E_NOT_WRITABLE');
  });

  it('comes to an end soon, whatever is thrown', async () => {
    const codec = words({ most: 0 });
    expect(
      await writeBatch(
        codec,
        Array.from({ length: 1000 }, () => 'x'),
        testContext,
      ),
    ).toHaveProperty('refused');
    expect(codec.times()).toBeLessThanOrEqual(11);
  });

  it('takes one after the other where a document holds one thing', async () => {
    const { join: _, ...codec } = words();
    expect(await write(codec, [['a'], ['b']], testContext)).toEqual([1, 'a']);
  });
});
