import { SaxesParser, type SaxesTagNS } from 'saxes';
import { decodeXml } from '../../core/formats/xml/encoding.ts';
import { HubError, hubError } from '../../core/kernel/errors.ts';
import { atOneGo, type Steps } from '../../core/kernel/steps.ts';

/** An element of a document that came from outside, with its place in the text. */
export interface XmlElement {
  readonly uri: string;
  readonly local: string;
  /** By local name; namespace declarations and `xsi:` attributes are left out. */
  readonly attributes: ReadonlyMap<string, string>;
  /** `xsi:nil="true"`. */
  readonly nil: boolean;
  /** `xsi:type`, as written. */
  readonly type: string | undefined;
  /** Namespaces by prefix, as far as they are declared here or around (those around by its prototype: a copy at each element would
   *  take the square of their number); the default one by the empty prefix. */
  readonly scope: Readonly<Record<string, string>>;
  /** Line of the end of its start tag, from 1. */
  readonly line: number;
  /** Where its start tag begins and ends, as offsets in the text. */
  readonly start: number;
  readonly startTagEnd: number;
  /** Where its end tag ends. */
  end: number;
  readonly children: XmlElement[];
  /** The text directly inside, untrimmed; empty if there is none. */
  text: string;
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const XMLNS = 'http://www.w3.org/2000/xmlns/';
/** Attributes of SOAP's own encoding say how something is written, not what. */
const ENCODING = new Set(['http://schemas.xmlsoap.org/soap/encoding/', 'http://www.w3.org/2003/05/soap-encoding']);
/** A partner's answer is hostile input: beyond this it is no answer. */
const MAX_DEPTH = 100;
const MAX_ELEMENTS = 200_000;

/** Reads a partner's document, see {@link parseXml}.
 *  @throws HubError `E_CHARSET` too */
export function readXml(body: Uint8Array, contentType: string): XmlElement {
  return parseXml(xmlText(body, contentType));
}

/** Reads XML 1.0. A DOCTYPE is refused before anything in it is looked at, so there are no entities to expand.
 *  @throws HubError `E_XML_SYNTAX` (with line and column, never with the partner's text), `E_XML_DOCTYPE`, `E_DOCUMENT_LIMIT` */
export function parseXml(text: string): XmlElement {
  return atOneGo(parsingXml(text));
}

/** So many characters are read in one step. */
const PIECE = 64 * 1024;

/** The same in steps, of a piece of the text each. */
export function* parsingXml(text: string): Steps<XmlElement> {
  const parser = new SaxesParser({ xmlns: true });
  let start = 0;
  const root: { element?: XmlElement } = {};
  const open: XmlElement[] = [];
  let count = 0;
  const syntax = () => hubError('E_XML_SYNTAX', { reason: 'at this place' }, { at: { line: parser.line, column: parser.column + 1 } });
  parser.on('error', () => {
    throw syntax();
  });
  parser.on('doctype', () => {
    throw hubError('E_XML_DOCTYPE');
  });
  parser.on('opentagstart', ({ name }) => {
    start = parser.position - name.length - 2;
  });
  parser.on('opentag', (tag) => {
    count += 1;
    if (open.length >= MAX_DEPTH) throw hubError('E_DOCUMENT_LIMIT', { limit: `${MAX_DEPTH} nested elements` });
    if (count > MAX_ELEMENTS) throw hubError('E_DOCUMENT_LIMIT', { limit: `${MAX_ELEMENTS} elements` });
    const parent = open[open.length - 1];
    const { attributes, nil, type } = attributesOf(tag);
    const element: XmlElement = {
      uri: tag.uri,
      local: tag.local,
      attributes,
      nil,
      type,
      scope: scopeOf(tag, parent?.scope),
      line: parser.line,
      start,
      startTagEnd: parser.position,
      end: parser.position,
      children: [],
      text: '',
    };
    if (parent === undefined) root.element = element;
    else parent.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed !== undefined) closed.end = parser.position;
  });
  const addText = (piece: string): void => {
    const parent = open[open.length - 1];
    if (parent !== undefined) parent.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  try {
    for (let at = 0; at < text.length; at += PIECE) {
      parser.write(text.slice(at, at + PIECE));
      yield;
    }
    parser.close();
  } catch (error) {
    throw error instanceof HubError ? error : syntax();
  }
  if (root.element === undefined) throw syntax();
  return root.element;
}

/** The first child of that local name; the namespace does not count, partners are careless with it. */
export function childOf(element: XmlElement | undefined, local: string): XmlElement | undefined {
  return element?.children.find((child) => child.local === local);
}

/** The name that a qualified name in a value (`tns:Device`) stands for; undefined where its prefix is not declared. */
export function qualified(name: string, scope: XmlElement['scope']): { readonly uri: string; readonly local: string } | undefined {
  const [local = '', prefix = ''] = name.trim().split(':').reverse();
  if (prefix !== '' && !(prefix in scope)) return undefined;
  return { uri: scope[prefix] ?? '', local };
}

function attributesOf(tag: SaxesTagNS): Pick<XmlElement, 'attributes' | 'nil' | 'type'> {
  const attributes = new Map<string, string>();
  let nil = false;
  let type: string | undefined;
  for (const attribute of Object.values(tag.attributes)) {
    if (attribute.uri === XMLNS || (ENCODING.has(attribute.uri) && attribute.local !== 'id' && attribute.local !== 'ref')) continue;
    if (attribute.local === 'encodingStyle' && attribute.uri !== '') continue;
    if (attribute.uri !== XSI) attributes.set(attribute.local, attribute.value);
    else if (attribute.local === 'nil') nil = attribute.value === 'true' || attribute.value === '1';
    else if (attribute.local === 'type') type = attribute.value;
  }
  return { attributes, nil, type };
}

const NO_NAMESPACES: XmlElement['scope'] = Object.freeze(Object.create(null));

function scopeOf({ ns }: SaxesTagNS, around = NO_NAMESPACES): XmlElement['scope'] {
  for (const _ in ns) return Object.assign(Object.create(around), ns);
  return around;
}

/** The text of a document: by its byte order mark, else in the character set of the header, else by its declaration, else
 *  UTF-8 (RFC 7303, sections 3 and 3.3).
 *  @throws HubError `E_CHARSET` */
export function xmlText(body: Uint8Array, contentType: string): string {
  return decodeXml(body, /;\s*charset="?([\w.:-]+)/i.exec(contentType)?.[1]);
}
