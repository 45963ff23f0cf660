import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pretty } from './pretty.ts';

describe('a document is shown on lines', () => {
  test('JSON as JSON.stringify writes it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.object(), fc.array(fc.jsonValue())), (value) => {
        const compact = JSON.stringify(value);
        expect(pretty('json', compact)).toBe(JSON.stringify(JSON.parse(compact), null, 2));
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  test('a number keeps its digits', () => expect(pretty('json', '{"a":1.10}')).toBe('{\n  "a": 1.10\n}'));

  test('EDIFACT by segments, a released apostrophe is none', () =>
    expect(pretty('edifact', "UNH+1'FTX+AAI+++L?'HOMME'UNT+2+1'")).toBe("UNH+1'\nFTX+AAI+++L?'HOMME'\nUNT+2+1'"));

  test('X12 by segments', () => expect(pretty('x12', 'ISA*00~GS*AN~ST*180*1~')).toBe('ISA*00~\nGS*AN~\nST*180*1~'));

  test('XML by tags', () => expect(pretty('xml', '<a><b>1</b><c/></a>')).toBe('<a>\n  <b>1</b>\n  <c/>\n</a>'));

  test('what has lines already stays', () => expect(pretty('xml', '<a>\n<b/></a>')).toBe('<a>\n<b/></a>'));
});
