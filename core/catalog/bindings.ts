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

/** A party of an envelope (UNB S002, S003). GS1 parties are known by their GLN, qualifier 14 (UN/EDIFACT 0007). */
export function partyIdentifier(identifiers: Readonly<Record<string, string>>, name: string): PartyIdentifier {
  const gln = identifiers['gln'];
  return gln === undefined ? { id: name } : { id: gln, qualifier: '14' };
}
