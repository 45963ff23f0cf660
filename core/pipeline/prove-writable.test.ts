import { expect, it } from 'vitest';
import { hubError } from '../kernel/errors.ts';
import type { Json } from '../kernel/json.ts';
import type { EnvelopeContext, FormatCodec } from '../spi/format.ts';
import { proveWritable } from './prove-writable.ts';

const trial: EnvelopeContext = { sender: { id: 'A' }, recipient: { id: 'B' }, controlReference: '1', preparedAt: new Date(0) };

/** Numbers, of which 1700 cannot be written; notes how many were written at once. */
function codec(): Pick<FormatCodec, 'encode'> & { readonly sizes: number[] } {
  const sizes: number[] = [];
  const encode = (tree: Json) => {
    const list = Array.isArray(tree) ? (tree as readonly Json[]) : [tree];
    sizes.push(list.length);
    const at = list.indexOf(1700);
    if (at >= 0) throw hubError('E_NOT_WRITABLE', { format: 'numbers', count: 1, reason: `message ${at + 1}` });
    return new Uint8Array();
  };
  return { encode, sizes };
}
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

it('many messages are tried in turns, and the one at fault is told by its place among all', async () => {
  const good = codec();
  await proveWritable(good, numbers(1_200), trial);
  expect(good.sizes).toEqual([500, 500, 200]);
  await expect(proveWritable(codec(), numbers(2_000), trial)).rejects.toThrow('message 1701');
});

it('a few, or none, are tried as they are', async () => {
  const few = codec();
  await proveWritable(few, numbers(2), trial);
  await proveWritable(few, [], trial);
  expect(few.sizes).toEqual([2, 0]);
});
