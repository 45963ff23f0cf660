import { describe, expect, it } from 'vitest';
import type { HubError } from '../../kernel/errors.ts';
import { describeFinding } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/json.ts';
import { testContext } from '../../testing/format.conformance.ts';
import { repositoryResources } from '../../testing/format-resources.ts';
import { xmlFormat } from './format.ts';

const open = (settings: Record<string, unknown> = {}) => xmlFormat.open(settings, repositoryResources());
const tree = (text: string | Uint8Array, settings?: Record<string, unknown>) =>
  open(settings).decode(typeof text === 'string' ? Buffer.from(text) : text).messages[0]?.tree;
const fault = (text: string) => open().decode(Buffer.from(text)).errors.map(describeFinding);
const written = (value: Json) => Buffer.from(open().encode(value, testContext)).toString().split('\n').slice(1).join('\n');

describe('the tree', () => {
  const cases: [string, string, Json][] = [
    ['text', '<a> b </a>', { a: ' b ' }],
    ['nothing', '<a/>', { a: '' }],
    ['attributes', '<a b="1">c</a>', { a: { '@b': '1', '#text': 'c' } }],
    ['elements', '<a>\n <b>1</b>\n <c/>\n</a>', { a: { b: '1', c: '' } }],
    ['repetition', '<a><b>1</b><c/><b>2</b></a>', { a: { b: ['1', '2'], c: '' } }],
    ['mixed content', '<p>one <b>two</b> three</p>', { p: { b: 'two', '#text': 'one  three' } }],
    ['CDATA and entities', '<a><![CDATA[<x>]]> &amp; &#233;</a>', { a: '<x> & é' }],
    ['a name that objects have by themselves', '<a><constructor/><toString>1</toString></a>', { a: { constructor: '', toString: '1' } }],
  ];
  for (const [name, text, expected] of cases) it(name, () => expect(tree(text)).toEqual(expected));

  it('no name reaches into the program', () => {
    const value = tree('<a><__proto__><admin>1</admin></__proto__></a>') as { a: Record<string, unknown> };
    expect(Object.keys(value.a)).toEqual(['__proto__']);
    expect(value.a['admin']).toBeUndefined();
  });

  it('namespaces are left out, or kept', () => {
    const text = '<s:a xmlns:s="urn:x" s:n="1"><s:b/></s:a>';
    expect(tree(text)).toEqual({ a: { '@n': '1', b: '' } });
    expect(tree(text, { namespaces: 'keep' })).toEqual({ 's:a': { '@xmlns:s': 'urn:x', '@s:n': '1', 's:b': '' } });
  });

  it('lists may be asked for', () => {
    expect(tree('<a><b>1</b></a>', { lists: ['b'] })).toEqual({ a: { b: ['1'] } });
  });

  it('character sets by mark and by declaration', () => {
    expect(tree(Buffer.from('\uFEFF<a>é</a>', 'utf16le'))).toEqual({ a: 'é' });
    expect(tree(Buffer.from('<?xml version="1.0" encoding="windows-1252"?><a>\x80</a>', 'latin1'))).toEqual({ a: '€' });
    expect(fault('<?xml version="1.0" encoding="klingon"?><a/>')[0]).toContain('E_CHARSET');
  });
});

describe('what is refused, with its place', () => {
  const cases: [string, string][] = [
    ['<a>\n<b></a>', 'E_XML_SYNTAX at line 2'],
    ['<a>&x;</a>', 'E_XML_SYNTAX at line 1'],
    ['<a/><b/>', 'E_XML_SYNTAX at line 1'],
    ['text', 'E_XML_SYNTAX at line 1'],
    ['<s:a/>', 'E_XML_SYNTAX at line 1'],
    ['<?xml version="1.0"?>\n<!-- c --><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 'E_XML_DOCTYPE at line 2, column 11'],
  ];
  for (const [text, expected] of cases) it(text.replaceAll('\n', ' '), () => expect(fault(text)[0]).toContain(expected));

  it('many processing instructions before the root do not stop the reader', () => {
    expect(tree(`${'<?p ?>'.repeat(50_000)}<a/>`)).toEqual({ a: '' });
  });
});

describe('writing', () => {
  it('attributes, text, elements, lists, numbers', () => {
    expect(written({ a: { b: [1, 2], '@id': 'x"<', c: { '#text': 'd & e', '@n': true }, none: null, empty: '', nothing: [] } })).toBe(
      '<a id="x&quot;&lt;"><b>1</b><b>2</b><c n="true">d &amp; e</c><empty/></a>',
    );
  });

  it('names have the characters that XML allows, and no others', () => {
    expect(written({ '€uró': { '@ñ-1.b·': 'x' } })).toContain('<€uró ñ-1.b·="x"/>');
    for (const name of ['-a', '1a', 'a b', 'a×', 'a\u2028']) expect(() => written({ [name]: 'x' })).toThrowError();
  });

  it('everything that is no XML is reported at once', () => {
    expect.assertions(1);
    try {
      written({ a: { '1b': 'x', c: 'a\u0000', '@d': {} } });
    } catch (thrown) {
      expect((thrown as HubError).findings.map(describeFinding)).toEqual([
        'E_SCHEMA at /a/@d: The value must be a text, a number or true or false.',
        'E_SCHEMA at /a/1b: The value has a name that XML does not allow.',
        'E_SCHEMA at /a/c: The value has a character that XML does not allow.',
      ]);
    }
  });
});
