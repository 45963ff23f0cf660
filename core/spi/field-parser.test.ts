import { describe, expect, it } from 'vitest';
import { hint, nearest } from './did-you-mean.ts';
import { formatDuration, parseDuration } from './duration.ts';
import { parseFields, unresolved } from './field-parser.ts';
import type { FieldTable } from './fields.ts';

const table = {
  endpoint: { type: 'url', required: true, description: 'Where documents are sent.' },
  timeout: { type: 'duration', default: '30s', minimum: 1_000, maximum: 60_000, description: 'How long one call may take.' },
  port: { type: 'integer', default: 22, minimum: 1, maximum: 65_535, description: 'The port.' },
  passive: { type: 'boolean', default: false, description: 'Who opens the connection.' },
  method: { type: 'choice', choices: ['POST', 'PUT'], default: 'POST', description: 'The method.' },
  headers: { type: 'text-map', description: 'More headers.' },
  suffixes: { type: 'text-list', default: ['.edi'], description: 'Which files are taken.' },
  folder: { type: 'path', description: 'Where files lie.' },
  password: { type: 'text', secret: true, description: 'The password.' },
} as const satisfies FieldTable;

const at = { file: 'mappings/acme/partner.yaml', line: 7, column: 5 };

function reasons(raw: unknown): readonly string[] {
  const parsed = parseFields(table, raw, at, { label: 'settings' });
  return parsed.ok ? [] : parsed.findings.map((found) => `${found.at.path ?? ''}: ${found.message}`);
}

describe('parseFields', () => {
  it('gives typed values, durations in milliseconds, and defaults', () => {
    const parsed = parseFields(
      table,
      { endpoint: 'https://acme.example/in', timeout: '5s', headers: { 'x-a': 'b' }, suffixes: ['.txt', '.csv'] },
      at,
    );
    expect(parsed).toEqual({
      ok: true,
      settings: {
        endpoint: 'https://acme.example/in',
        timeout: 5_000,
        port: 22,
        passive: false,
        method: 'POST',
        headers: { 'x-a': 'b' },
        suffixes: ['.txt', '.csv'],
      },
    });
  });

  it('takes numbers, truth values and a single item as text, as an environment variable gives them', () => {
    const parsed = parseFields(table, { endpoint: 'https://acme.example', port: '2222', passive: 'true', suffixes: '.xml' }, at);
    expect(parsed).toMatchObject({ ok: true, settings: { port: 2222, passive: true, suffixes: ['.xml'], timeout: 30_000 } });
  });

  it('tells everything that is wrong at once, without any value', () => {
    const raw = {
      timeot: '5s',
      endpoint: 'acme dot example',
      timeout: 'soon',
      port: 70_000,
      passive: 'perhaps',
      method: 'SHOUT',
      headers: { 'x-a': 12 },
      suffixes: ['.edi', 3],
      folder: { a: 1 },
      password: 12345,
    };
    expect(reasons(raw)).toEqual([
      'timeot: settings.timeot is not known (did you mean "timeout"?).',
      'endpoint: settings.endpoint must be an address such as https://partner.example/path.',
      'timeout: settings.timeout must be a duration with its unit and no space: ms, s, m, h or d, such as 500ms, 10s, 5m, 2h or 90d.',
      'port: settings.port must be at most 65535.',
      'passive: settings.passive must be true or false.',
      'method: settings.method must be one of POST, PUT.',
      'headers.x-a: settings.headers.x-a must be text: write it in quotes, so that it is not read as a number.',
      'suffixes.1: settings.suffixes.1 must be text: write it in quotes, so that it is not read as a number.',
      'folder: settings.folder must be text.',
      'password: settings.password must be text: write it in quotes, so that it is not read as a number.',
    ]);
    expect(reasons(raw).join()).not.toMatch(/12345|70000|SHOUT|perhaps|soon/);
  });

  it('names what is missing, also where a variable was set to nothing', () => {
    expect(reasons({})).toEqual([': settings lacks the field endpoint: Where documents are sent.']);
    expect(reasons({ endpoint: '' })).toEqual([': settings lacks the field endpoint: Where documents are sent.']);
    expect(reasons(undefined)).toEqual([': settings lacks the field endpoint: Where documents are sent.']);
  });

  it('says bounds of a duration in its unit', () => {
    expect(reasons({ endpoint: 'https://a.example', timeout: '10ms' })).toEqual(['timeout: settings.timeout must be at least 1s.']);
  });

  it('holds a text, and each text of a list, to its form', () => {
    const form = { pattern: '[1-5](\\d\\d|xx)', says: 'a status such as 409' };
    const statuses = { accepted: { type: 'text-list', form, description: 'Good ones.' } } as const;
    expect(parseFields(statuses, { accepted: ['2xx', '409'] }, at)).toMatchObject({ ok: true });
    const parsed = parseFields(statuses, { accepted: ['409', '2x'] }, at);
    expect(parsed.ok ? [] : parsed.findings.map((found) => found.message)).toEqual(['accepted.1 must be a status such as 409.']);
  });

  it('refuses what is no group of fields', () => {
    expect(reasons(['endpoint'])).toEqual([': settings must be a group of fields.']);
  });

  it('counts a value that is not known here as given', () => {
    expect(parseFields(table, { endpoint: unresolved }, at)).toMatchObject({ ok: true, settings: { port: 22 } });
  });

  it('asks where each field stands', () => {
    const parsed = parseFields(table, { endpoint: 'https://a.example', suffixes: ['.a', 1], extra: 1 }, (path, part) => ({
      path: `${part}:${path.join('/')}`,
    }));
    expect(parsed.ok ? [] : parsed.findings.map((found) => found.at.path)).toEqual(['key:extra', 'value:suffixes/1']);
  });
});

describe('durations', () => {
  it.each([
    ['500ms', 500],
    ['10s', 10_000],
    ['5m', 300_000],
    ['2h', 7_200_000],
  ])('reads %s as %d ms and writes it back', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
    expect(formatDuration(ms)).toBe(text);
  });

  it.each(['', '10', '1.5s', '-5s', '5 s', '2w', '99999999999999999h'])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});

describe('nearest', () => {
  it('finds the name that was meant, swapped letters counting as one edit', () => {
    expect(nearest('ednpoint', ['endpoint', 'timeout'])).toBe('endpoint');
    expect(nearest('Timeout', ['endpoint', 'timeout'])).toBe('timeout');
    expect(nearest('colour', ['endpoint', 'timeout'])).toBeUndefined();
  });

  it('lists what is known when nothing is near', () => {
    expect(hint('xyz', ['json', 'edifact'])).toBe(' (known: json, edifact)');
  });
});
