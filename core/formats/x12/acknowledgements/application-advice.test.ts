import { describe, expect, it } from 'vitest';
import { type Finding, finding } from '../../../kernel/errors.ts';
import type { DecodedMessage } from '../../../spi/format.ts';
import { testContext } from '../../../testing/format.conformance.ts';
import { repositoryResources } from '../../../testing/format-resources.ts';
import { x12Format } from '../format.ts';
import { group, interchange, latin1, returnBody, shipNotice, transaction } from '../x12.fixture.ts';

const resources = repositoryResources();
const reader = x12Format.open({}, resources);

/** The 824 for the first message of a document, the message read back from JSON; the hub must be able to read it. */
function advise(text: string, findings?: readonly Finding[], settings: Record<string, unknown> = {}): string[] | undefined {
  const codec = x12Format.open({ guide: ['004010/180', '005010/856'], ...settings }, resources);
  const [kept] = JSON.parse(JSON.stringify(codec.decode(latin1(text)).messages)) as [DecodedMessage];
  const body = codec.acknowledgeContent?.(kept, findings ?? codec.validate(kept), testContext);
  if (body === undefined) return undefined;
  const again = reader.decode(body);
  expect([...again.errors, ...again.messages.flatMap((one) => [...one.errors, ...reader.validate(one)])]).toEqual([]);
  return Buffer.from(body).toString('latin1').split(/[~']/).slice(0, -1);
}

const read = (segments: string[] | undefined) => {
  const [answer] = reader.decode(latin1(`${segments?.join('~') ?? ''}~`)).messages;
  return reader.acknowledgements?.(answer as DecodedMessage);
};

const good = interchange([group([transaction(returnBody)])]);

describe('824 written', () => {
  it('says yes, to the sender, in the release of what came', () => {
    const answer = advise(good);
    expect(answer).toEqual([
      'ISA*00*          *00*          *ZZ*RELAIS         *ZZ*STORE          *250314*0930*U*00401*000000077*0*P*:',
      'GS*AG*RELAIS*STORE*20250314*0930*77*X*004010',
      'ST*824*0001',
      'BGN*11*77*20250314*0930*UT',
      'OTI*TA*TN*RA-2041*STORE*RELAIS*20250312*1015*7*0001*180*004010',
      'SE*4*0001',
      'GE*1*77',
      'IEA*1*000000077',
    ]);
    expect(read(answer)).toEqual([
      {
        kind: '824',
        level: 'application',
        subject: { group: '7', message: '0001', document: 'RA-2041' },
        verdict: 'accepted',
        findings: [],
      },
    ]);
    expect(advise(shipNotice())?.[1]).toBe('GS*AG*RELAIS*STORE*20250314*0930*77*X*005010');
    expect(advise(good.replace('*P*:', '*T*:'))?.[0]).toMatch(/\*T\*:$/);
  });

  it('says no, with each finding and its place', () => {
    const faulty = interchange([group([transaction(['BGN*00**20251332', 'N1*BY', ...returnBody.slice(5)])])]);
    const answer = advise(faulty);
    expect(answer?.slice(4, -3)).toEqual([
      'OTI*TR*TN*0001*STORE*RELAIS*20250312*1015*7*0001*180*004010',
      'TED*007*The mandatory data element BGN02 is missing.*BGN*2*2',
      'TED*009*The data element BGN03 is not a date.*BGN*2*3',
      'TED*012*The segment breaks a syntax note; one of N102, N103 must be*N1*3*2',
      'NTE*ERR*The segment breaks a syntax note; one of N102, N103 must be sent.',
    ]);
    expect(read(answer)?.[0]).toMatchObject({
      verdict: 'rejected',
      findings: [
        { code: '007', at: { segment: 2, tag: 'BGN', element: 2 } },
        { code: '009', at: { segment: 2, tag: 'BGN', element: 3 } },
        { code: '012', at: { segment: 3, tag: 'N1' } },
      ],
    });
  });

  it('gives long texts in notes, and components in 005010, without delimiters in them', () => {
    const long = finding(
      'E_SCHEMA',
      { reason: `is not one of *${' many'.repeat(30)}~` },
      { message: 1, segment: 5, tag: 'PRF', element: 2, component: 3 },
    );
    const answer = advise(shipNotice(), [long]);
    expect(answer?.find((one) => one.startsWith('TED'))).toBe(
      'TED*848*The value is not one of many many many many many many many m*PRF*5*2:3',
    );
    expect(answer?.filter((one) => one.startsWith('NTE')).every((one) => one.length <= 88)).toBe(true);
    expect(read(answer)?.[0]?.findings[0]?.message).toBe(`The value is not one of${' many'.repeat(30)} .`);
  });

  it('takes the delimiters that the partner has fixed, and others than those in the references', () => {
    expect(advise(good, [], { delimiters: "|>'^" })?.[0]).toMatch(/^ISA\|00\|/);
    expect(advise(good.replace('RA-2041', 'RA:2041'), [])?.[0]).toMatch(/\*>$/);
    expect(advise(good.replace('*004010', '*003040'), [])?.[1]).toMatch(/\*X\*004010$/);
    expect(advise(good.replace('*004010', '*006020'), [])?.[1]).toMatch(/\*X\*005010$/);
  });

  it('never answers an acknowledgement, nor nobody', () => {
    expect(advise(interchange([group([transaction(['AK1*AN*7', 'AK9*A*1*1*1'], '997')], { kind: 'FA' })]))).toBeUndefined();
    expect(advise(interchange([group([transaction(['BGN*11*7*20250314', 'OTI*TA*TN*1'], '824')], { kind: 'AG' })]))).toBeUndefined();
    expect(advise(interchange([], { loose: ['TA1*000000009*250312*1015*A*000'] }))).toBeUndefined();
    expect(advise(good.replace('STORE          ', ' '.repeat(15)))).toBeUndefined();
  });
});
