import { describe, expect, it } from 'vitest';
import type { DecodedDocument } from '../../spi/format.ts';
import { testContext } from '../../testing/format.conformance.ts';
import { repositoryResources } from '../../testing/format-resources.ts';
import { x12Format } from './format.ts';
import { group, interchange, latin1, returnBody, shipBody, shipNotice, transaction } from './x12.fixture.ts';

const resources = repositoryResources();
const reader = x12Format.open({}, resources);

/** The segments of the acknowledgement of a document; the hub must be able to read what it writes. */
function acknowledge(text: string, settings: Record<string, unknown> = {}, more: Partial<DecodedDocument> = {}): string[] | undefined {
  const codec = x12Format.open({ guide: ['004010/180', '005010/856'], ...settings }, resources);
  const document = { ...codec.decode(latin1(text)), ...more };
  const findings = document.messages.map((one) => codec.validate(one));
  // The envelope may have been kept as JSON.
  const body = codec.acknowledge?.(JSON.parse(JSON.stringify(document)) as DecodedDocument, findings, testContext);
  if (body === undefined) return undefined;
  const again = reader.decode(body);
  expect([...again.errors, ...again.messages.flatMap((one) => [...one.errors, ...reader.validate(one)])]).toEqual([]);
  return Buffer.from(body).toString('latin1').split('~').slice(0, -1);
}

const good = interchange([group([transaction(returnBody)])]);

describe('997', () => {
  it('says yes to the sender for each transaction set', () => {
    expect(acknowledge(good)).toEqual([
      'ISA*00*          *00*          *ZZ*RELAIS         *ZZ*STORE          *250314*0930*U*00401*000000077*0*P*:',
      'GS*FA*RELAIS*STORE*20250314*0930*77*X*004010',
      'ST*997*0001',
      'AK1*AN*7',
      'AK2*180*0001',
      'AK5*A',
      'AK9*A*1*1*1',
      'SE*6*0001',
      'GE*1*77',
      'IEA*1*000000077',
    ]);
  });

  it('names what is refused, with segment, element and error', () => {
    const faulty = ['BGN*00**20251332', 'ZZZ*1', 'N1*BY', 'RDR*CR', 'BLI*UP*1*four*EA', 'LM*10'];
    const text = interchange([group([transaction(returnBody), transaction(faulty, '180', '0002')])]);
    expect(acknowledge(text)?.slice(4, -3)).toEqual([
      'AK2*180*0001',
      'AK5*A',
      'AK2*180*0002',
      'AK3*BGN*2**8',
      'AK4*2**1',
      'AK4*3**8',
      'AK3*ZZZ*3**6',
      'AK3*N1*4**8',
      'AK4*2**2',
      'AK3*RDR*5**7',
      'AK3*BLI*6**8',
      'AK4*3**6',
      'AK3*LQ*8**3',
      'AK5*R*5',
      'AK9*P*2*2*1',
    ]);
  });

  it('names no element behind the last that it can name', () => {
    const long = `N1*BY*Magasin Test${'*'.repeat(120)}x`;
    const text = interchange([group([transaction([...returnBody.slice(0, 2), long, ...returnBody.slice(3)])])]);
    expect(acknowledge(text)?.slice(5, 7)).toEqual(['AK3*N1*4**8', 'AK5*R*5']);
  });

  it('says what is wrong with sets and groups', () => {
    const set = (text: string) => acknowledge(text)?.filter((line) => /^AK[59]/.test(line));
    expect(set(good.replace('SE*9', 'SE*8'))).toEqual(['AK5*R*4', 'AK9*R*1*1*0']);
    expect(set(good.replace('SE*9*0001', 'SE*9*0002'))).toEqual(['AK5*R*3', 'AK9*R*1*1*0']);
    expect(set(good.replace('SE*9*0001~', ''))).toEqual(['AK5*R*2', 'AK9*R*1*1*0']);
    expect(set(good.replaceAll('*0001', '*1'))).toEqual(['AK5*R*7', 'AK9*R*1*1*0']);
    expect(set(good.replace('ST*180', 'ST*181'))).toEqual(['AK5*R*1', 'AK9*R*1*1*0']);
    expect(set(good.replace('GS*AN', 'GS*IN'))).toEqual(['AK5*R*6', 'AK9*R*1*1*0']);
    expect(set(good.replace('GE*1*7', 'GE*2*7'))).toEqual(['AK5*R', 'AK9*R*2*1*0*5']);
    expect(set(good.replace('GE*1*7', 'GE*1*8'))).toEqual(['AK5*R', 'AK9*R*1*1*0*4']);
    expect(set(good.replace('GE*1*7~', ''))).toEqual(['AK5*R', 'AK9*R*1*1*0*3']);
  });

  it('notes what was let through', () => {
    const text = interchange([group([transaction([...returnBody, 'ZZZ*1'])])]);
    expect(acknowledge(text, { tolerate: 'structure' })?.slice(4, -3)).toEqual(['AK2*180*0001', 'AK3*ZZZ*9**6', 'AK5*E*5', 'AK9*E*1*1*1']);
  });

  it('answers each group, several interchanges of a pair together', () => {
    const two = interchange([group([transaction(returnBody)]), group([transaction(returnBody)], { number: '8' })]);
    expect(acknowledge(`${two}${good}`)?.filter((line) => /^(GS|AK1|IEA)/.test(line))).toEqual([
      'GS*FA*RELAIS*STORE*20250314*0930*77*X*004010',
      'AK1*AN*7',
      'AK1*AN*8',
      'AK1*AN*7',
      'IEA*1*000000077',
    ]);
  });

  it('is never given for acknowledgements, nor to nobody', () => {
    expect(acknowledge(interchange([group([transaction(['AK1*AN*7', 'AK9*A*1*1*1'], '997')], { kind: 'FA' })]))).toBeUndefined();
    expect(acknowledge(interchange([], { loose: ['TA1*000000009*250312*1015*A*000'] }))).toBeUndefined();
    expect(acknowledge('hello')).toBeUndefined();
    expect(acknowledge(good.replace('STORE          ', ' '.repeat(15)))).toBeUndefined();
  });
});

describe('999', () => {
  it('is given from release 005010 on, with codes of its own', () => {
    const text = shipNotice(shipBody.map((one) => (one === 'PRF*PO-8' ? 'PRF*PO-8^x*:y' : one)));
    expect(acknowledge(text)?.slice(1, -2)).toEqual([
      'GS*FA*RELAIS*STORE*20250314*0930*77*X*005010X231A1',
      'ST*999*0001*005010X231A1',
      'AK1*SH*7*005010',
      'AK2*856*0001',
      'IK3*PRF*12**8',
      'IK4*1**12',
      'IK4*2:2**13',
      'IK5*R*5',
      'AK9*R*1*1*0',
      'SE*9*0001',
    ]);
  });

  it('or 997, as the channel says', () => {
    expect(acknowledge(shipNotice(), { acknowledgement: '997' })).toContain('ST*997*0001');
    expect(acknowledge(good, { acknowledgement: '999' })).toContain('ST*999*0001*005010X231A1');
  });
});

describe('TA1', () => {
  const ta1 = (text: string, settings: Record<string, unknown> = {}) =>
    acknowledge(text, settings)?.filter((line) => /^(TA1|GS)/.test(line));

  it('refuses an interchange with a wrong envelope, and nothing in it is acknowledged', () => {
    expect(acknowledge(good.replace('IEA*1*000000042', 'IEA*1*000000043'))?.slice(1)).toEqual([
      'TA1*000000042*250312*1015*R*001',
      'IEA*0*000000077',
    ]);
    const notes: [string, string][] = [
      [good.replace('IEA*1*', 'IEA*2*'), '021'],
      [good.replace(/IEA.*/, ''), '023'],
      [good.replace('*P*:', '*X*:'), '020'],
      [good.replace('*250312*', '*251312*'), '014'],
      [good.replace('STORE          ', 'STORE'), '006'],
      [good.replace('GS*', 'ZZZ*1~GS*'), '022'],
      [good.replace('GS*AN', 'GS*'), '024'],
    ];
    for (const [text, note] of notes) expect(ta1(text)?.[0], note).toMatch(new RegExp(`^TA1\\*000000042\\*\\d{6}\\*1015\\*R\\*${note}$`));
  });

  it('says yes where one is asked for', () => {
    const asked = interchange([group([transaction(returnBody)])], { requested: '1' });
    expect(ta1(asked)?.[0]).toBe('TA1*000000042*250312*1015*A*000');
    expect(ta1(asked, { interchangeAcknowledgement: 'never' })).toHaveLength(1);
    expect(ta1(good, { interchangeAcknowledgement: 'always' })).toHaveLength(2);
    expect(ta1(good.replace('IEA*1', 'IEA*2'), { interchangeAcknowledgement: 'never' })).toBeUndefined();
    expect(ta1(good.replace('IEA*1', 'IEA*2'), { interchangeAcknowledgement: 'always', tolerate: 'E_EDI_COUNT' })?.[0]).toMatch(
      /\*E\*021$/,
    );
  });

  it('refuses what the hub refuses as a whole', () => {
    const used = { code: 'E_CONTROL_REFERENCE_USED', message: '', remedy: '', at: {} } as const;
    expect(acknowledge(good, {}, { errors: [used] })?.[1]).toBe('TA1*000000042*250312*1015*R*025');
  });
});
