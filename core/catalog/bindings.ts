import type { IdSource } from '../kernel/ids.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import type { MappingBindings } from '../mapping/mapping.ts';
import type { Envelope } from '../spi/envelope.ts';
import type { PartyIdentifier } from '../spi/format.ts';
import type { Catalog, Partner } from './model.ts';

/** What every mapping sees of the hub and of a partner. Outbound: the destination; otherwise the sender. */
export function bindingsFor(catalog: Catalog, partner: Partner, parameters: JsonObject, now: Date, ids: IdSource): MappingBindings {
  return {
    now,
    ids,
    hub: { name: catalog.hub.name, identifiers: catalog.hub.identifiers },
    partner: identityOf(partner),
    parties: partner.parties,
    codes: partner.codes,
    channel: parameters,
  };
}

const identities = new WeakMap<Partner, JsonObject>();

function identityOf(partner: Partner): JsonObject {
  let identity = identities.get(partner);
  if (identity === undefined) {
    identity = {
      partner: partner.name,
      name: partner.title,
      role: partner.role,
      identifiers: partner.identifiers,
      timezone: partner.timezone,
    };
    identities.set(partner, identity);
  }
  return identity;
}

/** A canonical message as mappings see it in `$envelope` and `$request`. */
export function envelopeView(envelope: Envelope): JsonObject {
  return envelope as unknown as Record<string, Json>;
}

/** UN/EDIFACT 0007: who gives identifiers of a kind. In the order in which one is chosen. */
const QUALIFIERS = { gln: '14', siret: '5' } as const;

/** A party of an envelope (UNB S002, S003): by its GLN or SIRET, else by the first identifier that it has, of which nobody says
 *  who gives it, else by its name. Whoever answers is known by the same identifier. */
export function partyIdentifier(identifiers: Readonly<Record<string, string>>, name: string): PartyIdentifier {
  for (const [kind, qualifier] of Object.entries(QUALIFIERS)) {
    const id = identifiers[kind];
    if (id !== undefined) return { id, qualifier };
  }
  return { id: Object.values(identifiers)[0] ?? name };
}
