import { alertKinds } from '../catalog/alerts/alert-kinds.ts';
import type { AlertRule } from '../catalog/alerts/alert-model.ts';
import type { AlertChanges, AlertRecord, PlannedTelling, TellingReason } from '../spi/ledger/alerts.ts';
import { type Condition, conditions } from './conditions.ts';
import { tellingJob } from './jobs.ts';
import type { Readings } from './readings.ts';
import { sentence } from './sentences.ts';

/** How many alerts of one rule may be open: a rule that fires everywhere says no more by a thousand of them. */
const MOST_OF_A_RULE = 200;

/** What a look at the readings changes: alerts that open, go on and end, and what is to be told of them. Pure.
 *  An alert is told when it opens, again at every suppression window as long as nobody has acknowledged it, and once when it is over. One
 *  that comes back within the window of the one before it is not told before that window is over. What is muted is not told at all, also
 *  where it ends and comes back.
 *  @param present alerts that have not ended, and those that ended within the longest suppression window or are muted
 *  @param nextId gives ids */
export function judge(
  rules: readonly AlertRule[],
  readings: Readings,
  present: readonly AlertRecord[],
  nextId: () => string,
): AlertChanges {
  const { at } = readings;
  const open = new Map(present.filter(({ state }) => state !== 'ended').map((alert) => [placeOf(alert.rule, alert.subject), alert]));
  const before = new Map<string, AlertRecord>();
  for (const alert of present) {
    const place = placeOf(alert.rule, alert.subject);
    if (alert.state === 'ended' && (before.get(place)?.endedAt ?? NEVER) < (alert.endedAt ?? NEVER)) before.set(place, alert);
  }
  const found = conditions(rules, readings, (rule, subject) => open.has(placeOf(rule, subject)));
  const plan = (alertId: string, targets: readonly string[], reason: TellingReason): readonly PlannedTelling[] =>
    targets.map((target) => ({ id: nextId(), alertId, target, reason }));

  const opened: (AlertRecord & { tellings: readonly PlannedTelling[] })[] = [];
  const kept: Pick<AlertRecord, 'id' | 'say' | 'facts' | 'count' | 'severity'>[] = [];
  const tellings: PlannedTelling[] = [];
  const holding = new Set<string>();
  for (const condition of bounded(found)) {
    const place = placeOf(condition.rule.name, condition.subject);
    holding.add(place);
    const alert = open.get(place);
    if (alert !== undefined) {
      const { facts, count } = condition;
      kept.push({ id: alert.id, say: sentence(facts, 'en'), facts, count, severity: condition.rule.severity });
      if (alert.state === 'open' && !isMuted(alert, at) && !isSuppressed(condition.rule, alert, at))
        tellings.push(...plan(alert.id, targetsOf(condition), alert.toldAt === undefined ? 'opened' : 'again'));
      continue;
    }
    const last = before.get(place);
    const muted = last !== undefined && isMuted(last, at);
    const suppressed = last !== undefined && (muted || isSuppressed(condition.rule, last, at));
    const id = nextId();
    const toldAt = suppressed ? last.toldAt : at;
    opened.push({
      ...recordOf(condition, id, at),
      ...(muted ? mutingOf(last) : {}),
      ...(toldAt === undefined ? {} : { toldAt }),
      tellings: suppressed ? [] : plan(id, targetsOf(condition), 'opened'),
    });
  }
  const ended = [...open].filter(([place]) => !holding.has(place)).map(([, alert]) => alert);
  for (const alert of ended) {
    const rule = rules.find(({ name }) => name === alert.rule);
    // One that was never told itself need not be told as over.
    const wasTold = alert.toldAt !== undefined && alert.toldAt >= alert.openedAt;
    if (rule !== undefined && wasTold && !isMuted(alert, at))
      tellings.push(...plan(alert.id, targetsOf({ rule, subject: alert.subject }), 'ended'));
  }
  return { at, opened, kept, ended: ended.map(({ id }) => id), tellings };
}

const NEVER = new Date(0);

function isSuppressed({ suppressMs }: AlertRule, { toldAt }: AlertRecord, at: Date): boolean {
  return toldAt !== undefined && at.getTime() - toldAt.getTime() < suppressMs;
}

function isMuted({ mutedUntil }: AlertRecord, at: Date): boolean {
  return mutedUntil !== undefined && mutedUntil > at;
}

function mutingOf({ mutedUntil, mutedBy }: AlertRecord): Pick<AlertRecord, 'mutedUntil' | 'mutedBy'> {
  return { ...(mutedUntil === undefined ? {} : { mutedUntil }), ...(mutedBy === undefined ? {} : { mutedBy }) };
}

function recordOf({ rule, subject, count, facts, link }: Condition, id: string, at: Date): AlertRecord {
  const { remedy } = alertKinds[rule.on];
  return {
    ...{ id, rule: rule.name, subject, severity: rule.severity, state: 'open', count, facts, link, remedy },
    ...{ say: sentence(facts, 'en'), openedAt: at, lastAt: at },
  };
}

function targetsOf({ rule, subject }: Pick<Condition, 'rule' | 'subject'>): readonly string[] {
  return rule.to.filter((target) => subject !== tellingJob(target));
}

function bounded(found: readonly Condition[]): readonly Condition[] {
  const counts = new Map<string, number>();
  return found.filter(({ rule }) => {
    const count = (counts.get(rule.name) ?? 0) + 1;
    counts.set(rule.name, count);
    return count <= MOST_OF_A_RULE;
  });
}

function placeOf(rule: string, subject: string): string {
  return `${rule}\n${subject}`;
}
