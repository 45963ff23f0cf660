import type { XmlSchemaCheck } from '../../../core/formats/xml/schema.ts';
import { hubError } from '../../../core/kernel/errors.ts';
import type { PackFiles } from '../pack-files.ts';
import type { Shape } from '../shape.ts';
import { type BoundMessage, type BoundOperation, keyOf, type Part, type QName, readDefinitions } from '../wsdl/definitions.ts';
import { ANY, type ElementModel, type Schemas, shapeOf } from '../wsdl/model.ts';
import { compileWsdlSchema, type RpcElement, rpcElement } from '../wsdl/schema-check.ts';
import { readSchemas } from '../wsdl/schemas.ts';

/** An operation that a service offers. */
export interface ServiceOperation {
  readonly name: string;
  /** The element that a call has in its body; undefined where the body is empty. */
  readonly input?: ElementModel;
  readonly inputShape: Shape | undefined;
  /** The element of the answer, `empty` for an answer without one; undefined for a one-way operation. */
  readonly output?: ElementModel | 'empty';
  /** What may stand in the detail of its faults, by local name. */
  readonly faults: ReadonlyMap<string, ElementModel>;
  /** Header blocks that it declares, by local name. */
  readonly headers: ReadonlyMap<string, ElementModel>;
  /** Types are written into the message (rpc/encoded): no schema describes it. */
  readonly encoded: boolean;
}

/** Which part of a WSDL is offered. */
export interface ServiceOptions {
  readonly service?: string;
  readonly port?: string;
  /** Empty: all of the port. */
  readonly operations: readonly string[];
  readonly schemaCheck: boolean;
}

/** The operations of a service, and the check of what goes in and out. */
export interface ServiceOperations {
  readonly all: ReadonlyMap<string, ServiceOperation>;
  /** What is wrong with an element of a body; undefined where nothing is checked. */
  readonly check: XmlSchemaCheck | undefined;
  /** The operation that a body calls. SOAPAction does not count: senders are careless with it, and it is not kept with the document. */
  resolve(body: QName | undefined): ServiceOperation | undefined;
}

/** Reads what a WSDL offers.
 *  @throws HubError `E_CONFIG_REFERENCE`, `E_CONFIG_FIELD`, `E_XML_SYNTAX` */
export function readOperations(files: PackFiles, options: ServiceOptions): ServiceOperations {
  const definitions = readDefinitions(files, {
    ...(options.service === undefined ? {} : { service: options.service }),
    ...(options.port === undefined ? {} : { port: options.port }),
  });
  const schemas = readSchemas(definitions.schemas, files);
  const all = new Map<string, ServiceOperation>();
  const rpc: RpcElement[] = [];
  for (const name of options.operations) {
    if (definitions.operations.every((each) => each.name !== name))
      throw hubError('E_CONFIG_REFERENCE', { what: `The operation of ${files.name}`, name });
  }
  for (const bound of definitions.operations) {
    if (options.operations.length > 0 && !options.operations.includes(bound.name)) continue;
    if (all.has(bound.name)) throw hubError('E_CONFIG_DUPLICATE', { what: `The operation of ${files.name}`, name: bound.name });
    all.set(bound.name, operationOf(bound, schemas, files.name));
    rpc.push(...rpcElementsOf(bound));
  }
  if (all.size === 0) throw hubError('E_CONFIG_REFERENCE', { what: 'An operation in', name: files.name });
  const literal = [...all.values()].some(({ encoded }) => !encoded);
  return {
    all,
    check: options.schemaCheck && literal ? compileWsdlSchema(definitions, rpc, files) : undefined,
    resolve: resolver([...all.values()]),
  };
}

function operationOf(bound: BoundOperation, schemas: Schemas, file: string): ServiceOperation {
  const input = bodyElement(bound, bound.input, bound.name, schemas, file);
  const output = bound.output && (bodyElement(bound, bound.output, `${bound.name}Response`, schemas, file) ?? 'empty');
  return {
    name: bound.name,
    ...(input === undefined ? {} : { input }),
    inputShape: input && shapeOf(input.type),
    ...(output === undefined ? {} : { output }),
    faults: elementsOf(bound.faults, schemas),
    headers: elementsOf(bound.input.headers, schemas),
    encoded: bound.input.encoded || (bound.output?.encoded ?? false),
  };
}

/** The one element that a body has: document style names it, rpc style builds it around the parts (WS-I Basic Profile 1.1, 4.4 and 4.7). */
function bodyElement(bound: BoundOperation, message: BoundMessage, name: string, schemas: Schemas, file: string): ElementModel | undefined {
  if (bound.style === 'rpc') {
    const children = message.parts.map((part) => partModel(part, schemas));
    return { uri: message.namespace, local: name, list: false, type: { children } };
  }
  const [part, ...others] = message.parts;
  if (part === undefined) return undefined;
  const model = part.element && schemas.element(part.element);
  if (model !== undefined && others.length === 0) return model;
  throw hubError('E_CONFIG_REFERENCE', { what: `In ${file}, the one element in the body of`, name: bound.name });
}

function partModel({ name, type, element }: Part, schemas: Schemas): ElementModel {
  const known = type === undefined ? element && schemas.element(element)?.type : schemas.type(type);
  return { uri: '', local: name, list: false, type: known ?? ANY };
}

function elementsOf(parts: readonly Part[], schemas: Schemas): ReadonlyMap<string, ElementModel> {
  const models = parts.flatMap(({ element }) => {
    const model = element && schemas.element(element);
    return model === undefined ? [] : [model];
  });
  return new Map(models.map((model) => [model.local, model]));
}

function rpcElementsOf({ style, name, input, output }: BoundOperation): RpcElement[] {
  if (style !== 'rpc') return [];
  const answer = output === undefined || output.encoded ? [] : [rpcElement({ uri: output.namespace, local: `${name}Response` }, output)];
  return input.encoded ? answer : [rpcElement({ uri: input.namespace, local: name }, input), ...answer];
}

/** Operations are told apart by what their bodies hold (WS-I Basic Profile 1.1, R2710).
 *  @throws HubError `E_CONFIG_FIELD` for two that have the same */
function resolver(operations: readonly ServiceOperation[]): ServiceOperations['resolve'] {
  const byElement = new Map<string, ServiceOperation>();
  for (const operation of operations) {
    const key = operation.input === undefined ? '' : keyOf(operation.input);
    const other = byElement.get(key)?.name;
    if (other !== undefined)
      throw hubError('E_CONFIG_FIELD', { reason: `${other} and ${operation.name} have the same body: offer one of them by operations` });
    byElement.set(key, operation);
  }
  return (body) => {
    const found = byElement.get(body === undefined ? '' : keyOf(body));
    // Toolkits of the time of rpc/encoded are careless with the namespace around the parts.
    return found ?? operations.find(({ encoded, name }) => encoded && name === body?.local);
  };
}
