/** Writes schemas/x12/<release>/ from facts of the X12 directories. The facts are not part of the repository; what this
 *  writes is. Run again when the facts or this file change:
 *
 *      node tools/x12/generate-guides.mjs --facts DIR --out schemas/x12 [--check]
 *
 *  DIR holds x12_004010.json and x12_005010.json. The notation is described in schemas/x12/README.md. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { structureText } from '../edi/structure-text.mjs';
import { print, writeGuides } from '../edi/write-guides.mjs';
import { additions } from './additional-sets.mjs';
import { codes, notes } from './syntax-notes.mjs';

const sets = ['180', '204', '210', '214', '810', '812', '820', '824', '850', '855', '856', '861', '990', '997'];

/** Of these the envelope is made: they are in service.json, not in a release. */
const ENVELOPE = new Set(['ISA', 'IEA', 'GS', 'GE', 'ST', 'SE']);
/** A use that the facts write as 99999 has no limit in the standard (">1"). */
const UNLIMITED = 99_999;

await writeGuides(generate);

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
    const segments = Object.fromEntries(
      [...tags].sort().map((tag) => [tag, segmentText(added.segments[tag] ?? facts.segments[tag], notes[release][tag])]),
    );
    const known = Object.entries(codes).filter(([element]) => tags.has(element.slice(0, -2)));
    outputs.set(`${release}/segments.json`, print({ segments, codes: Object.fromEntries(known) }));
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
  return `{\n  ${head},\n  "structure": [\n${structureText(structure)}\n  ]\n}\n`;
}

function tagsOf(structure) {
  return structure.flatMap((one) => (Array.isArray(one) ? tagsOf(one) : [one.replace(/[!*].*$/, '')]));
}

function segmentText(elements, note) {
  const text = typeof elements === 'string' ? elements : elements.map(elementText).join(' ');
  return note === undefined ? text : `${text} | ${note}`;
}

function elementText({ comp, type, len, req }) {
  const [min, max] = Array.isArray(len) ? len : [1, len];
  const text = comp === undefined ? `${type}:${min === max ? max : `${min}/${max}`}` : `(${comp.map(elementText).join(' ')})`;
  return `${text}${req ? '!' : ''}`;
}
