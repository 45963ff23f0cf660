import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { fieldsToJsonSchema, fieldsToMarkdown } from './field-docs.ts';
import type { FieldTable } from './fields.ts';

const table = {
  port: { type: 'integer', default: 22, minimum: 1, maximum: 65_535, description: 'The port.' },
  host: { type: 'text', required: true, description: 'The host.', example: 'sftp.partner.example' },
  hostKey: {
    type: 'choice',
    choices: ['pinned', 'any'],
    default: 'pinned',
    unsafe: 'any trusts whoever answers',
    description: 'Which keys | are trusted.',
  },
  poll: { type: 'duration', default: 30_000, minimum: 1_000, description: 'How often to look.' },
  password: { type: 'text', secret: true, description: 'The password.' },
} as const satisfies FieldTable;

describe('fieldsToJsonSchema', () => {
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
    fieldsToJsonSchema(table, { kind: { const: 'sftp' } }, ['kind']),
  );

  it.each([
    [{ kind: 'sftp', host: 'a.example' }, true],
    [{ kind: 'sftp', host: 'a.example', port: 2222, poll: '10s' }, true],
    [{ kind: 'sftp', host: '${HOST}', port: '${PORT:-22}', poll: '${POLL}', hostKey: '${WHICH}' }, true],
    [{ kind: 'sftp' }, false],
    [{ host: 'a.example' }, false],
    [{ kind: 'sftp', host: 'a.example', port: 0 }, false],
    [{ kind: 'sftp', host: 'a.example', poll: '10' }, false],
    [{ kind: 'sftp', host: 'a.example', hostKey: 'whatever' }, false],
    [{ kind: 'sftp', host: 'a.example', hots: 'b' }, false],
  ])('%j: %s', (value, valid) => {
    expect(validate(value)).toBe(valid);
  });

  it('holds texts to their form, variables excepted', () => {
    const form = { pattern: '[1-5](\\d\\d|xx)', says: 'a status' };
    const fits = new Ajv2020().compile(
      fieldsToJsonSchema({ one: { type: 'text', form, description: 'One.' }, many: { type: 'text-list', form, description: 'Many.' } }),
    );
    expect([{ one: '409' }, { one: '${STATUS}' }, { many: ['2xx', '${STATUS}'] }].map((value) => fits(value))).toEqual([true, true, true]);
    expect([{ one: '40' }, { many: ['2xx', '20'] }].map((value) => fits(value))).toEqual([false, false]);
  });

  it('shows defaults as configuration writes them', () => {
    expect(fieldsToJsonSchema(table)).toMatchObject({
      properties: { poll: { default: '30s' }, host: { examples: ['sftp.partner.example'] } },
      required: ['host'],
    });
  });
});

describe('fieldsToMarkdown', () => {
  it('writes one row a field, required fields first', () => {
    expect(fieldsToMarkdown(table)).toBe(
      [
        '| field | type | default | meaning |',
        '|---|---|---|---|',
        '| `host` | text | **required** | The host. Example: `sftp.partner.example`. |',
        '| `port` | integer, 1 to 65535 | `22` | The port. |',
        '| `hostKey` | `pinned` or `any` | `pinned` | Which keys \\| are trusted. **Unsafe:** any trusts whoever answers |',
        '| `poll` | duration, at least 1s | `30s` | How often to look. |',
        '| `password` | text |  | The password. Secret: never shown. |',
        '',
      ].join('\n'),
    );
  });

  it('says so when there are none', () => {
    expect(fieldsToMarkdown({})).toBe('None.\n');
  });
});
