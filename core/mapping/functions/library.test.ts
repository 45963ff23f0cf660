import { describe, expect, test } from 'vitest';
import type { Json } from '../../kernel/json.ts';
import { exampleBindings } from '../bindings.fixture.ts';
import { compileMapping } from '../compile.ts';
import type { MapFunction } from './function.ts';
import { library } from './library.ts';

const run = async (expression: string, input: Json = {}, bindings = exampleBindings()) =>
  (await compileMapping(expression, { name: 'test.jsonata' })(input, bindings)).output;
const failure = async (expression: string, input: Json = {}) =>
  await run(expression, input).then(
    () => 'no failure',
    (error: { message: string }) => error.message,
  );

const rows = Array.from(library.values());
const requiredOf = (row: MapFunction) => row.parameters.filter((parameter) => parameter.optional !== true);
const callWith = (row: MapFunction, argument: string) =>
  `$${row.name}(${requiredOf(row)
    .map(() => argument)
    .join(', ')})`;

describe('every function', () => {
  test.each(rows)('$name does what its example says', async (row) => expect(await run(row.example.expression)).toEqual(row.example.output));

  test.each(rows.filter((row) => requiredOf(row).length > 0))(
    '$name gives nothing where its required arguments are absent',
    async (row) => {
      expect(await run(callWith(row, 'nowhere'))).toBeUndefined();
    },
  );

  test.each(rows.filter((row) => requiredOf(row).length > 0))('$name names the argument that is of a wrong type', async (row) => {
    expect(await failure(callWith(row, 'null'))).toContain(`$${row.name} needs a`);
  });

  test.each(rows)('$name may be handed over as a value', async (row) => expect(await run(`$type($${row.name})`)).toBe('function'));
});

describe('dates', () => {
  test.each([
    ['$ediDate("250312", "101")', '2025-03-12'],
    ['$ediDate("991231", 101)', '1999-12-31'],
    ['$ediDate("20250312091500", "204")', '2025-03-12T09:15:00+01:00'],
    ['$ediDate("202507120915", "203")', '2025-07-12T09:15:00+02:00'],
    ['$ediDate("202507120915", "203", "UTC")', '2025-07-12T09:15:00Z'],
    ['$ediDate("202507120915", "203", "America/New_York")', '2025-07-12T09:15:00-04:00'],
    ['$ediDate("202507120915+05", "303")', '2025-07-12T09:15:00+05:00'],
    ['$ediDate("20250712091530-03", "304")', '2025-07-12T09:15:30-03:00'],
    ['$ediDate("20250301-20250331", "718").to', '2025-03-31'],
    ['$ediDate("2025030120250331", "718").from', '2025-03-01'],
    ['$ediDate("20240229", "102")', '2024-02-29'],
    // The night of 30 March 2025 skips 02:00 to 03:00 in Paris; that of 26 October shows it twice.
    ['$ediDate("202503300230", "203")', '2025-03-30T03:30:00+02:00'],
    ['$ediDate("202510260230", "203")', '2025-10-26T02:30:00+02:00'],
    ['$toEdiDate("2025-07-12T23:30:00Z", "102")', '20250713'],
    ['$toEdiDate("2025-07-12T09:15:00+02:00", "303")', '202507120715UTC'],
    ['$toEdiDate("2025-07-12T09:15:07.250+02:00", "204")', '20250712091507'],
    ['$toEdiDate({"from": "2025-03-01", "to": "2025-03-31"}, "718")', '20250301-20250331'],
    ['$toEdiDate("2025-03-01", 101)', '250301'],
    ['$localDate("2025-03-12")', '2025-03-12'],
    ['$today("Pacific/Auckland")', '2026-01-15'],
    ['$now()', '2026-01-15T09:00:00.000Z'],
    ['$millis()', 1768467600000],
  ] as const)('%s is %s', async (expression, output) => expect(await run(expression)).toBe(output));

  test.each([
    '$ediDate("20250230", "102")',
    '$ediDate("2025031", "102")',
    '$ediDate("202503122515", "203")',
    '$ediDate("202503120915EST", "303")',
    '$toEdiDate("12/03/2025", "102")',
    '$toEdiDate("2025-03-12T09:15:00", "203")',
    '$ediDate("20250312", "999")',
    '$toEdiDate("2025-03-12T09:15:00Z", "203", "Mars/Olympus")',
  ])('%s fails without quoting the value', async (expression) => {
    const message = await failure(expression);
    expect(message).toContain('The mapping test.jsonata failed');
    expect(message).not.toMatch(/2025|Mars/);
  });
});

describe('codes', () => {
  test('an unknown code goes through raw and is reported once', async () => {
    const mapping = compileMapping('[$code("reasons", "X1"), $code("reasons", "X1"), $codeOf("reasons", "lost", "ZZ")]', {
      name: 'test.jsonata',
    });
    expect(await mapping({}, exampleBindings())).toEqual({
      output: ['X1', 'X1', 'ZZ'],
      documents: [],
      unknownCodes: [
        { list: 'reasons', code: 'X1' },
        { list: 'reasons', code: 'lost' },
      ],
    });
  });

  test.each([['$codeOrFail("reasons", "X1")'], ['$codeOfOrFail("reasons", "X1")']])('%s refuses an unknown code', async (expression) => {
    await expect(run(expression)).rejects.toMatchObject({
      code: 'E_CODE_UNKNOWN',
      message: 'The code X1 is not in the list reasons.',
      at: { line: 1, column: 1 },
    });
  });

  test('a list that the pack lacks is a fault of the mapping', async () =>
    expect(await failure('$code("nope", "X1")')).toContain('the pack has no code list nope'));
});

describe('documents', () => {
  test('are kept beside the output', async () => {
    const mapping = compileMapping('$document(pdf, {"type": "label", "mediaType": "application/pdf", "filename": "a.pdf"})', {
      name: 'test.jsonata',
    });
    const { documents } = await mapping({ pdf: 'JVBE\r\nRg==' }, exampleBindings());
    expect(documents).toEqual([
      {
        id: '00000000-0000-7000-8000-000000000001',
        type: 'label',
        mediaType: 'application/pdf',
        filename: 'a.pdf',
        body: Buffer.from('%PDF'),
      },
    ]);
  });

  test.each(['', 'not base64!', 'JVBERg=x', 'JVBER'])('damaged base64 %j is refused', async (pdf) => {
    expect(await failure('$document(pdf, {"type": "label", "mediaType": "a/b", "filename": "a"})', { pdf })).toContain('not base64');
  });

  test('all of them together have a limit', async () => {
    const mapping = compileMapping('[1..5].$document("AAAAAAAA", {"type": "t", "mediaType": "a/b", "filename": "a"})', {
      name: 'test.jsonata',
      limits: { documentBytes: 20 },
    });
    await expect(mapping({}, exampleBindings())).rejects.toMatchObject({ code: 'E_MAP_LIMIT' });
  });
});

describe('text', () => {
  test.each([
    ['$lines("one two three", 7)', ['one two', 'three']],
    ['$lines("abcdefghij", 4)', ['abcd', 'efgh', 'ij']],
    ['$lines("a\\n\\nb  c", 10)', ['a', 'b c']],
    ['$lines("one two three four", 5, 2)', ['one', 'two']],
    ['$lines("", 5)', []],
    ['$truncate("😀😀😀", 2)', '😀😀'],
    ['$ascii("Łódź, œuf à 5 €")', 'Lodz, oeuf a 5 EUR'],
  ])('%s', async (expression, output) => expect(await run(expression)).toEqual(output));
});

test('functions take part in the language: in paths, chained, handed over, applied in part', async () => {
  const input = { lines: [{ code: 'DT' }, { code: 'DF' }] };
  expect(await run('lines.$code("reasons", code)', input)).toEqual(['damaged_in_transport', 'defective']);
  expect(await run('"DT" ~> $code("reasons", ?)', input)).toEqual('damaged_in_transport');
  expect(await run('($reason := $code("reasons", ?); $map(lines.code, $reason))', input)).toEqual(['damaged_in_transport', 'defective']);
  expect(await run('$map(["96385074", "1"], $gtin).valid')).toEqual([true, false]);
});
