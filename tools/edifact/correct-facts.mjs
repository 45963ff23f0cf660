import { listText } from './guide-text.mjs';

/** The facts of a directory with its corrections put on: group repetitions and code lists in place, `composites` (texts) and
 *  `elements` (types and lengths) beside them.
 *  @throws Error for a correction that the facts do not need: they have been mended, or it never was one */
export function correctFacts(facts, directory, { elements, composites, repetitions, codes }) {
  const stale = [];
  const demand = (needed, name) => needed || stale.push(name);
  const listed = Object.values(facts.segments).flatMap((segment) => segment.elements);
  const simple = listed.flatMap((item) => item.items ?? [item]);
  for (const element of Object.keys(elements)) demand(!simple.some(({ de, max }) => de === element && max !== null), element);
  for (const [id, text] of Object.entries(composites)) {
    const fact = listed.find(({ composite }) => composite === id);
    demand(fact !== undefined && listText(fact.items, ({ de }) => de) !== text, id);
  }
  for (const [type, groups] of Object.entries(repetitions)) {
    for (const [name, max] of Object.entries(groups)) {
      const group = groupNamed(facts.messages[type], name);
      demand(group !== undefined && group.max !== max, `${type} ${name}`);
      if (group !== undefined) group.max = max;
    }
  }
  const lists = Object.entries(facts.codes).map(([element, list]) => {
    const renamed = codes[element] ?? {};
    for (const code of Object.keys(renamed)) demand(list[code] !== undefined, `${element} ${code}`);
    return [element, Object.keys(list).flatMap((code) => renamed[code] ?? [code])];
  });
  if (stale.length > 0) throw new Error(`corrections of ${directory} that the facts do not need: ${stale.join(', ')}`);
  return { ...facts, codes: Object.fromEntries(lists), elements, composites };
}

function groupNamed(nodes, name) {
  for (const node of nodes) {
    if (node.group === name) return node;
    const inner = node.group === undefined ? undefined : groupNamed(node.items, name);
    if (inner !== undefined) return inner;
  }
  return undefined;
}
