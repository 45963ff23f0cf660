import { expect, it } from 'vitest';
import { errorTable } from '../../kernel/error-table.ts';
import { testContext } from '../../testing/format.conformance.ts';
import { repositoryResources } from '../../testing/format-resources.ts';
import { x12Format } from './format.ts';
import { readX12 } from './reader.ts';
import { writeX12 } from './writer.ts';
import { group, interchange, latin1, returnBody, shipNotice, transaction } from './x12.fixture.ts';

/** How many inputs: `FUZZ_RUNS=10000` for a long run. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 500);
const seed = 20250316;
/** Longest that one input may take. A loaded machine is given room; a hang takes for ever. */
const maxMs = 1000;

const documents = [
  interchange([group([transaction(returnBody), transaction(returnBody, '180', '0002')])], {
    between: '\n',
    loose: ['TA1*000000009*250312*1015*A*000'],
  }),
  shipNotice(),
];

/** Mulberry32: numbers from 0 to 1 by a seed. */
function random(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Bytes, pieces and whole segments changed, removed, doubled or moved. */
function mutate(text: string, next: () => number): string {
  const below = (limit: number) => Math.floor(next() * limit);
  let result = text;
  for (let step = 0; step <= below(6); step += 1) {
    const at = below(result.length + 1);
    const length = below(20);
    const kinds = [
      () => result.slice(0, at) + String.fromCharCode(below(256)) + result.slice(at + 1),
      () => result.slice(0, at) + result.slice(at + length),
      () => result.slice(0, at + length) + result.slice(at),
      () => result.slice(0, at) + ('*~:^U\r\n'[below(7)] ?? '').repeat(1 + below(4)) + result.slice(at),
      () => {
        const segments = result.split('~');
        const [taken = ''] = segments.splice(below(segments.length), 1);
        segments.splice(below(segments.length + 1), 0, ...Array(below(3)).fill(taken));
        return segments.join('~');
      },
    ];
    result = (kinds[below(kinds.length)] as () => string)();
  }
  return result;
}

it(`takes ${runs} mutated interchanges without a crash or a hang, and writes back what it read`, { timeout: 60_000 + runs * 20 }, () => {
  const next = random(seed);
  const strict = x12Format.open({ guide: ['004010/180', '005010/856'] }, repositoryResources());
  const tolerant = x12Format.open({ guide: ['004010/180', '005010/856'], tolerate: 'structure' }, repositoryResources());
  let decoded = 0;
  for (let run = 0; run < runs; run += 1) {
    const text = mutate(documents[run % documents.length] as string, next);
    const bytes = latin1(text);
    const started = performance.now();
    for (const codec of [strict, tolerant]) {
      const document = codec.decode(bytes);
      const findings = document.messages.map((message) => [...message.errors, ...codec.validate(message)]);
      for (const { code, message } of [...document.errors, ...findings.flat()]) {
        expect(Object.hasOwn(errorTable, code) && code !== 'E_INTERNAL', JSON.stringify(text)).toBe(true);
        expect(message).not.toMatch(/\{\w+\}|undefined|\[object/);
      }
      const answer = codec.acknowledge?.(document, findings, testContext);
      if (answer !== undefined) expect(strict.decode(answer).errors, JSON.stringify(text)).toEqual([]);
      if (document.messages.length > 0) {
        decoded += 1;
        expect(Buffer.from(writeX12(readX12(bytes).file)).equals(Buffer.from(bytes)), JSON.stringify(text)).toBe(true);
      }
    }
    expect(performance.now() - started, JSON.stringify(text)).toBeLessThan(maxMs);
  }
  expect(decoded).toBeGreaterThan(runs / 2);
});
