import type { Finding } from '../../../core/kernel/errors.ts';
import { failurePath, fingerprintOf } from '../../../core/kernel/fingerprint.ts';
import type { Stage } from '../../../core/spi/ledger/ledger.ts';
import type { Session } from '../sql/database.ts';
import { rowset } from '../sql/rowset.ts';

const failures = rowset({
  id: 'uuid',
  message_id: 'uuid',
  at: 'timestamptz',
  fingerprint: 'text',
  stage: 'text',
  code: 'text',
  path: 'text',
  partner: 'text',
  channel: 'text',
});
const INSERT_FAILURES = {
  name: 'insert-failures',
  text: `
INSERT INTO failures (${failures.columns}, received_at)
SELECT r.*, m.received_at FROM ${failures.from('r')} JOIN messages m ON m.id = r.message_id ON CONFLICT DO NOTHING`,
};

/** A message that failed by itself, or a delivery that is dead. */
export interface Failed {
  /** Of the delivery, where it is one. */
  readonly id: string;
  readonly message_id: string;
  readonly at: Date;
  readonly stage: Stage;
  readonly partner: string;
  readonly channel: string;
  /** The first thing found. */
  readonly finding: Finding | undefined;
}

/** Sends the insert, in the transaction in which they die; nothing where nothing failed. */
export function insertFailures(session: Session, failed: readonly Failed[]): void {
  if (failed.length > 0) void session.query(INSERT_FAILURES, failures.values(failed.map(toRow)));
}

function toRow({ finding, ...rest }: Failed) {
  const place = { stage: rest.stage, partner: rest.partner, channel: rest.channel, ...placeOf(finding) };
  return { ...rest, ...place, fingerprint: fingerprintOf(place) };
}

/** What gave no reason is a fault of ours. */
function placeOf(finding: Finding | undefined) {
  return { code: finding?.code ?? 'E_INTERNAL', path: failurePath(finding?.at ?? {}) };
}
