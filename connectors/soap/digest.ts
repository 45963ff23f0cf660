import { createHash } from 'node:crypto';
import { hubError } from '../../core/kernel/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../core/kernel/json.ts';

/** A digest that a partner wants among the arguments, over all of their values and a key that both sides have. */
export interface DigestRule {
  /** Dotted place of the element that carries it. */
  readonly at: string;
  readonly algorithm: string;
  readonly charset: string;
  /** Dotted places whose values are left out. */
  readonly without: readonly string[];
  readonly key: string;
}

/** The arguments with their digest: the values of all elements in the order of the WSDL, the key behind them, in the character set of
 *  the rule; as hexadecimal digits in upper case.
 *  @param ordered the arguments in the order of the WSDL
 *  @param mapping how errors name the mapping
 *  @throws HubError `E_MAP_RESULT` for a character that the character set lacks */
export function withDigest(args: JsonObject, ordered: JsonObject, rule: DigestRule, mapping: string): JsonObject {
  const left = new Set([...rule.without, rule.at]);
  const whole = valuesOf(ordered, '', left) + rule.key;
  const latin = rule.charset !== 'UTF-8';
  if (latin && [...whole].some((character) => character > '\u00ff')) {
    throw hubError('E_MAP_RESULT', { mapping, reason: `a value has a character that ${rule.charset} lacks, and the digest is over it` });
  }
  const digest = createHash(rule.algorithm)
    .update(whole, latin ? 'latin1' : 'utf8')
    .digest('hex')
    .toUpperCase();
  return put(args, rule.at.split('.'), digest);
}

function valuesOf(value: Json, place: string, left: ReadonlySet<string>): string {
  if (left.has(place)) return '';
  if (Array.isArray(value)) return value.map((item: Json) => valuesOf(item, place, left)).join('');
  if (!isJsonObject(value)) return value === null ? '' : String(value);
  return Object.entries(value)
    .filter(([name]) => name !== '$attributes' && name !== '$headers')
    .map(([name, inner]) => {
      if (name === '$value') return valuesOf(inner, '$value', left);
      if (name === '$xml') return unescaped(String(inner));
      return valuesOf(inner, place === '' ? name : `${place}.${name}`, left);
    })
    .join('');
}

/** What `prepareArguments` escaped is digested as it was. */
function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function put(value: JsonObject, [name = '', ...rest]: readonly string[], digest: string): JsonObject {
  const inner = value[name];
  return { ...value, [name]: rest.length === 0 ? digest : put(isJsonObject(inner) ? inner : {}, rest, digest) };
}
