import { describe, expect, it } from 'vitest';
import { describeFinding } from '../../kernel/errors.ts';
import type { DecodedMessage } from '../../spi/format.ts';
import { repositoryResources } from '../../testing/format-resources.ts';
import { x12Format } from './format.ts';
import { group, interchange, latin1, returnBody, shipBody, shipNotice, transaction } from './x12.fixture.ts';

const guides = ['004010/180', '004010/850', '004010/820', '005010/856'];

function decode(text: string, settings: Record<string, unknown> = {}, files: Record<string, string> = {}) {
  const codec = x12Format.open({ guide: guides, ...settings }, repositoryResources(files));
  const document = codec.decode(latin1(text));
  const lines = document.messages.map((message) => [...message.errors, ...codec.validate(message)].map(describeFinding));
  return { ...document, lines, all: [...document.errors.map(describeFinding), ...lines.flat()] };
}

const good = interchange([group([transaction(returnBody)])]);
const withBody = (body: readonly string[], set = '180') => interchange([group([transaction(body, set)])]);
const codesOf = (lines: readonly string[]) => lines.map((line) => line.split(':')[0]);

describe('a message', () => {
  it('is a tree by its guide, with what the envelope says', () => {
    const document = decode(good);
    expect(document.all).toEqual([]);
    expect(document).toMatchObject({ controlReference: '000000042', sender: 'STORE', recipient: 'RELAIS', test: false });
    expect(document.messages[0]).toMatchObject({ type: '180', reference: '0001' });
    expect(document.messages[0]?.tree).toEqual({
      ISA: {
        sender: { id: 'STORE', qualifier: 'ZZ' },
        recipient: { id: 'RELAIS', qualifier: 'ZZ' },
        preparedAt: '2025-03-12T10:15',
        version: '00401',
        controlReference: '000000042',
        acknowledgementRequested: false,
        test: false,
      },
      GS: {
        functionalIdentifier: 'AN',
        sender: 'STORE',
        recipient: 'RELAIS',
        preparedAt: '2025-03-12T10:15',
        controlReference: '7',
        agency: 'X',
        release: '004010',
      },
      ST: { ST01: '180', ST02: '0001' },
      BGN: { BGN01: '00', BGN02: 'RA-2041', BGN03: '20250312', BGN04: '1015' },
      N9: [{ N901: 'IA', N902: '12345' }],
      N1Loop: [
        {
          N1: { N101: 'BY', N102: 'Magasin Test', N103: '92', N104: '0042' },
          N3: [{ N301: '1 rue des Essais' }],
          N4: { N401: 'Lyon', N403: '69001', N404: 'FR' },
        },
      ],
      BLILoop: [
        {
          BLI: { BLI01: 'UP', BLI02: '950110153000', BLI03: '4', BLI04: 'EA' },
          QTYLoop: [{ QTY: { QTY01: '38', QTY02: '4' } }],
        },
      ],
    });
  });

  it('has its HL loops nested by HL02', () => {
    const document = decode(shipNotice());
    expect(document.all).toEqual([]);
    expect(document.messages[0]?.tree).toMatchObject({
      HLLoop: [
        {
          HL: { HL03: 'S' },
          HLLoop: [
            { PRF: { PRF01: 'PO-7' }, HLLoop: [{ LIN: { LIN03: '950110153000' } }, { LIN: { LIN03: '950110153001' } }] },
            { PRF: { PRF01: 'PO-8' }, HLLoop: [{ LIN: { LIN03: '950110153002' } }] },
          ],
        },
      ],
    });
  });

  it('whose HL segments make no tree is refused, located', () => {
    const body = shipBody.map((segment) => (segment === 'HL*4*2*I' ? 'HL*3*9*I' : segment));
    expect(decode(shipNotice(body)).all).toEqual([
      expect.stringContaining('E_EDI_HIERARCHY at message 1, segment 9 (HL), element 2: The HL segments make no tree: no level before it'),
      expect.stringContaining('E_EDI_HIERARCHY at message 1, segment 9 (HL), element 1'),
    ]);
    const deep = Array.from({ length: 5000 }, (_, index) => `HL*${index + 1}*${index === 0 ? '' : index}*I`);
    expect(codesOf(decode(shipNotice(['BSN*00*S-1*20250312*1015', ...deep])).all)[0]).toMatch(/^E_EDI_HIERARCHY/);
  });

  it('is found with all its faults at once, each at its place', () => {
    const body = [
      'BGN*00**20251332*2460',
      'ZZZ*1',
      'N1*BY',
      'N3*1 rue des Essais',
      'N1*ST*x*92',
      'BLI*UP*950110153000*four*EACH',
      'BLI*UP*1*1*EA***************1',
      'RDR*CR:a',
    ];
    expect(decode(withBody(body)).all).toEqual([
      'E_EDI_SEGMENT_UNKNOWN at message 1, segment 3 (ZZZ): The segment ZZZ is not in the message 180.',
      'E_EDI_TOO_MANY at message 1, segment 8 (BLI), element 19: The segment has more elements than the 18 that its directory knows.',
      'E_EDI_TOO_MANY at message 1, segment 9 (RDR), element 1, component 2: The segment has more components than the 1 that its directory knows.',
      'E_EDI_ELEMENT_MISSING at message 1, segment 2 (BGN), element 2: The mandatory data element BGN02 is missing.',
      'E_EDI_DATE at message 1, segment 2 (BGN), element 3: The data element BGN03 is not a date.',
      'E_EDI_TIME at message 1, segment 2 (BGN), element 4: The data element BGN04 is not a time of day.',
      'E_EDI_CONDITION at message 1, segment 4 (N1), element 2: The segment breaks a syntax note: one of N102, N103 must be sent.',
      'E_EDI_CONDITION at message 1, segment 6 (N1), element 4: The segment breaks a syntax note: N103, N104 must be sent together.',
      'E_EDI_NUMBER at message 1, segment 7 (BLI), element 3: The data element BLI03 is not a number.',
      'E_EDI_TOO_LONG at message 1, segment 7 (BLI), element 4: The length of the data element BLI04 is 4; at most: 2.',
    ]);
  });

  it('keeps to order, use and requirement', () => {
    const cases: [string[], string[]][] = [
      [returnBody.slice(1), ['E_EDI_SEGMENT_MISSING at message 1, segment 1 (BGN)']],
      [
        [...returnBody, 'PRF*1', 'N9*IA*1', 'BGN*00*1*20250312'],
        [
          'E_EDI_SEGMENT_ORDER at message 1, segment 9 (PRF)',
          'E_EDI_SEGMENT_ORDER at message 1, segment 10 (N9)',
          'E_EDI_SEGMENT_REPEATS at message 1, segment 11 (BGN)',
          'E_EDI_SEGMENT_ORDER at message 1, segment 11 (BGN)',
        ],
      ],
      [[returnBody[0] as string, 'RDR*CR', 'RDR*CR'], ['E_EDI_SEGMENT_REPEATS at message 1, segment 4 (RDR)']],
      [[returnBody[0] as string, 'LM*10*1'], ['E_EDI_SEGMENT_MISSING at message 1, segment 3 (LQ)']],
      [
        [returnBody[0] as string, ...Array(11).fill('LM*10~LQ*0*1').join('~').split('~')],
        ['E_EDI_GROUP_REPEATS at message 1, segment 23 (LM)'],
      ],
    ];
    for (const [body, codes] of cases) expect(codesOf(decode(withBody(body)).all).sort(), body.join('~')).toEqual(codes.sort());
  });

  it('of a set or release without guide is not agreed', () => {
    const text = interchange([group([transaction(returnBody)], { release: '004030' })]);
    expect(decode(text).all).toEqual([
      expect.stringMatching(/^E_EDI_MESSAGE_UNKNOWN.*180 004030 is not agreed.*agreed: 180 004010, 850 004010/),
    ]);
  });

  it('is kept with the same validation', () => {
    for (const text of [good, shipNotice(), withBody(['BGN*00*1*20250332', ...returnBody.slice(1)])]) {
      const codec = x12Format.open({ guide: guides }, repositoryResources());
      const [message] = codec.decode(latin1(text)).messages as [DecodedMessage];
      expect(codec.validate(JSON.parse(JSON.stringify(message)) as DecodedMessage)).toEqual(codec.validate(message));
    }
  });
});

describe('the envelope', () => {
  const refusals: [string, string, string][] = [
    ['IEA02', good.replace('IEA*1*000000042', 'IEA*1*000000043'), 'E_EDI_REFERENCE at segment 13 (IEA), element 2'],
    ['IEA01', good.replace('IEA*1', 'IEA*2'), 'E_EDI_COUNT at segment 13 (IEA), element 1'],
    ['GE02', good.replace('GE*1*7', 'GE*1*8'), 'E_EDI_REFERENCE at segment 12 (GE), element 2'],
    ['GE01', good.replace('GE*1*7', 'GE*2*7'), 'E_EDI_COUNT at segment 12 (GE), element 1'],
    ['SE02', good.replace('SE*9*0001', 'SE*9*0002'), 'E_EDI_REFERENCE at message 1, segment 9 (SE), element 2'],
    ['SE01', good.replace('SE*9', 'SE*8'), 'E_EDI_COUNT at message 1, segment 9 (SE), element 1'],
    ['ISA06', good.replace('STORE          ', 'STORE'), 'E_EDI_TOO_SHORT at segment 1 (ISA), element 6'],
    ['ISA13', good.replace('*000000042*', '*42*'), 'E_EDI_TOO_SHORT at segment 1 (ISA), element 13'],
    ['ISA15', good.replace('*P*:', '*X*:'), 'E_EDI_CODE_UNKNOWN at segment 1 (ISA), element 15'],
    ['GS01', good.replace('GS*AN', 'GS*PO'), 'E_EDI_GROUP_KIND at message 1, segment 1 (ST), element 1'],
    ['groups', interchange([]), 'E_EDI_NO_MESSAGE at segment 1 (ISA)'],
    ['sets', interchange([group([])]), 'E_EDI_NO_MESSAGE at segment 2 (GS)'],
  ];
  for (const [name, text, line] of refusals) it(`is checked: ${name}`, () => expect(codesOf(decode(text).all)).toEqual([line]));

  it('takes leading zeros in the numbers of groups', () => {
    expect(decode(good.replace('GE*1*7', 'GE*1*0007')).all).toEqual([]);
  });

  it('wants each reference once', () => {
    const twice = interchange([group([transaction(returnBody), transaction(returnBody)])]);
    expect(codesOf(decode(twice).all)).toEqual(['E_EDI_REFERENCE_REPEATED at message 2, segment 1 (ST), element 2']);
    const groups = interchange([group([transaction(returnBody)]), group([transaction(returnBody)])]);
    expect(codesOf(decode(groups).all)).toEqual(['E_EDI_REFERENCE_REPEATED at segment 13 (GS), element 6']);
  });

  it('refuses only what a faulty group or interchange holds', () => {
    const groups = interchange([
      group([transaction(returnBody)]),
      group([transaction(returnBody)], { number: '8' }).map((one) => one.replace('GE*1', 'GE*3')),
    ]);
    expect(decode(groups)).toMatchObject({ errors: [], lines: [[], [expect.stringContaining('E_EDI_COUNT')]] });
    expect(decode(`${good}${good.replace('IEA*1', 'IEA*4')}`)).toMatchObject({
      errors: [],
      lines: [[], [expect.stringContaining('E_EDI_COUNT')]],
    });
  });

  it('gives a TA1 as a message, and other service segments not', () => {
    const text = interchange([], { loose: ['TA1*000000009*250312*1015*R*001'], test: 'T' });
    const document = decode(text);
    expect(document).toMatchObject({ errors: [], test: true, lines: [[]] });
    expect(document.messages[0]).toMatchObject({ type: 'TA1', reference: '000000009', tree: { TA1: { TA104: 'R', TA105: '001' } } });
    expect(decode(interchange([group([transaction(returnBody)])], { loose: ['ISB*1', 'ISE*250312*1015*04'] })).all).toEqual([]);
  });
});

describe('tolerance', () => {
  const odd = withBody([...returnBody, 'ZZZ*a*b', 'N9*CR*late', 'BGN*01*x*20250312']);

  it('lets structure through and shows the mapping all that was sent', () => {
    expect(codesOf(decode(odd).all)).toHaveLength(4);
    const document = decode(odd, { tolerate: 'structure' });
    expect(document.all).toEqual([]);
    expect(document.messages[0]?.tree).toMatchObject({
      unplaced: [{ segment: 9, tag: 'ZZZ', elements: ['a', 'b'] }],
      BLILoop: [{ N9: [{ N902: 'late' }] }],
    });
  });

  it('may belong to a guide', () => {
    const files = { 'own.json': JSON.stringify({ extends: '004010/180', tolerate: 'structure' }) };
    expect(decode(odd, { guide: 'own.json' }, files).all).toEqual([]);
    expect(decode(withBody(['BGN*00*1*x']), { guide: 'own.json' }, files).all).not.toEqual([]);
  });

  it('may name single codes, and codes may be let through', () => {
    expect(decode(good.replace('SE*9', 'SE*8'), { tolerate: 'E_EDI_COUNT' }).all).toEqual([]);
    const ack = interchange([group([transaction(['AK1*AN*7', 'AK9*Z*1*1*0'], '997')], { kind: 'FA' })]);
    expect(codesOf(decode(ack).all)).toEqual(['E_EDI_CODE_UNKNOWN at message 1, segment 3 (AK9), element 1']);
    expect(decode(ack, { codes: 'lenient' }).all).toEqual([]);
  });
});
