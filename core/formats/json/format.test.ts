import { describe, expect, it } from 'vitest';
import { describeFinding } from '../../kernel/errors.ts';
import { repositoryResources } from '../../testing/format-resources.ts';
import { jsonFormat } from './format.ts';

const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['returnNumber'],
  additionalProperties: false,
  properties: {
    returnNumber: { type: 'string', maxLength: 10 },
    status: { enum: ['open', 'closed'] },
    on: { type: 'string', format: 'date' },
    'a/b~c': false,
  },
};
const resources = repositoryResources({ 'return.schema.json': JSON.stringify(schema), 'broken.json': '{"type":"nothing"}' });

function faults(text: string | Uint8Array): string[] {
  return jsonFormat
    .open({}, resources)
    .decode(typeof text === 'string' ? Buffer.from(text) : text)
    .errors.map(describeFinding);
}

describe('syntax errors are located, and quote nothing of the document', () => {
  const cases: [string, string][] = [
    ['{"name":"Jane Doe",}', 'line 1, column 20: The document is not JSON: a name in double quotes is expected.'],
    ['{\n  "a": 1\n  "b": 2\n}', 'line 3, column 3: The document is not JSON: a comma or } is expected.'],
    ['[1, 2', 'line 1, column 6: The document is not JSON: it ends too early.'],
    ['{"a" 1}', 'line 1, column 6: The document is not JSON: a colon is expected.'],
    ['[01]', 'line 1, column 2: The document is not JSON: a value is expected.'],
    ['["a\tb"]', 'line 1, column 4: The document is not JSON: the text has a control character or an unknown escape.'],
    ['{} {}', 'line 1, column 4: The document is not JSON: something follows the value.'],
    ['NaN', 'line 1, column 1: The document is not JSON: a value is expected.'],
    ['', 'line 1, column 1: The document is not JSON: it ends too early.'],
  ];
  for (const [text, expected] of cases) it(JSON.stringify(text), () => expect(faults(text)).toEqual([`E_JSON_SYNTAX at ${expected}`]));
});

it('a document that is too large is refused', () => {
  expect(faults(new Uint8Array(25 * 1024 * 1024 + 1))[0]).toContain('E_DOCUMENT_LIMIT');
});

describe('what would be read as something else', () => {
  it('a number larger than numbers can be, which would be written as null', () => {
    expect(faults(`[1,\n 1e999]`)).toEqual(['E_DOCUMENT_LIMIT at line 2, column 2: The document exceeds a limit: numbers up to 1.8e308.']);
    expect(faults(`{"1e999":"\\"1e999","b":1e300,"c":${'9'.repeat(308)}}`)).toEqual([]);
  });

  it('bytes that are not UTF-8, with their line', () => {
    const { errors } = jsonFormat.open({}, repositoryResources()).decode(Buffer.from('[1,\n"\xe9"]', 'latin1'));
    expect(errors.map(describeFinding)).toEqual([expect.stringMatching(/^E_CHARSET at line 2: /)]);
  });
});

describe('with a schema', () => {
  const codec = jsonFormat.open({ schema: 'return.schema.json' }, resources);
  const check = (document: unknown) => {
    const [message] = codec.decode(Buffer.from(JSON.stringify(document))).messages;
    return message === undefined ? ['nothing'] : codec.validate(message).map(describeFinding);
  };

  it('a good document passes', () => expect(check({ returnNumber: 'RA-2041', status: 'open', on: '2025-03-12' })).toEqual([]));

  it('every fault is reported with its pointer', () => {
    expect(check({ status: 'lost', on: '12.03.2025', 'x/y': 1 })).toEqual([
      'E_SCHEMA at the document itself: The value lacks returnNumber.',
      'E_SCHEMA at /x~1y: The value is not known here.',
      'E_SCHEMA at /status: The value must be one of "open", "closed".',
      'E_SCHEMA at /on: The value must match format "date".',
    ]);
  });

  it('a schema that is none is refused when the channel is opened', () => {
    expect(() => jsonFormat.open({ schema: 'broken.json' }, resources)).toThrow(expect.objectContaining({ code: 'E_CONFIG_FIELD' }));
    expect(() => jsonFormat.open({ schema: 'missing.json' }, resources)).toThrow(expect.objectContaining({ code: 'E_CONFIG_REFERENCE' }));
  });
});
