import type { Catalog, Partner } from '../catalog/model.ts';
import type { Clock } from '../kernel/clock.ts';
import type { IdSource } from '../kernel/ids.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import type { MappingBindings } from '../mapping/mapping.ts';
import type { Envelope } from '../spi/envelope.ts';

/** What every mapping sees of the hub and of a partner. Outbound: the destination; otherwise the sender. */
export function bindingsFor(
  catalog: Catalog,
  partner: Partner,
  parameters: JsonObject,
  ports: { clock: Clock; ids: IdSource },
): MappingBindings {
  return {
    now: ports.clock.now(),
    ids: ports.ids,
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
