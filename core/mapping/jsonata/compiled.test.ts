import { describe, expect, test } from 'vitest';
import type { Json } from '../../kernel/json.ts';
import { exampleBindings } from '../bindings.fixture.ts';
import { compileMapping } from '../compile.ts';
import type { MappingLimits } from '../limits.ts';

const compile = (source: string, limits: Partial<MappingLimits> = {}) => compileMapping(source, { name: 'test.jsonata', limits });
const run = async (source: string, input: Json = {}, limits: Partial<MappingLimits> = {}) =>
  (await compile(source, limits)(input, exampleBindings())).output;

describe('which engine evaluates a mapping', () => {
  test.each(['{"a": b.c[d = 1].e}', '$map(a, function($x) { $x })', 'a#$i.{"n": $i}', 'a.b.%.c', 'a^(b){c: d}', 'a ~> $f'])(
    '%s is compiled',
    (source) => expect(compile(source).engine).toBe('compiled'),
  );

  test.each([
    ['a transform', '$ ~> |a|{"b": 1}|'],
    ['an assignment within a constructor', '[$x := 1, $x]'],
    ['an assignment within a row', 'a#$i.b[$x := 1]'],
    ['a tail call in brackets', '($f := function($x) { $x > 9 ? $x : ($f($x + 1))[0] }; $f(1))'],
  ])('%s is left to the reference evaluator', (_, source) => expect(compile(source).engine).toBe('reference'));

  test('a transform works all the same', async () => {
    expect(await run('$ ~> |a|{"b": 2}, "c"|', { a: { b: 1, c: 3 } })).toEqual({ a: { b: 2 } });
  });
});

describe('the reference evaluator takes over', () => {
  const sum = '($sum := function($n) { $n = 0 ? 0 : $n + $sum($n - 1) }; {"sum": $sum(n), "id": $uuid()})';

  test('where recursion is deeper than the stack of the machine', async () => {
    expect(compile(sum).engine).toBe('compiled');
    expect(await run(sum, { n: 4000 }, { timeMs: 10_000 })).toEqual({ sum: 8_002_000, id: '00000000-0000-7000-8000-000000000001' });
  });

  test('where an empty list is grouped, which JSONata fills', async () => {
    expect(await run('{"first": a{"k": 1}, "second": b}', { a: [], b: 2 })).toEqual({ first: { k: 1 }, second: 2 });
  });

  test('with nothing left of the first attempt', async () => {
    const source = '($document("JVBERg==", {"type": "label", "mediaType": "application/pdf", "filename": "a.pdf"}); a{"k": 1})';
    expect((await compile(source)({ a: [] }, exampleBindings())).documents).toHaveLength(1);
  });
});

describe('limits of compiled mappings', () => {
  test.each<[string, string, Partial<MappingLimits>]>([
    ['steps in progress', '($f := function($n) { $n = 0 ? 0 : 1 + $f($n - 1) }; $f(100))', { depth: 200 }],
    ['time, in a loop over a list', '[1..100000].([1..100000].$)', { timeMs: 50 }],
    ['time, in a callback', '$map([1..100000], function($x) { $map([1..100000], function($y) { $y }) })', { timeMs: 50 }],
    ['time, in a sort', '$sort([1..100000], function($l, $r) { $sort([1..100], function($a, $b) { $a < $b }) })', { timeMs: 50 }],
    ['time, in a predicate', '[1..100000][[1..100000]]', { timeMs: 50 }],
    ['time, in matches', '[1..100000].$match("aaaaaaaaaaaaaaaaaaaa", /a/)', { timeMs: 50 }],
    ['items of a range', '[1..101]', { items: 100 }],
    ['items that steps find', '[1..50].([1..3])', { items: 100 }],
    ['items of a list that is put together', '[[1..60].$, [1..60].$]', { items: 100 }],
    ['items that are appended', '$append([1..60], [1..60])', { items: 100 }],
    ['items that are mapped', '$map([1..60], function($x) { [$x, $x] }).$', { items: 100 }],
    ['values of rows', '[1..20]#$i.[1..20]#$j.($i + $j)', { items: 100 }],
    ['descendants', '**', { items: 2 }],
  ])('%s', async (_, source, limits) => {
    const started = performance.now();
    expect(compile(source).engine).toBe('compiled');
    await expect(run(source, { a: { b: { c: 1 } } }, limits)).rejects.toMatchObject({ code: 'E_MAP_LIMIT' });
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test('a loop by tail calls needs no stack', async () => {
    const count = '($count := function($n) { $n = 0 ? "done" : $count($n - 1) }; $count(100000))';
    expect(await run(count, {}, { timeMs: 20_000, depth: 50 })).toBe('done');
  });
});

describe('hostile documents and names', () => {
  const hostile = JSON.parse(
    '{"a": [{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "k": "__proto__"}]}',
  ) as Json;

  test.each([
    ['a.__proto__.polluted', 1],
    ['a.constructor.prototype.polluted', 1],
    ['a{k: k}', JSON.parse('{"__proto__": "__proto__"}')],
    ['$keys(a{k: 1})', '__proto__'],
    ['$merge([a, {"__proto__": 5}]).__proto__', 5],
    ['a.toString', undefined],
    ['{"x": 1}.hasOwnProperty', undefined],
    ['$sift(a[0], function($v, $n) { $n = "__proto__" })', JSON.parse('{"__proto__": {"polluted": 1}}')],
    ['a#$i.{"i": $i, "p": __proto__.polluted}', { i: 0, p: 1 }],
  ])('%s', async (source, expected) => {
    expect(compile(source).engine).toBe('compiled');
    expect(await run(source, hostile)).toEqual(expected);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test.each(['tupleStream', 'outerWrapper', '_jsonata_function'])(
    'a document with the mark %s is refused by either engine',
    async (name) => {
      for (const source of ['{"a": $partner.name}', '($ ~> |x|{}|; {"a": $partner.name})'])
        await expect(run(source, { [name]: true, '@': 1 })).rejects.toMatchObject({ code: 'E_MAP_FAILED' });
    },
  );

  test('an object with a field then is not waited for', async () => {
    await expect(run('{"then": $uuid}')).rejects.toMatchObject({ code: 'E_MAP_RESULT' });
  });
});

test('a time without a day is completed from the clock of the evaluation, by either engine', async () => {
  const expected = Date.parse('2026-01-15T09:30:00Z');
  for (const [engine, source] of [
    ['compiled', '$toMillis("09:30", "[H01]:[m01]")'],
    ['reference', '({} ~> |x|{}|; $toMillis("09:30", "[H01]:[m01]"))'],
  ] as const) {
    expect(compile(source).engine).toBe(engine);
    expect(await run(source)).toBe(expected);
  }
});
