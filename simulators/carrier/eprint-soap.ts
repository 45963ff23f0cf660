import { type Node, parseXml } from './soap.ts';

const NAMESPACE = 'http://www.cargonet.software';

/** A call of the eprint service. Texts along a path; empty where there is nothing. */
export interface EprintCall {
  readonly operation: string;
  /** Of the header block `UserCredentials`. */
  header(name: string): string;
  /** Of the argument `request`. */
  request(...path: readonly string[]): string;
}

/** Reads a call: all its elements are in the service's namespace. Undefined when it is no envelope. */
export function readEprintCall(xml: string): EprintCall | undefined {
  const envelope = parseXml(xml);
  const operation = child(child(envelope, 'Body'), undefined);
  if (operation === undefined || operation.uri !== NAMESPACE) return undefined;
  const credentials = child(child(envelope, 'Header'), 'UserCredentials');
  return {
    operation: operation.local,
    header: (name) => textAt(credentials, [name]),
    request: (...path) => textAt(operation, ['request', ...path]),
  };
}

/** @param result XML of what stands inside `…Result`; undefined for an operation that answers nothing */
export function writeEprintAnswer(operation: string, result?: string): string {
  const inner = result === undefined ? '' : `<${operation}Result>${result}</${operation}Result>`;
  return envelope(`<${operation}Response xmlns="${NAMESPACE}">${inner}</${operation}Response>`);
}

/** @param errorId without it, a fault without detail */
export function writeEprintFault(code: 'Client' | 'Server', message: string, errorId?: string): string {
  const words = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const error = errorId === undefined ? '' : `<Error><ErrorId>${errorId}</ErrorId><ErrorMessage>${words}</ErrorMessage></Error>`;
  return envelope(
    `<soap:Fault><faultcode>soap:${code}</faultcode><faultstring>${words}</faultstring><detail>${error}</detail></soap:Fault>`,
  );
}

function envelope(body: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${body}</soap:Body></soap:Envelope>`;
}

function child(node: Node | undefined, local: string | undefined): Node | undefined {
  return node?.children.find((one) => local === undefined || one.local === local);
}

function textAt(node: Node | undefined, path: readonly string[]): string {
  const [first, ...rest] = path;
  if (first === undefined) return node?.text ?? '';
  const next = node?.children.find(({ local, uri }) => local === first && uri === NAMESPACE);
  return textAt(next, rest);
}
