import { SaxesParser, type SaxesTagNS } from 'saxes';
import { HubError, hubError } from '../../core/kernel/errors.ts';

/** An element of an answer. */
export interface XmlElement {
  readonly uri: string;
  readonly local: string;
  /** By local name; namespace declarations and `xsi:` attributes are left out. */
  readonly attributes: ReadonlyMap<string, string>;
  /** `xsi:nil="true"`. */
  readonly nil: boolean;
  readonly children: XmlElement[];
  /** The text directly inside, untrimmed; empty if there is none. */
  text: string;
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const XMLNS = 'http://www.w3.org/2000/xmlns/';
/** A partner's answer is hostile input: beyond this it is no answer. */
const MAX_DEPTH = 100;
const MAX_ELEMENTS = 200_000;

/** Reads a partner's answer. A DOCTYPE is refused before anything in it is looked at, so there are no entities to expand.
 *  @throws HubError `E_CHARSET`, `E_XML_SYNTAX` (with line and column, never with the partner's text), `E_XML_DOCTYPE`,
 *    `E_DOCUMENT_LIMIT` */
export function readXml(body: Uint8Array, contentType: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
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
  parser.on('opentag', (tag) => {
    count += 1;
    if (open.length >= MAX_DEPTH) throw hubError('E_DOCUMENT_LIMIT', { limit: `${MAX_DEPTH} nested elements` });
    if (count > MAX_ELEMENTS) throw hubError('E_DOCUMENT_LIMIT', { limit: `${MAX_ELEMENTS} elements` });
    const element = elementOf(tag);
    if (open.length === 0) root.element = element;
    else open[open.length - 1]?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const addText = (text: string): void => {
    const parent = open[open.length - 1];
    if (parent !== undefined) parent.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  try {
    parser.write(decodeText(body, contentType)).close();
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

function elementOf(tag: SaxesTagNS): XmlElement {
  const attributes = new Map<string, string>();
  let nil = false;
  for (const attribute of Object.values(tag.attributes)) {
    if (attribute.uri === XMLNS) continue;
    if (attribute.uri !== XSI) attributes.set(attribute.local, attribute.value);
    else if (attribute.local === 'nil') nil = attribute.value === 'true' || attribute.value === '1';
  }
  return { uri: tag.uri, local: tag.local, attributes, nil, children: [], text: '' };
}

/** The character set is the header's, else the XML declaration's, else UTF-8 (RFC 7303, section 3). */
function decodeText(body: Uint8Array, contentType: string): string {
  const start = Buffer.from(body.subarray(0, 200)).toString('latin1');
  const charset = /;\s*charset="?([\w.:-]+)/i.exec(contentType)?.[1] ?? /^<\?xml[^>]*\sencoding=["']([\w.:-]+)/.exec(start)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset, { fatal: true }).decode(body);
  } catch {
    throw hubError('E_CHARSET', { charset });
  }
}
