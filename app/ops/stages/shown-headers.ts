import { knownValues } from '../../../core/canonical/masking/known-values.ts';
import { maskValue, mayShow } from '../../../core/canonical/masking/masking.ts';

/** Headers of the transport, which say nothing of people. */
const plain = new Set([
  ...['accept', 'accept-encoding', 'accept-language', 'connection', 'content-encoding', 'content-length', 'content-type', 'date', 'host'],
  ...['prefer', 'soapaction', 'transfer-encoding', 'user-agent', 'webhook-id', 'webhook-timestamp', 'traceparent', 'idempotency-key'],
]);
const CREDENTIAL = /auth|cookie|key|token|secret|signature|password/;

const nothing = knownValues([]);

/** The headers with which a document came, as people see them: credentials hidden whole, and of all others what is not known to be
 *  harmless. */
export function shownHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, shown(name.toLowerCase(), value)]));
}

function shown(name: string, value: string): string {
  if (plain.has(name)) return value;
  if (CREDENTIAL.test(name)) return '•••';
  return mayShow({ value, names: [name] }, nothing) ? value : maskValue(value);
}
