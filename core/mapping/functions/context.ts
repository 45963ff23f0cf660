import { parseIdentifier } from '../../canonical/identifiers.ts';
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';
import { mapFault } from '../fault.ts';
import { type MapFunction, mapFunction } from './function.ts';

/** What the hub knows beside the document. */
export const contextFunctions: readonly MapFunction[] = [
  mapFunction({
    name: 'party',
    parameters: [{ name: 'role', type: 'text' }],
    summary: "A party of the pack's address book; identifiers written there as text become {value, raw, valid}.",
    example: {
      expression: '$party("warehouse")',
      output: { company: 'Entrepôt', gln: { value: '9501101000025', raw: '9501101000025', valid: true } },
    },
    apply: (run, role) => {
      const { parties } = run.bindings;
      const party = parties !== undefined && Object.hasOwn(parties, role) ? parties[role] : undefined;
      if (!isJsonObject(party)) throw mapFault(`the pack's address book has no party ${role.slice(0, 40)}`);
      return run.given(withIdentifiers(party));
    },
  }),
  mapFunction({
    name: 'latest',
    parameters: [{ name: 'type', type: 'text' }],
    summary:
      'The body of the latest canonical message of that type in the case; nothing if there is none. The route names the types under using.',
    example: { expression: '$latest("return.announced").returnNumber', output: 'RA-2041' },
    apply: (run, type) => {
      const { latest } = run.bindings;
      return latest !== undefined && Object.hasOwn(latest, type) ? run.given(latest[type] ?? null) : undefined;
    },
  }),
  mapFunction({
    name: 'uuid',
    parameters: [],
    summary: 'A new identifier (UUIDv7); counted from 1 in cases.',
    example: { expression: '$uuid()', output: '00000000-0000-7000-8000-000000000001' },
    apply: (run) => run.bindings.ids.next(),
  }),
];

const known = new WeakMap<JsonObject, JsonObject>();

/** A party of the address book, which stays the same, as mappings see it. */
function withIdentifiers(party: JsonObject): JsonObject {
  let seen = known.get(party);
  if (seen === undefined) {
    seen = Object.fromEntries(Object.entries(party).map(([name, value]) => [name, partyField(name, value)]));
    known.set(party, seen);
  }
  return seen;
}

function partyField(name: string, value: Json): Json {
  if (typeof value !== 'string' || (name !== 'gln' && name !== 'siret' && name !== 'iban')) return value;
  const parsed = parseIdentifier(name, value);
  return { value: parsed.value, raw: parsed.raw, valid: parsed.valid };
}
