import { describe, expect, it } from 'vitest';
import type { DecodedMessage, ReceivedAcknowledgement } from '../../../spi/format.ts';
import { testContext } from '../../../testing/format.conformance.ts';
import { repositoryResources } from '../../../testing/format-resources.ts';
import { x12Format } from '../format.ts';
import { group, interchange, latin1, returnBody, shipBody, shipNotice, transaction } from '../x12.fixture.ts';

const resources = repositoryResources();
/** A partner's channel on which nothing was agreed. */
const reader = x12Format.open({}, resources);

const faulty = ['BGN*00**20251332', 'ZZZ*1', 'N1*BY', 'RDR*CR', 'BLI*UP*1*four*EA', 'LM*10'];

/** What a partner says in each message of what it sent. */
function read(body: Uint8Array): readonly (readonly ReceivedAcknowledgement[] | undefined)[] {
  const { errors, messages } = reader.decode(body);
  expect([...errors, ...messages.flatMap((one) => [...one.errors, ...reader.validate(one)])]).toEqual([]);
  return (JSON.parse(JSON.stringify(messages)) as DecodedMessage[]).map((one) => reader.acknowledgements?.(one));
}

/** The reading of what the hub writes for a document. */
function answer(text: string, settings: Record<string, unknown> = {}): readonly (readonly ReceivedAcknowledgement[] | undefined)[] {
  const codec = x12Format.open({ guide: ['004010/180', '005010/856'], ...settings }, resources);
  const document = codec.decode(latin1(text));
  const findings = document.messages.map((one) => codec.validate(one));
  return read(codec.acknowledge?.(document, findings, testContext) as Uint8Array);
}

/** The reading of one transaction set from a partner. */
function said(body: readonly string[], set: string, release = '004010'): readonly ReceivedAcknowledgement[] | undefined {
  const kind = set === '824' ? 'AG' : 'FA';
  const version = release === '004010' ? '00401' : '00501';
  const [first] = read(latin1(interchange([group([transaction(body, set)], { kind, release })], { version, repetition: '^' })));
  return first;
}

const good = interchange([group([transaction(returnBody)])]);
const partly = interchange([group([transaction(returnBody), transaction(faulty, '180', '0002')])]);

describe('997 and 999 read', () => {
  for (const [kind, text, settings] of [
    ['997', good, {}],
    ['999', good, { acknowledgement: '999' }],
  ] as const)
    it(`${kind}: says yes, of the group and of each set`, () => {
      const accepted = { kind, level: 'technical', verdict: 'accepted', findings: [] };
      expect(answer(text, settings)).toEqual([
        [
          { ...accepted, subject: { group: '7' } },
          { ...accepted, subject: { group: '7', message: '0001' } },
        ],
      ]);
    });

  for (const acknowledgement of ['997', '999'])
    it(`${acknowledgement}: of a group that is partly accepted each set is judged, with what was found and where`, () => {
      const [list] = answer(partly, { acknowledgement });
      expect(list?.map(({ subject, verdict }) => [subject, verdict])).toEqual([
        [{ group: '7' }, 'accepted'],
        [{ group: '7', message: '0001' }, 'accepted'],
        [{ group: '7', message: '0002' }, 'rejected'],
      ]);
      expect(list?.[2]?.findings.map(({ code, at, message }) => [code, at, message])).toEqual([
        ['1', { segment: 2, tag: 'BGN', element: 2 }, 'A required data element is missing.'],
        ['8', { segment: 2, tag: 'BGN', element: 3 }, 'The date is invalid.'],
        ['6', { segment: 3, tag: 'ZZZ' }, 'The segment is not in the transaction set.'],
        ['2', { segment: 4, tag: 'N1', element: 2 }, 'A data element that others require is missing.'],
        ['7', { segment: 5, tag: 'RDR' }, 'The segment is not in its order.'],
        ['6', { segment: 6, tag: 'BLI', element: 3 }, 'The data element has an invalid character.'],
        ['3', { segment: 8, tag: 'LQ' }, 'A required segment is missing.'],
      ]);
    });

  it('999: gives components', () => {
    const [list] = answer(shipNotice(shipBody.map((one) => (one === 'PRF*PO-8' ? 'PRF*PO-8^x*:y' : one))));
    expect(list?.[1]?.findings.map(({ code, at }) => [code, at])).toEqual([
      ['12', { segment: 12, tag: 'PRF', element: 1 }],
      ['13', { segment: 12, tag: 'PRF', element: 2, component: 2 }],
    ]);
  });

  it('says no to a whole group, and what was let through', () => {
    const [refused] = answer(good.replace('GE*1*7', 'GE*2*7'));
    expect(refused?.map(({ verdict, findings }) => [verdict, findings.map(({ code }) => code)])).toEqual([
      ['rejected', ['5']],
      ['rejected', []],
    ]);
    const [noted] = answer(interchange([group([transaction([...returnBody, 'ZZZ*1'])])]), { tolerate: 'structure' });
    expect(noted?.map(({ verdict }) => verdict)).toEqual(['accepted with errors', 'accepted with errors']);
  });

  it('speaks of each group by its number', () => {
    const two = interchange([group([transaction(returnBody)]), group([transaction(returnBody)], { number: '8' })]);
    expect(answer(two).map((list) => list?.map(({ subject }) => subject))).toEqual([
      [{ group: '7' }, { group: '7', message: '0001' }],
      [{ group: '8' }, { group: '8', message: '0001' }],
    ]);
  });

  it('tells what partners say in other ways', () => {
    const verdicts = (...body: string[]) => said(['AK1*AN*7', ...body], '997')?.map(({ verdict }) => verdict);
    expect(verdicts('AK9*A*1*1*1')).toEqual(['accepted']);
    expect(verdicts('AK9*R*1*1*0*1')).toEqual(['rejected']);
    // Nobody knows which.
    expect(verdicts('AK9*P*2*2*1')).toEqual(['accepted with errors']);
    expect(verdicts('AK2*180*0002', 'AK5*R*5', 'AK9*P*2*2*1')).toEqual(['accepted', 'rejected']);
    for (const code of ['M', 'W', 'X'])
      expect(verdicts('AK2*180*0002', `AK5*${code}`, `AK9*${code}*1*1*0`)).toEqual(['rejected', 'rejected']);
    expect(said(['AK1*AN*7', 'AK2*180*0002', 'AK3*N1*4**8', 'AK5*R*5', 'AK9*R*1*1*0'], '997')?.[1]?.findings).toEqual([
      { code: '8', at: { segment: 4, tag: 'N1' }, message: 'The segment has data element errors.' },
    ]);
    expect(said(['AK1*AN*7', 'AK2*180*0002', 'AK5*R*5', 'AK9*R*1*1*0'], '997')?.[1]?.findings).toEqual([
      { code: '5', at: {}, message: 'One or more segments are in error.' },
    ]);
  });
});

describe('TA1 read', () => {
  it('says received, perhaps with a note, or no, of the interchange as its number was sent', () => {
    const ta1 = (text: string, settings = {}) => answer(text, settings)[0];
    const asked = interchange([group([transaction(returnBody)])], { requested: '1' });
    expect(ta1(asked)).toEqual([
      { kind: 'TA1', level: 'technical', subject: { interchange: '000000042' }, verdict: 'received', findings: [] },
    ]);
    const wrong = good.replace('IEA*1*', 'IEA*2*');
    const findings = [{ code: '021', at: {}, message: 'The number of functional groups is invalid.' }];
    expect(ta1(wrong)?.[0]).toMatchObject({ verdict: 'rejected', findings });
    expect(ta1(wrong, { interchangeAcknowledgement: 'always', tolerate: 'E_EDI_COUNT' })?.[0]).toMatchObject({
      verdict: 'received',
      findings,
    });
  });
});

describe('824 read', () => {
  const bgn = 'BGN*11*77*20250314*0930';
  const oti = (code: string, rest = '*TN*RA-2041*STORE*RELAIS*20250312*1015*7*0001*180*004010') => `OTI*${code}${rest}`;

  it('says of each document what was decided', () => {
    const list = said([bgn, oti('TA'), oti('TR'), 'TED*007*No store*N1*4*2', oti('GR')], '824');
    const common = { kind: '824', level: 'application' };
    expect(list).toEqual([
      { ...common, subject: { group: '7', message: '0001', document: 'RA-2041' }, verdict: 'accepted', findings: [] },
      {
        ...common,
        subject: { group: '7', message: '0001', document: 'RA-2041' },
        verdict: 'rejected',
        findings: [{ code: '007', at: { segment: 4, tag: 'N1', element: 2 }, message: 'No store' }],
      },
      { ...common, subject: { group: '7' }, verdict: 'rejected', findings: [] },
    ]);
    const verdicts = ['TC', 'TE', 'TP', 'IA', 'IR', 'IE', 'BA'].map((code) => said([bgn, oti(code, '*TN*1')], '824')?.[0]?.verdict);
    const partial = 'accepted with errors';
    expect(verdicts).toEqual([partial, partial, partial, 'accepted', 'rejected', partial, 'accepted']);
  });

  it('gives the sentence of the list where there is no text, notes, components and industry codes', () => {
    const findings = (...body: string[]) => said([bgn, oti('TR'), ...body], '824', '005010')?.[0]?.findings;
    expect(findings('TED*006')).toEqual([{ code: '006', at: {}, message: 'This is a duplicate.' }]);
    expect(findings('TED*848*Quantity*BLI*6*3:2', 'NTE*ERR*Quantity too large')).toEqual([
      { code: '848', at: { segment: 6, tag: 'BLI', element: 3, component: 2 }, message: 'Quantity too large' },
    ]);
    expect(findings('LM*UT', 'LQ*ZZ*A13', 'RED*No contract')).toEqual([{ code: 'A13', at: {}, message: 'No contract' }]);
  });
});

it('other sets acknowledge nothing', () => {
  const [message] = x12Format.open({ guide: ['004010/180'] }, resources).decode(latin1(good)).messages;
  expect(reader.acknowledgements?.(message as DecodedMessage)).toBeUndefined();
});
