// Feeds every format with broken documents and says which rules it broke.
//
//   npm run fuzz -- [--seed N] [--count 10000] [--format edifact] [--keep FOLDER]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { table } from '../../app/cli/output.ts';
import { collectedHeap } from '../../core/testing/fuzz/heap.ts';
import { type FuzzReport, runFuzz } from '../../core/testing/fuzz/run-fuzz.ts';
import { fuzzSubjects } from '../../core/testing/fuzz/subjects.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '10000' },
    format: { type: 'string' },
    keep: { type: 'string' },
  },
});
const [seed, count] = [Number(values.seed), Number(values.count)];
const subjects = fuzzSubjects().filter(({ name }) => values.format === undefined || name.split(' ')[0] === values.format);
if (!Number.isInteger(seed) || !Number.isInteger(count) || count < 1 || subjects.length === 0) {
  console.error('usage: npm run fuzz -- [--seed N] [--count N] [--format edifact|x12|csv|fixed|xml|json] [--keep FOLDER]');
  process.exit(2);
}

const reports: FuzzReport[] = [];
for (const subject of subjects) reports.push(await runFuzz(subject, { seed, count, heap: collectedHeap }));

const headings = ['format', 'inputs', 'with accepted messages', 'wrong frames', 'breaches', 'slowest', 'heap after gc', 'took'];
console.log(`seed ${seed}\n${table(headings, reports.map(cells))}`);
for (const { name, breaches } of reports) {
  for (const { input, rule, bytes } of breaches) {
    console.error(`${name}, input ${input}: ${rule}`);
    if (values.keep !== undefined) keep(values.keep, `${name.replaceAll(' ', '-')}-${seed}-${input}`, bytes);
  }
}
if (reports.some(({ breaches }) => breaches.length > 0)) process.exitCode = 1;

function cells({ name, inputs, accepted, falsified, breaches, slowestMs, heap, seconds }: FuzzReport): string[] {
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  return [
    name,
    String(inputs),
    String(accepted),
    String(falsified),
    String(breaches.length),
    `${slowestMs.toFixed(0)} ms`,
    `${megabytes(heap.start)} to ${megabytes(heap.end)} MB`,
    `${seconds.toFixed(1)} s`,
  ];
}

/** Writes an input that broke a rule, so that it can be looked at. */
function keep(folder: string, name: string, bytes: Uint8Array): void {
  const path = resolve(process.env['INIT_CWD'] ?? '.', folder);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, name), bytes);
}
