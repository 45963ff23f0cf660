import { hubError } from '../../core/kernel/errors.ts';
import type { ChannelConfig, OutboundEndpoint } from '../../core/spi/connector.ts';

/** Hands each interchange to the endpoint of the channel that carries it, which outlives this one.
 *  @throws E_CONFIG_REFERENCE when the hub gives no such endpoint */
export function openCarriedOutbound({ name, carrier }: Pick<ChannelConfig, 'name' | 'carrier'>): OutboundEndpoint {
  const carrying = (): OutboundEndpoint => {
    if (carrier === undefined) throw hubError('E_CONFIG_REFERENCE', { what: 'The channel that carries', name });
    return carrier();
  };
  return {
    send: (document, signal) => carrying().send(document, signal),
    test: (signal) => carrying().test(signal),
    close: async () => {},
  };
}
