import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../tests/support/repository.ts';
import { type Contract, incompatibilities, type Schema } from './compatibility.ts';
import { presentContract, releasedContract } from './contract.ts';

/* The present schemas against the last release (decision 0015), and proof that the comparison would see a break of them: each kind of
   break is made in a copy, in every place where it can be made. */

let present: Contract;
const released = releasedContract(root);

beforeAll(async () => {
  present = await presentContract(root);
});

test('the canonical schemas have only grown since the last release', () => {
  expect(Object.keys(released.types).length).toBeGreaterThan(90);
  expect(incompatibilities(released, present)).toEqual([]);
});

type Fields = Readonly<Record<string, Schema>>;
const fieldsOf = (schema: Schema): Fields => (schema['properties'] ?? {}) as Fields;
const requiredOf = (schema: Schema): readonly string[] => (schema['required'] ?? []) as readonly string[];

/** A contract of one type alone: all types at once take a tenth of a second. */
function alone(contract: Contract, type: string): Contract {
  return { ...contract, types: { [type]: contract.types[type] ?? {} } };
}

/** What a change of one type would break. */
function brokenBy(type: string, change: (body: Schema) => Schema): readonly string[] {
  const next = alone(present, type);
  return incompatibilities(alone(released, type), { ...next, types: { [type]: change(next.types[type] ?? {}) } });
}

/** The present schemas with one definition changed. */
function withDefinition(name: string, change: Schema): Contract {
  return { ...present, definitions: { ...present.definitions, [name]: { ...present.definitions[name], ...change } } };
}

const typesOfRelease = Object.keys(released.types);

describe('a break of any type that was released is seen, in each of its fields', () => {
  test.each(typesOfRelease)('%s', (type) => {
    const { [type]: gone, ...others } = released.types;
    const before = fieldsOf(gone ?? {});
    const names = Object.keys(before);
    const optional = names.filter((name) => !requiredOf(gone ?? {}).includes(name));
    const lists = Object.entries(before).flatMap(([name, { enum: values }]) => (Array.isArray(values) ? [[name, values] as const] : []));
    const each = (change: (schema: Schema) => Schema) =>
      Object.fromEntries(Object.entries(before).map(([name, schema]) => [name, change(schema)]));

    expect(incompatibilities({ ...released, types: { [type]: gone ?? {} } }, { ...present, types: others })).toEqual([
      `${type}: the type was removed`,
    ]);
    expect(brokenBy(type, (body) => ({ ...body, properties: {} }))).toEqual(names.map((name) => `${type}/${name}: the field was removed`));
    const retyped = brokenBy(type, (body) => ({ ...body, properties: each(() => ({ type: 'null' })) }));
    expect(retyped.filter((sentence) => / the type \w+ became null$/.test(sentence))).toHaveLength(names.length);
    expect(brokenBy(type, (body) => ({ ...body, required: names }))).toEqual(
      optional.map((name) => `${type}/${name}: the field became required`),
    );
    const narrowed = brokenBy(type, (body) => ({
      ...body,
      properties: {
        ...fieldsOf(body),
        ...each((schema) => (Array.isArray(schema['enum']) ? { ...schema, enum: schema['enum'].slice(1) } : schema)),
      },
    }));
    expect(narrowed).toEqual(lists.map(([name, [value]]) => `${type}/${name}: the value ${value} was removed`));
  });
});

const closedLists = Object.entries(released.definitions).filter(([, definition]) => Array.isArray(definition['enum']));

describe('a closed list', () => {
  test('may get a value: whoever reads lets unknown ones pass', () => {
    expect(closedLists.length).toBeGreaterThan(15);
    const grown = closedLists.map(([name, definition]) => [
      name,
      { ...definition, enum: [...(definition['enum'] as string[]), 'one-more'] },
    ]);
    const definitions: Contract['definitions'] = { ...present.definitions, ...Object.fromEntries(grown) };
    expect(incompatibilities(released, { ...present, definitions })).toEqual([]);
  });

  test.each(closedLists)('%s may not lose one', (name, definition) => {
    const values = definition['enum'] as readonly string[];
    const found = incompatibilities(released, withDefinition(name, { enum: values.slice(1) }));
    expect(found).not.toEqual([]);
    for (const sentence of found) expect(sentence).toMatch(new RegExp(`: the value ${values[0]} was removed$`));
  });
});

describe('of the value objects', () => {
  test.each<[string, () => Contract, RegExp]>([
    ['money that is no whole number', () => withField('money', 'amount', { type: 'string' }), /\/amount: the type integer became string$/],
    ['a currency of another form', () => withField('money', 'currency', { pattern: '^[A-Z]{4}$' }), /\/currency: pattern was changed$/],
    ['a shorter text', () => withDefinition('text', { maxLength: 10 }), /: maxLength became smaller$/],
    [
      'a name that nobody has to hide',
      () => withDefinition('personName', { 'x-personal': false }),
      /: it is no longer marked as personal$/,
    ],
    ['instants of another format', () => withDefinition('instant', { format: 'date' }), /: format was changed$/],
    ['fewer items', () => withDefinition('items', { maxItems: 1 }), /: maxItems became smaller$/],
    [
      'a rule between fields',
      () => withDefinition('money', { dependentRequired: { amount: ['currency'] } }),
      /: dependentRequired was changed$/,
    ],
    ['steps of a number', () => withField('money', 'amount', { multipleOf: 5 }), /\/amount: multipleOf was changed$/],
    ['a limit that is excluded', () => withField('money', 'amount', { exclusiveMinimum: 0 }), /\/amount: exclusiveMinimum was changed$/],
  ])('%s is seen', (_, next, said) => {
    const found = incompatibilities(released, next());
    expect(found).not.toEqual([]);
    for (const sentence of found) expect(sentence).toMatch(said);
  });
});

/** The present schemas with a field of a definition changed. */
function withField(definition: string, field: string, change: Schema): Contract {
  const properties = fieldsOf(present.definitions[definition] ?? {});
  return withDefinition(definition, { properties: { ...properties, [field]: { ...properties[field], ...change } } });
}
