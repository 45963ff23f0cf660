// Facts of a directory → texts of its files, in the notation that schemas/edifact/README.md explains.

import { structureText } from '../edi/structure-text.mjs';

/** Segments that every message has and no guide needs to repeat: the reader and the writer own them. */
const IMPLIED = new Set(['UNH', 'UNT']);
/** Lists of lists: an agreement may name any (1131), so the directory's values do not close it. */
const OPEN_LISTS = new Set(['1131']);

/** The text of a message file.
 *  @param identity UNH S009: `RETANN:D:01B:UN` */
export function messageText(identity, nodes) {
  return `{\n  "message": "${identity}",\n  "structure": [\n${structureText(nodes.filter(({ seg }) => !IMPLIED.has(seg)).map(item))}\n  ]\n}\n`;
}

/** A segment, or a group with its name and its items, in our notation. */
function item(node) {
  if (node.group === undefined) return `${node.seg}${suffix(node)}`;
  return [`${node.group}${suffix(node)}`, ...node.items.map(item)];
}

function suffix({ req, max }) {
  return `${req ? '!' : ''}${max > 1 ? `*${max}` : ''}`;
}

/** Definitions of the segments with these tags, and of the composites and elements that they need. */
export function segmentTables(facts, tags) {
  const elements = {};
  const composites = {};
  const segments = {};
  const addElement = ({ de, type, max }) => {
    elements[de] = facts.elements[de] ?? (max === null ? type : `${type}..${max}`);
    return de;
  };
  const compositeText = (id, items) => {
    const text = facts.composites[id];
    if (text === undefined) return listText(items, addElement);
    items.map(addElement);
    for (const [element] of text.matchAll(/\b\d{4}\b/g)) elements[element] ??= facts.elements[element];
    return text;
  };
  for (const tag of tags) {
    segments[tag] = listText(facts.segments[tag].elements, (element) => {
      if (element.composite === undefined) return addElement(element);
      composites[element.composite] = compositeText(element.composite, element.items);
      return element.composite;
    });
  }
  const undefinedOnes = Object.keys(elements).filter((element) => elements[element] === undefined);
  if (undefinedOnes.length > 0) throw new Error(`elements without a definition: ${undefinedOnes.join(', ')}`);
  return { elements: sorted(elements), composites: sorted(composites), segments };
}

/** `3036!*5 3045`: what is listed several times in a row, the first alone mandatory, is written once with its count. */
export function listText(items, name) {
  const parts = [];
  for (const item of items) {
    const id = name(item);
    const last = parts.at(-1);
    if (last !== undefined && last.id === id && !item.req) last.count += 1;
    else parts.push({ id, req: item.req, count: 1 });
  }
  return parts.map(({ id, req, count }) => `${id}${req ? '!' : ''}${count > 1 ? `*${count}` : ''}`).join(' ');
}

/** The closed lists of these elements. */
export function codeLists(all, elements) {
  const closed = elements.filter((element) => all[element] !== undefined && !OPEN_LISTS.has(element));
  return Object.fromEntries(closed.map((element) => [element, all[element].join(' ')]));
}

function sorted(table) {
  return Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
}
