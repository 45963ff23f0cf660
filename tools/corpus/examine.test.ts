import { describe, expect, it } from 'vitest';
import { group, returnBody, transaction, interchange as x12Interchange } from '../../core/formats/x12/x12.fixture.ts';
import { interchange, latin1, message, retannBody } from '../../core/testing/edifact-builder.ts';
import { sharedResources } from '../../core/testing/edifact-guides.ts';
import { compareBytes } from './compare.ts';
import { examine } from './examine.ts';

const own = { 'short.json': JSON.stringify({ extends: 'd01b/RETANN', elements: { '1004': 'an..4' } }) };
const resources = sharedResources(own);
const look = (text: string, guide?: string) =>
  examine('one.edi', latin1(text), { resources, heap: () => 0, ...(guide === undefined ? {} : { guide }) });

const good = message(retannBody);
const faulty = message([...retannBody.slice(0, 12), 'CNT+2:x'], undefined, '2');
const unguided = message(['BGM+220+1'], 'ORDERS:D:93A:UN', '3');

describe('a file is', () => {
  it.each([
    ['accepted', interchange([good]), { 'RETANN:D:01B': 1 }],
    ['accepted', x12Interchange([group([transaction(returnBody)])]), { '180 004010': 1 }],
    ['accepted with errors', interchange([good, faulty]), { 'RETANN:D:01B': 2 }],
    ['refused', interchange([faulty]), { 'RETANN:D:01B': 1 }],
    ['refused', interchange([good]).replace('UNZ+1', 'UNZ+2'), { 'RETANN:D:01B': 1 }],
    ['no guide', interchange([unguided]), { 'ORDERS:D:93A': 1 }],
    ['accepted', interchange([good, unguided]), { 'RETANN:D:01B': 1, 'ORDERS:D:93A': 1 }],
    ['accepted with errors', interchange([good]) + interchange([good]).replace('UNZ+1', 'UNZ+2'), { 'RETANN:D:01B': 2 }],
    ['refused', interchange([good]).replace('UNZ+1', 'UNZ+2').repeat(2), { 'RETANN:D:01B': 2 }],
    ['refused', 'no EDI at all', {}],
  ])('%s', (verdict, text, messages) => {
    expect(look(text)).toMatchObject({ verdict, messages });
  });

  it('held to the guide that was asked for', () => {
    expect(look(interchange([good]), 'short.json')).toMatchObject({ verdict: 'refused', findings: [{ code: 'E_EDI_TOO_LONG' }] });
  });
});

describe('a file is written back', () => {
  it('byte for byte, and each message by its guide where it is sound', () => {
    expect(look(interchange([good], { between: '\r\n' }))).toMatchObject({ written: 'identical', writtenByGuide: 'identical' });
    expect(look(interchange([good]).replace('UNT+15', 'UNT+015'))).toMatchObject({ written: 'identical' });
    expect(look(interchange([good]).replace('UNT+15', 'UNT+015')).writtenByGuide).toMatch(/^byte \d+: .*UNT\+015.* became .*UNT\+15/);
    expect(look(interchange([faulty]))).toMatchObject({ written: 'identical', writtenByGuide: '' });
  });

  it('and line breaks are told from other differences', () => {
    expect(compareBytes(latin1('a\r\nb'), latin1('ab'))).toBe('line breaks');
    expect(compareBytes(latin1('abc'), latin1('abd'))).toBe('byte 2: "abc" became "abd"');
    expect(compareBytes(latin1('ab'), latin1('abc'))).toBe('byte 2: "ab" became "abc"');
  });
});
