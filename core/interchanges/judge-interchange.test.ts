import { describe, expect, it } from 'vitest';
import type { InterchangeAgreement } from '../catalog/model.ts';
import type { MessageId } from '../kernel/ids.ts';
import type { EnvelopePlaces } from '../spi/format.ts';
import { predecessorsOf } from './control-reference.ts';
import { type InterchangeFacts, judgeNumber, judgeParties } from './judge-interchange.ts';

const agreement: InterchangeAgreement = {
  from: [],
  to: [],
  duplicates: 'reject',
  sequence: 'any',
  remember: 1,
  test: 'check',
  partial: true,
};
const places: EnvelopePlaces = {
  controlReference: { element: 5 },
  sender: { element: 2 },
  recipient: { element: 3 },
  test: { element: 11 },
};
const facts = (changes: Partial<InterchangeAgreement> = {}, document: InterchangeFacts['document'] = {}): InterchangeFacts => ({
  document: { controlReference: '42', sender: 'THEM', recipient: 'US', ...document },
  agreement: { ...agreement, ...changes },
  places,
  partner: ['THEM', 'THEM2'],
  hub: ['US'],
});
const earlier = (sameContent: boolean) => ({ earlier: { messageId: 'first' as MessageId, sameContent }, predecessorMissing: false });
const first = { predecessorMissing: false };

describe('the parties of an interchange', () => {
  it('are those of the configuration, or those that the channel names', () => {
    expect(judgeParties(facts())).toEqual({ kind: 'take' });
    expect(judgeParties(facts({}, { sender: 'THEM2' }))).toEqual({ kind: 'take' });
    expect(judgeParties(facts({ from: ['X'], to: ['Y'] }, { sender: 'X', recipient: 'Y' }))).toEqual({ kind: 'take' });
    expect(judgeParties({ ...facts({}, { sender: 'ANY', recipient: 'BODY' }), partner: [], hub: [] })).toEqual({ kind: 'take' });
  });

  it('are held when they are others: who is it, and is it for us?', () => {
    expect(judgeParties(facts({ from: ['X'] }))).toMatchObject({ kind: 'hold', finding: { code: 'E_SENDER_UNKNOWN', at: { element: 2 } } });
    expect(judgeParties(facts({}, { recipient: 'OTHER' }))).toMatchObject({
      kind: 'hold',
      finding: { code: 'E_RECIPIENT_UNKNOWN', at: { element: 3 } },
    });
    expect(judgeParties(facts({}, { sender: '' }))).toMatchObject({ kind: 'hold', finding: { code: 'E_SENDER_UNKNOWN' } });
  });
});

describe('the number of an interchange', () => {
  it.each(['reject', 'accept', 'hold'] as const)(
    'with the same content again has no second effect, whatever is agreed (%s)',
    (duplicates) => {
      expect(judgeNumber(facts({ duplicates }), earlier(true))).toEqual({ kind: 'discard', duplicateOf: 'first' });
    },
  );

  it.each([
    ['reject', 'refuse'],
    ['accept', 'take'],
    ['hold', 'hold'],
  ] as const)('that came with other content: %s', (duplicates, kind) => {
    const verdict = judgeNumber(facts({ duplicates }), earlier(false));
    expect(verdict.kind).toBe(kind);
    if ('finding' in verdict) expect(verdict.finding).toMatchObject({ code: 'E_CONTROL_REFERENCE_USED', at: { element: 5 } });
  });

  it.each([
    ['any', 'take'],
    ['reject', 'refuse'],
    ['hold', 'hold'],
  ] as const)('whose predecessor is missing: %s', (sequence, kind) => {
    const verdict = judgeNumber(facts({ sequence }), { predecessorMissing: true });
    expect(verdict.kind).toBe(kind);
    if ('finding' in verdict) expect(verdict.finding.message).toContain('41');
  });

  it.each([
    ['check', 'take'],
    ['accept', 'take'],
    ['refuse', 'refuse'],
  ] as const)('of a test: %s', (test, kind) => {
    expect(judgeNumber(facts({ test }, { test: true }), first).kind).toBe(kind);
  });
});

describe('the predecessor', () => {
  it.each([
    ['42', ['41']],
    ['000000100', ['99', '000000099']],
    ['1', []],
    ['0', []],
    ['REF7', []],
    ['20260101120000001', []],
  ])('of %s is one of %j', (reference, before) => {
    expect(predecessorsOf(reference)).toEqual(before);
  });
});
