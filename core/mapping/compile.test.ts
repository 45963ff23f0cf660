import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../kernel/json.ts';
import { exampleBindings } from './bindings.fixture.ts';
import { compileMapping } from './compile.ts';
import type { MappingLimits } from './limits.ts';

const compile = (source: string, limits: Partial<MappingLimits> = {}) => compileMapping(source, { name: 'test.jsonata', limits });
const run = async (source: string, input: Json = {}, limits: Partial<MappingLimits> = {}) =>
  (await compile(source, limits)(input, exampleBindings())).output;

describe('syntax errors have line and column', () => {
  test.each([
    ['{\n  "a": 1,\n  "b": \n}', 4, 1],
    ['{\n  "a": foo bar\n}', 2, 12],
    ['"never ends', 1, 12],
    ['(1', 1, 3],
    ['{"a": x[y = /(?=z)/]}', 1, 13],
    ['', 1, 1],
  ])('%j', (source, line, column) => {
    expect(() => compile(source)).toThrowError(
      expect.objectContaining({ code: 'E_MAP_SYNTAX', at: { file: 'test.jsonata', line, column } }),
    );
  });

  test('nesting beyond the parser is one too', () => {
    expect(() => compile('('.repeat(100_000))).toThrowError(expect.objectContaining({ code: 'E_MAP_SYNTAX' }));
  });
});

describe('a failing mapping', () => {
  test.each([
    ['{\n "a": secret + 1\n}', 2, 14, 'T2001'],
    ['$number(secret)', 1, 1, 'D3030'],
    ['[1,2].$money($$.secret, "EUR")', 1, 7, '$money'],
    ['(\n$f := function($x) {\n  $money($x, "EUR")\n};\n$f(secret))', 3, 3, '$money'],
    ['$map([1,2], function($n) {\n  $number(secret) })', 2, 3, 'D3030'],
    [
      '{ "a": $map([1], function($n) { $n }), "b": $map([1], function($n) {\n  secret + $n }), "c": $map([1..50], function($n) { $n }) }',
      2,
      10,
      'T2001',
    ],
    ['secret.$filter([1], function($v) { $boom($v) })', 1, 36, 'T1006'],
    ['$map([1, 2], function($n) { $n = 1 ? $money("1", "EUR") : $money(secret, "EUR") })', 1, 59, '$money'],
    ['($first := $map([1], function($n) { $money("1", "EUR") }); $second := $money(secret, "EUR"))', 1, 71, '$money'],
    ['$error(secret)', 1, 1, 'an error of its own'],
    ['$assert(false, secret & "!")', 1, 1, 'an error of its own'],
    ['$toMillis(secret)', 1, 1, 'D3110'],
    ['{secret: 1, secret & "": 2}', 1, 1, 'D1009'],
    ['$sqrt(-1)', 1, 1, 'D3060'],
  ])('%j says where and why, never what', async (source, line, column, reason) => {
    const error = await run(source, { secret: 'Jane Doe' }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'E_MAP_FAILED', at: { file: 'test.jsonata', line, column } });
    expect(String((error as Error).message)).toContain(reason);
    expect(JSON.stringify({ ...(error as object), message: (error as Error).message })).not.toContain('Jane');
    expect((error as Error).cause).toBeUndefined();
  });

  test('shows a message that its author wrote', async () => {
    await expect(run('$assert(false, "the message has no buyer")')).rejects.toMatchObject({
      message: expect.stringContaining('the message has no buyer'),
    });
  });
});

describe('what comes out is plain JSON', () => {
  test('sequences are lists or single values, absent fields are absent', async () => {
    const output = await run('{"one": items.a, "all": [items.a], "list": items.b[], "none": nowhere, "null": null}', {
      items: [{ a: 1, b: 2 }],
    });
    expect(output).toStrictEqual({ one: 1, all: [1], list: [2], null: null });
  });

  test('nothing at all is undefined', async () => expect(await run('nowhere')).toBeUndefined());

  test.each(['$sum', 'function($x) { $x }', '{"a": [1, $map]}', '{"a": /x/}'])('%s is refused: a function', async (source) => {
    await expect(run(source)).rejects.toMatchObject({ code: 'E_MAP_RESULT', message: expect.stringContaining('function') });
  });

  test('numbers that are not finite are refused', async () => {
    for (const source of ['1e308 * 10', '{"a": [-1e308 * 10]}', '1 / 0'])
      await expect(run(source)).rejects.toMatchObject({ code: expect.stringMatching(/^E_MAP_(RESULT|FAILED)$/) });
  });

  test('any JSON goes through unchanged', async () => {
    const identity = compile('$');
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (value) => {
        const input = JSON.parse(JSON.stringify(value)) as Json;
        // A list of one is the same as its item for JSONata, at the top too.
        expect((await identity({ value: input }, exampleBindings())).output).toEqual({ value: input });
      }),
      { numRuns: 100 },
    );
  });
});

describe('evaluations share nothing', () => {
  test('neither variables nor time nor input, though they overlap', async () => {
    const mapping = compile(
      '($x := n; $y := $map([1..20], function($i) { $x + $i }); {"n": $x, "sum": $sum($y), "at": $millis(), "id": $uuid()})',
    );
    const results = await Promise.all(Array.from({ length: 50 }, (_, n) => mapping({ n }, exampleBindings({ now: new Date(n * 1000) }))));
    expect(results.map((result) => result.output)).toEqual(
      Array.from({ length: 50 }, (_, n) => ({ n, sum: 20 * n + 210, at: n * 1000, id: '00000000-0000-7000-8000-000000000001' })),
    );
  });

  test('a mapping that changes what it is given changes a copy', async () => {
    const input: Json = { list: [], items: [{ a: 1 }] };
    const bindings = exampleBindings();
    const before = JSON.stringify([input, bindings.partner, bindings.latest]);
    const source =
      '($ ~> | $$.items | {"a": 2} |; $ ~> | $partner | {"name": "x"} |; $ ~> | $latest("return.announced") | {"returnNumber": "x"} |; list{"k": 1}; items[])';
    await compile(source)(input, bindings);
    expect(JSON.stringify([input, bindings.partner, bindings.latest])).toBe(before);
  });
});

describe('nothing but input and bindings is within reach', () => {
  test.each([
    '$.constructor',
    '$.__proto__',
    '"x".constructor',
    '$sum.implementation',
    '$lookup($, "constructor")',
    '$lookup($sum, "implementation")',
    '$keys($sum)',
    '$partner.constructor',
    '$lookup([], "length")',
    '$globalThis',
    '$process',
    '$require',
    '$spread($code)',
    '$code.constructor',
  ])('%s gives nothing', async (source) => {
    const output = await run(source).catch((error: { code: string }) => error.code);
    expect([undefined, 'E_MAP_RESULT']).toContain(output);
  });

  test.each(['$eval("1")', '$random()', '$shuffle([1,2])', '$eval'])('%s does not exist', async (source) => {
    expect(await run(source).catch((error: { code: string }) => error.code)).not.toEqual(1);
    if (source.endsWith(')'))
      await expect(run(source)).rejects.toMatchObject({ code: 'E_MAP_FAILED', message: expect.stringContaining('not a function') });
  });

  test('no prototype is changed', async () => {
    const hostile = JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}') as Json;
    await run('$merge([$, {"__proto__": {"polluted": true}}]) ~> |$|{"__proto__": {"polluted": true}}|', hostile).catch(() => undefined);
    const copied = await run('$', hostile);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(copied as object)).toEqual(['__proto__', 'constructor']);
  });

  test('a document cannot pass for a function', async () => {
    const forged = { f: { _jsonata_lambda: true, thunk: true, body: { procedure: { type: 'variable', value: 'x' }, arguments: [] } } };
    await expect(run('$lookup($, "f")', forged)).rejects.toMatchObject({
      code: 'E_MAP_FAILED',
      message: expect.stringContaining('reserved'),
    });
  });
});

describe('limits hold', () => {
  const within = async (source: string, limits: Partial<MappingLimits> = {}, input: Json = {}) => {
    const started = performance.now();
    await expect(run(source, input, limits)).rejects.toMatchObject({ code: 'E_MAP_LIMIT' });
    expect(performance.now() - started).toBeLessThan(5000);
  };
  const time = { timeMs: 200 };

  test('endless recursion', async () => await within('($f := function($n) { 1 + $f($n + 1) }; $f(0))', { ...time, depth: 5000 }));
  test('an endless loop by tail calls', async () => await within('($f := function($n) { $f($n + 1) }; $f(0))', time));
  test('lists that double', async () => await within('($f := function($n) { $f($append($n, $n)) }; $f([1..1000]))', time));
  test('a huge range', async () => await within('[1..9000000]', time));
  test('text that doubles', async () => await within('($f := function($n) { $f($n & $n) }; $f("aaaaaaaaaaaaaaaa"))', time));
  test('huge padding', async () => await within('$pad("a", 900000000)', time));
  test('a result that is too large', async () => await within('[1..2000].($ & "0123456789")', { outputBytes: 10_000 }));
  test('a result that is large only because parts repeat', async () => {
    const doubled = Array.from({ length: 40 }, (_, n) => `$x${n + 1} := {"a": $x${n}, "b": $x${n}};`).join('');
    await within(`($x0 := "text"; ${doubled} $x40)`);
  });
  test('an input that is nested too deeply', async () =>
    await within('$', {}, JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as Json));

  test('regular expressions that would backtrack for ever do not', async () => {
    const text = `${'a'.repeat(20_000)}!`;
    const started = performance.now();
    expect(await run('[$contains(text, /^(a+)+$/), $contains(text, /(a|aa)+b/)]', { text })).toEqual([false, false]);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('an evaluation that is stopped does not hold up the next', async () => {
    const endless = compile('($f := function($n) { $f($n + 1) }; $f(0))', { timeMs: 50 });
    const quick = compile('1 + 1');
    const [stopped, done] = await Promise.allSettled([endless({}, exampleBindings()), quick({}, exampleBindings())]);
    expect(stopped).toMatchObject({ status: 'rejected', reason: { code: 'E_MAP_LIMIT' } });
    expect(done).toMatchObject({ status: 'fulfilled', value: { output: 2 } });
  });

  test('timers and sockets get their turn between many evaluations', async () => {
    const busy = compile('$sum([1..5000].($ * 2))');
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 1);
    await Promise.all(Array.from({ length: 40 }, () => busy({}, exampleBindings())));
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(2);
  });
});

describe('regular expressions behave as in JSONata', () => {
  test.each([
    ['$match("ab12cd3", /[a-z]+(\\d+)/).groups', ['12', '3']],
    ['$replace("John Smith", /(\\w+)\\s(\\w+)/, "$2, $1")', 'Smith, John'],
    ['$split("a1b22c", /\\d+/)', ['a', 'b', 'c']],
    ['$contains("ABC", /b/i)', true],
    ['$match("a\\nb", /^b$/m).index', 2],
    ['$replace("réf 12é", /é/, "e")', 'ref 12e'],
    ['$match("x", /(y)?x/).groups', []],
  ])('%s', async (source, output) => expect(await run(source)).toEqual(output));
});
