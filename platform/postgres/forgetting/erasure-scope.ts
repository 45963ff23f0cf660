import { finderOf, personalValues } from '../../../core/canonical/masking/known-values.ts';
import type { CaseId, EnvelopeId, MessageId } from '../../../core/kernel/ids.ts';
import type { Json } from '../../../core/kernel/json.ts';
import { membersOf, rootOf } from '../cases/case-events.ts';
import { keyTerm } from '../reading/search-terms.ts';
import type { Session } from '../sql/database.ts';

/** So many canonical messages are looked through at once. */
const AT_ONCE = 1_000;
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const MEMBERS = {
  name: 'erasure-members',
  text: `SELECT m.id FROM (SELECT ${rootOf('c.id')} AS root FROM cases c WHERE c.id = ANY($1::uuid[])) r CROSS JOIN LATERAL ${membersOf('r.root')} m`,
};
const KEYED = {
  name: 'erasure-keyed',
  text: `
SELECT id AS message_id, case_id FROM messages WHERE id IN (SELECT id FROM search_terms WHERE term = $1)
UNION SELECT NULL, case_id FROM case_keys WHERE lower(value) = lower($2)`,
};
const SCANNED = {
  name: 'erasure-scan',
  text: 'SELECT id, message_id, case_id, type, body, recorded_at FROM envelopes WHERE id < $1 ORDER BY id DESC LIMIT $2',
};
/** Messages of cases, with what came of them and what they came from: a part stands in its whole, and in what carried it as a batch. */
const MESSAGES = {
  name: 'erasure-messages',
  text: `
WITH RECURSIVE direct AS (
  SELECT DISTINCT message_id AS id FROM envelopes WHERE case_id = ANY($1::uuid[])
  UNION SELECT id FROM messages WHERE id IN (SELECT id FROM search_terms WHERE term = ANY($3::text[]))
  UNION SELECT unnest($2::uuid[])
), down AS (
  SELECT id FROM direct UNION SELECT m.id FROM down JOIN messages m ON m.parent_id = down.id
), up AS (
  SELECT id FROM direct UNION SELECT m.parent_id FROM up JOIN messages m ON m.id = up.id WHERE m.parent_id IS NOT NULL
), family AS (SELECT id FROM down UNION SELECT id FROM up)
SELECT id FROM family
UNION SELECT c.message_id FROM family f JOIN deliveries d ON d.message_id = f.id JOIN batch_members b ON b.delivery_id = d.id
  JOIN deliveries c ON c.id = b.batch_id`,
};

/** What an erasure is about. */
export interface ErasureScope {
  readonly cases: readonly CaseId[];
  readonly messages: readonly MessageId[];
  readonly searchedTo?: Date;
}

/** The case with those merged with it, and every message that tells of it. */
export async function scopeOfCase(session: Session, caseId: CaseId): Promise<ErasureScope> {
  return scopeOf(session, [caseId], []);
}

/** The cases in which a person occurs, whole; and messages of no case that tell of them.
 *  @param until when the search must end, by the clock of the machine */
export async function scopeOfPerson(session: Session, person: string, until: number): Promise<ErasureScope> {
  const cases = new Set<CaseId>();
  const messages = new Set<MessageId>();
  const note = (caseId: CaseId | null, message: MessageId | null): void => {
    if (caseId !== null) cases.add(caseId);
    else if (message !== null) messages.add(message);
  };
  const keyed = await session.query<{ message_id: MessageId | null; case_id: CaseId | null }>(KEYED, [keyTerm(person), person.trim()]);
  for (const { case_id, message_id } of keyed) note(case_id, message_id);
  const isIn = finderOf(person);
  let before: string = LAST;
  let searchedTo: Date | undefined;
  for (;;) {
    const rows = await session.query<ScannedRow>(SCANNED, [before, AT_ONCE]);
    for (const { case_id, message_id, type, body } of rows) if (personalValues({ type, body }).some(isIn)) note(case_id, message_id);
    const last = rows.at(-1);
    if (last === undefined || rows.length < AT_ONCE) break;
    before = last.id;
    if (performance.now() > until) {
      searchedTo = last.recorded_at;
      break;
    }
  }
  return { ...(await scopeOf(session, [...cases], [...messages])), ...(searchedTo === undefined ? {} : { searchedTo }) };
}

interface ScannedRow {
  readonly id: EnvelopeId;
  readonly message_id: MessageId;
  readonly case_id: CaseId | null;
  readonly type: string;
  readonly body: Json;
  readonly recorded_at: Date;
}

async function scopeOf(session: Session, cases: readonly CaseId[], messages: readonly MessageId[]): Promise<ErasureScope> {
  const members = (await session.query<{ id: CaseId }>(MEMBERS, [cases])).map(({ id }) => id);
  const terms = members.map((id) => `case:${id}`);
  const family = await session.query<{ id: MessageId }>(MESSAGES, [members, messages, terms]);
  return { cases: [...new Set(members)], messages: family.map(({ id }) => id) };
}
