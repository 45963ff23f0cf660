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
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

/** Which messages each directory offers. `borrowed`: structures that an overlay takes from a later directory and
 *  whose segments and codes it takes from this one (EANCOM 1997 used RETANN and RETINS before the UN had them). */
const plan = {
  d96a: { messages: ['APERAK', 'COMDIS', 'IFTMIN', 'IFTSTA', 'RECADV'], borrowed: { d97b: ['RETANN', 'RETINS'] } },
  d97b: { messages: ['INVOIC', 'RETANN', 'RETINS'], borrowed: {} },
  d01b: { messages: ['COMDIS', 'RECADV', 'REMADV', 'RETANN', 'RETINS'], borrowed: {} },
};

/** Components that the facts have lost, found by comparing the directories with each other and with the UN's pages
 *  (service.unece.org/trade/untdid): most have a hyphen or a comma in their name. A lost component would shift all
 *  that follow it, so these composites are given here. */
const corrections = {
  d96a: { elements: {}, composites: {} },
  d97b: {
    elements: { 3207: 'an..3', 3453: 'an..3', 4405: 'an..3', 5375: 'an..3', 5495: 'an..3', 6345: 'an..3', 8212: 'an..35', 8213: 'an..9' },
    composites: {
      C059: '3042!*4',
      C222: '8213 1131 3055 8212 8453',
      C233: '7273! 1131 3055 7273 1131 3055',
      C237: '8260 1131 3055 3207',
      C273: '7009 1131 3055 7008*2 3453',
      C401: '8457! 8459! 7130',
      C402: '7077! 7064! 7143 7064 7143',
      C503: '1004 1373 1366 3453',
      C504: '6347! 6345 6343 6348',
      C509: '5125! 5118 5375 5387 5284 6411',
      C516: '5025! 5004 6345 6343 4405',
      C529: '7365! 1131 3055 7187',
      C536: '4065! 1131 3055',
      C537: '4219! 1131 3055',
      C703: '7085! 1131 3055',
      C827: '7511! 1131 3055',
      C829: '5495 1082',
      C850: '4405! 3036',
    },
  },
  d01b: {
    elements: { 3228: 'an..70', 3229: 'an..9', 5495: 'an..3', 6154: 'an..70', 6155: 'an..17' },
    composites: { C502: '6313 6321 6155 6154', C819: '3229 1131 3055 3228', C829: '5495 1082' },
  },
};

/** Segments that every message has and no guide needs to repeat: the reader and the writer own them. */
const IMPLIED = new Set(['UNH', 'UNT']);
/** Service segments are in syntax-3 and syntax-4, not in a directory. */
const SERVICE = new Set(['UNH', 'UNS', 'UNT']);
/** Lists of lists: an agreement may name any (1131), so the directory's values do not close it. */
const OPEN_LISTS = new Set(['1131']);

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
  const facts = {};
  for (const directory of Object.keys(plan)) {
    facts[directory] = JSON.parse(await readFile(join(folder, `edifact_${directory.toUpperCase()}.json`), 'utf8'));
  }
  const outputs = new Map();
  for (const [directory, { messages, borrowed }] of Object.entries(plan)) {
    const structures = messages.map((type) => facts[directory].messages[type]);
    for (const [lender, types] of Object.entries(borrowed)) structures.push(...types.map((type) => facts[lender].messages[type]));
    for (const type of messages)
      outputs.set(`${directory}/messages/${type}.json`, messageFile(directory, type, facts[directory].messages[type]));
    const tags = new Set(structures.flatMap(tagsOf));
    const segments = segmentTables(facts[directory].segments, [...tags].filter((tag) => !SERVICE.has(tag)).sort(), corrections[directory]);
    outputs.set(`${directory}/segments.json`, print(segments));
    outputs.set(`${directory}/codes.json`, print(codeLists(facts[directory].codes, Object.keys(segments.elements))));
  }
  return outputs;
}

function messageFile(directory, type, nodes) {
  const identity = [type, directory[0].toUpperCase(), directory.slice(1).toUpperCase(), 'UN'].join(':');
  return `{\n  "message": "${identity}",\n  "structure": [\n${nodeLines(nodes, '    ')}\n  ]\n}\n`;
}

/** A group opens a line of its own; the segments between groups share lines. */
function nodeLines(nodes, indent) {
  const lines = [[]];
  for (const node of nodes) {
    if (node.group !== undefined) lines.push(node, []);
    else if (!IMPLIED.has(node.seg)) lines.at(-1).push(JSON.stringify(`${node.seg}${suffix(node)}`));
  }
  const printed = lines.flatMap((line) => {
    if (!Array.isArray(line)) return [groupText(line, indent)];
    return line.length === 0 ? [] : [`${indent}${line.join(', ')}`];
  });
  return printed.join(',\n');
}

function groupText(group, indent) {
  const head = JSON.stringify(`${group.group}${suffix(group)}`);
  if (group.items.some((item) => item.group !== undefined)) return `${indent}[${head},\n${nodeLines(group.items, `${indent}  `)}]`;
  return `${indent}[${[head, ...group.items.map((item) => JSON.stringify(`${item.seg}${suffix(item)}`))].join(', ')}]`;
}

function suffix({ req, max }) {
  return `${req ? '!' : ''}${max > 1 ? `*${max}` : ''}`;
}

function tagsOf(nodes) {
  return nodes.flatMap((node) => (node.seg === undefined ? tagsOf(node.items) : [node.seg]));
}

function segmentTables(all, tags, corrected) {
  const elements = {};
  const composites = {};
  const segments = {};
  const addElement = ({ de, type, max }) => {
    elements[de] = max === null ? type : `${type}..${max}`;
    return de;
  };
  for (const tag of tags) {
    segments[tag] = listText(all[tag].elements, (element) => {
      if (element.composite === undefined) return addElement(element);
      composites[element.composite] = listText(element.items, addElement);
      return element.composite;
    });
  }
  for (const [id, parts] of Object.entries(corrected.composites)) {
    if (composites[id] === undefined) continue;
    composites[id] = parts;
    for (const [element] of parts.matchAll(/\b\d{4}\b/g)) elements[element] ??= corrected.elements[element];
  }
  return { elements: sorted(elements), composites: sorted(composites), segments };
}

/** `3036!*5 3045`: what is listed several times in a row, the first alone mandatory, is written once with its count. */
function listText(items, name) {
  const parts = [];
  for (const item of items) {
    const id = name(item);
    const last = parts.at(-1);
    if (last !== undefined && last.id === id && !item.req) last.count += 1;
    else parts.push({ id, req: item.req, count: 1 });
  }
  return parts.map(({ id, req, count }) => `${id}${req ? '!' : ''}${count > 1 ? `*${count}` : ''}`).join(' ');
}

function codeLists(all, elements) {
  const lists = {};
  for (const element of elements) {
    if (all[element] !== undefined && !OPEN_LISTS.has(element)) lists[element] = Object.keys(all[element]).join(' ');
  }
  return lists;
}

function sorted(table) {
  return Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function print(value) {
  return `${JSON.stringify(value, null, 1)}\n`;
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
