import { describe, expect, it } from 'vitest';
import { describeFinding, type Finding } from '../../kernel/errors.ts';
import { interchange, latin1, message, retannBody } from '../../testing/edifact-builder.ts';
import { repositoryResources } from '../../testing/format-resources.ts';
import { edifactFormat } from './format.ts';

const resources = repositoryResources({
  'short.json': JSON.stringify({ extends: 'd01b/RETANN', elements: { '1004': 'an..8' }, onlyCodes: { '6063': '61' } }),
});

function decode(text: string, settings: Record<string, unknown> = {}): { tree: unknown; found: string[]; errors: string[] } {
  const codec = edifactFormat.open({ guide: ['d01b/RETANN'], ...settings }, resources);
  const document = codec.decode(latin1(text));
  const lines = (list: readonly Finding[]) => list.map(describeFinding);
  return {
    tree: document.messages[0]?.tree,
    found: document.messages.flatMap((one) => lines([...one.errors, ...codec.validate(one)])),
    errors: lines(document.errors),
  };
}

/** The announcement with one segment replaced, or several, or none. */
function announce(index: number, ...replacement: string[]): string {
  return interchange([message([...retannBody.slice(0, index), ...replacement, ...retannBody.slice(index + 1)])]);
}

describe('the tree of a message', () => {
  it('has groups, lists and values by their numbers', () => {
    const { tree } = decode(interchange([message(retannBody)]));
    expect(tree).toEqual({
      UNB: {
        syntax: { identifier: 'UNOC', version: '3' },
        sender: { id: '9501101000018', qualifier: '14' },
        recipient: { id: '9501101000025', qualifier: '14' },
        preparedAt: '2025-03-12T10:15',
        controlReference: '42',
        acknowledgementRequested: false,
        test: false,
        decimalMark: '.',
      },
      UNH: { E0062: '1', S009: { E0065: 'RETANN', E0052: 'D', E0054: '01B', E0051: 'UN', E0057: 'EAN003' } },
      BGM: { C002: { E1001: '70E', E3055: '9' }, C106: { E1004: 'RA-2041' }, E1225: '9' },
      DTM: [{ C507: { E2005: '137', E2380: '20250312', E2379: '102' } }],
      SG1: [{ DOC: { C002: { E1001: '381' } } }],
      SG2: [{ RFF: { C506: { E1153: 'DQ', E1154: 'DN-77810' } }, DTM: [{ C507: { E2005: '171', E2380: '20250220', E2379: '102' } }] }],
      SG3: [
        {
          NAD: { E3035: 'BY', C082: { E3039: '9501101000018', E3055: '9' } },
          LOC: [{ E3227: '14', C517: { E3225: '9501101000032', E3055: '9' } }],
        },
        { NAD: { E3035: 'SU', C082: { E3039: '9501101000025', E3055: '9' } } },
      ],
      SG11: [
        {
          LIN: { E1082: '1', C212: { E7140: '09501101530003', E7143: 'SRV' } },
          SG13: [{ QTY: { C186: { E6063: '61', E6060: '4' } }, CDI: [{ E7001: '1', C564: { E7007: '4' } }] }],
        },
      ],
      UNS: { E0081: 'S' },
      CNT: [{ C270: { E6069: '2', E6066: '1' } }],
    });
  });

  it('keeps places in lists, and drops what is empty', () => {
    const { tree } = decode(announce(7, 'NAD+SU++Line 1::Line 3+++++75002+FR'));
    expect(tree).toMatchObject({
      SG3: [{}, { NAD: { E3035: 'SU', C058: { E3124: ['Line 1', '', 'Line 3'] }, E3251: '75002', E3207: 'FR' } }],
    });
  });

  it('gives numbers a point, whatever the decimal mark', () => {
    const { tree } = decode(announce(12, 'CNT+2:1,5').replace('UNB', "UNA:+,? 'UNB"));
    expect(tree).toMatchObject({ UNB: { decimalMark: ',' }, CNT: [{ C270: { E6066: '1.5' } }] });
  });

  it('passes over security segments and keeps counting them', () => {
    const { tree, found } = decode(
      interchange([message(['USH+1', 'USA+1', ...retannBody.slice(0, 10), 'CDI+1+4:::::X', ...retannBody.slice(11)])]),
    );
    expect(tree).toMatchObject({ securitySegments: 2, SG1: [{}] });
    expect(found).toEqual([
      'E_EDI_TOO_MANY at message 1, segment 14 (CDI), element 2, component 5: The segment has more components than the 4 that its directory knows.',
    ]);
  });
});

describe('structure', () => {
  const cases: [name: string, text: string, expected: string[]][] = [
    ['a mandatory segment is missing', announce(0), ['E_EDI_SEGMENT_MISSING at message 1, segment 1 (BGM)']],
    [
      'a mandatory group is missing',
      interchange([message([...retannBody.slice(0, 8), ...retannBody.slice(11)])]),
      ['E_EDI_GROUP_MISSING at message 1, segment 9 (LIN)'],
    ],
    [
      'the last mandatory segment is missing',
      interchange([message(retannBody.slice(0, 11))]),
      ['E_EDI_SEGMENT_MISSING at message 1, segment 12 (UNS)'],
    ],
    [
      'a segment stands too early',
      interchange([message([...retannBody.slice(0, 3), 'CNT+2:1', ...retannBody.slice(3)])]),
      ['E_EDI_SEGMENT_ORDER at message 1, segment 5 (CNT)'],
    ],
    [
      'a segment stands too late',
      interchange([message([...retannBody, 'RFF+DQ:1'])]),
      ['E_EDI_SEGMENT_ORDER at message 1, segment 15 (RFF)'],
    ],
    ['a segment is of another message', announce(2, 'DOC+381', 'AJT+3'), ['E_EDI_SEGMENT_UNKNOWN at message 1, segment 5 (AJT)']],
    ['a segment comes too often', announce(11, 'UNS+S', 'UNS+S'), ['E_EDI_SEGMENT_REPEATS at message 1, segment 14 (UNS)']],
    [
      'a segment comes ten times',
      announce(1, ...Array<string>(10).fill('DTM+137:20250312:102')),
      ['E_EDI_SEGMENT_REPEATS at message 1, segment 12 (DTM)'],
    ],
    ['a group comes ten times', announce(2, ...Array<string>(10).fill('DOC+381')), ['E_EDI_GROUP_REPEATS at message 1, segment 13 (DOC)']],
    [
      'several at once',
      interchange([
        message(['DTM+137:20250312:102', 'AJT+3', ...retannBody.slice(2, 9), 'QTY+61:x'.replace('61', '61234'), ...retannBody.slice(11)]),
      ]),
      [
        'E_EDI_SEGMENT_MISSING at message 1, segment 1 (BGM)',
        'E_EDI_SEGMENT_UNKNOWN at message 1, segment 3 (AJT)',
        'E_EDI_TOO_LONG at message 1, segment 11 (QTY), element 1, component 1',
      ],
    ],
  ];
  for (const [name, text, expected] of cases)
    it(name, () => expect(decode(text).found.map((line) => line.split(': ')[0])).toEqual(expected));
});

describe('content', () => {
  const cases: [segment: string, index: number, expected: string[]][] = [
    ['DTM', 1, ['E_EDI_ELEMENT_MISSING at message 1, segment 3 (DTM), element 1: The mandatory data element C507 is missing.']],
    [
      'QTY+61',
      9,
      ['E_EDI_ELEMENT_MISSING at message 1, segment 11 (QTY), element 1, component 2: The mandatory data element 6060 is missing.'],
    ],
    [
      'RFF+DQZZ:1',
      3,
      ['E_EDI_TOO_LONG at message 1, segment 5 (RFF), element 1, component 1: The length of the data element 1153 is 4; at most: 3.'],
    ],
    ['CNT+2:1x', 12, ['E_EDI_NUMBER at message 1, segment 14 (CNT), element 1, component 2: The data element 6066 is not a number.']],
    [
      'CNT+2:.5',
      12,
      [
        'E_EDI_DIGIT_BEFORE_MARK at message 1, segment 14 (CNT), element 1, component 2: The data element 6066 has no digit on one side of its decimal mark.',
      ],
    ],
    ['CNT+2:-1.5', 12, []],
    [
      'QTY+999:4',
      9,
      [
        'E_EDI_CODE_UNKNOWN at message 1, segment 11 (QTY), element 1, component 1: The data element 6063 has the code "999", which is not in its list.',
      ],
    ],
    [
      'UNS+1',
      11,
      ['E_EDI_ALPHABETIC at message 1, segment 13 (UNS), element 1: The data element 0081 has digits; only letters are allowed.'],
    ],
    [
      'QTY+61:4:PCE:X',
      9,
      [
        'E_EDI_TOO_MANY at message 1, segment 11 (QTY), element 1, component 4: The segment has more components than the 3 that its directory knows.',
      ],
    ],
    [
      'QTY+61:4++X',
      9,
      ['E_EDI_TOO_MANY at message 1, segment 11 (QTY), element 3: The segment has more elements than the 1 that its directory knows.'],
    ],
    ['QTY+61:4:::+++', 9, []],
    [
      'BGM+70E+1',
      0,
      [
        'E_EDI_CODE_UNKNOWN at message 1, segment 2 (BGM), element 1, component 1: The data element 1001 has the code "70E", which is not in its list.',
      ],
    ],
    ['BGM+70E::9+1', 0, []],
    [
      'BGM+70E::6+1',
      0,
      [
        'E_EDI_CODE_UNKNOWN at message 1, segment 2 (BGM), element 1, component 1: The data element 1001 has the code "70E", which is not in its list.',
      ],
    ],
    [
      'CDI+3E+12E::9',
      10,
      ['E_EDI_CODE_UNKNOWN at message 1, segment 12 (CDI), element 1: The data element 7001 has the code "3E", which is not in its list.'],
    ],
  ];
  const ofUn = (text: string) => text.replace(':EAN003', '');
  for (const [segment, index, expected] of cases) it(segment, () => expect(decode(ofUn(announce(index, segment))).found).toEqual(expected));

  it('a repeated element where none may be', () => {
    const text = announce(0, 'BGM+70E::9+RA-1*RA-2').replace('UNOC:3', 'UNOC:4').replace('250312', '20250312');
    expect(decode(text).found).toEqual([
      'E_EDI_ELEMENT_REPEATS at message 1, segment 2 (BGM), element 2: The data element C106 is repeated, which is not allowed here.',
    ]);
  });
});

describe('elements beyond those of the directory', () => {
  it('are reported when they repeat, too', () => {
    const text = announce(9, 'QTY+61:4++X*Y').replace('UNOC:3', 'UNOC:4').replace('250312', '20250312');
    expect(decode(text).found.map((line) => line.split(': ')[0])).toEqual(['E_EDI_TOO_MANY at message 1, segment 11 (QTY), element 3']);
  });
});

describe('guides', () => {
  it('the codes of the UN bind no association: it has its own; those of the syntax bind all, and those that a guide has', () => {
    const foreign = announce(9, 'QTY+X1E:4');
    expect(decode(foreign).found).toEqual([]);
    expect(decode(foreign, { guide: ['eancom-d01b/RETANN'] }).found).toEqual([expect.stringMatching(/E_EDI_CODE_UNKNOWN .*6063/)]);
    expect(decode(foreign, { guide: 'short.json' }).found).toEqual([expect.stringMatching(/E_EDI_CODE_UNKNOWN .*6063/)]);
    expect(decode(announce(11, 'UNS+Z')).found).toEqual([expect.stringMatching(/E_EDI_CODE_UNKNOWN .*0081/)]);
  });

  it('GS1 codes are in the guides of EANCOM', () => {
    expect(decode(announce(10, 'CDI+3E+12E'), { guide: ['eancom-d01b/RETANN'] }).found).toEqual([]);
  });

  it('EANCOM 1997: agency EN, structure of D.97B, segments and codes of D.96A', () => {
    const body = ['BGM+70E::9+RA-2041+9', ...retannBody.slice(1, 8), 'LIN+1++9501101530003:EN', ...retannBody.slice(9)];
    const { tree, found } = decode(interchange([message(body, 'RETANN:D:96A:EN:EAN001')]), {
      guide: ['d01b/RETANN', 'eancom-d96a/RETANN'],
    });
    expect(found).toEqual([]);
    expect(tree).toMatchObject({ BGM: { E1004: 'RA-2041' } });
  });

  it('a message that no guide is for is refused', () => {
    expect(decode(interchange([message(['BGM+220+1'], 'ORDERS:D:96A:UN')])).found).toEqual([
      'E_EDI_MESSAGE_UNKNOWN at message 1, segment 1 (UNH), element 2: The message ORDERS:D:96A:UN is not agreed on this channel; agreed: RETANN:D:01B:UN, CONTRL:D:3:UN, CONTRL:4:1:UN.',
    ]);
  });

  it('a partner may have deviations of its own', () => {
    const { found } = decode(announce(9, 'QTY+12:4').replace('RA-2041', 'RA-202503-2041'), { guide: 'short.json' });
    expect(found.map((line) => line.split(': ')[0])).toEqual([
      'E_EDI_TOO_LONG at message 1, segment 2 (BGM), element 2, component 1',
      'E_EDI_CODE_UNKNOWN at message 1, segment 11 (QTY), element 1, component 1',
    ]);
  });

  it('codes may be let through, and known faults tolerated', () => {
    expect(decode(announce(9, 'QTY+999:4'), { codes: 'lenient' }).found).toEqual([]);
    expect(decode(interchange([message(retannBody)]).replace('UNT+15', 'UNT+16'), { tolerate: ['E_EDI_COUNT'] })).toMatchObject({
      found: [],
      errors: [],
    });
  });

  it('a guide that cannot be used is refused when the channel is opened', () => {
    const open = (text: string) => () => edifactFormat.open({ guide: ['own.json'] }, repositoryResources({ 'own.json': text }));
    expect(() => edifactFormat.open({ guide: ['d01b/NOSUCH'] }, resources)).toThrow(
      expect.objectContaining({ code: 'E_CONFIG_REFERENCE' }),
    );
    for (const text of [
      '{',
      '[]',
      '{}',
      '{"extends":"own.json"}',
      '{"extends":"d01b/RETANN","surprise":1}',
      '{"extends":"d01b/RETANN","structure":["ZZZ!"]}',
      '{"extends":"d01b/RETANN","elements":{"1004":"x9"}}',
    ]) {
      expect(open(text), text).toThrow(expect.objectContaining({ code: 'E_CONFIG_FIELD' }));
    }
  });
});

describe('envelopes', () => {
  const good = interchange([message(retannBody)]);
  const cases: [name: string, text: string, errors: string[], found: string[]][] = [
    [
      'UNT count',
      good.replace('UNT+15', 'UNT+14'),
      [],
      ['E_EDI_COUNT at message 1, segment 15 (UNT), element 1: UNT announces 14 segments; received: 15.'],
    ],
    [
      'UNT reference',
      good.replace('UNT+15+1', 'UNT+15+2'),
      [],
      ['E_EDI_REFERENCE at message 1, segment 15 (UNT), element 2: UNT carries the reference "2"; its header carries "1".'],
    ],
    [
      'UNZ count',
      good.replace('UNZ+1', 'UNZ+2'),
      ['E_EDI_COUNT at segment 17 (UNZ), element 1: UNZ announces 2 messages; received: 1.'],
      [],
    ],
    [
      'UNZ reference',
      good.replace('UNZ+1+42', 'UNZ+1+43'),
      ['E_EDI_REFERENCE at segment 17 (UNZ), element 2: UNZ carries the reference "43"; its header carries "42".'],
      [],
    ],
    ['no message', interchange([]), ['E_EDI_NO_MESSAGE at segment 1 (UNB): The interchange has no message.'], []],
    [
      'no sender',
      good.replace('9501101000018:14', ''),
      ['E_EDI_ELEMENT_MISSING at segment 1 (UNB), element 2: The mandatory data element S002 is missing.'],
      [],
    ],
    [
      'date too short',
      good.replace('250312:1015', '50312:1015'),
      ['E_EDI_TOO_SHORT at segment 1 (UNB), element 4, component 1: The length of the data element 0017 is 5; at least: 6.'],
      [],
    ],
    [
      'one reference twice',
      interchange([message(retannBody), message(retannBody)]),
      [],
      ['E_EDI_REFERENCE_REPEATED at message 2, segment 1 (UNH), element 1: The reference "1" is used twice in this interchange.'],
    ],
  ];
  for (const [name, text, errors, found] of cases) it(name, () => expect(decode(text)).toMatchObject({ errors, found }));

  it('groups are counted and compared', () => {
    const group = good.replace('UNH+1', "UNG+RETANN+9501101000018+9501101000025+250312:1015+7+UN+D:01B'UNH+1");
    expect(decode(group.replace('UNZ', "UNE+1+7'UNZ"))).toMatchObject({ errors: [], found: [] });
    expect(decode(group.replace('UNZ', "UNE+2+8'UNZ")).errors.map((line) => line.split(': ')[0])).toEqual([
      'E_EDI_COUNT at segment 18 (UNE), element 1',
      'E_EDI_REFERENCE at segment 18 (UNE), element 2',
    ]);
  });

  it('two groups have two references', () => {
    const group = (reference: string, message: string) =>
      `UNG+RETANN+9501101000018+9501101000025+250312:1015+${reference}+UN+D:01B'${good.split("'").slice(1, -2).join("'").replace('UNH+1', `UNH+${message}`).replace('UNT+15+1', `UNT+15+${message}`)}'UNE+1+${reference}'`;
    const send = (one: string, other: string) =>
      decode(good.replace(/UNH.*UNT[^']*'/, group(one, '1') + group(other, '2')).replace('UNZ+1', 'UNZ+2')).errors;
    expect(send('7', '8')).toEqual([]);
    expect(send('7', '7')).toEqual([
      'E_EDI_REFERENCE_REPEATED at segment 19 (UNG), element 5: The reference "7" is used twice in this interchange.',
    ]);
  });

  it('a faulty interchange leaves the others of its file alone', () => {
    const codec = edifactFormat.open({ guide: ['d01b/RETANN'] }, resources);
    const document = codec.decode(
      latin1(good.replace('UNZ+1+42', 'UNZ+9+42') + interchange([message(retannBody)], { controlReference: '43' })),
    );
    expect(document).toMatchObject({
      errors: [],
      controlReference: '42,43',
      sender: '9501101000018',
      recipient: '9501101000025',
      test: false,
    });
    expect(document.messages.map((one) => one.errors.map((found) => found.code))).toEqual([['E_EDI_COUNT'], []]);
  });
});
