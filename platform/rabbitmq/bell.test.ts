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
    expect(readBell(work.queue, message(content, options.headers))).toEqual({ ids: ['a', 'b'], ringsAt: 1_700_000_000_123 });
  });

  it.each([
    ['not JSON', 'ding'],
    ['null', 'null'],
    ['another version', '{"v":2,"queue":"process","ids":["a"]}'],
    ['another queue', '{"v":1,"queue":"deliver:a/b","ids":["a"]}'],
    ['no ids', '{"v":1,"queue":"process"}'],
    ['ids that are none', '{"v":1,"queue":"process","ids":["a",7]}'],
  ])('are not read from %s', (_, text) => {
    expect(readBell('process', message(Buffer.from(text)))).toBeUndefined();
  });

  it('that came from elsewhere have no time', () => {
    const content = Buffer.from('{"v":1,"queue":"process","ids":["a"]}');
    expect(readBell('process', message(content, undefined))).toEqual({ ids: ['a'], ringsAt: undefined });
  });

  it('survive any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => readBell('process', message(Buffer.from(bytes))) === undefined),
      { seed: 3 },
    );
  });
});
