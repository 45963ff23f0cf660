/** How a document is shown. */
export type DocumentKind = 'json' | 'xml' | 'edifact' | 'x12' | 'csv' | 'text' | 'binary';

/** A document on lines that a person can read: white space between its tokens changes, nothing else, so that a number or a blank
 *  inside a text is shown as it came. */
export function pretty(kind: DocumentKind, text: string): string {
  if (kind === 'json') return prettyJson(text);
  if (kind === 'xml') return text.includes('\n') ? text : prettyXml(text);
  if (kind === 'edifact') return text.includes('\n') ? text : text.replaceAll(/(?<!\?)'(?=[A-Z]{3})/g, "'\n");
  if (kind === 'x12') return text.includes('\n') ? text : text.replaceAll(/~(?=[A-Z]{2,3}\d?\*?)/g, '~\n');
  return text;
}

/** Strings, brackets, signs, and what stands between them. */
const jsonTokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

function prettyJson(text: string): string {
  if (!/^\s*[{[]/.test(text)) return text;
  const tokens = text.match(jsonTokens) ?? [];
  let depth = 0;
  let out = '';
  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    if (token === '}' || token === ']') {
      depth -= 1;
      out += `${/^[[{]$/.test(tokens[index - 1] ?? '') ? '' : line(depth)}${token}`;
    } else if (token === '{' || token === '[') {
      depth += 1;
      out += `${token}${next === '}' || next === ']' ? '' : line(depth)}`;
    } else if (token === ',') out += `,${line(depth)}`;
    else out += token === ':' ? ': ' : token;
  });
  return out;
}

const line = (depth: number) => `\n${'  '.repeat(Math.max(0, depth))}`;

/** Only where one tag follows another: mixed content stays as it is. */
function prettyXml(text: string): string {
  let depth = 0;
  return text
    .replaceAll(/>\s*</g, '>\n<')
    .split('\n')
    .map((row) => {
      if (/^<\//.test(row)) depth -= 1;
      const out = `${'  '.repeat(Math.max(0, depth))}${row}`;
      if (/^<[^!?/][^>]*[^/]>$/.test(row) || /^<\w>$/.test(row)) depth += 1;
      return out;
    })
    .join('\n');
}
