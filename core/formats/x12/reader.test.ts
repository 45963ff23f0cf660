import { describe, expect, it } from 'vitest';
import { HubError } from '../../kernel/errors.ts';
import { groupsOf, transactionsOf } from './model.ts';
import { readX12 } from './reader.ts';
import { writeX12 } from './writer.ts';
import { group, interchange, latin1, returnBody, transaction } from './x12.fixture.ts';

const good = interchange([group([transaction(returnBody)])]);

function read(text: string | Uint8Array) {
  const bytes = typeof text === 'string' ? latin1(text) : text;
  const { file, faults } = readX12(bytes);
  expect(Buffer.from(writeX12(file)).toString('hex')).toBe(Buffer.from(bytes).toString('hex'));
  const owners = file.interchanges.flatMap((one) => [
    one,
    ...one.content,
    ...one.content.flatMap((part) => (part.kind === 'group' ? part.content : [])),
  ]);
  return { file, codes: owners.flatMap((owner) => faults.of(owner)).map(({ code, at }) => `${code} ${at.tag ?? ''}`.trim()) };
}

function refusal(text: string): string {
  try {
    readX12(latin1(text));
  } catch (thrown) {
    if (thrown instanceof HubError) return `${thrown.code}: ${thrown.message}`;
  }
  return 'read';
}

describe('delimiters', () => {
  it('come from the ISA', () => {
    const other = good.replaceAll('*', '|').replaceAll('~', '\n').replace(':', '>');
    expect(read(other).file.interchanges[0]?.delimiters).toEqual({ element: '|', component: '>', terminator: '\n' });
  });

  it('may be of several bytes, or control characters', () => {
    expect(read(Buffer.from(good.replaceAll('~', '…'))).file.interchanges[0]?.delimiters.terminator).toBe('…');
    const control = good.replaceAll('*', '\u001d').replaceAll('~', '\u001c').replace(':', '\u001f');
    expect(read(control).codes).toEqual([]);
  });

  it('repeat elements from version 00402 on, unless ISA11 is a letter', () => {
    const repetition = (version: string, sent: string) =>
      read(interchange([group([transaction(returnBody)])], { version, repetition: sent })).file.interchanges[0]?.delimiters.repetition;
    expect([repetition('00401', '^'), repetition('00402', '^'), repetition('00501', '!'), repetition('00403', 'U')]).toEqual([
      undefined,
      '^',
      '!',
      undefined,
    ]);
  });

  it('are known although ISA16 was left out, which is reported', () => {
    const { file, codes } = read(interchange([group([transaction(returnBody)])], { between: '\n' }).replace('*:~', '*~'));
    expect(file.interchanges[0]?.delimiters.terminator).toBe('~');
    expect(codes).toEqual(['E_EDI_ELEMENT_MISSING ISA']);
  });

  it('refuse a document whose ISA does not say them', () => {
    expect(refusal('ISA')).toMatch(/E_EDI_ISA.*no element separator/);
    expect(refusal('ISA*00*GS')).toMatch(/E_EDI_ISA.*16 elements/);
    expect(refusal(good.replace('*P*:', '*P'))).toMatch(/E_EDI_ISA.*16 elements/);
    expect(refusal(good.replace(':~', '**'))).toMatch(/E_EDI_ISA.*the same/);
    expect(refusal(good.replace(':~', 'A~'))).toMatch(/E_EDI_ISA.*ISA16/);
    expect(refusal(good.replace(':~', ':A'))).toMatch(/E_EDI_ISA.*terminator/);
    expect(refusal(good.slice(0, good.indexOf(':') + 1))).toMatch(/E_EDI_ISA.*ends in it/);
    expect(refusal('UNB+UNOC:3')).toMatch(/E_EDI_NOT_X12/);
    expect(refusal('')).toMatch(/E_EDI_NOT_X12/);
  });
});

describe('a file', () => {
  it('is written as it was read: line breaks, wrapped lines, marks, what follows', () => {
    const wrapped = good.replace(/.{80}/g, '$&\n');
    for (const text of [
      good.replaceAll('~', '~\r\n'),
      good.replaceAll('~', '\r\n'),
      wrapped,
      `\uFEFF${good}`,
      `  ${good}\u001a`,
      good.replaceAll('~', '~\n\n ').replace('BGN', '  BGN'),
    ])
      expect(read(Buffer.from(text)).codes).toEqual([]);
    expect(read(wrapped).file.interchanges[0]?.header.elements[12]).toBe('000000042');
    expect(read(Buffer.from(`\uFEFF${good}`, 'utf16le')).file.encoding).toBe('utf-16le');
  });

  it('may hold several interchanges, each with its own delimiters', () => {
    const { file, codes } = read(`${good}\n${good.replaceAll('*', '+').replaceAll('~', "'")}`);
    expect(file.interchanges.map(({ delimiters }) => delimiters.element)).toEqual(['*', '+']);
    expect(codes).toEqual([]);
  });

  it('shows where something is missing, doubled or outside', () => {
    const cases: [string, string[]][] = [
      [good.replace('IEA*1*000000042~', ''), ['E_EDI_SERVICE_MISSING IEA']],
      [good.replace('GE*1*7~', ''), ['E_EDI_SERVICE_MISSING GE']],
      [good.replace(/SE\*9\*0001~/, ''), ['E_EDI_SERVICE_MISSING SE']],
      [good.replace(/GS\*[^~]*~/, ''), ['E_EDI_SERVICE_MISSING GS']],
      [good.replace('GE*', 'REF*IA*1~GE*'), ['E_EDI_OUTSIDE REF']],
      [good.replace('GS*', 'SE*1*1~GS*'), ['E_EDI_SERVICE_UNEXPECTED SE']],
      [good.replace('BGN*', '???*'), ['E_EDI_TAG']],
      [good.slice(0, -4), ['E_EDI_SERVICE_MISSING IEA', 'E_EDI_TRUNCATED']],
      [`${good}hello`, ['E_EDI_OUTSIDE']],
      [`${good}hello~${good}`, ['E_EDI_OUTSIDE']],
      [`${good}ISA*rubbish`, ['E_EDI_ISA ISA']],
      [good.replace('RA-2041', 'RA\u00012041'), ['E_EDI_CHARACTER BGN']],
    ];
    for (const [text, codes] of cases) expect(read(text).codes.sort(), text.slice(100)).toEqual(codes);
  });

  it('with the mark of an encoding that it is not of is no X12', () => {
    expect(() => readX12(latin1(`\xff\xfe${good}`))).toThrow(expect.objectContaining({ code: 'E_EDI_NOT_X12' }));
  });

  it('may carry binary data, which goes by its length', () => {
    const carry = (segment: string) => interchange([group([transaction([...returnBody, segment])])]);
    for (const data of ['BIN*9*a~b*c:\r\n\x00', 'BIN*0*', 'BDS*ASC*6*SE*1*x', 'BIN*2*\xe9\xff', 'BIN*2*\xc3\xa9']) {
      const { file, codes } = read(carry(data));
      const [transaction] = file.interchanges.flatMap(groupsOf).flatMap(transactionsOf);
      expect(transaction?.segments.at(-2)).toMatchObject({ tag: data.slice(0, 3), binary: true });
      expect(codes, data).toEqual([]);
    }
    for (const data of ['BIN*3*ab', 'BIN*x*ab', 'BIN', 'BIN*99999999999999*ab', 'BDS*ASC']) {
      const { file, codes } = read(carry(data));
      expect(file.interchanges[0]?.trailer?.tag).toBe('IEA');
      expect(codes, data).toEqual([`E_EDI_COUNT ${data.slice(0, 3)}`]);
    }
  });

  it('that would take far more memory than its bytes is refused early', () => {
    expect(refusal(good.replace('BGN', '~'.repeat(2000)))).toMatch(/E_DOCUMENT_LIMIT/);
    expect(refusal(good.replace('BGN', `BGN${'*'.repeat(20_000)}`))).toMatch(/E_DOCUMENT_LIMIT/);
  });
});
