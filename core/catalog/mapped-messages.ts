import { validateCanonical } from '../canonical/validate.ts';
import { hubError } from '../kernel/errors.ts';
import { isJsonObject, type Json } from '../kernel/json.ts';
import type { MappedMessage } from './model.ts';

/** Checks what a mapping gave: nothing, one canonical message or a list of them, each of an announced type and valid.
 *  @param emits the types that the mapping may give
 *  @throws E_MAP_RESULT, E_CANONICAL with every finding */
export function mappedMessages(mapping: string, output: Json | undefined, emits: readonly string[]): readonly MappedMessage[] {
  const items: readonly Json[] = output === undefined ? [] : Array.isArray(output) ? output : [output as Json];
  const messages = items.map((item) => mappedMessage(mapping, item, emits));
  for (const { type, body } of messages) {
    const findings = validateCanonical(type, body);
    const [first] = findings;
    if (first !== undefined) throw hubError('E_CANONICAL', { type, reason: first.message }, { at: first.at, findings });
  }
  return messages;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Cases are folded in the order of instants: without its offset a time is none, and a word would stand anywhere. */
function isInstant(value: Json): value is string {
  return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
}

function mappedMessage(mapping: string, item: Json, emits: readonly string[]): MappedMessage {
  const refuse = (reason: string) => hubError('E_MAP_RESULT', { mapping, reason });
  if (!isJsonObject(item)) throw refuse('a canonical message is an object { type, businessKeys, body }');
  const { type, occurredAt, businessKeys = {}, body } = item;
  if (typeof type !== 'string' || !emits.includes(type)) throw refuse(`the type of a message is not one of its emits: ${emits.join(', ')}`);
  if (!isJsonObject(businessKeys)) throw refuse('businessKeys is a group of texts');
  if (occurredAt !== undefined && !isInstant(occurredAt))
    throw refuse(`occurredAt of the ${type} is an instant such as 2025-03-01T09:00:00+01:00, and not ${JSON.stringify(occurredAt)}`);
  if (body === undefined) throw refuse(`the ${type} has no body`);
  const keys = Object.entries(businessKeys).filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== '');
  return { type, ...(occurredAt === undefined ? {} : { occurredAt }), businessKeys: Object.fromEntries(keys), body };
}
