import { expect, it } from 'vitest';
import { codeUses } from './code-uses.ts';
import { parseMapping } from './jsonata/syntax.ts';

const usesOf = (source: string) =>
  codeUses(parseMapping(source, 'test.jsonata')).map(({ list, is, path }) => `${list} ${is} ${path.join('.')}`);

it.each<[string, string, readonly string[]]>([
  ['a field', '{ "body": { "reason": { "canonical": $code("reasons", why) } } }', ['reasons written reason.canonical']],
  ['a condition', '{ "body": { "reason": why ? $codeOrFail("reasons", why) : "other" } }', ['reasons written reason']],
  ['items of a path', '{ "body": { "items": [lines.{ "grade": $code("grades", g) }] } }', ['grades written items.grade']],
  ['a variable', '( $r := $code("reasons", why); { "body": { "reason": $r } } )', ['reasons written reason']],
  [
    'a function of the mapping',
    '( $r := function($w) { { "canonical": $code("reasons", $w) } }; { "body": { "reason": why.$r($) } } )',
    ['reasons written reason.canonical'],
  ],
  ['objects that are merged', '{ "body": $merge([{ "a": 1 }, { "grade": $code("grades", g) }]) }', ['grades written grade']],
  ['what is asked of a list', '{ "R": $codeOf("reasons", items[0].reason.canonical, "4") }', ['reasons read items.reason.canonical']],
  ['a name that is worked out', '( $l := "reasons"; { "body": { "reason": $code($l, why) } } )', []],
  [
    'a function without an end',
    '( $f := function($x) { { "a": $f($x), "b": $code("l", $x) } }; { "body": $f(1) } )',
    ['l written b', 'l written a.b'],
  ],
])('follows %s', (_what, source, expected) => {
  expect(usesOf(source)).toEqual(expect.arrayContaining([...expected]));
  if (expected.length < 2) expect(usesOf(source)).toEqual(expected);
});

it('knows the words that the mapping treats itself', () => {
  const source = '( $r := $code("results", type); $r = "none" ? [] : { "body": { "result": $r } } )';
  expect(codeUses(parseMapping(source, 'test.jsonata'))).toEqual([{ list: 'results', is: 'written', path: ['result'], handled: ['none'] }]);
});
