import { describe, expect, it } from 'vitest';
import { describeFinding } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/json.ts';
import { testContext } from '../../testing/format.conformance.ts';
import { repositoryResources } from '../../testing/format-resources.ts';
import { x12Format } from './format.ts';
import { group, interchange, latin1, transaction } from './x12.fixture.ts';

/** A shipment of two orders; the second has a pallet with an item. */
const shipmentAndBilling = [
  'BHT*0001*00*ASN-2041*20250312*1015',
  'HL*1**S',
  'G05*48*CA*310*LB',
  'DTM*067*20250312',
  'N1*ST*Magasin Test*92*0042',
  'HL*2*1*O',
  'TDS*46400',
  'PRF*PO-7',
  'SAC*C*D240***1200',
  'TXI*ST*12.40',
  'HL*3*2*T',
  'PAL*6',
  'MAN*GM*00100123456789000000',
  'HL*4*3*I',
  'IT1*1*40*CA*11.6**UP*950110153000',
  'PID*F****Gourde',
];

const productTransfer = [
  'BPT*00*R-2041*20250312*SS',
  'CUR*SE*EUR',
  'DTM*090*20250301',
  'N1*DS*Grossiste Test*92*0042',
  'PER*IC*Service*TE*0123456789',
  'REF*IA*12345',
  'PTD*SS***IV*F-77',
  'N1*BY*Magasin Test*92*0043',
  'SII*CN*12345*8*EA*2.5',
  'QTY*32*8*EA',
  'LIN**UP*950110153000',
  'REF*SE*SN-1',
  'LX*1',
  'LM*AX',
  'LQ*01*A1',
  'CTT*1*8',
  'AMT*TT*20',
];

function decode(set: string, release: string, kind: string, body: readonly string[]) {
  const codec = x12Format.open({ guide: [`${release}/${set}`] }, repositoryResources());
  const text = interchange([group([transaction(body, set)], { kind, release })], {
    version: release === '004010' ? '00401' : '00501',
    ...(release === '004010' ? {} : { repetition: '^' }),
  });
  const { messages, errors } = codec.decode(latin1(text));
  const found = [...errors, ...messages.flatMap((message) => [...message.errors, ...codec.validate(message)])].map(describeFinding);
  return { tree: messages[0]?.tree as Json, found, codec, text };
}

describe.each(['004010', '005010'])('release %s', (release) => {
  it('857 has its five kinds of loop below the levels', () => {
    const { tree, found, codec } = decode('857', release, 'BS', shipmentAndBilling);
    expect(found).toEqual([]);
    expect(tree).toMatchObject({
      HLLoop: [
        {
          G05Loop: { G05: { G0501: '48' }, N1Loop: [{ N1: { N102: 'Magasin Test' } }] },
          HLLoop: [
            {
              TDSLoop: { SACLoop: [{ TXI: [{ TXI02: '12.40' }] }] },
              HLLoop: [{ PALLoop: { MAN: [{}] }, HLLoop: [{ IT1Loop: { PIDLoop: [{ PID: { PID05: 'Gourde' } }] } }] }],
            },
          ],
        },
      ],
    });
    expect(codec.decode(codec.encode(tree, testContext)).messages[0]?.tree).toMatchObject({ HLLoop: [{ G05Loop: {} }] });
  });

  it('867 has reports by party, and quantities with what belongs to them', () => {
    const { tree, found } = decode('867', release, 'PT', productTransfer);
    expect(found).toEqual([]);
    expect(tree).toMatchObject({
      N1Loop: [{ PERLoop: [{ REF: [{ REF02: '12345' }] }] }],
      PTDLoop: [{ N1Loop: [{ SIILoop: [{}] }], QTYLoop: [{ REF: [{}], LXLoop: [{ LMLoop: [{ LQ: [{}] }] }] }] }],
      CTTLoop: { AMT: [{ AMT02: '20' }] },
    });
  });

  it('what 867 must have is asked for', () => {
    expect(decode('867', release, 'PT', productTransfer.slice(0, 6)).found).toEqual([
      'E_EDI_GROUP_MISSING at message 1, segment 7 (PTD): The mandatory segment group PTDLoop, which begins with PTD, is missing after this place.',
    ]);
  });
});

describe('syntax notes', () => {
  it('take separators alone for no value', () => {
    const open = (segment: string) =>
      decode('857', '004010', 'BS', [...shipmentAndBilling.slice(0, 3), segment, ...shipmentAndBilling.slice(3)]);
    expect(open('TD1*CTN*:').found).toEqual([expect.stringMatching(/TD101 needs TD102/)]);
    expect(open('TD1*:').found).toEqual([]);
  });

  const broken = (segment: string, release = '004010') =>
    decode('867', release, 'PT', [...productTransfer.slice(0, 5), ...productTransfer.slice(6, 12), segment, ...productTransfer.slice(12)])
      .found;

  it('are those of the release', () => {
    expect(broken('DTM*011')).toEqual([expect.stringMatching(/E_EDI_CONDITION .*\(DTM\).*one of DTM02, DTM03, DTM05 must be sent/)]);
    const place = [...productTransfer.slice(0, 4), 'N4*Lyon*69*69001*FR***RHA', ...productTransfer.slice(4)];
    expect(decode('867', '005010', 'PT', place).found.map((line) => line.split(':')[0])).toEqual([
      'E_EDI_EXCLUSION at message 1, segment 6 (N4), element 7',
    ]);
    const without = place.map((segment) => segment.replace('FR***RHA', 'FR**7'));
    for (const release of ['004010', '005010'])
      expect(decode('867', release, 'PT', without).found).toEqual([expect.stringMatching(/E_EDI_CONDITION .*\(N4\).*N406 needs N405/)]);
  });
});
