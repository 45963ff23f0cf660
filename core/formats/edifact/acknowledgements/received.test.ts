import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../kernel/errors.ts';
import type { DecodedDocument, ReceivedAcknowledgement } from '../../../spi/format.ts';
import { interchange, latin1, message, retannBody } from '../../../testing/edifact-builder.ts';
import { testContext } from '../../../testing/format.conformance.ts';
import { repositoryResources } from '../../../testing/format-resources.ts';
import { edifactFormat } from '../format.ts';

const resources = repositoryResources();
const codec = edifactFormat.open({ guide: ['eancom-d01b/RETANN'] }, resources);
/** A partner's channel on which nothing was agreed. */
const reader = edifactFormat.open({}, resources);

const refused = ['BGM+70E::9+RA-2041+9', 'AJT+3', ...retannBody.slice(2, 9), 'QTY+999:4', 'CDI+1+4', 'UNS+S', 'CNT+2:x'];

/** What a partner says, read from the only message of what it sent. */
function read(body: Uint8Array): readonly ReceivedAcknowledgement[] | undefined {
  const { errors, messages } = reader.decode(body);
  expect([...errors, ...messages.flatMap((one) => [...one.errors, ...reader.validate(one)])]).toEqual([]);
  expect(messages).toHaveLength(1);
  const [first] = messages.map((one) => reader.acknowledgements?.(one));
  return first;
}

/** The reading of the CONTRL that the hub writes for a document. */
function answer(
  text: string,
  settings: Record<string, unknown> = {},
  more: Partial<DecodedDocument> = {},
): readonly ReceivedAcknowledgement[] | undefined {
  const own = edifactFormat.open({ guide: ['eancom-d01b/RETANN'], ...settings }, resources);
  const document = { ...own.decode(latin1(text)), ...more };
  const findings = document.messages.map((one) => own.validate(one));
  return read(own.acknowledge?.(document, findings, testContext) as Uint8Array);
}

const own = (segments: readonly string[]) => read(latin1(interchange([message(segments, 'CONTRL:D:3:UN')])));
const technical = { kind: 'CONTRL', level: 'technical' } as const;
const accepted = { ...technical, verdict: 'accepted', findings: [] } as const;

describe('CONTRL read', () => {
  it('is no acknowledgement when it is another message', () => {
    const [announcement] = codec.decode(latin1(interchange([message(retannBody)]))).messages;
    expect(codec.acknowledgements?.(announcement as never)).toBeUndefined();
  });

  for (const syntax of ['UNOB:1', 'UNOC:2', 'UNOC:3', 'UNOC:4'])
    it(`says yes, no and of which messages, in syntax ${syntax}`, () => {
      const two = interchange([message(retannBody), message(refused, undefined, '2')], { syntax });
      expect(answer(interchange([message(retannBody)], { syntax }))).toEqual([{ ...accepted, subject: { interchange: '42' } }]);
      expect(answer(two)).toEqual([
        { ...accepted, subject: { interchange: '42' } },
        {
          ...technical,
          subject: { interchange: '42', message: '2' },
          verdict: 'rejected',
          findings: [
            { code: '15', at: { segment: 3 }, message: 'This is not supported in this position.' },
            { code: '12', at: { segment: 11, element: 1, component: 1 }, message: 'The value is invalid.' },
            { code: '37', at: { segment: 14, element: 1, component: 2 }, message: 'There are characters of the wrong type.' },
          ],
        },
      ]);
      expect(answer(two.replace('UNZ+2', 'UNZ+3'))).toEqual([
        {
          ...technical,
          subject: { interchange: '42' },
          verdict: 'rejected',
          findings: [{ code: '29', at: { tag: 'UNZ', element: 1 }, message: 'The control count does not match the number received.' }],
        },
      ]);
    });

  it('names the group of a message', () => {
    const groups = [
      ['7', retannBody, refused],
      ['8', retannBody],
    ].map(([number, ...bodies], index) => [
      `UNG+RETANN+9501101000018:14+9501101000025:14+250312:1015+${number as string}+UN+D:01B`,
      ...(bodies as string[][]).flatMap((body, at) => message(body, undefined, `${index}${at}`)),
      `UNE+${bodies.length}+${number as string}`,
    ]);
    expect(answer(interchange(groups))?.map(({ subject, verdict }) => [subject, verdict])).toEqual([
      [{ interchange: '42' }, 'accepted'],
      [{ interchange: '42', group: '7' }, 'accepted'],
      [{ interchange: '42', group: '7', message: '01' }, 'rejected'],
    ]);
    expect(codec.decode(latin1(interchange(groups))).messages.map(({ group, reference }) => [group, reference])).toEqual([
      ['7', '00'],
      ['7', '01'],
      ['8', '10'],
    ]);
  });

  it('may say only that the interchange came, or that it was there before', () => {
    expect(answer(interchange([message(retannBody)]), { acknowledgement: 'received' })?.[0]?.verdict).toBe('received');
    const errors: Finding[] = [{ code: 'E_CONTROL_REFERENCE_USED', message: '', remedy: '', at: {} }];
    expect(answer(interchange([message(retannBody)]), {}, { errors })?.[0]).toMatchObject({ verdict: 'rejected' });
  });

  it('tells what partners say in other ways', () => {
    const verdict = (...segments: string[]) => own(segments)?.map((one) => one.verdict);
    const uci = 'UCI+7+9501101000025:14+9501101000018:14';
    expect(verdict(`${uci}+7+45`)).toEqual(['accepted with errors']);
    expect(verdict(`${uci}+2`)).toEqual(['accepted with errors']);
    expect(verdict(`${uci}+6`)).toEqual(['rejected']);
    expect(verdict(`${uci}+7`, 'UCM+1+RETANN:D:01B:UN+7', 'UCS+3+39')).toEqual(['accepted', 'accepted with errors']);
    expect(own([`${uci}+4+18`])?.[0]?.findings).toEqual([{ code: '18', at: {}, message: 'There is an error that is not specified.' }]);
    expect(own([`${uci}+4+23+UNB+3:1`])?.[0]?.findings[0]?.at).toEqual({ tag: 'UNB', element: 2, component: 1 });
  });
});

describe('APERAK read', () => {
  const aperak = (segments: readonly string[], release = '96A') => read(latin1(interchange([message(segments, `APERAK:D:${release}:UN`)])));
  const verdict = (bgm: string, ...more: string[]) => aperak([bgm, 'RFF+ACW:1', ...more], '01B')?.[0]?.verdict;

  it('tells what was decided by the function, else by the response, the name, or that there are errors', () => {
    expect(['6', '27', '28', '29', '34', '45', '48', '63'].map((code) => verdict(`BGM++1+${code}`))).toEqual([
      ...['accepted', 'rejected', 'accepted with errors', 'accepted', 'accepted with errors', 'accepted with errors'],
      ...['rejected', 'rejected'],
    ]);
    expect(['AP', 'CA', 'RE'].map((code) => verdict(`BGM++1+9+${code}`))).toEqual(['accepted', 'accepted with errors', 'rejected']);
    expect(['312', '313', '305'].map((code) => verdict(`BGM+${code}+1+9`))).toEqual(['accepted', 'rejected', 'accepted']);
    expect(verdict('BGM++1+9', 'ERC+A01')).toBe('rejected');
  });

  it('finds what it speaks of in the references of all releases', () => {
    const subject = (...segments: string[]) => aperak(['BGM++1+29', ...segments], '01B')?.map((one) => one.subject);
    expect(subject('RFF+ACE:42', 'RFF+ACW:1', 'RFF+AGO:RA-2041')).toEqual([{ interchange: '42', message: '1', document: 'RA-2041' }]);
    expect(subject('DOC+381+RA-2041', 'RFF+ACW:1')).toEqual([{ message: '1', document: 'RA-2041' }]);
    expect(subject('RFF+ON:45067')).toEqual([{ document: '45067' }]);
    expect(subject('RFF+ACE:45067')).toEqual([{ document: '45067' }]);
    expect(subject('ERC+1', 'RFF+ACW:1', 'ERC+2', 'RFF+ACW:2', 'ERC+3', 'RFF+ACW:1')).toEqual([{ message: '1' }, { message: '2' }]);
    expect(subject()).toEqual([{}]);
    expect(aperak(['BGM++1', 'RFF+DM:7'], '93A')?.[0]?.subject).toEqual({ document: '7' });
    expect(aperak(['BGM++1', 'RFF+DM:7'], '10B')?.[0]?.subject).toEqual({ document: '7' });
  });

  it('gives each error with its free text', () => {
    const list = aperak(['BGM++1+27', 'RFF+ACW:1', 'ERC+42::92', 'FTX+AAO+++No such product:in the list', 'ERC+E7', 'FTX+AAO++P9']);
    expect(list).toEqual([
      {
        kind: 'APERAK',
        level: 'application',
        subject: { message: '1' },
        verdict: 'rejected',
        findings: [
          { code: '42', at: {}, message: 'No such product in the list' },
          { code: 'E7', at: {}, message: 'P9' },
        ],
      },
    ]);
    expect(aperak(['BGM++1+27', 'ERC+42'])?.[0]?.findings[0]?.message).toBe('The partner reports the application error "42".');
  });
});
