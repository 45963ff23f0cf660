/** A block of a README. */
export type Block =
  | { readonly is: 'heading'; readonly level: number; readonly text: string }
  | { readonly is: 'paragraph'; readonly text: string }
  | { readonly is: 'code'; readonly text: string }
  | { readonly is: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly is: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** A part of a line. */
export type Inline =
  | { readonly is: 'text' | 'code' | 'strong' | 'emphasis'; readonly text: string }
  | { readonly is: 'link'; readonly text: string; readonly to: string };

const ITEM = /^\s*(?:[-*]|(\d+)\.)\s+(.*)$/;

/** The blocks of a text in the Markdown that READMEs of partners use. What is none of it is a paragraph. */
export function blocksOf(text: string): readonly Block[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    if (line.trim() === '') at += 1;
    else if (heading !== null) {
      blocks.push({ is: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' });
      at += 1;
    } else if (line.startsWith('```')) {
      const end = lines.findIndex((other, index) => index > at && other.startsWith('```'));
      const last = end < 0 ? lines.length : end;
      blocks.push({ is: 'code', text: lines.slice(at + 1, last).join('\n') });
      at = last + 1;
    } else {
      const end = endOf(lines, at);
      blocks.push(blockOf(lines.slice(at, end)));
      at = end;
    }
  }
  return blocks;
}

/** Code, bold, emphasis and links of a line. */
export function inlinesOf(line: string): readonly Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const found of line.matchAll(
    /`([^`]+)`|\*\*([^*]+)\*\*|(?<![\w*])\*([^*\s](?:[^*]*[^*\s])?)\*(?![\w*])|\[([^\]]+)\]\(([^)\s]+)\)/g,
  )) {
    if (found.index > from) parts.push({ is: 'text', text: line.slice(from, found.index) });
    const [whole, code, strong, emphasis, text, to] = found;
    if (code !== undefined) parts.push({ is: 'code', text: code });
    else if (strong !== undefined) parts.push({ is: 'strong', text: strong });
    else if (emphasis !== undefined) parts.push({ is: 'emphasis', text: emphasis });
    else if (text !== undefined && to !== undefined) parts.push({ is: 'link', text, to });
    from = found.index + whole.length;
  }
  if (from < line.length) parts.push({ is: 'text', text: line.slice(from) });
  return parts;
}

/** Where a block of lines ends: at an empty line, a heading or a fence. */
function endOf(lines: readonly string[], from: number): number {
  const next = lines.findIndex((line, index) => index > from && (line.trim() === '' || /^(#{1,6}\s|```)/.test(line)));
  return next < 0 ? lines.length : next;
}

function blockOf(lines: readonly string[]): Block {
  const [first = '', second = ''] = lines;
  if (first.trim().startsWith('|') && /^[\s|:-]+$/.test(second)) {
    return { is: 'table', head: cellsOf(first), rows: lines.slice(2).map(cellsOf) };
  }
  const item = ITEM.exec(first);
  if (item === null) return { is: 'paragraph', text: lines.map((line) => line.trim()).join(' ') };
  const items: string[] = [];
  for (const line of lines) {
    const begun = ITEM.exec(line);
    if (begun !== null) items.push(begun[2] ?? '');
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return { is: 'list', ordered: item[1] !== undefined, items };
}

function cellsOf(line: string): readonly string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}
