import { describe, expect, it } from 'vitest';
import type { CaseId, EnvelopeId } from '../kernel/ids.ts';
import { type DossierDocument, settleDossier } from './settle-dossier.ts';

const [goods, work] = ['case of the return', 'case of the repair'] as CaseId[] as [CaseId, CaseId];
const cases = [
  { id: goods, kind: 'return', dossier: goods },
  { id: work, kind: 'repair', dossier: goods },
] as const;
const strong: readonly DossierDocument[] = [
  { id: 'return' as EnvelopeId, type: 'return.announced', keys: ['R-1'], caseId: goods },
  { id: 'repair' as EnvelopeId, type: 'repair.ordered', keys: ['W-1'], cause: 'return' as EnvelopeId, caseId: work },
];
const many = 10_000;
const neutral = (more: (index: number) => Partial<DossierDocument>): readonly DossierDocument[] =>
  Array.from({ length: many }, (_, index) => ({
    id: `n${index}` as EnvelopeId,
    type: 'shipment.tracked',
    keys: [],
    caseId: goods,
    ...more(index),
  }));

describe('a dossier of ten thousand documents', () => {
  it.each([
    ['that share a key', neutral((index) => ({ keys: ['W-1', `P-${index}`] }))],
    ['each of which shares one with the next', neutral((index) => ({ keys: [index === 0 ? 'W-1' : `P-${index}`, `P-${index + 1}`] }))],
    ['each of which caused the next', neutral((index) => ({ cause: (index === 0 ? 'repair' : `n${index - 1}`) as EnvelopeId }))],
  ])('%s is settled without others waiting for seconds', (_, documents) => {
    const begun = process.cpuUsage();
    const { moves } = settleDossier([...strong, ...documents], cases);
    expect(moves).toHaveLength(many);
    expect(new Set(moves.map(({ to }) => to))).toEqual(new Set([work]));
    expect(process.cpuUsage(begun).user).toBeLessThan(2_000_000);
  });
});
