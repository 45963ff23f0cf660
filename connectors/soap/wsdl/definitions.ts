import { hubError } from '../../../core/kernel/errors.ts';
import { importedName, type PackFiles } from '../pack-files.ts';
import { parseXml, qualified, type XmlElement } from '../xml.ts';

/** A name with its namespace. */
export interface QName {
  readonly uri: string;
  readonly local: string;
}

/** A part of a message: an element of a schema, or a name with a type. */
export interface Part {
  readonly name: string;
  readonly element?: QName;
  readonly type?: QName;
}

/** A message in one direction, as the binding puts it into the body (WSDL 1.1, section 3.5). */
export interface BoundMessage {
  readonly parts: readonly Part[];
  /** For rpc: the namespace of the element around the parts. */
  readonly namespace: string;
  /** `use="encoded"` (SOAP 1.1, section 5): types are written into the message, and no schema describes it. */
  readonly encoded: boolean;
  /** Header blocks that the binding declares. */
  readonly headers: readonly Part[];
}

/** An operation of a port. */
export interface BoundOperation {
  readonly name: string;
  readonly style: 'document' | 'rpc';
  readonly action: string;
  readonly input: BoundMessage;
  /** Undefined for a one-way operation. */
  readonly output?: BoundMessage;
  /** The elements that its faults have in their detail. */
  readonly faults: readonly Part[];
}

/** A schema inside a WSDL, with the file that it stands in. */
export interface EmbeddedSchema {
  readonly file: string;
  readonly element: XmlElement;
}

/** What a WSDL 1.1 says of one port. */
export interface Definitions {
  readonly service: string;
  readonly port: string;
  readonly operations: readonly BoundOperation[];
  readonly schemas: readonly EmbeddedSchema[];
}

export const WSDL = 'http://schemas.xmlsoap.org/wsdl/';
export const WSDL_SOAP = new Set(['http://schemas.xmlsoap.org/wsdl/soap/', 'http://schemas.xmlsoap.org/wsdl/soap12/']);
export const XSD = 'http://www.w3.org/2001/XMLSchema';

/** Reads the first port that speaks SOAP, or the one that is named.
 *  @throws HubError `E_CONFIG_REFERENCE`, `E_XML_SYNTAX` */
export function readDefinitions(files: PackFiles, wanted: { readonly service?: string; readonly port?: string } = {}): Definitions {
  const documents = new Documents(files);
  for (const service of documents.all('service')) {
    if (wanted.service !== undefined && wanted.service !== nameOf(service)) continue;
    for (const port of childrenOf(service, 'port')) {
      if (wanted.port !== undefined && wanted.port !== nameOf(port)) continue;
      const binding = documents.named('binding', port.attributes.get('binding'), port);
      const bound = binding && soapChild(binding, 'binding');
      if (binding === undefined || bound === undefined) continue;
      return { service: nameOf(service), port: nameOf(port), operations: documents.operations(binding, bound), schemas: documents.schemas };
    }
  }
  throw hubError('E_CONFIG_REFERENCE', { what: 'A port that speaks SOAP in', name: [files.name, ...Object.values(wanted)].join(', ') });
}

class Documents {
  readonly schemas: EmbeddedSchema[] = [];
  readonly #roots: XmlElement[] = [];
  readonly #named = new Map<string, XmlElement>();
  readonly #files: PackFiles;

  constructor(files: PackFiles) {
    this.#files = files;
    this.#read(files.name, new Set());
  }

  /** All of a kind, over all documents. */
  all(local: string): readonly XmlElement[] {
    return this.#roots.flatMap((root) => childrenOf(root, local));
  }

  named(kind: string, name: string | undefined, from: XmlElement): XmlElement | undefined {
    return this.#named.get(`${kind} ${keyOf(reference(name, from))}`);
  }

  operations(binding: XmlElement, bound: XmlElement): readonly BoundOperation[] {
    const portType = this.named('portType', binding.attributes.get('type'), binding);
    const root = this.#roots.find(({ children }) => children.includes(binding));
    const namespace = root?.attributes.get('targetNamespace') ?? '';
    const abstract = new Map((portType === undefined ? [] : childrenOf(portType, 'operation')).map((each) => [nameOf(each), each]));
    return childrenOf(binding, 'operation').flatMap((operation) => {
      const declared = abstract.get(nameOf(operation));
      return declared === undefined ? [] : [this.#operation(operation, declared, bound.attributes.get('style'), namespace)];
    });
  }

  #operation(operation: XmlElement, declared: XmlElement, style: string | undefined, namespace: string): BoundOperation {
    const soap = soapChild(operation, 'operation');
    const output = childrenOf(declared, 'output')[0];
    return {
      name: nameOf(operation),
      style: (soap?.attributes.get('style') ?? style) === 'rpc' ? 'rpc' : 'document',
      action: soap?.attributes.get('soapAction') ?? '',
      input: this.#message(childrenOf(operation, 'input')[0], childrenOf(declared, 'input')[0], namespace),
      ...(output === undefined ? {} : { output: this.#message(childrenOf(operation, 'output')[0], output, namespace) }),
      faults: childrenOf(declared, 'fault').flatMap((fault) => this.#parts(fault)),
    };
  }

  /** @param target of the WSDL: the namespace of rpc elements where the binding gives none, as toolkits have it */
  #message(binding: XmlElement | undefined, declared: XmlElement | undefined, target: string): BoundMessage {
    const body = binding && soapChild(binding, 'body');
    const only = body?.attributes.get('parts')?.trim().split(/\s+/);
    const headers = (binding?.children ?? []).filter(({ uri, local }) => WSDL_SOAP.has(uri) && local === 'header');
    const inHeader = new Set(headers.map((header) => header.attributes.get('part') ?? ''));
    const parts = declared === undefined ? [] : this.#parts(declared);
    return {
      parts: parts.filter(({ name }) => (only === undefined ? !inHeader.has(name) : only.includes(name))),
      namespace: body?.attributes.get('namespace') ?? target,
      encoded: body?.attributes.get('use') === 'encoded',
      headers: headers.flatMap((header) => this.#parts(header).filter(({ name }) => name === header.attributes.get('part'))),
    };
  }

  #parts(from: XmlElement): readonly Part[] {
    const message = this.named('message', from.attributes.get('message'), from);
    return (message === undefined ? [] : childrenOf(message, 'part')).map((part) => ({
      name: nameOf(part),
      ...(part.attributes.has('element') ? { element: reference(part.attributes.get('element'), part) } : {}),
      ...(part.attributes.has('type') ? { type: reference(part.attributes.get('type'), part) } : {}),
    }));
  }

  #read(file: string, seen: Set<string>): void {
    if (seen.has(file)) return;
    seen.add(file);
    const root = parseXml(this.#files.texts.get(file) ?? '');
    if (root.uri !== WSDL || root.local !== 'definitions') return;
    this.#roots.push(root);
    const uri = root.attributes.get('targetNamespace') ?? '';
    for (const child of root.children) {
      if (child.uri !== WSDL) continue;
      const location = child.attributes.get('location');
      if (child.local === 'import' && location !== undefined) this.#read(importedName(file, location), seen);
      else if (child.local === 'types') this.schemas.push(...child.children.filter(isSchema).map((element) => ({ file, element })));
      else this.#named.set(`${child.local} ${keyOf({ uri, local: nameOf(child) })}`, child);
    }
  }
}

/** As one text, for maps. */
export function keyOf({ uri, local }: QName): string {
  return `{${uri}}${local}`;
}

/** The name that a qualified name in an attribute stands for.
 *  @throws HubError `E_CONFIG_REFERENCE` when its prefix is not declared */
export function reference(name = '', from: XmlElement): QName {
  const found = qualified(name, from.scope);
  if (found === undefined) throw hubError('E_CONFIG_REFERENCE', { what: `The namespace of line ${from.line}'s`, name });
  return found;
}

export function isSchema({ uri, local }: XmlElement): boolean {
  return uri === XSD && local === 'schema';
}

function childrenOf(element: XmlElement, local: string): readonly XmlElement[] {
  return element.children.filter((child) => child.uri === WSDL && child.local === local);
}

function soapChild(element: XmlElement, local: string): XmlElement | undefined {
  return element.children.find((child) => WSDL_SOAP.has(child.uri) && child.local === local);
}

function nameOf(element: XmlElement): string {
  return element.attributes.get('name') ?? '';
}
