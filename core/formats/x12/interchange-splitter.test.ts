import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repositoryResources } from '../../testing/format-resources.ts';
import { x12Format } from './format.ts';
import { splitX12 } from './interchange-splitter.ts';
import { group, interchange, latin1, returnBody, shipNotice, transaction } from './x12.fixture.ts';

const codec = x12Format.open({ guide: ['004010/180', '005010/856'] }, repositoryResources());
const texts = (body: Uint8Array) => splitX12(body).map((piece) => Buffer.from(piece).toString('latin1'));

const one = interchange([group([transaction(returnBody)])]);
const two = interchange([group([transaction(returnBody)])], { controlReference: '000000043', between: '\r\n' });
const three = shipNotice();
const other = one.replaceAll('~', '\n').replaceAll('*', '|');

/** What decoding says of each message, but for where in the file it is. */
const said = (bodies: readonly Uint8Array[]) =>
  bodies.flatMap((body) => {
    const { errors, messages } = codec.decode(body);
    return messages.map(({ tree, errors: own, reference, group: number, document }) => {
      const all = [...errors, ...own].map(({ code, at: { message: _, ...at } }) => [code, at]);
      return { tree, reference, number, document, errors: all };
    });
  });

describe('splitting', () => {
  it('gives a file of one interchange, or of none, back as it is', () => {
    for (const text of [one, `\n${one}`, 'hello', '', `${one}${one}`.slice(3), one.replace('RA-2041', 'ISA-1')]) {
      const body = latin1(text);
      expect(splitX12(body)).toEqual([body]);
    }
  });

  it('gives each interchange as bytes of its own, what stands behind it included', () => {
    expect(texts(latin1(`${one}\r\n${two}\r\n${three}${other}\n`))).toEqual([`${one}\r\n`, `${two}\r\n`, three, `${other}\n`]);
  });

  it('gives pieces that decode as they did in the file', () => {
    const accent = (text: string) => text.replace('Magasin', 'Dépôt');
    const utf16 = Buffer.from(`\uFEFF${one}${two}`, 'utf16le');
    const files = [
      latin1(`${one}${two}${three}`),
      latin1(`${accent(one)}\n${two}`),
      Buffer.from(`${accent(one).replaceAll('~', '…')}${accent(two)}`, 'utf8'),
      Buffer.from(`\uFEFF${accent(one)}${accent(two)}`, 'utf8'),
      utf16,
      Buffer.from(utf16).swap16(),
      latin1(`${one.replace('IEA*1*', 'IEA*2*')}${two}`),
    ];
    for (const file of files) {
      const pieces = splitX12(file);
      expect(pieces.length).toBeGreaterThan(1);
      expect(said(pieces)).toEqual(said([file]));
      expect(said([file]).length).toBeGreaterThan(1);
    }
  });

  it('gives such pieces of any interchanges in a row', () => {
    const part = fc.constantFrom(one, two, three, other, one.replace('IEA*1*', 'IEA*2*'), one.slice(0, one.indexOf('IEA')));
    const row = fc.array(fc.tuple(part, fc.constantFrom('', '\n', ' \r\n')), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(row, (parts) => {
        const file = latin1(parts.flat().join(''));
        expect(said(splitX12(file))).toEqual(said([file]));
      }),
      { seed: 20250319, numRuns: 200 },
    );
  });

  it('cuts where the reader begins, and nowhere else', () => {
    expect(texts(latin1(`${one.replace('RA-2041', 'RA ISA*2')}${two}`))).toHaveLength(2);
    expect(texts(latin1(`${one}rubbish${two}`))).toEqual([`${one}rubbish`, two]);
    const half = one.slice(0, one.indexOf('IEA'));
    expect(texts(latin1(`${half}${two}`))).toEqual([half, two]);
    expect(texts(latin1(`${one}ISA*00*x`))).toEqual([`${one}ISA*00*x`]);
  });

  it('loses no byte of any file', () => {
    const part = fc.constantFrom(one, two, three, other, 'ISA*', 'IEA*1*1~', '~', '\n', 'XYZ', 'é');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const file = latin1(parts.join(''));
        expect(Buffer.concat(splitX12(file)).equals(file)).toBe(true);
      }),
      { seed: 20250317, numRuns: 500 },
    );
  });

  it('leaves what only looks like interchanges as it is', () => {
    const body = latin1(one.slice(0, 106).repeat(10_001));
    expect(splitX12(body)[0] === body).toBe(true);
    expect(splitX12(body.subarray(106))).toHaveLength(10_000);
  });

  it('looks at a large file only once', () => {
    const sets = Array.from({ length: 30_000 }, (_, index) => transaction(returnBody, '180', String(index).padStart(9, '0')));
    const large = latin1(`${interchange([group(sets)])}`);
    expect(large.length).toBeGreaterThan(4_000_000);
    expect(splitX12(large)[0] === large).toBe(true);
    expect(splitX12(Buffer.concat([large, latin1(two)])).map(({ length }) => length)).toEqual([large.length, two.length]);
  });
});
