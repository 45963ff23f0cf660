import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { hubError } from '../../core/kernel/errors.ts';
import type { Logger } from '../../core/spi/log.ts';
import { createLog } from './log.ts';

/** A log, and what it wrote. */
function memoryLog(options: { level?: string; pretty?: boolean } = {}): {
  log: Logger;
  lines: string[];
  last: () => Record<string, unknown>;
} {
  const lines: string[] = [];
  const log = createLog({ level: 'debug', pretty: false, sink: { write: (line) => lines.push(line) }, ...options });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '') as Record<string, unknown> };
}

describe('a log line', () => {
  it('is one JSON object with level, time, message and fields', () => {
    const { log, lines, last } = memoryLog();
    log.info({ messageId: 'm-1', count: 3 }, 'accepted');
    expect(lines).toEqual([expect.stringMatching(/\n$/)]);
    expect(last()).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      messageId: 'm-1',
      count: 3,
      msg: 'accepted',
    });
  });

  it('carries the fields of its child', () => {
    const { log, last } = memoryLog();
    log.child({ role: 'worker' }).child({ queue: 'process' }).warn({ count: 1 }, 'late');
    expect(last()).toMatchObject({ level: 'warn', role: 'worker', queue: 'process', count: 1 });
  });

  it('is written from the level on', () => {
    const { log, lines } = memoryLog({ level: 'warn' });
    log.info({}, 'not written');
    log.error({}, 'written');
    expect(lines).toHaveLength(1);
  });
});

describe('secrets', () => {
  it.each([
    'password',
    'Authorization',
    'apiKey',
    'X-API-Key',
    'x-api-key',
    'accessToken',
    'access_token',
    'clientSecret',
    'cookie',
    'set-cookie',
    'credentials',
    'connectionString',
  ])('are masked under the name %s, at any depth and in children', (name) => {
    const { log, lines } = memoryLog();
    log.child({ [name]: 'hush' }).info({ [name]: 'hush', deep: { list: [{ [name]: { value: 'hush' } }] } }, 'sent');
    expect(lines[0]).not.toContain('hush');
    expect(lines[0]).toContain('•••');
  });

  it('are masked in texts: addresses with a password, authorization headers', () => {
    const { log, lines } = memoryLog();
    log.warn(
      { url: 'amqp://hub:hush@broker:5672/', header: 'Bearer hush.hush-hush', error: new TypeError('no route to sftp://u:hush@h/') },
      'postgres://relais:hush@127.0.0.1/relais',
    );
    expect(lines[0]).not.toContain('hush');
    expect(lines[0]).toContain('broker:5672');
  });

  it.each(['idempotencyKey', 'businessKeys', 'tokens', 'configHash'])('%s is none', (name) => {
    const { log, last } = memoryLog();
    log.info({ [name]: 'seen' }, 'sent');
    expect(last()[name]).toBe('seen');
  });
});

describe('errors', () => {
  it('show code, message and position, and of what nobody foresaw the stack', () => {
    const { log, last } = memoryLog();
    const cause = new TypeError('cannot read x');
    log.error({ error: hubError('E_INTERNAL', { name: 'TypeError' }, { at: { segment: 5, tag: 'QTY' }, cause }) }, 'stage failed');
    expect(last()['error']).toEqual({
      code: 'E_INTERNAL',
      message: 'The hub met a fault of its own (TypeError).',
      at: { segment: 5, tag: 'QTY' },
      cause: { name: 'TypeError', message: 'cannot read x', stack: expect.arrayContaining([expect.stringMatching(/^at .*log\.test\.ts/)]) },
    });
  });

  it('leave out what else hangs on them, and the text that a parser choked on', () => {
    const { log, lines } = memoryLog();
    const http = Object.assign(new Error('Request failed with status code 401'), {
      code: 'ERR_BAD_REQUEST',
      config: { headers: { 'X-Custom': 'hush' } },
    });
    let syntax: unknown;
    try {
      JSON.parse('{ "name": hush }');
    } catch (error) {
      syntax = error;
    }
    log.error({ http, syntax }, 'failed');
    expect(lines[0]).not.toContain('hush');
    expect(lines[0]).toContain('ERR_BAD_REQUEST');
  });
});

describe('anything that is given as a field', () => {
  it('can be written: circles, bytes, big integers, dates, maps, getters that throw', () => {
    const { log, last, lines } = memoryLog();
    const circle: Record<string, unknown> = { name: 'circle' };
    circle['self'] = circle;
    log.info(
      {
        circle,
        bytes: Buffer.from('document'),
        big: 10n,
        at: new Date(0),
        never: new Date(Number.NaN),
        map: new Map([['a', 1]]),
        set: new Set([1]),
        none: undefined,
      },
      'odd',
    );
    expect(last()).toMatchObject({
      bytes: '8 bytes',
      big: '10',
      at: '1970-01-01T00:00:00.000Z',
      never: 'invalid date',
      map: { a: 1 },
      set: [1],
    });
    log.info(
      {
        get broken() {
          throw new TypeError('planted fault');
        },
      },
      'odder',
    );
    expect(lines).toHaveLength(2);
  });
});

describe('on a terminal', () => {
  it('is short and readable, and nothing in it steers the terminal', () => {
    const { log, lines } = memoryLog({ pretty: true });
    log.info({ url: 'http://127.0.0.1:8080', note: 'two words', evil: '\u001B[2J' }, 'relais is up');
    const bare = stripVTControlCharacters(lines[0] ?? '');
    expect(bare).toMatch(
      /^\d\d:\d\d:\d\d\.\d{3} INFO {2}relais is up {2}url=http:\/\/127\.0\.0\.1:8080 note="two words" evil="\\u001b\[2J"\n$/,
    );
  });
});
