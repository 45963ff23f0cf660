import { describe, expect, it } from 'vitest';
import type { LabelledEntry } from '../../api/generated/types.ts';
import { daysOf, filterSteps, lanesOf, stepsOf, wordsOf } from './timeline.ts';

const entry = (messageId: string, more: Partial<LabelledEntry> = {}): LabelledEntry => ({
  at: '2026-11-12T09:15:00.000Z',
  occurredAt: '2026-11-12T09:15:20.000Z',
  type: 'claim.notified',
  messageId,
  envelopeId: `${messageId}-e`,
  source: 'insurer',
  applied: [],
  ignored: [],
  codes: [],
  labels: {},
  ...more,
});
const move = { axis: 'state', from: 'draft', to: 'open', labels: {} } as const;
const refusal = { ...move, why: 'it is closed' };

describe('the timeline of a case', () => {
  it('what one message brought is one step', () => {
    const steps = stepsOf([entry('a'), entry('a', { type: 'device.check-requested', applied: [move] }), entry('b'), entry('a')]);
    expect(steps.map(({ messageId, entries, moves }) => [messageId, entries.length, moves])).toEqual([
      ['a', 2, true],
      ['b', 1, false],
      ['a', 1, false],
    ]);
  });

  it('says when it happened only where that is another minute', () => {
    const [same, other] = stepsOf([entry('a'), entry('b', { occurredAt: '2026-11-11T10:00:00+01:00' })]);
    expect(same?.occurredAt).toBeUndefined();
    expect(other?.occurredAt).toBe('2026-11-11T10:00:00+01:00');
  });

  it('days follow each other, lanes are the partners as they spoke', () => {
    const steps = stepsOf([
      entry('a'),
      entry('b', { source: 'repairer', at: '2026-11-13T08:00:00Z' }),
      entry('c', { at: '2026-11-13T09:00:00Z' }),
    ]);
    expect(daysOf(steps, (at) => at.slice(0, 10)).map(({ day, steps: of }) => [day, of.length])).toEqual([
      ['2026-11-12', 1],
      ['2026-11-13', 2],
    ]);
    expect(lanesOf(steps)).toEqual(['insurer', 'repairer']);
  });

  it('can be narrowed to a partner, and to what moved the case or tried to', () => {
    const steps = stepsOf([entry('a'), entry('b', { applied: [move] }), entry('c', { ignored: [refusal], source: 'repairer' })]);
    const ids = (shown: ReturnType<typeof filterSteps>) => shown.map(({ messageId }) => messageId);
    expect(ids(filterSteps(steps, { movesOnly: true }))).toEqual(['b', 'c']);
    expect(ids(filterSteps(steps, { movesOnly: true, source: 'insurer' }))).toEqual(['b']);
    expect(ids(filterSteps(steps, {}))).toEqual(['a', 'b', 'c']);
  });

  it('words that only say where the axes stand are left out', () => {
    const codes = [
      { list: 'caseState', value: 'open', labels: { value: 'Open' } },
      { list: 'outcome', value: 'repair', labels: { value: 'Repair' } },
      { list: 'outcome', value: 'new_one', labels: {} },
    ];
    expect(wordsOf(entry('a', { codes }))).toEqual([
      { list: 'outcome', text: 'Repair' },
      { list: 'outcome', text: 'new_one' },
    ]);
  });
});
