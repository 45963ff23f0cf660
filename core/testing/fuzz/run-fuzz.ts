import { describeFinding, HubError } from '../../kernel/errors.ts';
import { acceptedIn, brokenRule, brokenStream, falselyAccepted, read } from './invariants.ts';
import { mutate } from './mutate.ts';
import { seeded } from './random.ts';
import type { FuzzSubject } from './subject.ts';

/** An input that breaks a rule. */
export interface Breach {
  /** Number of the input, from 0: the seed and this number give it again. */
  readonly input: number;
  readonly rule: string;
  readonly bytes: Uint8Array;
}

/** What a run came to. */
export interface FuzzReport {
  readonly name: string;
  readonly inputs: number;
  /** How many inputs had at least one message that was accepted. */
  readonly accepted: number;
  /** How many had a wrong count or reference put into a lawful frame. */
  readonly falsified: number;
  readonly breaches: readonly Breach[];
  /** Longest that one input took to be read and checked, in milliseconds of processor time. */
  readonly slowestMs: number;
  readonly seconds: number;
  /** Bytes of heap in use after a collection of garbage, when a tenth of the inputs was through, and at the end. */
  readonly heap: { readonly start: number; readonly end: number };
}

/** Longest that one input may take, in milliseconds of processor time: a loaded machine makes nothing hang. */
const maxMs = 1000;
/** One input in so many is a lawful document with a wrong count or reference. */
const falsifiedEvery = 5;
/** A run stops after so many breaches. */
const maxBreaches = 20;

/** Feeds a format with broken documents. Each input depends on the seed and its number alone.
 *  @param heap bytes in use after a collection of garbage */
export async function runFuzz(
  subject: FuzzSubject,
  { seed, count, heap }: { readonly seed: number; readonly count: number; readonly heap: () => number },
): Promise<FuzzReport> {
  const started = performance.now();
  const breaches: Breach[] = [];
  let [accepted, falsified, slowestMs, start] = [0, 0, 0, 0];
  for (let input = 0; input < count && breaches.length < maxBreaches; input += 1) {
    if (input === Math.floor(count / 10)) start = heap();
    const random = seeded(seed * 1_000_003 + input);
    const wrong = input % falsifiedEvery === 0 ? subject.falsify?.(random) : undefined;
    const bytes = wrong === undefined ? mutate(random.pick(subject.documents), random, subject) : Buffer.from(wrong.text, 'latin1');
    let rule: string | undefined;
    try {
      const { ms, result: reading } = timed(() => read(subject, bytes));
      slowestMs = Math.max(slowestMs, ms);
      if (acceptedIn(reading) > 0) accepted += 1;
      if (wrong !== undefined) falsified += 1;
      rule =
        (ms > maxMs ? `it takes ${Math.round(ms)} ms` : undefined) ??
        (wrong === undefined ? undefined : falselyAccepted(reading, wrong)) ??
        brokenRule(subject, bytes, reading) ??
        (await brokenStream(subject, bytes, reading, random));
    } catch (thrown) {
      rule = `it throws ${thrown instanceof HubError ? describeFinding(thrown.toFinding()) : String((thrown as Error).stack)}`;
    }
    if (rule !== undefined) breaches.push({ input, rule, bytes });
  }
  return {
    name: subject.name,
    inputs: count,
    accepted,
    falsified,
    breaches,
    slowestMs,
    seconds: (performance.now() - started) / 1000,
    heap: { start, end: heap() },
  };
}

/** Runs something, and says how much processor time it took; that of the quicker run of two, where the first is slow. */
function timed<T>(run: () => T): { readonly ms: number; readonly result: T } {
  const once = () => {
    const before = process.cpuUsage();
    const result = run();
    const { user, system } = process.cpuUsage(before);
    return { ms: (user + system) / 1000, result };
  };
  const first = once();
  if (first.ms <= maxMs) return first;
  const second = once();
  return second.ms < first.ms ? second : first;
}
