import type { EnvelopeId } from '../kernel/ids.ts';
import type { JsonObject } from '../kernel/json.ts';
import { deadline, endOfDay } from './calendar.ts';
import { type CaseEvent, LATEST_MS, usableMs } from './case-event.ts';
import type { BusinessDuration } from './duration.ts';
import { text } from './facts.ts';
import type { FoldedCase } from './fold-case.ts';
import type { CalendarRules } from './holidays.ts';
import { type Moment, momentsOf } from './moments.ts';

/** After a message of one type, another one is expected within a time. As a row of `expectations.yaml`, compiled. */
export interface ExpectationRule {
  readonly name: string;
  /** The type that opens it. */
  readonly on: string;
  /** Which of them open it; absent: all. Must not throw. */
  readonly when?: (body: JsonObject) => boolean;
  /** The types of which the first after it meets it. */
  readonly until: readonly string[];
  /** Which of them meet it; absent: all. Must not throw. */
  readonly meets?: (moment: Moment) => boolean;
  /** How long it may take, from when the opening message happened. */
  readonly within: BusinessDuration;
  /** Name of the field of the opening message that holds an instant, or a day, of its own; where it
   *  is there, it counts instead of `within`; a day counts to its end. */
  readonly dueFrom?: string;
  readonly calendar: CalendarRules;
  /** IANA name. */
  readonly timezone: string;
  /** One sentence for operators: what is late. */
  readonly say: string;
}

/** How it stands. `late` is what was not met in time and is still wanted; one that was met late is met. */
export type ExpectationState = 'open' | 'met' | 'late' | 'cancelled';

/** Something that a case waits for, waited for, or did not get. Instants as the events give them. */
export interface Expectation {
  readonly name: string;
  readonly say: string;
  /** The types of which the first one meets it. */
  readonly waitingFor: readonly string[];
  readonly openedBy: EnvelopeId;
  readonly openedAt: string;
  /** ISO 8601, UTC. */
  readonly dueAt: string;
  readonly state: ExpectationState;
  readonly metBy?: EnvelopeId;
  readonly metAt?: string;
}

/** What a case expects: a pure function of its events, the same for any order. The same expectation is opened once until it is met:
 *  a repeated question does not restart its clock. When the case closes, is cancelled or expires, what is open is cancelled.
 *  @param now what is due before is late
 *  @returns sorted by when they are due, then by name */
export function foldExpectations(
  rules: readonly ExpectationRule[],
  events: readonly CaseEvent[],
  folded: Pick<FoldedCase, 'state' | 'since'>,
  now: Date,
): readonly Expectation[] {
  const moments = momentsOf(events);
  const ended = ['closed', 'cancelled', 'expired'].includes(folded.state);
  return rules
    .flatMap((rule) => expected(rule, moments).map((each) => ({ ...each, state: stateOf(each, ended, now) })))
    .sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

type Found = Omit<Expectation, 'state'>;

function expected(rule: ExpectationRule, moments: readonly Moment[]): readonly Found[] {
  const found: Found[] = [];
  let open: Found | undefined;
  for (const moment of moments) {
    const { event, at } = moment;
    if (open !== undefined && rule.until.includes(event.type) && (rule.meets?.(moment) ?? true)) {
      found.push({ ...open, metBy: event.id, metAt: at });
      open = undefined;
    } else if (open === undefined && rule.on === event.type && (rule.when?.(moment.body) ?? true)) {
      open = {
        name: rule.name,
        say: rule.say,
        waitingFor: rule.until,
        openedBy: event.id,
        openedAt: at,
        dueAt: dueAt(rule, moment),
      };
    }
  }
  return open === undefined ? found : [...found, open];
}

function dueAt(rule: ExpectationRule, { body, atMs }: Moment): string {
  const named = rule.dueFrom === undefined ? undefined : text(body, ...rule.dueFrom.split('.'));
  const given = named === undefined ? undefined : usableMs(endOfDay(named, rule.timezone)?.toISOString() ?? named);
  const due = given ?? deadline(new Date(atMs), rule.within, rule.calendar, rule.timezone).getTime();
  return new Date(Math.min(due, LATEST_MS)).toISOString();
}

function stateOf({ metBy, dueAt }: Found, ended: boolean, now: Date): ExpectationState {
  if (metBy !== undefined) return 'met';
  if (ended) return 'cancelled';
  return Date.parse(dueAt) < now.getTime() ? 'late' : 'open';
}
