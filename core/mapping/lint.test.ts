import { describe, expect, test } from 'vitest';
import { describeFinding } from '../kernel/errors.ts';
import { exampleBindings } from './bindings.fixture.ts';
import { compileMapping } from './compile.ts';
import { builtins, removedBuiltins } from './jsonata/builtins.ts';
import { lintMapping } from './lint.ts';

const context = {
  file: 'in/retann.jsonata',
  codeLists: new Set(['reasons']),
  parties: new Set(['warehouse']),
  variables: new Set(['partner', 'hub']),
  using: new Set(['return.announced']),
};
const lint = (source: string) => lintMapping(source, context).map(describeFinding);

describe('lintMapping', () => {
  test('finds nothing in a sound mapping', () => {
    const source = `(
      $lines := items@$item#$index.{ "n": $index, "code": $code("reasons", $item.code), "to": $partner.name };
      $double := function($x) { $x * 2 };
      { "lines": $map($lines, function($line) { $double($line.n) }), "to": $party("warehouse"), "was": $latest("return.announced"), "all": $, "root": $$, "at": $now() }
    )`;
    expect(lint(source)).toEqual([]);
  });

  test.each([
    ['{\n  "a": $mony(1)\n}', 'E_CONFIG_REFERENCE at in/retann.jsonata:2:8: The function $mony does not exist.'],
    ['count(items)', 'E_CONFIG_REFERENCE at in/retann.jsonata:1:1: The function count (without $) does not exist.'],
    ['{\n"a": $eval("1") }', 'E_CONFIG_REFERENCE at in/retann.jsonata:2:6: The function $eval does not exist.'],
    ['a & $item.b', 'E_CONFIG_REFERENCE at in/retann.jsonata:1:5: The variable $item does not exist.'],
    ['$request.body', 'E_CONFIG_REFERENCE at in/retann.jsonata:1:1: The variable $request does not exist.'],
    ['$code("resons", a)', 'E_CONFIG_REFERENCE at in/retann.jsonata:1:7: The code list resons does not exist.'],
    ['$codeOfOrFail("resons", a)', 'E_CONFIG_REFERENCE at in/retann.jsonata:1:15: The code list resons does not exist.'],
    ['$party("shop")', 'E_CONFIG_REFERENCE at in/retann.jsonata:1:8: The party shop does not exist.'],
    ['$latest("claim.opened")', 'E_CONFIG_REFERENCE at in/retann.jsonata:1:9: Under using, the type claim.opened does not exist.'],
    [
      '{"a": }',
      'E_MAP_SYNTAX at in/retann.jsonata:1:7: The mapping cannot be compiled: the symbol "}" cannot be used as a unary operator (S0211).',
    ],
  ])('%j', (source, expected) => expect(lint(source)).toEqual([expected]));

  test('gives all findings at once, in the order of the text', () => {
    expect(lint('[$a, $b(), $code("c", $d)]').map((line) => line.split(':')[2])).toEqual(['2', '6', '18', '23']);
  });
});

test('the built-in functions that lint knows are those that exist', async () => {
  for (const name of builtins)
    expect((await compileMapping(`$type($${name})`, { name })({}, exampleBindings())).output, name).toBe('function');
  for (const name of removedBuiltins)
    expect((await compileMapping(`$type($${name})`, { name })({}, exampleBindings())).output, name).toBeUndefined();
});
