import fc from 'fast-check';
import type { Json } from '../../../../kernel/json.ts';

const fields = ['a', 'b', 'c', 'items', 'n'] as const;
const field = fc.constantFrom(...fields);

const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.integer({ min: -3, max: 5 }),
  fc.constantFrom<Json>(0.1, 2.5, '', 'x', 'y', 'abc', true, false, null),
);

/** Documents of few names and values, so that steps and comparisons meet. */
export const randomDocument: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'medium', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(field, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

const literal = fc.oneof(fc.integer({ min: 0, max: 4 }).map(String), fc.constantFrom('"x"', '"abc"', '""', 'true', 'false', 'null', '1.5'));

/** Parts that cannot fail: JSONata evaluates the parts of a constructor side by side, and which fault comes first is chance. */
const safe = fc.oneof(
  literal,
  field,
  fc.array(field, { minLength: 2, maxLength: 3 }).map((names) => names.join('.')),
);

const context = fc.constantFrom('$', '$$', '$v', '$w', '$missing');
const oneArgument = fc.constantFrom(
  ...'count sum max string length uppercase boolean not keys exists spread merge reverse type sort distinct number round floor abs trim clone'.split(
    ' ',
  ),
);
const twoArguments = fc.constantFrom(...'append lookup join zip split contains substring substringBefore pad power'.split(' '));
const higher = fc.constantFrom(...'map filter single each sift sort reduce'.split(' '));
const operator = fc.constantFrom('+', '-', '*', '/', '%', '=', '!=', '<', '<=', '>', '>=', '&', 'in', 'and', 'or');

/** Expressions of every kind of node, as text. */
export const randomExpression: fc.Arbitrary<string> = fc.letrec<{ any: string; path: string; step: string; lambda: string }>((tie) => {
  const any = tie('any');
  return {
    any: fc.oneof(
      { maxDepth: 5, depthSize: 'small', withCrossShrink: true },
      { arbitrary: fc.oneof(literal, field, context), weight: 2 },
      { arbitrary: tie('path'), weight: 6 },
      { arbitrary: fc.tuple(any, operator, any).map(([left, sign, right]) => `(${left} ${sign} ${right})`), weight: 3 },
      fc.tuple(any, any, any).map(([condition, yes, no]) => `(${condition} ? ${yes} : ${no})`),
      fc.tuple(any, any).map(([left, right]) => `(${left} ?: ${right})`),
      any.map((value) => `[${value}]`),
      fc.array(safe, { maxLength: 3 }).map((parts) => `[${parts.join(', ')}]`),
      fc.tuple(literal, literal).map(([from, to]) => `[${from}..${to}]`),
      fc.tuple(field, any).map(([name, value]) => `{"${name}": ${value}}`),
      fc.tuple(safe, safe).map(([first, second]) => `{"a": ${first}, "b": ${second}}`),
      fc.tuple(any, any).map(([value, rest]) => `($v := ${value}; ${rest})`),
      fc.tuple(any, any, any).map(([value, inner, rest]) => `($w := ${value}; ($v := $w; ${inner}); ${rest})`),
      fc.tuple(oneArgument, any).map(([name, value]) => `$${name}(${value})`),
      fc.tuple(twoArguments, any, any).map(([name, first, second]) => `$${name}(${first}, ${second})`),
      fc.tuple(higher, any, tie('lambda')).map(([name, list, callback]) => `$${name}(${list}, ${callback})`),
      fc.tuple(any, oneArgument).map(([value, name]) => `(${value} ~> $${name})`),
      fc.tuple(tie('lambda'), any).map(([callback, value]) => `(${callback})(${value})`),
      any.map((value) => `-(${value})`),
      fc.tuple(any, any).map(([first, second]) => `(${first}; ${second})`),
    ),
    path: fc
      .tuple(
        fc.oneof(
          field,
          context,
          any.map((inner) => `(${inner})`),
        ),
        fc.array(tie('step'), { minLength: 1, maxLength: 3 }),
      )
      .map(([start, steps]) => start + steps.join('')),
    step: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      field.map((name) => `.${name}`),
      fc.constantFrom('[0]', '[-1]', '[1]', '[]', '.*', '.**', '.$', '[[0..1]]', '.%.a', '#$w', '@$v.$v.a', '.`b`'),
      any.map((condition) => `[${condition}]`),
      any.map((inner) => `.(${inner})`),
      any.map((inner) => `.[${inner}]`),
      fc.tuple(safe, safe).map(([first, second]) => `.{"a": ${first}, "n": ${second}}`),
      fc.tuple(field, safe).map(([key, value]) => `{$string(${key}): ${value}}`),
      field.map((key) => `^(${key})`),
      fc.tuple(field, any).map(([key, term]) => `^(>${key}, ${term})`),
      oneArgument.map((name) => `.$${name}()`),
      fc.tuple(field, any).map(([name, inner]) => `#$w.${name}.(${inner})`),
    ),
    lambda: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      any.map((body) => `function($v) { ${body} }`),
      any.map((body) => `function($v, $w) { ${body} }`),
      any.map((body) => `function($v)<x-:x> { ${body} }`),
      oneArgument.map((name) => `$${name}`),
      fc.tuple(twoArguments, any).map(([name, value]) => `$${name}(?, ${value})`),
    ),
  };
}).any;
