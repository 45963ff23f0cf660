import type { EnvelopeId } from '../../../core/kernel/ids.ts';
import type { ExpectationView } from '../../../core/spi/ledger/case-queries.ts';
import type { ExpectationState } from '../../../core/spi/ledger/cases.ts';

/** A row of `expectations`. */
export interface ExpectationRow {
  readonly name: string;
  readonly opened_by: EnvelopeId;
  readonly opened_at: Date;
  readonly due_at: Date;
  readonly state: ExpectationState;
  readonly met_by: EnvelopeId | null;
  readonly met_at: Date | null;
  readonly say: string;
  readonly waiting_for: readonly string[];
}

export function toExpectation(row: ExpectationRow): ExpectationView {
  return {
    name: row.name,
    state: row.state,
    openedBy: row.opened_by,
    openedAt: row.opened_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    ...(row.met_by === null ? {} : { metBy: row.met_by }),
    ...(row.met_at === null ? {} : { metAt: row.met_at.toISOString() }),
    say: row.say,
    waitingFor: row.waiting_for,
  };
}
