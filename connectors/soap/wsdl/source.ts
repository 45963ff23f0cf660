import type { XmlElement } from '../xml.ts';

/** An element as a document of its own: the namespaces that are declared around it are declared on it, and it stands on the lines
 *  on which it stood.
 *  @param text that the element was read from */
export function standalone(text: string, element: XmlElement): string {
  const startTag = text.slice(element.start, element.startTagEnd);
  const name = /^<[^\s/>]+/.exec(startTag)?.[0] ?? '<';
  const own = new Set([...startTag.replace(/"[^"]*"|'[^']*'/g, '""').matchAll(/["\s](xmlns(?::[^\s=]+)?)\s*=/g)].map(([, each]) => each));
  let declared = '';
  for (const prefix in element.scope) {
    const attribute = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
    if (!own.has(attribute)) declared += ` ${attribute}="${attributeText(element.scope[prefix] ?? '')}"`;
  }
  const line = element.line - lineBreaks(startTag);
  return `${'\n'.repeat(Math.max(0, line - 1))}${name}${declared}${text.slice(element.start + name.length, element.end)}`;
}

/** A change of a text: what stands from one offset to another becomes another text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** Makes changes that do not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  let out = text;
  for (const { start, end, by } of [...edits].sort((a, b) => b.start - a.start)) out = out.slice(0, start) + by + out.slice(end);
  return out;
}

/** The start tag with an attribute set to a value. */
export function withAttribute(text: string, element: XmlElement, name: string, value: string): Edit {
  const { start, startTagEnd: end } = element;
  const startTag = text.slice(start, end);
  const written = ` ${name}="${attributeText(value)}"`;
  const existing = new RegExp(`\\s${name}\\s*=\\s*("[^"]*"|'[^']*')`);
  const by = existing.test(startTag) ? startTag.replace(existing, () => written) : startTag.replace(/\s*\/?>$/, (close) => written + close);
  return { start, end, by };
}

/** A text as it stands in an attribute. */
export function attributeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function lineBreaks(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
