import { commonSchema } from '../../../core/canonical/generated/schemas.ts';
import type { CaseLate } from '../../../core/canonical/generated/types/case.ts';
import type { CaseId, EnvelopeId, IdSource, MessageId } from '../../../core/kernel/ids.ts';
import type { JsonObject } from '../../../core/kernel/json.ts';
import type { CaseKind, LateNews } from '../../../core/spi/ledger/cases.ts';
import { insertContents, insertWork } from '../processing/stored-rows.ts';
import type { Session } from '../sql/database.ts';
import { rowset } from '../sql/rowset.ts';
import { membersOf } from './case-events.ts';
import { insertMarks } from './case-marks.ts';

/** What an earlier release wrote does not say what it waits for: its case is folded anew first. */
const MARK_LATE = {
  name: 'mark-late-expectations',
  text: `
UPDATE expectations SET state = 'late', told_at = $1 WHERE ctid = ANY(ARRAY(
  SELECT ctid FROM expectations WHERE told_at IS NULL AND state IN ('open', 'late') AND due_at <= $1 AND waiting_for <> '{}'
  ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED
))
RETURNING case_id, name, opened_by, due_at, say, waiting_for`,
};

const late = rowset({ case_id: 'uuid', opened_by: 'uuid', name: 'text' });
/** What there is to say of them: the case as it is called now, the message that opened the waiting, and with whom it all began. */
const DESCRIBE = {
  name: 'describe-late-expectations',
  text: `
SELECT l.case_id, l.opened_by, l.name, c.id AS root, c.kind, s.state, s.decision, s.logistics, s.money, s.keys, first.origin,
  e.type AS opened_type, e.occurred_at AS opened_at, m.id AS message_id, m.root_id, m.partner, m.channel
FROM ${late.from('l')}
JOIN cases own ON own.id = l.case_id JOIN cases c ON c.id = coalesce(own.merged_into, own.id)
JOIN envelopes e ON e.id = l.opened_by JOIN messages m ON m.id = e.message_id
LEFT JOIN case_states s ON s.case_id = l.case_id
CROSS JOIN LATERAL (
  SELECT f.origin FROM ${membersOf('c.id')} member JOIN envelopes f ON f.case_id = member.id ORDER BY f.recorded_at, f.id LIMIT 1
) first`,
};

const messages = rowset({
  id: 'uuid',
  parent_id: 'uuid',
  root_id: 'uuid',
  partner: 'text',
  channel: 'text',
  origin: 'text',
  config_hash: 'text',
  received_at: 'timestamptz',
  case_id: 'uuid',
  request_envelope_id: 'uuid',
});
const INSERT_MESSAGES = {
  name: 'insert-late-messages',
  text: `
INSERT INTO messages (${messages.columns}, source, entry, status) SELECT r.*, 'hub', 'canonical', 'received' FROM ${messages.from('r')}`,
};

interface LateRow {
  readonly case_id: CaseId;
  readonly name: string;
  readonly opened_by: EnvelopeId;
  readonly due_at: Date;
  readonly say: string;
  readonly waiting_for: readonly [string, ...string[]];
}

interface Described extends Pick<LateRow, 'case_id' | 'opened_by' | 'name'> {
  readonly root: CaseId;
  readonly kind: CaseKind;
  readonly state: Required<CaseLate>['state'] | null;
  readonly decision: Required<CaseLate>['decision'] | null;
  readonly logistics: Required<CaseLate>['logistics'] | null;
  readonly money: Required<CaseLate>['money'] | null;
  readonly keys: Readonly<Record<string, string>> | null;
  readonly origin: string;
  readonly opened_type: string;
  readonly opened_at: string;
  readonly message_id: MessageId;
  readonly root_id: MessageId;
  readonly partner: string;
  readonly channel: string;
}

/** Marks what is late, and writes the messages that tell it, each a child of the message that opened the waiting. */
export async function markLate(session: Session, ids: IdSource, now: Date, limit: number, configHash: string): Promise<LateNews> {
  const rows = await session.query<LateRow>(MARK_LATE, [now.toISOString(), limit]);
  const counts = new Map<string, number>();
  for (const { name } of rows) counts.set(name, (counts.get(name) ?? 0) + 1);
  if (rows.length === 0) return { counts, messages: [] };
  insertMarks(
    session,
    [...new Set(rows.map(({ case_id }) => case_id))].map((case_id) => ({ case_id, due_at: now })),
  );
  const described = await session.query<Described>(DESCRIBE, late.values(rows));
  const byPlace = new Map(rows.map((row) => [placeOf(row), row]));
  const told = described.flatMap((about) => {
    const row = byPlace.get(placeOf(about));
    return row === undefined ? [] : [{ id: ids.next<MessageId>(), row, about }];
  });
  if (told.length === 0) return { counts, messages: [] };
  void session.query(
    INSERT_MESSAGES,
    messages.values(
      told.map(({ id, row, about: { message_id, root_id, partner, channel, origin, root } }) => ({
        ...{ id, parent_id: message_id, root_id, partner, channel, origin },
        ...{ config_hash: configHash, received_at: now, case_id: root, request_envelope_id: row.opened_by },
      })),
    ),
  );
  insertContents(
    session,
    told.map(({ id, row, about }) => ({
      owner_id: id,
      part: 0,
      stored_at: now,
      stage: 'receive',
      media_type: 'application/json',
      body: Buffer.from(JSON.stringify({ type: 'case.late', occurredAt: row.due_at.toISOString(), body: bodyOf(row, about, now) })),
    })),
  );
  insertWork(
    session,
    told.map(({ id }) => ({ id, queue: 'process', message_id: id, due_at: now })),
  );
  return { counts, messages: told.map(({ id }) => id) };
}

function placeOf({ case_id, name, opened_by }: Pick<LateRow, 'case_id' | 'name' | 'opened_by'>): string {
  return [case_id, opened_by, name].join(' ');
}

function bodyOf(row: LateRow, about: Described, now: Date): CaseLate {
  const { state, decision, logistics, money } = about;
  const numbers = numbersOf(about.keys ?? {});
  return {
    caseId: about.root,
    expectation: row.name,
    kind: about.kind,
    openedBy: { messageId: row.opened_by, type: about.opened_type, at: about.opened_at },
    waitingFor: [...row.waiting_for],
    dueAt: row.due_at.toISOString(),
    lateSince: now.toISOString(),
    say: row.say,
    ...(state === null || decision === null || logistics === null || money === null ? {} : { state, decision, logistics, money }),
    ...(Object.keys(numbers).length === 0 ? {} : { numbers }),
  };
}

/** Names of numbers that canonical messages have a place for, and how long a number may be there. */
const numberNames = Object.keys(((commonSchema['$defs'] as JsonObject)['caseNumbers'] as JsonObject)['properties'] as JsonObject);
const LONGEST_NUMBER = 100;

/** A number that its partner's name stands behind is the same number. */
function numbersOf(keys: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const numbers: Record<string, string> = {};
  for (const [written, value] of Object.entries(keys)) {
    const name = written.split('@')[0] ?? '';
    if (numberNames.includes(name) && value !== '' && value.length <= LONGEST_NUMBER) numbers[name] ??= value;
  }
  return numbers;
}
