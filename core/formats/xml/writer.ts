import { type Finding, finding, hubError } from '../../kernel/errors.ts';
import { isJsonObject, type Json } from '../../kernel/json.ts';

/** Writes a tree of {@link readingXmlText}'s convention as XML 1.0 in UTF-8. Attributes come first, then the text, then the
 *  elements in the order of their names; null and empty lists are left out.
 *  @throws HubError `E_NOT_WRITABLE` with every place that is no XML */
export function writeXml(tree: Json): Uint8Array {
  const writer = new XmlWriter();
  const names = isJsonObject(tree) ? Object.keys(tree) : [];
  const [root] = names;
  if (!isJsonObject(tree) || root === undefined || names.length > 1 || Array.isArray(tree[root])) {
    writer.fail('must be an object with one name: the root element', '');
  } else writer.element(root, tree[root] as Json, '');
  const [first] = writer.findings;
  if (first === undefined) return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${writer.parts.join('')}`, 'utf8');
  throw hubError(
    'E_NOT_WRITABLE',
    { format: 'XML', count: writer.findings.length, reason: first.message },
    { at: first.at, findings: writer.findings },
  );
}

/** XML 1.0 (fifth edition), section 2.3, productions 4 and 4a. */
const NAME_START =
  ':A-Z_a-z\\u{c0}-\\u{d6}\\u{d8}-\\u{f6}\\u{f8}-\\u{2ff}\\u{370}-\\u{37d}\\u{37f}-\\u{1fff}\\u{200c}\\u{200d}\\u{2070}-\\u{218f}\\u{2c00}-\\u{2fef}' +
  '\\u{3001}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{fffd}\\u{10000}-\\u{effff}';
const NAME = new RegExp(`^[${NAME_START}][${NAME_START}\\-.0-9\\u{b7}\\u{300}-\\u{36f}\\u{203f}\\u{2040}]*$`, 'u');
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0, section 2.2, production 2
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

class XmlWriter {
  readonly parts: string[] = [];
  readonly findings: Finding[] = [];

  element(name: string, value: Json, path: string): void {
    const here = `${path}/${name}`;
    this.#checkName(name, here);
    this.parts.push(`<${name}`);
    if (!isJsonObject(value)) {
      const text = this.#text(value, here);
      this.parts.push(text === '' ? '/>' : `>${text}</${name}>`);
      return;
    }
    for (const [key, own] of Object.entries(value)) if (key.startsWith('@')) this.#attribute(key.slice(1), own, `${here}/${key}`);
    const text = value['#text'] === undefined ? '' : this.#text(value['#text'], `${here}/#text`);
    const elements = Object.entries(value).filter(([key, own]) => key !== '#text' && !key.startsWith('@') && own !== null);
    if (text === '' && elements.every(([, own]) => Array.isArray(own) && own.length === 0)) {
      this.parts.push('/>');
      return;
    }
    this.parts.push('>', text);
    for (const [key, own] of elements) {
      for (const item of Array.isArray(own) ? (own as readonly Json[]) : [own]) this.element(key, item, here);
    }
    this.parts.push(`</${name}>`);
  }

  fail(reason: string, path: string): void {
    this.findings.push(finding('E_SCHEMA', { reason }, { path }));
  }

  #attribute(name: string, value: Json, path: string): void {
    if (value === null) return;
    this.#checkName(name, path);
    this.parts.push(` ${name}="${this.#scalar(value, path).replace(/[&<"\r\n\t]/g, (character) => escapes[character] as string)}"`);
  }

  #text(value: Json, path: string): string {
    return this.#scalar(value, path).replace(/[&<>\r]/g, (character) => escapes[character] as string);
  }

  #scalar(value: Json, path: string): string {
    if (value === null) return '';
    if (typeof value === 'object') {
      this.fail('must be a text, a number or true or false', path);
      return '';
    }
    const text = String(value);
    if (FORBIDDEN.test(text)) this.fail('has a character that XML does not allow', path);
    return text;
  }

  #checkName(name: string, path: string): void {
    if (!NAME.test(name)) this.fail('has a name that XML does not allow', path);
  }
}
