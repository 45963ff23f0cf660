/** Writes schemas/x12/<release>/ from facts of the X12 directories. The facts are not part of the repository; what this
 *  writes is. Run again when the facts or this file change:
 *
 *      node tools/x12/generate-guides.mjs --facts DIR --out schemas/x12 [--check]
 *
 *  DIR holds x12_004010.json and x12_005010.json. The notation is described in schemas/x12/README.md. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

const sets = ['180', '204', '210', '214', '810', '812', '820', '824', '850', '855', '856', '861', '990', '997'];

/** What the facts lack, from the standard: the implementation acknowledgement (005010X231), whose CTX01 repeats. */
const additions = {
  '004010': { transactions: {}, segments: {} },
  '005010': {
    transactions: {
      999: {
        group: 'FA',
        structure: ['AK1!', ['AK2*', ['IK3*', 'CTX*10', ['IK4*', 'CTX*10']], 'IK5!'], 'AK9!'],
      },
    },
    segments: {
      CTX: '(AN:1/35! AN:1/35)!*10 AN:2/3 R:1/10 AN:1/6 (R:1/2! R:1/2 R:1/4) (R:1/4! R:1/4)',
      IK3: 'AN:2/3! R:1/10! AN:1/4 AN:1/3',
      IK4: '(R:1/2! R:1/2 R:1/4)! R:1/4 AN:1/3! AN:1/99',
      IK5: 'AN:1! AN:1/3 AN:1/3 AN:1/3 AN:1/3 AN:1/3',
    },
  },
};

/** Syntax notes, which the facts lack: those of the segments that most transaction sets share (X12.22). */
const pairs = (from, to) =>
  Array.from({ length: (to - from + 1) / 2 }, (_, index) => [from + 2 * index, from + 2 * index + 1])
    .map(([first, second]) => `P${String(first).padStart(2, '0')}${String(second).padStart(2, '0')}`)
    .join(' ');
const notes = {
  BPR: 'P0607 C0809 P1213 C1415 P1819 C2021',
  DTM: 'R020305 C0403 P0506',
  G62: 'R0103 P0102 P0304',
  IT1: `P020304 ${pairs(6, 25)}`,
  L11: 'R0103 P0102',
  LIN: pairs(4, 31),
  N1: 'R0203 P0304',
  PER: 'P0304 P0506 P0708',
  PO1: `C0302 C0504 ${pairs(6, 25)}`,
  REF: 'R0203',
  RMR: 'P0102',
};

/** Codes of the acknowledgements, which the facts lack (X12.5, X12.20; data elements 715 to 723, 618, 620, 621). */
const codes = {
  AK304: '1 2 3 4 5 6 7 8',
  AK501: 'A E M R W X',
  AK901: 'A E M P R W X',
  IK304: '1 2 3 4 5 6 7 8 I4 I6 I7 I8 I9',
  IK501: 'A E M R W X',
};

/** Of these the envelope is made: they are in service.json, not in a release. */
const ENVELOPE = new Set(['ISA', 'IEA', 'GS', 'GE', 'ST', 'SE']);
/** A use that the facts write as 99999 has no limit in the standard (">1"). */
const UNLIMITED = 99_999;

const { values: options } = parseArgs({ options: { facts: { type: 'string' }, out: { type: 'string' }, check: { type: 'boolean' } } });
if (options.facts === undefined || options.out === undefined) {
  console.error('usage: generate-guides.mjs --facts DIR --out DIR [--check]');
  process.exit(2);
}
const files = await generate(options.facts);
if (options.check) await check(files);
else for (const [path, text] of files) await write(join(options.out, path), text);

/** Path → text of all that is generated. */
async function generate(folder) {
  const outputs = new Map();
  for (const [release, added] of Object.entries(additions)) {
    const facts = JSON.parse(await readFile(join(folder, `x12_${release}.json`), 'utf8'));
    const transactions = new Map(sets.map((set) => [set, fromFacts(facts.transactions[set])]));
    for (const [set, transaction] of Object.entries(added.transactions)) transactions.set(set, transaction);
    for (const [set, { group, structure }] of transactions)
      outputs.set(`${release}/transactions/${set}.json`, transactionFile(release, set, group, structure));
    const tags = new Set([...transactions.values()].flatMap(({ structure }) => tagsOf(structure)));
    const segments = Object.fromEntries([...tags].sort().map((tag) => [tag, segmentText(tag, added.segments[tag] ?? facts.segments[tag])]));
    const known = Object.entries(codes).filter(([element]) => tags.has(element.slice(0, -2)));
    outputs.set(`${release}/segments.json`, `${JSON.stringify({ segments, codes: Object.fromEntries(known) }, null, 1)}\n`);
  }
  return outputs;
}

/** The structure between ST and SE, in our notation. */
function fromFacts({ gs01, structure }) {
  return { group: gs01, structure: structure[0].loop.filter(({ seg }) => !ENVELOPE.has(seg)).map(item) };
}

function item({ seg, min, max, loop }) {
  const name = `${seg}${min > 0 ? '!' : ''}${max >= UNLIMITED ? '*' : max > 1 ? `*${max}` : ''}`;
  return loop === undefined ? name : [name, ...loop.map(item)];
}

function transactionFile(release, set, group, structure) {
  const head = `"set": "${set}",\n  "release": "${release}",\n  "group": "${group}"`;
  return `{\n  ${head},\n  "structure": [\n${lines(structure, '    ')}\n  ]\n}\n`;
}

/** A loop opens a line of its own; the segments between loops share lines. */
function lines(structure, indent) {
  const grouped = [[]];
  for (const one of structure) {
    if (Array.isArray(one)) grouped.push(one, []);
    else grouped.at(-1).push(JSON.stringify(one));
  }
  return grouped
    .flatMap((line, index) => (index % 2 === 1 ? [loopText(line, indent)] : line.length === 0 ? [] : [`${indent}${line.join(', ')}`]))
    .join(',\n');
}

function loopText([name, ...content], indent) {
  const head = JSON.stringify(name);
  if (content.some(Array.isArray)) return `${indent}[${head},\n${lines(content, `${indent}  `)}]`;
  return `${indent}[${[head, ...content.map((one) => JSON.stringify(one))].join(', ')}]`;
}

function tagsOf(structure) {
  return structure.flatMap((one) => (Array.isArray(one) ? tagsOf(one) : [one.replace(/[!*].*$/, '')]));
}

function segmentText(tag, elements) {
  const text = typeof elements === 'string' ? elements : elements.map(elementText).join(' ');
  return notes[tag] === undefined ? text : `${text} | ${notes[tag]}`;
}

function elementText({ comp, type, len, req }) {
  const [min, max] = Array.isArray(len) ? len : [1, len];
  const text = comp === undefined ? `${type}:${min === max ? max : `${min}/${max}`}` : `(${comp.map(elementText).join(' ')})`;
  return `${text}${req ? '!' : ''}`;
}

async function write(path, text) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function check(outputs) {
  for (const [path, text] of outputs) {
    const committed = await readFile(join(options.out, path), 'utf8').catch(() => '');
    if (committed === text) continue;
    console.error(`${join(options.out, path)} differs from what the facts give`);
    process.exitCode = 1;
  }
}
