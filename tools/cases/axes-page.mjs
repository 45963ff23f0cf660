/** docs/cases.md with the machines of the axes between its markers: a diagram and a table of each. */
export function withAxes(page, machines) {
  const parts = machines.map((machine) => `### ${machine.axis}\n\n${diagram(machine)}\n${table(machine)}`);
  return page.replace(/<!-- axes:begin -->[\s\S]*<!-- axes:end -->/, `<!-- axes:begin -->\n${parts.join('\n')}<!-- axes:end -->`);
}

const FEW = 4;

function diagram({ initial, transitions }) {
  // Moves that are possible from many states would hide the others: they are in the table.
  const few = transitions.filter(({ from }) => from.length <= FEW);
  const edges = few.flatMap(({ from, to }) => from.filter((each) => each !== to).map((each) => `  ${each} --> ${to}`));
  return `\`\`\`mermaid\nstateDiagram-v2\n  [*] --> ${initial}\n${[...new Set(edges)].sort().join('\n')}\n\`\`\`\n`;
}

function table({ transitions }) {
  const rows = transitions
    .filter(({ from, to }) => from.some((each) => each !== to))
    .map(({ on, when, from, to }) => `| ${on.map((type) => `\`${type}\``).join(', ')} | ${when?.say ?? ''} | ${from.join(', ')} | ${to} |`);
  return `| message | when | from | to |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}
