import { describe, expect, it } from 'vitest';
import { collectedHeap } from '../testing/fuzz/heap.ts';
import { seeded } from '../testing/fuzz/random.ts';
import { type FuzzReport, runFuzz } from '../testing/fuzz/run-fuzz.ts';
import type { FuzzSubject } from '../testing/fuzz/subject.ts';
import { fuzzSubjects } from '../testing/fuzz/subjects.ts';

/** `npm run fuzz -- --count 10000` for a long run. */
const options = { seed: 20_250_316, count: 150, heap: collectedHeap };
/** What a run may leave behind, in bytes. */
const mostLeft = 12 * 1024 * 1024;

const subjects = fuzzSubjects();
const [edifact] = subjects as [FuzzSubject];

function rulesIn({ breaches }: FuzzReport): string[] {
  return breaches.map(({ input, rule }) => `input ${input}: ${rule}`);
}

describe.each(subjects.map((subject) => [subject.name, subject] as const))('%s', (_, subject) => {
  it('breaks no rule, whatever it is fed with', { timeout: 60_000 }, async () => {
    const report = await runFuzz(subject, options);
    expect(rulesIn(report)).toEqual([]);
    expect(report.accepted).toBeGreaterThan(0);
    expect(report.heap.end - report.heap.start).toBeLessThan(mostLeft);
    expect(report.falsified > 0).toBe(subject.falsify !== undefined);
  });
});

describe('the fuzzer', () => {
  it('gives the same inputs for the same seed', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, () => seeded(seed).below(1000));
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('sees what breaks its rules', { timeout: 60_000 }, async () => {
    const breaks = async (codec: Partial<FuzzSubject['codec']>) => {
      const { codec: sound } = edifact;
      const whole = { decode: sound.decode.bind(sound), validate: sound.validate.bind(sound), encode: sound.encode.bind(sound) };
      return rulesIn(await runFuzz({ ...edifact, codec: { ...whole, ...codec } }, { ...options, count: 15 })).join();
    };
    const decode = edifact.codec.decode.bind(edifact.codec);
    expect(await breaks({})).toBe('');
    expect(await breaks({ decode: () => ({ messages: [], errors: [] }) })).toContain('neither a message nor an error');
    expect(
      await breaks({
        decode: () => {
          throw new TypeError('lost');
        },
      }),
    ).toContain('it throws TypeError');
    expect(
      await breaks({
        decode: (body) => ({ ...decode(body), errors: [], messages: decode(body).messages.map((one) => ({ ...one, errors: [] })) }),
      }),
    ).toContain('accepted although');
    expect(await breaks({ encode: () => Buffer.from("UNB+UNOC:3'") })).toContain('what was encoded is refused');
    expect(await breaks({ acknowledge: () => Buffer.from('nothing') })).toContain('the acknowledgement is faulty');
  });
});
