import { SaxesParser } from 'saxes';
import { hubError } from '../../kernel/errors.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import type { Steps } from '../../kernel/steps.ts';
import { decodeXml } from './encoding.ts';

/** Caps on what is read. A node is an element, an attribute or a text. */
export const xmlLimits = { maxBytes: 25 * 1024 * 1024, maxDepth: 100, maxNodes: 1_000_000 } as const;

/** How elements become a tree. */
export interface XmlTreeOptions {
  /** Leave out namespace prefixes and declarations? */
  readonly stripNamespaces: boolean;
  /** Names of elements that are lists even where they occur once. */
  readonly lists: ReadonlySet<string>;
}

/** The text of an XML document.
 *  @throws HubError `E_DOCUMENT_LIMIT`, `E_CHARSET` */
export function xmlText(bytes: Uint8Array): string {
  if (bytes.length > xmlLimits.maxBytes) throw hubError('E_DOCUMENT_LIMIT', { limit: `${xmlLimits.maxBytes} bytes` });
  return decodeXml(bytes);
}

/** Reads XML 1.0 into a tree, piece by piece of the text: `{"root": …}`. An element with neither attributes nor elements is its text; any other is
 *  an object with attributes as `@name`, elements as `name` and its text, if any, as `#text`. What occurs several times
 *  in one element is a list. Text between elements loses the blanks around it; other text is kept as it is.
 *  A DOCTYPE is refused before parsing, and no entity is known beyond the five of XML itself.
 *  @throws HubError `E_DOCUMENT_LIMIT`, `E_XML_DOCTYPE`, `E_XML_SYNTAX`, with line and column */
export function* readingXmlText(text: string, options: XmlTreeOptions): Steps<JsonObject> {
  refuseDoctype(text);
  return yield* new TreeBuilder(options).build(text);
}

/** So many characters are read in one step. */
const PIECE = 64 * 1024;

/** Walks the prolog: declaration, comments and processing instructions may stand before a DOCTYPE. */
function refuseDoctype(text: string): void {
  let at = 0;
  for (;;) {
    while (/\s/.test(text[at] ?? '')) at += 1;
    const end = text.startsWith('<?', at) ? '?>' : text.startsWith('<!--', at) ? '-->' : undefined;
    if (end === undefined) break;
    const close = text.indexOf(end, at + 2);
    if (close < 0) return;
    at = close + end.length;
  }
  if (!/^<!doctype/i.test(text.slice(at, at + 9))) return;
  const lines = text.slice(0, at).split('\n');
  throw hubError('E_XML_DOCTYPE', {}, { at: { line: lines.length, column: (lines.at(-1) ?? '').length + 1 } });
}

interface OpenElement {
  readonly name: string;
  readonly children: Map<string, Json[]>;
  text: string;
  hasElements: boolean;
}

class TreeBuilder {
  readonly #options: XmlTreeOptions;
  readonly #parser = new SaxesParser({ xmlns: true, position: true });
  readonly #open: OpenElement[] = [{ name: '', children: new Map(), text: '', hasElements: false }];
  #nodes = 0;

  constructor(options: XmlTreeOptions) {
    this.#options = options;
  }

  *build(text: string): Steps<JsonObject> {
    const parser = this.#parser;
    parser.on('error', (error) => {
      const reason = error.message.replace(/^(?:[^:]*:)?\d+:\d+: /, '').replace(/\.$/, '');
      throw hubError('E_XML_SYNTAX', { reason }, { at: this.#here() });
    });
    parser.on('doctype', () => {
      throw hubError('E_XML_DOCTYPE', {}, { at: this.#here() });
    });
    parser.on('opentag', (tag) => this.#begin(tag));
    parser.on('closetag', () => this.#end());
    parser.on('text', (value) => this.#addText(value));
    parser.on('cdata', (value) => this.#addText(value));
    for (let at = 0; at < text.length; at += PIECE) {
      parser.write(text.slice(at, at + PIECE));
      yield;
    }
    parser.close();
    return Object.fromEntries([...(this.#open[0] as OpenElement).children].map(([name, values]) => [name, values[0] as Json]));
  }

  #begin(tag: {
    readonly name: string;
    readonly local: string;
    readonly attributes: Readonly<Record<string, { readonly name: string; readonly local: string; readonly value: string }>>;
  }): void {
    this.#count(1);
    if (this.#open.length > xmlLimits.maxDepth)
      throw hubError('E_DOCUMENT_LIMIT', { limit: `depth ${xmlLimits.maxDepth}` }, { at: this.#here() });
    const strip = this.#options.stripNamespaces;
    const element: OpenElement = { name: strip ? tag.local : tag.name, children: new Map(), text: '', hasElements: false };
    for (const attribute of Object.values(tag.attributes)) {
      if (strip && /^xmlns(?::|$)/.test(attribute.name)) continue;
      this.#count(1);
      element.children.set(`@${strip ? attribute.local : attribute.name}`, [attribute.value]);
    }
    this.#open.push(element);
  }

  #end(): void {
    const element = this.#open.pop() as OpenElement;
    const parent = this.#open.at(-1) as OpenElement;
    parent.hasElements = true;
    const siblings = parent.children.get(element.name);
    const value = this.#valueOf(element);
    if (siblings === undefined) parent.children.set(element.name, [value]);
    else siblings.push(value);
  }

  #addText(value: string): void {
    this.#count(1);
    (this.#open.at(-1) as OpenElement).text += value;
  }

  #valueOf({ children, text, hasElements }: OpenElement): Json {
    if (children.size === 0) return text;
    const entries = [...children].map(([name, values]): [string, Json] => [
      name,
      this.#isList(name, values) ? values : (values[0] as Json),
    ]);
    const own = hasElements ? text.trim() : text;
    if (own !== '') entries.push(['#text', own]);
    return Object.fromEntries(entries);
  }

  #isList(name: string, values: readonly Json[]): boolean {
    return values.length > 1 || this.#options.lists.has(name);
  }

  #count(nodes: number): void {
    this.#nodes += nodes;
    if (this.#nodes > xmlLimits.maxNodes)
      throw hubError('E_DOCUMENT_LIMIT', { limit: `${xmlLimits.maxNodes} nodes` }, { at: this.#here() });
  }

  #here(): { line: number; column: number } {
    return { line: this.#parser.line, column: this.#parser.columnIndex + 1 };
  }
}
