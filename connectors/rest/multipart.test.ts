import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multipartBody } from './body.ts';
import { filenameOf, parameterOf, partsOf } from './multipart.ts';

const read = (text: string, contentType = 'multipart/mixed; boundary=b') =>
  partsOf(contentType, Buffer.from(text, 'latin1'))?.map(({ headers, body }) => [headers, Buffer.from(body).toString('latin1')]);

describe('partsOf', () => {
  it('takes apart what multipartBody writes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { minLength: 1, maxLength: 5 }), (files) => {
        const tree = { file: files.map((bytes) => ({ data: Buffer.from(bytes).toString('base64') })) };
        const { contentType, bytes } = multipartBody(tree, 'key');
        expect(partsOf(contentType, bytes)?.map(({ body }) => Buffer.from(body))).toEqual(files.map((each) => Buffer.from(each)));
      }),
    );
  });

  it.each([
    ['a preamble and an epilogue', 'before\r\n--b\r\nx: 1\r\n\r\none\r\n--b--\r\nafter', [[{ x: '1' }, 'one']]],
    ['line feeds alone', '--b\nX:  1 \n\none\ntwo\n--b--', [[{ x: '1' }, 'one\ntwo']]],
    ['no headers', '--b\r\n\r\none\r\n--b--', [[{}, 'one']]],
    ['no content', '--b\r\nx: 1\r\n\r\n\r\n--b--', [[{ x: '1' }, '']]],
    ['blanks after the delimiter', '--b  \r\n\r\none\r\n--b--', [[{}, 'one']]],
    ['a folded header', '--b\r\nx: 1;\r\n  y=2\r\n\r\none\r\n--b--', [[{ x: '1; y=2' }, 'one']]],
    ['the delimiter within a line', '--b\r\n\r\none --b two\r\n--b--', [[{}, 'one --b two']]],
    ['a line that only begins like a delimiter', '--b\r\n\r\none\r\n--bc\r\n--b--c\r\n--b--', [[{}, 'one\r\n--bc\r\n--b--c']]],
    ['a form within', '--b\r\n\r\n--b2\r\n\r\none\r\n--b2--\r\n--b--', [[{}, '--b2\r\n\r\none\r\n--b2--']]],
    ['base64', '--b\r\ncontent-transfer-encoding: Base64\r\n\r\nb25l\r\n--b--', [[{ 'content-transfer-encoding': 'Base64' }, 'one']]],
    [
      'quoted-printable',
      '--b\r\ncontent-transfer-encoding: quoted-printable\r\n\r\nn=C3=A9=\r\nt\r\n--b--',
      [[{ 'content-transfer-encoding': 'quoted-printable' }, 'n\u00c3\u00a9t']],
    ],
    [
      'quoted-printable with blanks at the end of a line',
      '--b\r\ncontent-transfer-encoding: quoted-printable\r\n\r\none =  \r\ntwo\r\n--b--',
      [[{ 'content-transfer-encoding': 'quoted-printable' }, 'one two']],
    ],
  ])('takes %s', (_, text, parts) => {
    expect(read(text)).toEqual(parts);
  });

  it.each([
    ['without an end', '--b\r\n\r\none\r\n--b\r\n\r\ntwo'],
    ['without a delimiter', 'one'],
    ['that is empty', ''],
    ['of too many parts', `${'--b\r\n\r\none\r\n'.repeat(1_001)}--b--`],
    ['with a header of many kilobytes', `--b\r\nx: ${'x'.repeat(20_000)}\r\n\r\none\r\n--b--`],
  ])('gives nothing of a body %s', (_, text) => {
    expect(read(text)).toBeUndefined();
  });

  it('gives nothing without a boundary, or of another type', () => {
    expect(read('--b\r\n\r\none\r\n--b--', 'multipart/mixed')).toBeUndefined();
    expect(read('--b\r\n\r\none\r\n--b--', 'text/plain; boundary=b')).toBeUndefined();
    expect(read('--\r\n\r\none\r\n----', 'multipart/mixed; boundary=""')).toBeUndefined();
  });

  it('takes no longer for blanks without end', () => {
    const head = '--b\r\ncontent-transfer-encoding: quoted-printable\r\n\r\n';
    const blanks = ' '.repeat(1_000_000);
    const start = performance.now();
    expect(read(`${head}${blanks}x=${blanks}x\r\n--b--`)?.[0]?.[1]).toHaveLength(2_000_003);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('reads any bytes without failing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('--b', '--', '\r\n', '\n', 'x: 1', 'a', ' '), { maxLength: 30 }), (pieces) => {
        expect(() => read(pieces.join(''))).not.toThrow();
      }),
    );
  });
});

it.each([
  ['form-data; name="a;b"; filename="c\\"d"', 'filename', 'c"d'],
  ['form-data; filename=x; name=y', 'name', 'y'],
  ['form-data; filename="name=z"', 'name', undefined],
  ['form-data; name="x; filename=y"; z=1', 'filename', undefined],
  ['form-data; xname=y', 'name', undefined],
])('of %j the parameter %s is %j', (header, name, value) => {
  expect(parameterOf(header, name)).toBe(value);
});

it.each([
  ['form-data; name="a"', undefined],
  ['form-data; filename=""', ''],
  ['form-data; filename="C:\\\\out\\\\a.edi"', 'a.edi'],
  ['form-data; filename="../../etc/passwd"', 'passwd'],
  ["form-data; name=a; filename*=UTF-8''gr%C3%B6%C3%9Fe.edi", 'größe.edi'],
  ['form-data; filename="a.edi"; filename*=utf-8\'de\'%e2%82%ac.edi', '€.edi'],
  ["form-data; filename*=iso-8859-1''%e9.edi", 'é.edi'],
  ["form-data; filename=a.edi; filename*=klingon''b.edi", 'a.edi'],
  ["form-data; filename*=UTF-8''a%00b%0D%0Ac%2F..%2Fd.edi", 'd.edi'],
  ["form-data; filename*=UTF-8''a%00b%0D%0Ac", 'a_b__c'],
])('the file of %j is called %j', (disposition, name) => {
  expect(filenameOf({ headers: { 'content-disposition': disposition }, body: new Uint8Array() })).toBe(name);
});
