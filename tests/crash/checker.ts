import type { OutChannel } from './documents.ts';
import { arrange, type Evidence, type Run } from './evidence.ts';
import type { PartnerLine } from './partner.ts';

/** What a rule found broken. */
export interface Violation {
  readonly rule: RuleName;
  readonly what: string;
}

type RuleName = keyof typeof rules;
type Rule = (run: Run) => Iterable<string>;

/** The rules, each with what it finds broken. */
const rules = {
  'every document gets a receipt': function* ({ driver, receipts }) {
    for (const line of driver) {
      if (line.event === 'sending' && !receipts.has(line.number)) yield `document ${line.number} has no receipt`;
    }
  },
  'every receipt is in the ledger': function* ({ receipts, messages, received }) {
    for (const [number, ids] of receipts) {
      for (const id of ids) if (messages.get(id)?.source !== 'received') yield `${id}, the receipt of document ${number}, is not there`;
      if (ids.size > 1) yield `document ${number} has ${ids.size} different receipts`;
      if ((received.get(number)?.length ?? 0) !== 1) yield `document ${number} is there ${received.get(number)?.length ?? 0} times`;
    }
  },
  'every answered replay is in the ledger': function* ({ replays, messages }) {
    for (const id of replays) if (messages.get(id)?.source !== 'replay') yield `replay ${id} is not there`;
  },
  'every message has its final state': function* ({ messages, numberOf, expected, shown, ledger }) {
    for (const { id, queue, starts } of ledger.work) yield `${id} is left on ${queue}, begun ${starts} times`;
    for (const message of messages.values()) {
      const number = numberOf(message);
      const due = number === undefined ? undefined : expected(number).status;
      if (message.status !== due) yield `message ${message.id} of document ${number} is ${message.status} and not ${due}`;
    }
    for (const [id, status] of shown) {
      if (messages.get(id)?.status !== status) yield `the API shows ${id} as ${status}, the ledger has ${messages.get(id)?.status}`;
    }
  },
  'every message has exactly its deliveries, each in its final state': function* ({ messages, deliveriesOf, numberOf, expected }) {
    for (const message of messages.values()) {
      const number = numberOf(message);
      if (number === undefined) continue;
      const found = deliveriesOf(message.id)
        .map(({ channel, status }) => `${channel} ${status}`)
        .sort();
      const due = expected(number).deliveries;
      if (found.join() !== due.join()) yield `message ${message.id} of document ${number} has [${found}] and not [${due}]`;
    }
  },
  'a delivery is recorded as accepted once': function* ({ ledger }) {
    for (const { id, status, accepted } of ledger.deliveries) {
      const due = status === 'delivered' ? 1 : 0;
      if (accepted !== due) yield `delivery ${id}, ${status}, has ${accepted} accepted attempts`;
    }
  },
  'one business effect for each delivery': function* ({ ledger, depot, effects }) {
    const keys = new Set(ledger.deliveries.map(({ key }) => key));
    for (const { id, key, status, channel } of ledger.deliveries) {
      const count = effects.get(key)?.length ?? 0;
      if (count !== (status === 'delivered' ? 1 : 0)) yield `delivery ${id} to ${channel}, ${status}, had ${count} effects`;
    }
    for (const { key, number } of depot) if (!keys.has(key)) yield `the depot got document ${number} under ${key}, which no delivery has`;
  },
  'no more raw duplicates than were in flight at the strokes': function* ({ inFlight, depot }) {
    for (const [channel, count] of duplicates(depot)) if (count > inFlight) yield `${channel} has ${count}, of at most ${inFlight}`;
  },
  'order within a case where it is promised': function* ({ depot, ordered, replayedKeys }) {
    for (const channel of ordered) {
      const lines = depot.filter((line) => line.channel === channel && !replayedKeys.has(line.key));
      yield* disorder(channel, 'first seen', firstSeen(lines));
      yield* disorder(
        channel,
        'done',
        lines.filter((line) => line.effect),
      );
    }
  },
  'what was sent is what is kept': function* ({ driver, received }) {
    for (const line of driver) {
      if (line.event !== 'sending') continue;
      for (const { id, sha256: kept } of received.get(line.number) ?? []) {
        if (kept !== line.sha256) yield `the original of message ${id}, document ${line.number}, has changed`;
      }
    }
  },
  'what arrives is what the mapping gives': function* ({ depot, expected }) {
    for (const line of depot) {
      if (line.sha256 !== expected(line.number).sha256) yield `document ${line.number} arrived changed on ${line.channel}`;
    }
  },
} as const satisfies Readonly<Record<string, (run: Run) => Iterable<string>>>;

/** The names of the rules. */
export const ruleNames = Object.keys(rules) as readonly RuleName[];

/** Holds the evidence against every rule. Nothing found: nothing was lost, doubled, changed or left behind. */
export function check(evidence: Evidence): readonly Violation[] {
  const run = arrange(evidence);
  return ruleNames.flatMap((rule) => Array.from((rules[rule] as Rule)(run), (what) => ({ rule, what })));
}

/** How often each channel sent again what the depot had already done and said yes to. */
export function duplicates(depot: readonly PartnerLine[]): ReadonlyMap<OutChannel, number> {
  const answered = new Set<string>();
  const counts = new Map<OutChannel, number>();
  for (const { channel, key, behaviour } of depot) {
    if (answered.has(key)) counts.set(channel, (counts.get(channel) ?? 0) + 1);
    else if (behaviour === 'ok' || behaviour === 'slow') answered.add(key);
  }
  return counts;
}

function firstSeen(lines: readonly PartnerLine[]): readonly PartnerLine[] {
  const seen = new Set<string>();
  return lines.filter(({ key }) => !seen.has(key) && seen.add(key));
}

function* disorder(channel: string, how: string, lines: readonly PartnerLine[]): Iterable<string> {
  const last = new Map<string, number>();
  for (const line of lines) {
    const before = last.get(line.case) ?? 0;
    if (line.sequence < before) yield `${channel}: ${line.case} has ${line.sequence} ${how} after ${before}`;
    last.set(line.case, Math.max(before, line.sequence));
  }
}
