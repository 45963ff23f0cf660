/** The text of a structure in the notation of guides, as JSON: a group opens a line of its own; the segments between groups share
 *  lines.
 *  @param structure items: `"BGM!"`, or a group as the list of its name and its items */
export function structureText(structure) {
  return lines(structure, '    ');
}

function lines(structure, indent) {
  const grouped = [[]];
  for (const one of structure) {
    if (Array.isArray(one)) grouped.push(one, []);
    else grouped.at(-1).push(JSON.stringify(one));
  }
  return grouped
    .flatMap((line, index) => (index % 2 === 1 ? [groupText(line, indent)] : line.length === 0 ? [] : [`${indent}${line.join(', ')}`]))
    .join(',\n');
}

function groupText([name, ...content], indent) {
  const head = JSON.stringify(name);
  if (content.some(Array.isArray)) return `${indent}[${head},\n${lines(content, `${indent}  `)}]`;
  return `${indent}[${[head, ...content.map((one) => JSON.stringify(one))].join(', ')}]`;
}
