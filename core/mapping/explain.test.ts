import { expect, test } from 'vitest';
import { exampleBindings } from './bindings.fixture.ts';
import { explainMapping } from './explain.ts';

const source = `(
  /* the lines, "each" of them */
  $items := SG11.{
    "lineNumber": $number(LIN.E1082),
    "gtin": LIN.C212.E7140, 'text': "a, } b"
  };
  {
    "type": "return.announced",
    "body": { "items": [$items], "raw": BGM, "a/b": missing },
    ("dyn" & "amic"): $substring("abc", 1, 2)
  }
)`;

test('every field of the result is traced to the place where the mapping writes it', async () => {
  const input = { BGM: { E1004: 'RA-1' }, SG11: [{ LIN: { E1082: '1', C212: { E7140: 'x' } } }, { LIN: { E1082: '2' } }] };
  const { result, fields } = await explainMapping(source, 'in/retann.jsonata', input, exampleBindings());
  expect(result.output).toMatchObject({ type: 'return.announced', dynamic: 'bc' });
  expect(fields.map(({ path, line, column, expression }) => [path, `${line}:${column}`, expression])).toEqual([
    ['/type', '8:5', '"type": "return.announced"'],
    ['/body', '9:5', '"body": { "items": [$items], "raw": BGM, "a/b": missing }'],
    ['/body/items', '9:15', '"items": [$items]'],
    ['/body/items/0/lineNumber', '4:5', '"lineNumber": $number(LIN.E1082)'],
    ['/body/items/0/gtin', '5:5', '"gtin": LIN.C212.E7140'],
    ['/body/items/0/text', '5:29', `'text': "a, } b"`],
    ['/body/items/1/lineNumber', '4:5', '"lineNumber": $number(LIN.E1082)'],
    ['/body/items/1/text', '5:29', `'text': "a, } b"`],
    ['/body/raw', '9:34', '"raw": BGM'],
    ['/dynamic', expect.stringMatching(/^10:/), expect.stringContaining('$substring("abc", 1, 2)')],
  ]);
});
