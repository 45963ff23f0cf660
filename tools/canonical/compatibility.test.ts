import { describe, expect, test } from 'vitest';
import { type Contract, incompatibilities, type Schema } from './compatibility.ts';

const reference: Schema = { type: 'string', minLength: 1, maxLength: 100 };
const body: Schema = {
  type: 'object',
  properties: {
    number: { $ref: 'common.schema.json#/$defs/reference' },
    decision: { type: 'string', enum: ['yes', 'no'] },
    name: { type: 'string', 'x-personal': true },
    code: { type: 'string', pattern: '^[A-Z]+$' },
    items: { type: 'array', items: { $ref: 'common.schema.json#/$defs/item' }, maxItems: 10 },
  },
  required: ['number'],
  additionalProperties: false,
};
const item: Schema = { type: 'object', properties: { count: { type: 'integer', minimum: 0 } }, additionalProperties: false };
const released: Contract = { definitions: { reference, item }, types: { 'a.b': body } };

const withField = (name: string, schema: Schema | undefined): Contract => ({
  ...released,
  types: {
    'a.b': {
      ...body,
      properties: Object.fromEntries(Object.entries({ ...(body['properties'] as object), [name]: schema }).filter(([, value]) => value)),
    },
  },
});
const withBody = (change: Schema): Contract => ({ ...released, types: { 'a.b': { ...body, ...change } } });
const withDefinition = (name: string, schema: Schema): Contract => ({
  ...released,
  definitions: { ...released.definitions, [name]: schema },
});

describe('what only grows is compatible', () => {
  test.each<[string, Contract]>([
    ['nothing', released],
    ['a new type', { ...released, types: { ...released.types, 'c.d': body } }],
    ['an optional field', withField('more', { type: 'string' })],
    [
      'an optional field of a definition',
      withDefinition('item', { ...item, properties: { ...(item['properties'] as object), more: { type: 'string' } } }),
    ],
    ['another value of a list', withField('decision', { type: 'string', enum: ['no', 'later', 'yes'] })],
    ['a field that need not be there any more', withBody({ required: [] })],
    ['wider limits', withDefinition('reference', { type: 'string', minLength: 0, maxLength: 200 })],
    ['a pattern that goes', withField('code', { type: 'string' })],
    ['a definition put in place', withField('number', reference)],
    ['a field that is personal now', withField('decision', { type: 'string', enum: ['yes', 'no'], 'x-personal': true })],
  ])('%s', (_, next) => expect(incompatibilities(released, next)).toEqual([]));
});

describe('what breaks somebody is named with its place', () => {
  test.each<[string, Contract, string]>([
    ['a type that is gone', { ...released, types: {} }, 'a.b: the type was removed'],
    ['a field that is gone', withField('decision', undefined), 'a.b/decision: the field was removed'],
    ['another type', withField('name', { type: 'integer', 'x-personal': true }), 'a.b/name: the type string became integer'],
    ['a value less', withField('decision', { type: 'string', enum: ['yes'] }), 'a.b/decision: the value no was removed'],
    [
      'a list where all was allowed',
      withField('name', { type: 'string', enum: ['x'], 'x-personal': true }),
      'a.b/name: values are limited to a list',
    ],
    ['a field that must be there now', withBody({ required: ['number', 'decision'] }), 'a.b/decision: the field became required'],
    [
      'a shorter text, in a definition',
      withDefinition('reference', { ...reference, maxLength: 35 }),
      'a.b/number: maxLength became smaller',
    ],
    [
      'a higher minimum, in items',
      withDefinition('item', { ...item, properties: { count: { type: 'integer', minimum: 1 } } }),
      'a.b/items/*/count: minimum became larger',
    ],
    ['a required field of items', withDefinition('item', { ...item, required: ['count'] }), 'a.b/items/*/count: the field became required'],
    ['another pattern', withField('code', { type: 'string', pattern: '^[A-Z]{3}$' }), 'a.b/code: pattern was changed'],
    ['a condition', withBody({ if: {}, else: { required: ['code'] } }), 'a.b: else was changed'],
    [
      'a keyword that nobody thought of',
      withField('name', { type: 'string', 'x-personal': true, contentEncoding: 'base64' }),
      'a.b/name: contentEncoding was changed',
    ],
    ['a field that is no longer personal', withField('name', { type: 'string' }), 'a.b/name: it is no longer marked as personal'],
  ])('%s', (_, next, said) => expect(incompatibilities(released, next)).toContain(said));
});
