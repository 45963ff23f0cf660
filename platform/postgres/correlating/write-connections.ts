import type { CaseId } from '../../../core/kernel/ids.ts';
import { insertMarks } from '../cases/case-marks.ts';
import type { Session } from '../sql/database.ts';
import { rowset } from '../sql/rowset.ts';
import type { Decided } from './decided-cases.ts';

/** What a message told about cases that were there before. */

const kinds = rowset({ id: 'uuid', kind: 'text' });
const moves = rowset({ old: 'uuid', new: 'uuid' });

const SET_KINDS = { name: 'set-case-kinds', text: `UPDATE cases c SET kind = r.kind FROM ${kinds.from('r')} WHERE c.id = r.id` };
/** What was merged before into a case that is merged now follows it: a pointer is never longer than one step. */
const MERGE = {
  name: 'merge-cases',
  text: `UPDATE cases c SET merged_into = r.new FROM ${moves.from('r')} WHERE c.id = r.old OR c.merged_into = r.old`,
};
/** What is to be sent in order stands in one line from now on. */
const MERGE_ORDER = {
  name: 'merge-case-order',
  text: `UPDATE case_order o SET case_id = r.new FROM ${moves.from('r')} WHERE o.case_id = r.old`,
};
const JOIN_DOSSIERS = {
  name: 'join-dossiers',
  text: `UPDATE cases c SET dossier = r.new FROM ${moves.from('r')} WHERE c.dossier = r.old`,
};

/** Sends the updates; the transaction waits for them. The cases are locked. Lists show it when they have been folded. */
export function writeConnections(session: Session, decided: Decided, now: Date): void {
  const changes = (steps: ReadonlyMap<CaseId, CaseId>) => moves.values([...steps].map(([old, into]) => ({ old, new: into })));
  if (decided.kinds.size > 0) void session.query(SET_KINDS, kinds.values([...decided.kinds].map(([id, kind]) => ({ id, kind }))));
  if (decided.joins.size > 0) void session.query(JOIN_DOSSIERS, changes(decided.joins));
  if (decided.merges.size > 0) {
    void session.query(MERGE, changes(decided.merges));
    void session.query(MERGE_ORDER, changes(decided.merges));
  }
  insertMarks(
    session,
    decided.touched.map((case_id) => ({ case_id, due_at: now })),
  );
}
