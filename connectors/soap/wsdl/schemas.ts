import { importedName, type PackFiles } from '../pack-files.ts';
import { parseXml, type XmlElement } from '../xml.ts';
import { type EmbeddedSchema, isSchema, keyOf, type QName, reference, XSD } from './definitions.ts';
import { ANY, type ElementModel, type Schemas, type TypeModel } from './model.ts';

/** A schema with the namespace that its names belong to: for an included one that of whoever includes it. */
interface SchemaDocument {
  readonly element: XmlElement;
  readonly uri: string;
  readonly qualified: boolean;
}

/** A declaration, with the schema that it stands in. */
interface Declared {
  readonly node: XmlElement;
  readonly schema: SchemaDocument;
}

/** Reads the schemas of a WSDL (XML Schema 1.0), as far as JSON needs them: elements, their order, what repeats, simple types. What
 *  they leave out is left to the check by libxml2. */
export function readSchemas(embedded: readonly EmbeddedSchema[], files: PackFiles): Schemas {
  return new SchemaReader(embedded, files);
}

class SchemaReader implements Schemas {
  readonly #files: PackFiles;
  readonly #global = new Map<string, Declared>();
  readonly #types = new Map<XmlElement, TypeModel>();
  readonly #read = new Set<string>();
  readonly #parsed = new Map<string, XmlElement>();

  constructor(embedded: readonly EmbeddedSchema[], files: PackFiles) {
    this.#files = files;
    for (const { element, file } of embedded) this.#document(element, file, element.attributes.get('targetNamespace') ?? '');
  }

  element(name: QName): ElementModel | undefined {
    const found = this.#find('element', name);
    return found && { ...name, list: false, type: this.#typeOfElement(found) };
  }

  type(name: QName): TypeModel | undefined {
    if (name.uri === XSD) return builtIn(name.local);
    const complex = this.#find('complexType', name);
    if (complex !== undefined) return this.#complex(complex);
    const simple = this.#find('simpleType', name);
    return simple && this.#simple(simple);
  }

  #document(element: XmlElement, file: string, uri: string): void {
    const schema = { element, uri, qualified: element.attributes.get('elementFormDefault') === 'qualified' };
    for (const node of element.children) {
      if (node.uri !== XSD) continue;
      if (node.local === 'include' || node.local === 'redefine') this.#follow(node, file, uri);
      else if (node.local === 'import') this.#follow(node, file, undefined);
      const local = node.attributes.get('name');
      if (local !== undefined) this.#global.set(`${node.local} ${keyOf({ uri, local })}`, { node, schema });
    }
  }

  #follow(node: XmlElement, file: string, including: string | undefined): void {
    const location = node.attributes.get('schemaLocation');
    if (location === undefined || location === '') return;
    const name = importedName(file, location);
    const key = `${name} ${including ?? ''}`;
    if (this.#read.has(key)) return;
    this.#read.add(key);
    const text = this.#files.texts.get(name);
    const root = this.#parsed.get(name) ?? (text === undefined ? undefined : parseXml(text));
    if (root === undefined) return;
    this.#parsed.set(name, root);
    for (const schema of isSchema(root) ? [root] : []) {
      this.#document(schema, name, schema.attributes.get('targetNamespace') ?? including ?? '');
    }
  }

  #find(kind: string, name: QName): Declared | undefined {
    return this.#global.get(`${kind} ${keyOf(name)}`);
  }

  #typeOfElement({ node, schema }: Declared): TypeModel {
    const named = node.attributes.get('type');
    if (named !== undefined) return this.type(this.#name(named, node, schema)) ?? ANY;
    const inner = child(node, 'complexType', 'simpleType');
    if (inner === undefined) return ANY;
    return inner.local === 'simpleType' ? this.#simple({ node: inner, schema }) : this.#complex({ node: inner, schema });
  }

  /** A type is known before its children are: it may contain itself. */
  #complex(declared: Declared): TypeModel {
    const known = this.#types.get(declared.node);
    if (known !== undefined) return known;
    const type: TypeModel = {};
    this.#types.set(declared.node, type);
    const content = child(declared.node, 'simpleContent', 'complexContent');
    const derivation = content && child(content, 'extension', 'restriction');
    if (content?.local === 'simpleContent') {
      const base = derivation && this.#base(derivation, declared.schema);
      type.simple = base?.simple ?? 'string';
      return type;
    }
    if (declared.node.attributes.get('mixed') === 'true') return type;
    const base = derivation?.local === 'extension' ? this.#base(derivation, declared.schema) : undefined;
    const own = this.#particles(derivation ?? declared.node, declared.schema, false);
    if (own !== undefined && (base === undefined || base.children !== undefined)) type.children = [...(base?.children ?? []), ...own];
    return type;
  }

  #base(derivation: XmlElement, schema: SchemaDocument): TypeModel | undefined {
    return this.type(this.#name(derivation.attributes.get('base') ?? '', derivation, schema));
  }

  /** The children that a model group allows, in its order; undefined where one may be anything. */
  #particles(group: XmlElement, schema: SchemaDocument, repeated: boolean): readonly ElementModel[] | undefined {
    const found = new Map<string, ElementModel>();
    for (const node of group.children) {
      if (node.uri !== XSD) continue;
      const list = repeated || repeats(node);
      const inner = this.#particle(node, schema, list);
      if (inner === undefined) return undefined;
      for (const model of inner) found.set(model.local, found.has(model.local) ? { ...model, list: true } : model);
    }
    return [...found.values()];
  }

  #particle(node: XmlElement, schema: SchemaDocument, list: boolean): readonly ElementModel[] | undefined {
    if (node.local === 'sequence' || node.local === 'choice' || node.local === 'all') return this.#particles(node, schema, list);
    if (node.local === 'element') return [this.#local(node, schema, list)];
    if (node.local === 'any') return undefined;
    if (node.local !== 'group') return [];
    const group = this.#find('group', this.#name(node.attributes.get('ref') ?? '', node, schema));
    return group === undefined ? [] : this.#particles(group.node, group.schema, list);
  }

  #local(node: XmlElement, schema: SchemaDocument, list: boolean): ElementModel {
    const named = node.attributes.get('ref');
    if (named !== undefined) {
      const name = this.#name(named, node, schema);
      const found = this.#find('element', name);
      return { ...name, list, type: found === undefined ? ANY : this.#typeOfElement(found) };
    }
    const form = node.attributes.get('form');
    const qualified = form === undefined ? schema.qualified : form === 'qualified';
    const local = node.attributes.get('name') ?? '';
    return { uri: qualified ? schema.uri : '', local, list, type: this.#typeOfElement({ node, schema }) };
  }

  #simple({ node, schema }: Declared): TypeModel {
    const derivation = child(node, 'restriction');
    if (derivation === undefined) return { simple: 'string' };
    const inner = child(derivation, 'simpleType');
    const base = inner === undefined ? this.#base(derivation, schema) : this.#simple({ node: inner, schema });
    return { simple: base?.simple ?? 'string' };
  }

  /** Names without a prefix, in an included schema without a namespace of its own, are of whoever includes it. */
  #name(name: string, node: XmlElement, schema: SchemaDocument): QName {
    const found = reference(name, node);
    return found.uri === '' && !schema.element.attributes.has('targetNamespace') ? { ...found, uri: schema.uri } : found;
  }
}

function builtIn(local: string): TypeModel {
  return local === 'anyType' ? ANY : { simple: local === 'anySimpleType' ? 'string' : local };
}

function child(node: XmlElement, ...locals: readonly string[]): XmlElement | undefined {
  return node.children.find(({ uri, local }) => uri === XSD && locals.includes(local));
}

function repeats(node: XmlElement): boolean {
  const max = node.attributes.get('maxOccurs');
  return max === 'unbounded' || Number(max ?? 1) > 1;
}
