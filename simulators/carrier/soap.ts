import { SaxesParser } from 'saxes';

/** Namespaces of the services. */
export const SHIPPING = 'http://cxf.shipping.soap.chronopost.fr/';
export const TRACKING = 'http://cxf.tracking.soap.chronopost.fr/';
export const RELAY_POINTS = 'http://cxf.rechercheBt.soap.chronopost.fr/';
const SOAP_11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope';

/** An element of a request. */
export interface Node {
  readonly uri: string;
  readonly local: string;
  readonly children: Node[];
  text: string;
}

/** A call: the operation's element, and the version of the envelope that it came in. */
export interface Call {
  readonly version: '1.1' | '1.2';
  readonly operation: Node;
}

/** Reads a call. Undefined when it is not an envelope with one element in its body: the service answers that with a fault. */
export function readCall(xml: string): Call | undefined {
  const envelope = parseXml(xml);
  const operation = envelope?.children.find(({ local }) => local === 'Body')?.children[0];
  if (operation === undefined || envelope === undefined || ![SOAP_11, SOAP_12].includes(envelope.uri)) return undefined;
  return { version: envelope.uri === SOAP_12 ? '1.2' : '1.1', operation };
}

/** The root element of a document; undefined when it is not well-formed. */
export function parseXml(xml: string): Node | undefined {
  const root: Node = { uri: '', local: '', children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  let broken = false;
  parser.on('error', () => {
    broken = true;
  });
  parser.on('opentag', ({ uri, local }) => {
    const node: Node = { uri, local, children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const text = (found: string): void => {
    const node = open.at(-1);
    if (node !== undefined) node.text += found;
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.write(xml).close();
  return broken ? undefined : root.children[0];
}

/** The children of that name. They are unqualified in this service: JAXB does not see one with a namespace. */
export function all(node: Node | undefined, local: string): Node[] {
  return node?.children.filter((child) => child.local === local && child.uri === '') ?? [];
}

/** The text of the first child along a path; empty if there is none. */
export function textAt(node: Node | undefined, ...path: readonly string[]): string {
  const [first, ...rest] = path;
  if (first === undefined) return node?.text ?? '';
  return textAt(all(node, first)[0], ...rest);
}

/** An element as it is answered: undefined members are left out, null is an empty element. */
export type Answered = { readonly [name: string]: Answered | readonly Answered[] | string | number | null | undefined };

/** The answer of an operation in an envelope, in the namespace of its request. */
export function writeAnswer({ local, uri }: Pick<Node, 'local' | 'uri'>, result: Answered, version: '1.1' | '1.2'): string {
  return envelope(`<ns1:${local}Response xmlns:ns1="${uri}"><return>${members(result)}</return></ns1:${local}Response>`, version);
}

/** A fault. `code` in the words of SOAP 1.1.
 *  @param detail XML, or empty */
export function writeFault(code: string, message: string, detail: string, version: '1.1' | '1.2'): string {
  const text = escapeText(message);
  if (version === '1.1') {
    const more = detail === '' ? '' : `<detail>${detail}</detail>`;
    return envelope(
      `<soap:Fault><faultcode>soap:${escapeText(code)}</faultcode><faultstring>${text}</faultstring>${more}</soap:Fault>`,
      version,
    );
  }
  const value = code === 'Client' ? 'Sender' : code === 'Server' ? 'Receiver' : escapeText(code);
  const reason = `<soap:Reason><soap:Text xml:lang="en">${text}</soap:Text></soap:Reason>`;
  const more = detail === '' ? '' : `<soap:Detail>${detail}</soap:Detail>`;
  return envelope(`<soap:Fault><soap:Code><soap:Value>soap:${value}</soap:Value></soap:Code>${reason}${more}</soap:Fault>`, version);
}

function envelope(body: string, version: '1.1' | '1.2'): string {
  const uri = version === '1.2' ? SOAP_12 : SOAP_11;
  return `<soap:Envelope xmlns:soap="${uri}"><soap:Body>${body}</soap:Body></soap:Envelope>`;
}

function members(value: Answered): string {
  return Object.entries(value)
    .flatMap(([name, member]) =>
      (Array.isArray(member) ? (member as readonly Answered[]) : [member as Answered | string | number | null | undefined]).map((one) =>
        element(name, one),
      ),
    )
    .join('');
}

function element(name: string, value: Answered | string | number | null | undefined): string {
  if (value === undefined) return '';
  if (value === null) return `<${name}/>`;
  return `<${name}>${typeof value === 'object' ? members(value) : escapeText(String(value))}</${name}>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
