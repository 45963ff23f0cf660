import type { CaseId } from '../../../core/kernel/ids.ts';
import { rowset } from '../sql/rowset.ts';

/** What correlation writes. */

export const keyRows = rowset({ scope: 'text', name: 'text', value: 'text', case_id: 'uuid', standing: 'text' });
export const claimRows = rowset({ scope: 'text', name: 'text', value: 'text', case_id: 'uuid', standing: 'text', was: 'text' });
export const caseRows = rowset({ id: 'uuid', kind: 'text', opened_at: 'timestamptz', dossier: 'uuid' });
export type KeyRow = Parameters<typeof keyRows.values>[0][number];
export type ClaimRow = Parameters<typeof claimRows.values>[0][number];
type CaseRow = Parameters<typeof caseRows.values>[0][number];

/** What a batch of questions comes to. */
export interface Decided {
  /** One for each question, in order. */
  readonly caseIds: readonly CaseId[];
  /** Sorted, so that two batches that insert the same keys wait for each other in one direction only. */
  readonly newKeys: readonly KeyRow[];
  /** Keys that were there, of which more is known now. Sorted likewise. */
  readonly claims: readonly ClaimRow[];
  readonly newCases: readonly CaseRow[];
  /** Cases that change, or beside which one opens: what was decided holds only as long as they are as they were. */
  readonly touched: readonly CaseId[];
  /** Of cases that were there before. */
  readonly kinds: ReadonlyMap<CaseId, string>;
  readonly merges: ReadonlyMap<CaseId, CaseId>;
  readonly joins: ReadonlyMap<CaseId, CaseId>;
}
