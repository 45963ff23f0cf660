import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multipartBody } from './body.ts';
import { parameterOf, partsOf } from './multipart.ts';

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
    ['base64', '--b\r\ncontent-transfer-encoding: Base64\r\n\r\nb25l\r\n--b--', [[{ 'content-transfer-encoding': 'Base64' }, 'one']]],
    [
      'quoted-printable',
      '--b\r\ncontent-transfer-encoding: quoted-printable\r\n\r\nn=C3=A9=\r\nt\r\n--b--',
      [[{ 'content-transfer-encoding': 'quoted-printable' }, 'n\u00c3\u00a9t']],
    ],
  ])('takes %s', (_, text, parts) => {
    expect(read(text)).toEqual(parts);
  });

  it.each([
    ['without an end', '--b\r\n\r\none\r\n--b\r\n\r\ntwo'],
    ['without a delimiter', 'one'],
    ['that is empty', ''],
  ])('gives nothing of a body %s', (_, text) => {
    expect(read(text)).toBeUndefined();
  });

  it('gives nothing without a boundary, or of another type', () => {
    expect(read('--b\r\n\r\none\r\n--b--', 'multipart/mixed')).toBeUndefined();
    expect(read('--b\r\n\r\none\r\n--b--', 'text/plain; boundary=b')).toBeUndefined();
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
])('of %j the parameter %s is %j', (header, name, value) => {
  expect(parameterOf(header, name)).toBe(value);
});
