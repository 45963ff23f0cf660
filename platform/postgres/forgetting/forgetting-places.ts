import type { MessageId } from '../../../core/kernel/ids.ts';
import type { ContentClass, ForgetRule } from '../../../core/spi/ledger/retention.ts';
import type { Session } from '../sql/database.ts';

/** What is left is looked at again after this time, in milliseconds: cases are open for weeks. */
const AGAIN_MS = 86_400_000;
/** A rule that was not asked for so long is not in force any more, in milliseconds. */
const RULE_UNUSED_MS = 7 * 86_400_000;

/** Does a message `m`, or one of its deliveries, still need what is kept of it? */
export const HAS_OPEN_WORK = `(m.status IN ('received', 'processing') OR EXISTS (
  SELECT FROM deliveries d WHERE d.message_id = m.id AND d.status IN ('pending', 'retrying', 'waiting', 'held')
))`;
const COLUMNS = `m.id, m.received_at, m.source, m.partner || '/' || m.channel AS channel, ${HAS_OPEN_WORK} AS open`;

/** Locks the place of the rule: of two who forget at the same time one waits. */
const PLACE = {
  name: 'forgetting-place',
  text: `
INSERT INTO forgetting_places (rule, received_at, id, used_at) VALUES ($1, '-infinity', '00000000-0000-0000-0000-000000000000', $2)
ON CONFLICT (rule) DO UPDATE SET used_at = excluded.used_at`,
};
const LEFT = {
  name: 'forgetting-left',
  text: `
SELECT ${COLUMNS} FROM (
  SELECT message_id FROM forgetting_left WHERE rule = $1 AND due_at <= $2 ORDER BY due_at, message_id LIMIT $3
) l JOIN messages m ON m.id = l.message_id ORDER BY m.received_at, m.id`,
};
/** Messages of which something may go, the oldest first. What is open needs its contents. */
const NEXT = {
  name: 'forgetting-next',
  text: `
SELECT ${COLUMNS} FROM messages m
WHERE m.received_at < $2 AND (m.received_at, m.id) > (SELECT p.received_at, p.id FROM forgetting_places p WHERE p.rule = $1)
ORDER BY m.received_at, m.id LIMIT $3`,
};
const MOVE = { name: 'move-forgetting-place', text: 'UPDATE forgetting_places SET received_at = $2, id = $3 WHERE rule = $1' };
/** Of which of these messages something of a class is still there. */
const OWN_LEFT: Readonly<Partial<Record<ContentClass, string>>> = {
  original: ownLeft('EXISTS (SELECT FROM contents c WHERE c.owner_id = m.id AND c.part = 0)'),
  stages: ownLeft(`EXISTS (SELECT FROM contents c WHERE c.owner_id = m.id AND c.part > 0)
  OR EXISTS (SELECT FROM envelopes e WHERE e.message_id = m.id AND e.redacted_at IS NULL)`),
  answers: ownLeft('EXISTS (SELECT FROM contents c WHERE c.owner_id = m.id AND c.part = 0)'),
  documents: ownLeft('EXISTS (SELECT FROM documents d WHERE d.message_id = m.id)'),
};
/** The same of what their deliveries have, on the channels of the rule. */
const DELIVERIES_LEFT: Readonly<Partial<Record<ContentClass, string>>> = {
  sent: deliveriesLeft('c.part = 0'),
  answers: deliveriesLeft('c.part > 0'),
};
const LEAVE = {
  name: 'leave-for-later',
  text: `
WITH done AS (DELETE FROM forgetting_left WHERE rule = $1 AND message_id = ANY($2::uuid[]) AND message_id <> ALL($3::uuid[]))
INSERT INTO forgetting_left (rule, message_id, due_at) SELECT $1, unnest($3::uuid[]), $4
ON CONFLICT (rule, message_id) DO UPDATE SET due_at = excluded.due_at`,
};
const FORGET_RULES = {
  name: 'forget-unused-rules',
  text: `
WITH unused AS (DELETE FROM forgetting_places WHERE used_at < $1 RETURNING rule)
DELETE FROM forgetting_left l USING unused u WHERE l.rule = u.rule`,
};

/** A message that a rule looks at. */
export interface LookedAt {
  readonly id: MessageId;
  readonly received_at: Date;
  readonly source: string;
  readonly channel: string;
  readonly open: boolean;
}

/** What a rule looks at next: what it left, where that is due, and then what has grown old since. Its place moves in this commit. */
export async function nextPage(session: Session, rule: ForgetRule, limit: number, now: Date): Promise<readonly LookedAt[]> {
  const name = nameOf(rule);
  void session.query(FORGET_RULES, [new Date(now.getTime() - RULE_UNUSED_MS).toISOString()]);
  void session.query(PLACE, [name, now.toISOString()]);
  const left = await session.query<LookedAt>(LEFT, [name, now.toISOString(), limit]);
  if (left.length === limit) return left;
  const fresh = await session.query<LookedAt>(NEXT, [name, rule.before.toISOString(), limit - left.length]);
  const last = fresh.at(-1);
  if (last !== undefined) void session.query(MOVE, [name, last.received_at.toISOString(), last.id]);
  return [...left, ...fresh];
}

/** Notes of which of these messages something is left: they are open, their case is, or it was stored later than they came. */
export async function leaveFor(session: Session, rule: ForgetRule, page: readonly LookedAt[], now: Date): Promise<void> {
  if (page.length === 0) return;
  const ids = page.map(({ id }) => id);
  const own = page.filter(({ channel, source }) => isMeant(rule, channel) && hasOwn(rule.content, source)).map(({ id }) => id);
  const left = new Set(page.filter((one) => one.open).map(({ id }) => id));
  const note = async (kind: string, text: string | undefined, values: readonly unknown[]): Promise<void> => {
    if (text === undefined) return;
    const rows = await session.query<{ id: MessageId }>({ name: `forgetting-${kind}-${rule.content}`, text }, values);
    for (const { id } of rows) left.add(id);
  };
  await note('own', OWN_LEFT[rule.content], [own]);
  await note('deliveries', DELIVERIES_LEFT[rule.content], [ids, rule.only ?? rule.except ?? [], rule.only !== undefined]);
  void session.query(LEAVE, [nameOf(rule), ids, [...left], new Date(now.getTime() + AGAIN_MS).toISOString()]);
}

function ownLeft(condition: string): string {
  return `SELECT m.id FROM unnest($1::uuid[]) AS m(id) WHERE ${condition}`;
}

function deliveriesLeft(part: string): string {
  return `
SELECT DISTINCT d.message_id AS id FROM deliveries d JOIN contents c ON c.owner_id = d.id AND ${part}
WHERE d.message_id = ANY($1::uuid[]) AND (d.partner || '/' || d.channel = ANY($2::text[])) = $3`;
}

/** Does the rule hold for this channel? */
export function isMeant({ only, except = [] }: ForgetRule, channel: string): boolean {
  return only === undefined ? !except.includes(channel) : only.includes(channel);
}

/** What came as a reply is an answer, not an original. */
function hasOwn(content: ContentClass, source: string): boolean {
  if (content === 'original') return source !== 'reply';
  return content !== 'answers' || source === 'reply';
}

/** The same class on the same channels is the same rule, whatever time it says. */
function nameOf({ content, only, except = [] }: ForgetRule): string {
  if (only !== undefined) return `${content} only ${[...only].sort().join(' ')}`;
  return except.length === 0 ? content : `${content} except ${[...except].sort().join(' ')}`;
}
