import { asHubError, hubError } from '../../../core/kernel/errors.ts';
import { isJsonObject, type Json } from '../../../core/kernel/json.ts';
import { answerElement } from './answer.ts';
import type { ServiceOperations } from './operations.ts';

/** What the hub says by itself to a call of each operation: JSON with `{messageId}` and `{arguments.path}` in its texts. */
export type Acknowledgements = ReadonlyMap<string, Json>;

const EXAMPLE_ID = '01920000-0000-7000-8000-000000000000';

/** Reads the acknowledgements of a service, and tries each: what an operation would be answered with must follow the WSDL.
 *  @param names file by operation
 *  @param wait false where no other answer can come: then each operation with an answer needs one
 *  @throws HubError `E_CONFIG_FIELD`, `E_CONFIG_REFERENCE` */
export function readAcknowledgements(
  names: Readonly<Record<string, string>>,
  texts: (name: string) => string,
  operations: ServiceOperations,
  wait: boolean,
): Acknowledgements {
  const read = new Map<string, Json>();
  for (const [operation, file] of Object.entries(names)) {
    const declared = operations.all.get(operation);
    if (declared?.output === undefined) throw hubError('E_CONFIG_REFERENCE', { what: 'An operation with an answer,', name: operation });
    const value = parse(file, texts(file));
    if (!mentionsArguments(value)) tryOut(file, () => answerElement(operations, declared, filled(value, EXAMPLE_ID, {})));
    read.set(operation, value);
  }
  for (const { name, output } of operations.all.values()) {
    if (output === undefined || output === 'empty' || wait || read.has(name)) continue;
    throw hubError('E_CONFIG_FIELD', { reason: `the operation ${name} has an answer: give acknowledgements, or wait with answer:` });
  }
  return read;
}

/** An acknowledgement with its placeholders filled; where a path leads to nothing, with nothing. */
export function filled(value: Json, messageId: string, args: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => filled(item, messageId, args));
  if (isJsonObject(value)) return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, filled(item, messageId, args)]));
  if (typeof value !== 'string') return value;
  return value.replace(/\{(messageId|arguments\.[^{}]+)\}/g, (_, name: string) => (name === 'messageId' ? messageId : at(args, name)));
}

function at(args: Json, name: string): string {
  let value: Json | undefined = args;
  for (const step of name.split('.').slice(1)) value = isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}

function mentionsArguments(value: Json): boolean {
  return JSON.stringify(value).includes('{arguments.');
}

function parse(file: string, text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw hubError('E_JSON_SYNTAX', { reason: 'it cannot be parsed' }, { at: { file } });
  }
}

function tryOut(file: string, write: () => unknown): void {
  try {
    write();
  } catch (thrown) {
    const { findings, message } = asHubError(thrown);
    const [first] = findings;
    const place = first?.at.path === undefined || first.at.path === '' ? '' : ` (at ${first.at.path})`;
    throw hubError('E_CONFIG_FIELD', {
      reason: `the acknowledgement ${file} does not follow the WSDL: ${(first?.message ?? message).replace(/\.$/, '')}${place}`,
    });
  }
}
