import { describe, expect, it } from 'vitest';
import { type Finding, finding } from '../../../kernel/errors.ts';
import type { DecodedMessage } from '../../../spi/format.ts';
import { interchange, latin1, message, retannBody } from '../../../testing/edifact-builder.ts';
import { testContext } from '../../../testing/format.conformance.ts';
import { repositoryResources } from '../../../testing/format-resources.ts';
import { edifactFormat } from '../format.ts';

const resources = repositoryResources();
const codec = edifactFormat.open({ guide: ['eancom-d01b/RETANN', 'd96a/RECADV'], una: false }, resources);
const reader = edifactFormat.open({}, resources);

const faulty = retannBody.map((one) => (one.startsWith('QTY') ? 'QTY+999:4' : one === 'UNS+S' ? 'UNS+X' : one));

/** The APERAK for the first message of a document, the message read back from JSON; the hub must be able to read it. */
function acknowledge(text: string | Uint8Array, findings?: readonly Finding[]): string[] | undefined {
  const { messages } = codec.decode(typeof text === 'string' ? latin1(text) : text);
  const [kept] = JSON.parse(JSON.stringify(messages)) as [DecodedMessage];
  const body = codec.acknowledgeContent?.(kept, findings ?? codec.validate(kept), testContext);
  if (body === undefined) return undefined;
  const again = reader.decode(body);
  expect([...again.errors, ...again.messages.flatMap((one) => [...one.errors, ...reader.validate(one)])]).toEqual([]);
  return Buffer.from(body).toString('latin1').split("'").slice(0, -1);
}

const read = (segments: string[] | undefined) => {
  const [answer] = reader.decode(latin1(`${segments?.join("'") ?? ''}'`)).messages;
  return reader.acknowledgements?.(answer as DecodedMessage);
};

describe('APERAK written', () => {
  it('says yes, in the directory and association of what came', () => {
    const answer = acknowledge(interchange([message(retannBody)]));
    expect(answer).toEqual([
      'UNB+UNOC:3+9501101000025:14+9501101000018:14+250314:0930+77',
      'UNH+1+APERAK:D:01B:UN:EAN003',
      'BGM+305+77+29',
      'DTM+137:202503140930:203',
      'RFF+ACE:42',
      'RFF+ACW:1',
      'RFF+AGO:RA-2041',
      'UNT+7+1',
      'UNZ+1+77',
    ]);
    expect(read(answer)).toEqual([
      {
        kind: 'APERAK',
        level: 'application',
        subject: { interchange: '42', message: '1', document: 'RA-2041' },
        verdict: 'accepted',
        findings: [],
      },
    ]);
  });

  it('says no, with each finding and its place', () => {
    const answer = acknowledge(interchange([message(faulty)], { tail: '++++++1' }));
    expect(answer?.[0]).toMatch(/\+77\+\+\+\+\+\+1$/);
    expect(answer?.slice(2, -2)).toEqual([
      'BGM+305+77+27',
      'DTM+137:202503140930:203',
      'RFF+ACE:42',
      'RFF+ACW:1',
      'RFF+AGO:RA-2041',
      'ERC+12::ZZZ',
      'FTX+AAO+++segment 11 (QTY), element 1, component 1?: The data element 6063 has:the code "999", which is not in its list.',
      'ERC+12::ZZZ',
      'FTX+AAO+++segment 13 (UNS), element 1?: The data element 0081 has the code "X",:which is not in its list.',
    ]);
    expect(read(answer)).toMatchObject([
      {
        verdict: 'rejected',
        findings: [
          {
            code: '12',
            message: expect.stringMatching(
              /^segment 11 \(QTY\), element 1, component 1: The data element 6063 has the code "999"/,
            ) as unknown,
          },
          { code: '12' },
        ],
      },
    ]);
  });

  it('takes the next directory that has the message where its own has none', () => {
    const identity = (type: string) => acknowledge(interchange([message(['BGM+1+7+9'], type)]), [])?.[1];
    expect(identity('ORDERS:D:93A:UN')).toBe('UNH+1+APERAK:D:96A:UN');
    expect(identity('RECADV:D:96A:UN:EAN003')).toBe('UNH+1+APERAK:D:96A:UN:EAN001');
    expect(identity('ORDERS:D:96B:UN:EAN008')).toBe('UNH+1+APERAK:D:97B:UN');
    expect(identity('ORDERS:D:99B:UN')).toBe('UNH+1+APERAK:D:01B:UN');
    expect(identity('ORDRSP:D:10A:UN:1.1')).toBe('UNH+1+APERAK:D:01B:UN');
    expect(acknowledge(interchange([message(['BGM+1+7+9'], 'RECADV:D:96A:UN:EAN003')]), [])?.[2]).toBe('BGM+12E::9+77+29');
    expect(acknowledge(interchange([message(['BGM+1+7+9'], 'RECADV:D:96A:UN')]), [])?.[2]).toBe('BGM++77+29');
  });

  it('keeps to the syntax and the characters of what came', () => {
    const found = [finding('E_SCHEMA', { reason: 'is "é€"' }, { path: '/a' })];
    const text = (syntax: string) => acknowledge(interchange([message(retannBody)], { syntax }), found);
    expect(text('UNOA:2')?.find((one) => one.startsWith('FTX'))).toBe('FTX+AAO+++/A?: THE VALUE IS "..".');
    expect(text('UNOB:3')?.find((one) => one.startsWith('FTX'))).toBe('FTX+AAO+++/a?: The value is "..".');
    expect(text('UNOC:3')?.find((one) => one.startsWith('FTX'))).toContain('"é."');
    expect(text('UNOW:4')?.[0]).toBe('UNB+UNOW:4+9501101000025:14+9501101000018:14+20250314:0930+77');
  });

  it('has room for as many findings as its directory', () => {
    const many = Array.from({ length: 1_000 }, (_, index) =>
      finding('E_SCHEMA', { reason: `is wrong ${index} ${'x'.repeat(400)}` }, { message: 1, segment: index + 1 }),
    );
    const count = (identity: string) =>
      acknowledge(interchange([message(['BGM+1+7+9'], identity)]), many)?.filter((one) => one.startsWith('ERC')).length;
    expect(count('RECADV:D:96A:UN')).toBe(999);
    expect(count('RETANN:D:01B:UN')).toBe(1_000);
  });

  it('never answers an acknowledgement, nor nobody', () => {
    expect(acknowledge(interchange([message(['UCI+7+A+B+7'], 'CONTRL:D:3:UN')]))).toBeUndefined();
    expect(acknowledge(interchange([message(['BGM++7+29'], 'APERAK:D:96A:UN')]))).toBeUndefined();
    expect(
      acknowledge(
        message(retannBody)
          .map((one) => `${one}'`)
          .join(''),
      ),
    ).toBeUndefined();
    expect(acknowledge(interchange([message(retannBody)]).replace('+9501101000018:14', '+'))).toBeUndefined();
  });
});
