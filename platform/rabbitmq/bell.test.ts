import type { Message } from 'amqplib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Work } from '../../core/spi/transport.ts';
import { readBell, writeBell } from './bell.ts';

const message = (content: Buffer, headers: unknown = {}): Message => ({ content, fields: {}, properties: { headers } }) as Message;

describe('bells', () => {
  it('come out as they went in', () => {
    const work: Work = { v: 1, queue: 'deliver:partner/channel', ids: ['a', 'b'] };
    const { content, options } = writeBell(work, 1_700_000_000_123);
    expect(JSON.parse(content.toString())).toEqual(work);
    expect(options).toMatchObject({ persistent: true, mandatory: true });
    expect(readBell(work.queue, message(content, options.headers), 1_800_000_000_000)).toEqual({
      ids: ['a', 'b'],
      ringsAt: 1_700_000_000_123,
    });
  });

  it.each([
    ['not JSON', 'ding'],
    ['null', 'null'],
    ['another version', '{"v":2,"queue":"process","ids":["a"]}'],
    ['another queue', '{"v":1,"queue":"deliver:a/b","ids":["a"]}'],
    ['no ids', '{"v":1,"queue":"process"}'],
    ['ids that are none', '{"v":1,"queue":"process","ids":["a",7]}'],
  ])('are not read from %s', (_, text) => {
    expect(readBell('process', message(Buffer.from(text)), 1)).toBeUndefined();
  });

  it.each([
    ['that rang before', 999, 999],
    ['from a clock that is ahead', 1_001, 1_000],
    ['of the year 30,000,000', 1e18, 1_000],
    ['before 1970', -1, 1_000],
    ['without a number', Number.NaN, 1_000],
    ['without end', Number.POSITIVE_INFINITY, 1_000],
    ['with a text', '999', 1_000],
    ['without a time', undefined, 1_000],
  ])('%s ring when they came, at the latest', (_, said, ringsAt) => {
    const content = Buffer.from('{"v":1,"queue":"process","ids":["a"]}');
    expect(readBell('process', message(content, { 'relais-rings-at': said }), 1_000)).toEqual({ ids: ['a'], ringsAt });
  });

  it('from elsewhere ring when they came', () => {
    const content = Buffer.from('{"v":1,"queue":"process","ids":["a"]}');
    expect(readBell('process', message(content, undefined), 1_000)).toEqual({ ids: ['a'], ringsAt: 1_000 });
  });

  it('survive any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => readBell('process', message(Buffer.from(bytes)), 1) === undefined),
      { seed: 3 },
    );
  });
});
