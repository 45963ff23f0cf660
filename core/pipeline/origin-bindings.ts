import { bindingsFor } from '../catalog/bindings.ts';
import type { MappingBindings } from '../mapping/mapping.ts';
import type { Envelope } from '../spi/envelope.ts';
import type { Context, PipelinePorts } from './context.ts';

/** Routes see the pack of the partner with whom the chain began; without that pack, of the one at hand. */
export function originBindings(ports: PipelinePorts, { catalog, channel }: Context, { origin }: Envelope): MappingBindings {
  const partner = catalog.partners.get(origin) ?? channel.partner;
  return bindingsFor(catalog, partner, {}, ports.clock.now(), ports.ids);
}
