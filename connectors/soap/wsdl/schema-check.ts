import { posix } from 'node:path';
import { compileXmlSchema, type XmlSchemaCheck } from '../../../core/formats/xml/schema.ts';
import { hubError } from '../../../core/kernel/errors.ts';
import type { PackFiles } from '../pack-files.ts';
import { type BoundMessage, type Definitions, type EmbeddedSchema, type Part, type QName, XSD } from './definitions.ts';
import { attributeText, type Edit, edited, standalone, withAttribute } from './source.ts';

/** The element around the parts of an rpc message: no schema declares it (WSDL 1.1, section 3.5). */
export interface RpcElement {
  readonly name: QName;
  readonly parts: readonly Part[];
}

/** Compiles what a WSDL says of bodies into one XML Schema: its embedded schemas, each as a file that imports its neighbours, and the
 *  elements of rpc messages.
 *  @throws HubError `E_CONFIG_FIELD`, `E_CONFIG_REFERENCE` */
export function compileWsdlSchema(definitions: Definitions, rpc: readonly RpcElement[], files: PackFiles): XmlSchemaCheck {
  const virtual = new VirtualSchemas(definitions.schemas, rpc, files);
  return compileXmlSchema(virtual.root, {
    data: () => null,
    partnerFile: (name) => {
      const text = virtual.texts.get(name) ?? files.texts.get(name);
      if (text === undefined) throw hubError('E_CONFIG_REFERENCE', { what: 'The file', name });
      return text;
    },
  });
}

/** What goes into the messages of rpc operations. */
export function rpcElement(name: QName, message: BoundMessage): RpcElement {
  return { name, parts: message.parts };
}

/** libxml2 takes one file for each namespace: where a WSDL has several schemas of one, another includes them. */
class VirtualSchemas {
  readonly root: string;
  readonly texts = new Map<string, string>();
  /** By namespace, the file that has all of it. */
  readonly #byNamespace = new Map<string, string>();

  constructor(embedded: readonly EmbeddedSchema[], rpc: readonly RpcElement[], files: PackFiles) {
    this.root = `${files.name}.all.xsd`;
    const groups = new Map<string, { schema: EmbeddedSchema | readonly RpcElement[]; name: string }[]>();
    const add = (uri: string, schema: EmbeddedSchema | readonly RpcElement[], file: string): void => {
      const group = groups.get(uri) ?? [];
      groups.set(uri, [...group, { schema, name: `${file}.${groups.size}-${group.length}.xsd` }]);
    };
    for (const schema of embedded) add(schema.element.attributes.get('targetNamespace') ?? '', schema, schema.file);
    for (const uri of new Set(rpc.map(({ name }) => name.uri))) {
      const elements = rpc.filter(({ name }) => name.uri === uri);
      add(uri, elements, files.name);
    }
    for (const [uri, group] of groups) {
      const [first] = group;
      this.#byNamespace.set(uri, group.length === 1 && first !== undefined ? first.name : `${files.name}.${this.#byNamespace.size}.xsd`);
    }
    for (const [uri, group] of groups) this.#write(uri, group, files);
    const imports = [...this.#byNamespace].map(([uri, file]) => importOf(uri, relative(this.root, file)));
    this.texts.set(this.root, `<xs:schema xmlns:xs="${XSD}" targetNamespace="urn:relais:wsdl">${imports.join('')}</xs:schema>`);
  }

  #write(uri: string, group: readonly { schema: EmbeddedSchema | readonly RpcElement[]; name: string }[], files: PackFiles): void {
    for (const { schema, name } of group) {
      this.texts.set(name, 'file' in schema ? this.#embedded(schema, name, files) : this.#wrappers(uri, schema, name));
    }
    const whole = this.#byNamespace.get(uri) ?? '';
    if (this.texts.has(whole)) return;
    const target = uri === '' ? '' : ` targetNamespace="${attributeText(uri)}"`;
    const includes = group.map(({ name }) => `<xs:include schemaLocation="${attributeText(relative(whole, name))}"/>`);
    this.texts.set(whole, `<xs:schema xmlns:xs="${XSD}"${target}>${includes.join('')}</xs:schema>`);
  }

  /** Imports of neighbours lead to their files; an import that leads nowhere is left out: what needs it is told by the compiler. */
  #embedded({ file, element }: EmbeddedSchema, name: string, files: PackFiles): string {
    const text = files.texts.get(file) ?? '';
    const edits: Edit[] = [];
    for (const child of element.children) {
      if (child.uri !== XSD || child.local !== 'import') continue;
      const neighbour = this.#byNamespace.get(child.attributes.get('namespace') ?? '');
      if (neighbour !== undefined) edits.push(withAttribute(text, child, 'schemaLocation', relative(name, neighbour)));
      else if (!child.attributes.has('schemaLocation')) edits.push({ start: child.start, end: child.end, by: '' });
    }
    const change = edits.reduce((sum, { start, end, by }) => sum + by.length - (end - start), 0);
    return standalone(edited(text, edits), { ...element, end: element.end + change });
  }

  #wrappers(uri: string, elements: readonly RpcElement[], name: string): string {
    const used = new Set(elements.flatMap(({ parts }) => parts.map(({ type, element }) => (type ?? element)?.uri ?? XSD)));
    const imports = [...used].filter((each) => each !== XSD && each !== uri);
    const located = imports.flatMap((each) => {
      const file = this.#byNamespace.get(each);
      return file === undefined ? [] : [importOf(each, relative(name, file))];
    });
    const target = uri === '' ? '' : ` targetNamespace="${attributeText(uri)}"`;
    const bodies = elements.map(({ name: { local }, parts }) => {
      const inner = parts.map((part) => wrappedPart(part));
      return `<xs:element name="${local}"><xs:complexType><xs:all>${inner.join('')}</xs:all></xs:complexType></xs:element>`;
    });
    return `<xs:schema xmlns:xs="${XSD}"${target}>${located.join('')}${bodies.join('')}</xs:schema>`;
  }
}

function wrappedPart({ name, type, element }: Part): string {
  const of = type ?? element;
  if (of === undefined) return `<xs:element name="${name}"/>`;
  const declared = of.uri === '' ? '' : ` xmlns:p="${attributeText(of.uri)}"`;
  return `<xs:element name="${name}"${type === undefined ? '' : ` type="${of.uri === '' ? '' : 'p:'}${of.local}"`}${declared}/>`;
}

function importOf(uri: string, location: string): string {
  const namespace = uri === '' ? '' : ` namespace="${attributeText(uri)}"`;
  return `<xs:import${namespace} schemaLocation="${attributeText(location)}"/>`;
}

function relative(from: string, to: string): string {
  return posix.relative(posix.dirname(from), to);
}
