import { type Finding, finding, hubError } from '../../../core/kernel/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../../core/kernel/json.ts';
import { ANY, type ElementModel } from '../wsdl/model.ts';
import { attributeText } from '../wsdl/source.ts';

/** What XML 1.0 cannot carry, not even escaped (production 2, Char). */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const NAME = /^[A-Za-z_][A-Za-z0-9_.-]*$/;

/** Writes JSON as an element of a schema: members in the schema's order whatever theirs, lists as repetitions, null as nothing, `$attributes`
 *  and `$value` beside members. What the schema wants beyond that is for its check.
 *  @throws HubError `E_NOT_WRITABLE` with all that cannot be written, each with its JSON Pointer */
export function writeElement(model: ElementModel, value: Json): string {
  const writer = new ElementWriter();
  const text = writer.element(model, value, '');
  const [first] = writer.findings;
  if (first === undefined) return writer.withNamespaces(text);
  const details = { format: 'SOAP', count: writer.findings.length, reason: first.message };
  throw hubError('E_NOT_WRITABLE', details, { at: first.at, findings: writer.findings });
}

class ElementWriter {
  readonly findings: Finding[] = [];
  readonly #prefixes = new Map<string, string>();

  element(model: ElementModel, value: Json, path: string): string {
    const name = this.#nameOf(model);
    if (!isJsonObject(value)) return `<${name}>${this.#text(value, path)}</${name}>`;
    const text = value['$value'] === undefined ? '' : this.#text(value['$value'], `${path}/$value`);
    return `<${name}${this.#attributes(value['$attributes'], path)}>${text}${this.#children(model, value, path)}</${name}>`;
  }

  /** Declares on the outermost element the prefixes that were used. */
  withNamespaces(text: string): string {
    const declared = [...this.#prefixes].map(([uri, prefix]) => ` xmlns:${prefix}="${attributeText(uri)}"`);
    return text.replace(/^<[^\s/>]+/, (start) => start + declared.join(''));
  }

  #children({ type }: ElementModel, value: JsonObject, path: string): string {
    const known = new Map((type.children ?? []).map((child) => [child.local, child]));
    const members = Object.keys(value).filter((name) => !name.startsWith('$') && value[name] !== null);
    const order = [...[...known.keys()].filter((name) => members.includes(name)), ...members.filter((name) => !known.has(name))];
    return order.map((name) => this.#member(name, known.get(name), type.children !== undefined, value[name] as Json, path)).join('');
  }

  #member(name: string, known: ElementModel | undefined, closed: boolean, value: Json, path: string): string {
    const here = `${path}/${name}`;
    if (!NAME.test(name)) return this.#fail('has a name that XML does not allow', here);
    if (known === undefined && closed) return this.#fail('is not known to the schema', here);
    const model = known ?? { uri: '', local: name, list: true, type: ANY };
    if (!Array.isArray(value)) return this.element(model, value, here);
    const items = (value as readonly Json[]).filter((item) => item !== null);
    return items.map((item, index) => this.element(model, item, `${here}/${index}`)).join('');
  }

  #attributes(value: Json | undefined, path: string): string {
    if (!isJsonObject(value)) return '';
    return Object.entries(value)
      .filter(([, own]) => own !== null)
      .map(([name, own]) => {
        if (!NAME.test(name)) return this.#fail('has a name that XML does not allow', `${path}/$attributes/${name}`);
        return ` ${name}="${this.#text(own, `${path}/$attributes/${name}`).replaceAll('"', '&quot;')}"`;
      })
      .join('');
  }

  #text(value: Json, path: string): string {
    if (value === null) return '';
    if (typeof value === 'object') return this.#fail('must be a text, a number or true or false', path);
    const text = String(value);
    if (NOT_XML.test(text)) return this.#fail('has a character that XML does not allow', path);
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
  }

  #nameOf({ uri, local }: ElementModel): string {
    if (uri === '') return local;
    const prefix = this.#prefixes.get(uri) ?? `n${this.#prefixes.size + 1}`;
    this.#prefixes.set(uri, prefix);
    return `${prefix}:${local}`;
  }

  #fail(reason: string, path: string): string {
    this.findings.push(finding('E_SCHEMA', { reason }, { path }));
    return '';
  }
}
