#!/usr/bin/env node
// Writes schemas/edifact/<directory>/: the message guides of the UN directories, in the notation that
// schemas/edifact/README.md explains. Facts only: structure, status, repetition, type and length, code values; no
// text of a directory. The facts come from JSON files made from the UNECE directories (edifact_D01B.json, …), which
// are not part of the project:
//
//   node tools/edifact/generate-guides.mjs --facts DIR --out schemas/edifact [--check]
//
// With --check it writes nothing and exits 1 where a committed file differs. What is written by hand (syntax-3,
// syntax-4 and the overlays eancom-*) is left alone.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { print, writeGuides } from '../edi/write-guides.mjs';
import { correctFacts } from './correct-facts.mjs';
import { corrections } from './fact-corrections.mjs';
import { plan } from './guide-plan.mjs';
import { codeLists, messageText, segmentTables } from './guide-text.mjs';

/** Service segments are in syntax-3 and syntax-4, not in a directory. */
const SERVICE = new Set(['UNH', 'UNS', 'UNT']);

await writeGuides(generate);

/** Path → text of all that is generated. */
async function generate(folder) {
  const facts = {};
  for (const directory of Object.keys(plan)) {
    const file = await readFile(join(folder, `edifact_${directory.toUpperCase()}.json`), 'utf8');
    facts[directory] = correctFacts(JSON.parse(file), directory, corrections[directory]);
  }
  const outputs = new Map();
  for (const [directory, { messages, borrowed }] of Object.entries(plan)) {
    const structures = messages.map((type) => facts[directory].messages[type]);
    for (const [lender, types] of Object.entries(borrowed)) structures.push(...types.map((type) => facts[lender].messages[type]));
    for (const type of messages)
      outputs.set(`${directory}/messages/${type}.json`, messageText(identity(directory, type), facts[directory].messages[type]));
    const tags = [...new Set(structures.flatMap(tagsOf))].filter((tag) => !SERVICE.has(tag)).sort();
    const segments = segmentTables(facts[directory], tags);
    outputs.set(`${directory}/segments.json`, print(segments));
    outputs.set(`${directory}/codes.json`, print(codeLists(facts[directory].codes, Object.keys(segments.elements))));
  }
  return outputs;
}

function identity(directory, type) {
  return [type, directory[0].toUpperCase(), directory.slice(1).toUpperCase(), 'UN'].join(':');
}

function tagsOf(nodes) {
  return nodes.flatMap((node) => (node.seg === undefined ? tagsOf(node.items) : [node.seg]));
}
