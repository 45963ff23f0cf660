import type { CaseId } from '../../../core/kernel/ids.ts';
import type { Envelope } from '../../../core/spi/envelope.ts';
import type { Session } from '../sql/database.ts';
import { rowset } from '../sql/rowset.ts';

/** Which cases have something new. */

const marks = rowset({ case_id: 'uuid', due_at: 'timestamptz' });
const MARK = {
  name: 'mark-cases',
  text: `INSERT INTO case_marks (${marks.columns}) SELECT * FROM ${marks.from('r')}`,
};
/** Those of cases that others are just folding are left to them. */
const TAKE = {
  name: 'take-case-marks',
  text: `
DELETE FROM case_marks WHERE ctid = ANY(ARRAY(
  SELECT ctid FROM case_marks WHERE due_at <= $1 ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED
))
RETURNING case_id, due_at`,
};

export interface MarkRow {
  readonly case_id: CaseId;
  readonly due_at: Date;
}

/** Sends the insert; the transaction waits for it. */
export function insertMarks(session: Session, rows: readonly MarkRow[]): void {
  if (rows.length > 0) void session.query(MARK, marks.values(rows));
}

/** One mark for each case that these canonical messages belong to. */
export function marksOf(envelopes: readonly Envelope[], at: Date): readonly MarkRow[] {
  const cases = new Set(envelopes.map(({ caseRef }) => caseRef).filter((id) => id !== ''));
  return [...cases].map((case_id) => ({ case_id, due_at: at }));
}

/** Takes what is due, until the transaction ends. */
export function takeMarks(session: Session, now: Date, limit: number): Promise<readonly MarkRow[]> {
  return session.query<MarkRow>(TAKE, [now.toISOString(), limit]);
}
