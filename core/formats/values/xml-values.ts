import type { ValueSpan } from './value-span.ts';

const MARKUP = /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)|<\?[\s\S]*?(?:\?>|$)|<!(?:[^>]*)>|<\/[^>]*>|<[^>]*>|[^<]+|</g;
const ATTRIBUTE = /([^\s=<>"'/]+)\s*=\s*("([^"]*)"|'([^']*)')/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The texts and attributes of an XML document with the names of the elements around them, without prefixes; comments too, for they may
 *  hold anything. Declarations of names spaces and the like are no values. Takes what is not well formed, as far as it has markup. */
export function* xmlValues(text: string): Generator<ValueSpan> {
  const names: string[] = [];
  for (const match of text.matchAll(MARKUP)) {
    const [token, cdata] = match;
    const from = match.index;
    if (token.startsWith('<!--')) yield* whole(from + 4, token.slice(4).replace(/-->$/, ''), names, plain);
    else if (token.startsWith('<![CDATA[')) yield* whole(from + 9, cdata ?? '', names, plain);
    else if (token.startsWith('<?') || token.startsWith('<!')) continue;
    else if (token.startsWith('</')) names.pop();
    else if (token.startsWith('<') && token.length > 1) yield* element(token, from, names);
    else yield* whole(from, token, names, writeEntities);
  }
}

function* element(token: string, from: number, names: string[]): Generator<ValueSpan> {
  const name = /^<([^\s/>]+)/.exec(token)?.[1] ?? '';
  names.push(localName(name));
  const rest = name.length + 1;
  for (const match of token.slice(rest).matchAll(ATTRIBUTE)) {
    const [all, attribute = '', quoted = ''] = match;
    if (/^(xmlns(:|$)|xsi:|xml:)/.test(attribute)) continue;
    const start = from + rest + match.index + all.length - quoted.length + 1;
    yield* whole(start, quoted.slice(1, -1), [...names, localName(attribute)], writeEntities);
  }
  if (token.endsWith('/>')) names.pop();
}

function* whole(from: number, written: string, names: readonly string[], write: (text: string) => string): Generator<ValueSpan> {
  const lead = written.length - written.trimStart().length;
  const inner = written.trim();
  if (inner === '') return;
  const value = write === plain ? inner : readEntities(inner);
  yield { from: from + lead, to: from + lead + inner.length, value, names: [...names], write };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function plain(text: string): string {
  return text.replaceAll(']]>', '').replaceAll('-->', '');
}

function writeEntities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function readEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (entity, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? entity;
    const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
}
