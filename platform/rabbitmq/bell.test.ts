import type { Message } from 'amqplib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Work } from '../../core/spi/transport.ts';
import { idOf, named, numbered } from '../../core/testing/work-ids.ts';
import { readBell, writeBell } from './bell.ts';

const message = (content: Buffer, headers: unknown = {}): Message => ({ content, fields: {}, properties: { headers } }) as Message;

const bell = (changes: object = {}): string => JSON.stringify({ v: 1, queue: 'process', ids: named('a'), ...changes });

describe('bells', () => {
  it('come out as they went in', () => {
    const work: Work = { v: 1, queue: 'deliver:partner/channel', ids: named('a', 'b') };
    const { content, options } = writeBell(work, 1_700_000_000_123);
    expect(JSON.parse(content.toString())).toEqual(work);
    expect(options).toMatchObject({ persistent: true, mandatory: true });
    expect(readBell(work.queue, message(content, options.headers), 1_800_000_000_000)).toEqual({
      ids: named('a', 'b'),
      ringsAt: 1_700_000_000_123,
    });
  });

  it.each([
    ['not JSON', 'ding'],
    ['null', 'null'],
    ['another version', bell({ v: 2 })],
    ['another queue', bell({ queue: 'deliver:a/b' })],
    ['no ids', bell({ ids: undefined })],
    ['ids that are none', bell({ ids: [...named('a'), 7] })],
    ['ids that are no UUIDs', bell({ ids: [...named('a'), 'a'] })],
    ['UUIDs as no hub writes them', bell({ ids: [idOf('\x0a').toUpperCase()] })],
    ['more ids than hubs put into one', bell({ ids: numbered(1_001) })],
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
    const content = Buffer.from(bell());
    expect(readBell('process', message(content, { 'relais-rings-at': said }), 1_000)).toEqual({ ids: named('a'), ringsAt });
  });

  it('from elsewhere ring when they came', () => {
    const content = Buffer.from(bell());
    expect(readBell('process', message(content, undefined), 1_000)).toEqual({ ids: named('a'), ringsAt: 1_000 });
  });

  it('are read with as many ids as are let through', () => {
    expect(readBell('process', message(Buffer.from(bell({ ids: numbered(1_000) }))), 1)?.ids).toHaveLength(1_000);
  });

  it('survive any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => readBell('process', message(Buffer.from(bytes)), 1) === undefined),
      { seed: 3 },
    );
  });
});
