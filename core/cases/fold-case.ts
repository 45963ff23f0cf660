import type { EnvelopeId } from '../kernel/ids.ts';
import type { JsonObject } from '../kernel/json.ts';
import { type DecisionState, decisionMachine } from './axes/decision.ts';
import { type LogisticsState, logisticsMachine } from './axes/logistics.ts';
import { type Axis, type Machine, step } from './axes/machine.ts';
import { type MoneyState, moneyMachine } from './axes/money.ts';
import { type CaseState, stateMachine } from './axes/state.ts';
import { type CaseEvent, usableMs } from './case-event.ts';
import { type CaseFacts, factsOf } from './case-facts.ts';
import { list, text } from './facts.ts';
import { type MilestoneName, milestonesOf } from './milestones.ts';
import { type Moment, momentsOf } from './moments.ts';

/** A move of an axis. */
export interface AppliedTransition {
  readonly axis: Axis;
  readonly from: string;
  readonly to: string;
}

/** A move that a message asked for and that the state did not allow. */
export interface IgnoredTransition extends AppliedTransition {
  /** One sentence for operators. */
  readonly why: string;
}

/** A line of the time line of a case. */
export interface HistoryEntry {
  readonly event: EnvelopeId;
  readonly type: string;
  readonly source: string;
  /** RFC 3339 with the partner's offset. */
  readonly at: string;
  readonly applied: readonly AppliedTransition[];
  readonly ignored: readonly IgnoredTransition[];
}

/** The latest word of a partner's system, as it said it. */
export interface ExternalState {
  readonly code: string;
  readonly label?: string;
  readonly at: string;
}

/** A number by which a party calls the case. */
export interface CaseNumber {
  /** The partner whose message gave it, or the system that a reference names. */
  readonly source: string;
  readonly name: string;
  readonly value: string;
}

/** What a case has come to. */
export interface FoldedCase {
  readonly state: CaseState;
  readonly decision: DecisionState;
  readonly logistics: LogisticsState;
  readonly money: MoneyState;
  /** Since when each axis is where it is; absent for one that nothing has moved. */
  readonly since: Readonly<Partial<Record<Axis, string>>>;
  /** In the order in which it happened. */
  readonly history: readonly HistoryEntry[];
  readonly facts: CaseFacts;
  /** When each was passed first. */
  readonly milestones: Readonly<Partial<Record<MilestoneName, string>>>;
  /** By system. */
  readonly externalStates: Readonly<Record<string, ExternalState>>;
  /** Sorted by name. */
  readonly numbers: readonly CaseNumber[];
  /** When the latest of its events happened. */
  readonly lastAt?: string;
}

/** What a case has come to, from all of its events: a pure function, the same for any order in which they are given. No event is an
 *  error: a move that the state does not allow is not made, and stands in the history with the reason. */
export function foldCase(events: readonly CaseEvent[]): FoldedCase {
  const moments = momentsOf(events);
  const axes = {
    state: track(stateMachine),
    decision: track(decisionMachine),
    logistics: track(logisticsMachine),
    money: track(moneyMachine),
  };
  const history: HistoryEntry[] = [];
  const milestones: Partial<Record<MilestoneName, string>> = {};
  for (const { event, at, body } of moments) {
    const steps = Object.values(axes).map((axis) => axis.take(event.type, body, at));
    history.push({
      event: event.id,
      type: event.type,
      source: event.source,
      at,
      applied: steps.flatMap(({ applied }) => applied ?? []),
      ignored: steps.flatMap(({ ignored }) => ignored ?? []),
    });
    milestones.opened ??= at;
    for (const name of milestonesOf(event.type, body)) milestones[name] ??= at;
  }
  const lastAt = moments.at(-1)?.at;
  return {
    state: axes.state.now(),
    decision: axes.decision.now(),
    logistics: axes.logistics.now(),
    money: axes.money.now(),
    since: Object.fromEntries(Object.entries(axes).flatMap(([name, axis]) => (axis.since() === undefined ? [] : [[name, axis.since()]]))),
    history,
    facts: factsOf(moments),
    milestones,
    externalStates: externalStatesOf(moments),
    numbers: numbersOf(moments),
    ...(lastAt === undefined ? {} : { lastAt }),
  };
}

interface Taken {
  readonly applied?: AppliedTransition;
  readonly ignored?: IgnoredTransition;
}

/** One axis on its way through the moments. */
function track<State extends string>(machine: Machine<State>) {
  let state = machine.initial;
  let since: string | undefined;
  return {
    now: () => state,
    since: () => since,
    take(type: string, body: JsonObject, at: string): Taken {
      const taken = step(machine, state, type, body);
      if (taken === undefined) return {};
      const [axis, from] = [machine.axis, state];
      if ('refused' in taken) return { ignored: { axis, from, to: taken.refused, why: refusal(axis, from, taken.refused) } };
      state = taken.to;
      since = at;
      return { applied: { axis, from, to: taken.to } };
    },
  };
}

function refusal(axis: Axis, from: string, to: string): string {
  return `${axis} is ${words(from)}: it does not become ${words(to)} from there.`;
}

function words(state: string): string {
  return state.replaceAll('_', ' ');
}

function externalStatesOf(moments: readonly Moment[]): FoldedCase['externalStates'] {
  const found = new Map<string, ExternalState & { readonly ms: number }>();
  for (const { body, at, atMs } of moments) {
    for (const said of list(body, 'externalStates')) {
      const [system, code, label] = [text(said, 'system'), text(said, 'code'), text(said, 'label')];
      if (system === undefined || code === undefined) continue;
      const saidAt = text(said, 'at') ?? at;
      const ms = usableMs(saidAt) ?? atMs;
      if ((found.get(system)?.ms ?? Number.NEGATIVE_INFINITY) > ms) continue;
      found.set(system, { code, ...(label === undefined ? {} : { label }), at: saidAt, ms });
    }
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([system, { ms: _, ...state }]) => [system, state]));
}

function numbersOf(moments: readonly Moment[]): readonly CaseNumber[] {
  const found = new Map<string, CaseNumber>();
  const add = (number: CaseNumber) => found.set([number.name, number.source, number.value].join('\u0000'), number);
  for (const { event, body } of moments) {
    for (const [name, value] of Object.entries(event.businessKeys)) add({ source: event.source, name, value });
    for (const reference of list(body, 'externalRefs')) {
      const [source, name, value] = [text(reference, 'system'), text(reference, 'type'), text(reference, 'value')];
      if (source !== undefined && name !== undefined && value !== undefined) add({ source, name, value });
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, number]) => number);
}
