import { describe, expect, it } from 'vitest';
import type { HubError } from '../../kernel/errors.ts';
import { describeFinding } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/json.ts';
import { testContext } from '../../testing/format.conformance.ts';
import { repositoryResources } from '../../testing/format-resources.ts';
import { edifactFormat } from './format.ts';

const resources = repositoryResources();

/** An instruction for returns: to be picked up, a credit note will be raised. */
const retins = {
  BGM: { C002: { E1001: '71E', E3055: '9' }, C106: { E1004: 'RI-0911' }, E1225: '9' },
  DTM: [{ C507: { E2005: '137', E2380: '20250314', E2379: '102' } }],
  SG1: [{ DOC: { C002: { E1001: '381' }, C503: { E1004: 'CN-55012', E1373: '7' } } }],
  SG2: [{ RFF: { C506: { E1153: 'ALQ', E1154: 'RA-2041' } }, DTM: { C507: { E2005: '171', E2380: '20250312', E2379: '102' } } }],
  SG3: [{ NAD: { E3035: 'SU', C082: { E3039: '9501101000025', E3055: '9' } } }],
  SG11: [
    {
      LIN: { E1082: 1, C212: { E7140: '09501101530003', E7143: 'SRV' } },
      QTY: [{ C186: { E6063: '61', E6060: 4 } }],
      SG18: [{ CDI: { E7001: '1', C564: { E7007: '4' } }, INP: [{ C849: { E3301: '4', E3285: '1' }, C522: { E4403: 'AH' } }] }],
    },
  ],
  CNT: [{ C270: { E6069: '2', E6066: 1 } }],
};

function encode(tree: Json, settings: Record<string, unknown> = {}): string {
  return Buffer.from(
    edifactFormat.open({ guide: ['d01b/RETINS'], codes: 'lenient', ...settings }, resources).encode(tree, testContext),
  ).toString('latin1');
}

function refusal(tree: Json, settings: Record<string, unknown> = {}): string[] {
  try {
    encode(tree, settings);
  } catch (thrown) {
    expect(thrown).toMatchObject({ code: 'E_NOT_WRITABLE' });
    return (thrown as HubError).findings.map(describeFinding);
  }
  return [];
}

describe('writing', () => {
  it('puts the segments in the order of the guide, counts them, and frames them', () => {
    expect(encode(retins).split("'")).toEqual([
      'UNA:+.? ',
      'UNB+UNOC:3+9501101000025:14+9501101000018:14+250314:0930+77',
      'UNH+1+RETINS:D:01B:UN',
      'BGM+71E::9+RI-0911+9',
      'DTM+137:20250314:102',
      'DOC+381+CN-55012:7',
      'RFF+ALQ:RA-2041',
      'DTM+171:20250312:102',
      'NAD+SU+9501101000025::9',
      'LIN+1++09501101530003:SRV',
      'QTY+61:4',
      'CDI+1+4',
      'INP+4:1+AH',
      'CNT+2:1',
      'UNT+13+1',
      'UNZ+1+77',
      '',
    ]);
  });

  it('writes several messages, each as its UNH says', () => {
    const second = { ...retins, UNH: { E0062: 'B-7', S009: { E0065: 'RETINS', E0052: 'D', E0054: '01B', E0051: 'UN', E0057: 'EAN003' } } };
    const text = encode([retins, second], { guide: ['d01b/RETINS', 'eancom-d01b/RETINS'] });
    expect(text).toContain("UNT+13+1'UNH+B-7+RETINS:D:01B:UN:EAN003'");
    expect(text).toContain("UNT+13+B-7'UNZ+2+77'");
  });

  it('follows the settings', () => {
    const text = encode(retins, {
      una: false,
      lineBreaks: 'crlf',
      charset: 'UNOW',
      syntaxVersion: '4',
      agreement: 'EANCOM',
      requestAcknowledgement: true,
      applicationReference: 'RETURNS',
    });
    expect(text.split('\r\n')[0]).toBe("UNB+UNOW:4+9501101000025:14+9501101000018:14+20250314:0930+77++RETURNS++1+EANCOM'");
    expect(text.endsWith("'\r\n")).toBe(true);
  });

  it('releases service characters and writes the declared character set', () => {
    const tree = { ...retins, BGM: { ...retins.BGM, C106: { E1004: "R+A:é'?" } } };
    expect(encode(tree)).toContain("BGM+71E::9+R?+A?:\xe9?'??+9'");
    expect(encode(tree, { charset: 'UNOW' })).toContain("R?+A?:\xc3\xa9?'??");
  });

  it('is between the parties that the channel names, and a test where the channel is one', () => {
    const [header] = encode(retins, { sender: 'RELAIS:ZZ', recipient: '4012345500004:14:RETURNS', test: true, una: false }).split("'");
    expect(header).toMatch(/^UNB\+UNOC:3\+RELAIS:ZZ\+4012345500004:14:RETURNS\+.*\+1$/);
    expect(encode(retins, { sender: 'RELAIS', recipient: 'SHOP::IN', una: false })).toContain('+RELAIS+SHOP::IN+');
  });

  it('carries the test indicator', () => {
    const codec = edifactFormat.open({ guide: ['d01b/RETINS'], codes: 'lenient' }, resources);
    expect(Buffer.from(codec.encode(retins, { ...testContext, test: true })).toString()).toContain("+77++++++1'");
  });
});

describe('nothing is written that would be refused', () => {
  const cases: [name: string, change: Record<string, Json>, expected: string[]][] = [
    ['a mandatory segment', { BGM: null }, ['E_EDI_SEGMENT_MISSING at message 1, segment 1 (BGM)']],
    ['a mandatory group', { SG11: [] }, ['E_EDI_GROUP_MISSING at message 1, segment 7 (LIN)']],
    [
      'a mandatory element',
      { SG2: [{ RFF: { C506: { E1154: 'RA-2041' } } }] },
      ['E_EDI_ELEMENT_MISSING at message 1, segment 5 (RFF), element 1, component 1'],
    ],
    ['length', { BGM: { C106: { E1004: 'x'.repeat(36) } } }, ['E_EDI_TOO_LONG at message 1, segment 2 (BGM), element 2, component 1']],
    [
      'a number',
      { CNT: [{ C270: { E6069: '2', E6066: 'one' } }] },
      ['E_EDI_NUMBER at message 1, segment 12 (CNT), element 1, component 2'],
    ],
    ['repetition', { DTM: Array<Json>(10).fill(retins.DTM[0] as Json) }, ['E_EDI_SEGMENT_REPEATS at /DTM, message 1, segment 3 (DTM)']],
    ['a name that the segment does not have', { BGM: { E9999: '1' } }, ['E_EDI_TREE at /BGM, message 1, segment 2 (BGM)']],
    [
      'a name that the composite does not have',
      { BGM: { C106: { E9999: '1' } } },
      ['E_EDI_TREE at /BGM, message 1, segment 2 (BGM), element 2'],
    ],
    ['a name that the message does not have', { SG99: [] }, ['E_EDI_TREE at /SG99, message 1, segment 12']],
    [
      'a value that is no value',
      { BGM: { C106: { E1004: true } } },
      ['E_EDI_TREE at /BGM, message 1, segment 2 (BGM), element 2, component 1'],
    ],
    ['a line break', { BGM: { C106: { E1004: 'a\nb' } } }, ['E_EDI_CHARACTER at message 1, segment 2 (BGM), element 2, component 1']],
    [
      'a letter that the character set does not have',
      { BGM: { C106: { E1004: 'ł' } } },
      ['E_EDI_CHARACTER at message 1, segment 2 (BGM), element 2, component 1'],
    ],
  ];
  for (const [name, change, expected] of cases)
    it(name, () => expect(refusal({ ...retins, ...change } as Json).map((line) => line.split(': ')[0])).toEqual(expected));

  it('codes outside their list', () => {
    expect(
      refusal({ ...retins, SG11: [{ LIN: { E1082: '1' }, QTY: [{ C186: { E6063: '999', E6060: '4' } }] }] }, { codes: 'strict' }),
    ).toContain(
      'E_EDI_CODE_UNKNOWN at message 1, segment 9 (QTY), element 1, component 1: The data element 6063 has the code "999", which is not in its list.',
    );
  });

  it('level A has no small letters', () => {
    expect(refusal({ ...retins, BGM: { C106: { E1004: 'Ra' } } } as Json, { charset: 'UNOA' })[0]).toContain(
      'U+0061, which UNOA does not allow',
    );
  });

  it('a control reference that is too long', () => {
    const codec = edifactFormat.open({ guide: ['d01b/RETINS'], codes: 'lenient' }, resources);
    expect(() => codec.encode(retins, { ...testContext, controlReference: '123456789012345' })).toThrow(/0020 is 15/);
  });

  it('no message, or a message of no guide', () => {
    expect(refusal([])).toEqual(['E_EDI_NO_MESSAGE: The interchange has no message.']);
    expect(refusal({ UNH: { S009: { E0065: 'ORDERS', E0052: 'D', E0054: '96A', E0051: 'UN' } } })[0]).toContain('E_EDI_MESSAGE_UNKNOWN');
  });
});
