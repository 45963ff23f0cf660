import { describe, expect, it } from 'vitest';
import type { Json } from '../../core/kernel/json.ts';
import { prepareArguments } from './arguments.ts';

const credentials = {
  values: new Map([
    ['account', '10000001'],
    ['password', 'a<&>b'],
  ]),
  places: ['header.account', 'password', 'parcels.key'],
};
const prepare = (value: Json) => prepareArguments(Buffer.from(JSON.stringify(value)), 'of partner/channel', credentials);
const refusal = (value: Json) => {
  try {
    prepare(value);
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('credentials in arguments', () => {
  it('go where the channel says, lists included', () => {
    expect(
      prepare({
        header: { account: 'credential:account' },
        password: 'credential:password',
        parcels: [{ key: 'credential:account' }, { key: 'x' }],
      }),
    ).toEqual({
      header: { account: '10000001' },
      password: 'a<&>b',
      parcels: [{ key: '10000001' }, { key: 'x' }],
    });
  });

  it('are refused anywhere else: a consumer could bear the name of a secret', () => {
    expect(refusal({ recipient: { name: 'credential:password' } })).toMatchObject({
      code: 'E_MAP_RESULT',
      at: { path: '/recipient/name' },
    });
    expect(refusal({ recipient: { $value: 'credential:password' } })).toMatchObject({ code: 'E_MAP_RESULT' });
    expect(refusal({ recipient: { $attributes: { key: 'credential:password' } } })).toMatchObject({ code: 'E_MAP_RESULT' });
  });

  it('must be configured', () => {
    expect(refusal({ password: 'credential:pin' })).toMatchObject({ code: 'E_CONFIG_REFERENCE' });
  });

  it('are taken literally where they only look like one', () => {
    expect(prepare({ note: 'my credential:password' })).toEqual({ note: 'my credential:password' });
  });
});

describe('arguments', () => {
  it('lose what is null, and keep what is empty, zero or false', () => {
    expect(prepare({ a: null, b: '', c: 0, d: false, e: {}, f: [] })).toEqual({ b: '', c: 0, d: false, e: {}, f: [] });
  });

  it.each([
    ['a list at the root', []],
    ['raw XML for the whole body', { _xml: '<x/>' }],
    ['raw XML for an element', { name: { $xml: '<x/>' } }],
    ['a name that would close its tag', { 'a><b': 'x' }],
    ['a name with a prefix', { 'q:a': 'x' }],
    ['an attribute name that would end its tag', { a: { $attributes: { 'x="1"><b y': '1' } } }],
    ['an attribute that is an object', { a: { $attributes: { xsi_type: { type: 'x"><b' } } } }],
    ['an attribute that passes as CDATA', { a: { $attributes: { x: '<![CDATA["><b/>]]>' } } }],
    ['a control character', { a: 'ring\u0007' }],
    ['half a surrogate pair', { a: '\ud800' }],
  ])('are refused with %s', (_, value) => {
    expect(refusal(value as Json)).toMatchObject({ code: 'E_MAP_RESULT' });
  });

  it('that are not JSON in UTF-8 are refused', () => {
    expect(() => prepareArguments(Buffer.from([0x7b, 0xff]), 'm', credentials)).toThrowError(
      expect.objectContaining({ code: 'E_JSON_SYNTAX' }),
    );
  });

  it('cannot bring elements of their own inside what looks like a CDATA section', () => {
    const hostile = '<![CDATA[x]]><admin>1</admin><![CDATA[y]]>';
    const escaped = { $xml: '&lt;![CDATA[x]]&gt;&lt;admin&gt;1&lt;/admin&gt;&lt;![CDATA[y]]&gt;' };
    expect(prepare({ a: hostile, b: [hostile], c: { $value: hostile } })).toEqual({ a: escaped, b: [escaped], c: escaped });
  });
});
