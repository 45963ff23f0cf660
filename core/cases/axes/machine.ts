import type { JsonObject } from '../../kernel/json.ts';
import { dispositionOf, flag, statusOf, text } from '../facts.ts';

/** The four things that a case can be asked: how far it is, what was decided, where the goods are, where the money is. */
export type Axis = 'state' | 'decision' | 'logistics' | 'money';

/** What a message must say for a transition, in words and as a test. */
export interface Condition {
  readonly say: string;
  readonly holds: (body: JsonObject) => boolean;
}

/** A message of one of these types moves the axis. */
export interface Transition<State extends string = string> {
  readonly on: readonly string[];
  /** Absent: whatever the body says. */
  readonly when?: Condition;
  readonly from: readonly State[];
  readonly to: State;
}

/** A state machine as data. Of several transitions that a message asks for, the first that the present state allows is taken. */
export interface Machine<State extends string = string> {
  readonly axis: Axis;
  readonly initial: State;
  readonly states: readonly State[];
  readonly transitions: readonly Transition<State>[];
}

/** What a message does to an axis: moves it; is not allowed now; or undefined, when it says nothing new about it. */
export type Step<State extends string = string> = { readonly to: State } | { readonly refused: State } | undefined;

/** Takes one message. What leads to where the axis already is, is a repetition and no refusal. */
export function step<State extends string>(machine: Machine<State>, state: State, type: string, body: JsonObject): Step<State> {
  const asked = machine.transitions.filter(({ on, when }) => on.includes(type) && (when === undefined || when.holds(body)));
  const taken = asked.find(({ from }) => from.includes(state));
  if (taken !== undefined) return taken.to === state ? undefined : { to: taken.to };
  const [first] = asked;
  if (first === undefined || asked.some(({ to }) => to === state)) return undefined;
  return { refused: first.to };
}

/** A field of the message, given by its path, has one of these values. */
export function says(path: string, ...wanted: readonly string[]): Condition {
  const names = path.split('.');
  return { say: `${path} is ${either(wanted)}`, holds: (body) => wanted.includes(text(body, ...names) ?? '') };
}

/** The message reports one of these canonical states. */
export function status(...wanted: readonly string[]): Condition {
  return { say: `status is ${either(wanted)}`, holds: (body) => wanted.includes(statusOf(body) ?? '') };
}

/** The goods are to be treated in one of these ways. */
export function disposes(...wanted: readonly string[]): Condition {
  return { say: `the goods: ${either(wanted)}`, holds: (body) => wanted.includes(dispositionOf(body) ?? '') };
}

/** A field of the message, given by its path, is true. */
export function isTrue(path: string): Condition {
  const names = path.split('.');
  return { say: path, holds: (body) => flag(body, ...names) === true };
}

/** Both of them hold. */
export function both(a: Condition, b: Condition): Condition {
  return { say: `${a.say}, and ${b.say}`, holds: (body) => a.holds(body) && b.holds(body) };
}

/** It does not hold. */
export function not(condition: Condition): Condition {
  return { say: `not (${condition.say})`, holds: (body) => !condition.holds(body) };
}

function either(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
