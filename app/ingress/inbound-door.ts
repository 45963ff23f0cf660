import type { Catalog, InboundChannel } from '../../core/catalog/model.ts';
import { hubError } from '../../core/kernel/errors.ts';

/** The channel behind a partner's door: one that comes in and is called.
 *  @throws E_PARTNER_UNKNOWN */
export function inboundDoor(catalog: Catalog, name: string): InboundChannel {
  const channel = catalog.channel(name);
  if (channel?.direction !== 'in' || channel.connector.capabilities.inbound !== 'push') {
    throw hubError('E_PARTNER_UNKNOWN', { channel: name.slice(0, 120) });
  }
  return channel;
}
