import type { OutboundChannel } from '../../core/catalog/model.ts';
import { hubError } from '../../core/kernel/errors.ts';
import type { OutboundEndpoint } from '../../core/spi/connector.ts';

/** The outbound endpoints of the configuration in force, each opened at its first use and then shared. */
export class Endpoints {
  readonly #open = new Map<OutboundChannel, OutboundEndpoint>();

  /** The channel's endpoint. */
  of(channel: OutboundChannel): OutboundEndpoint {
    let endpoint = this.#open.get(channel);
    if (endpoint === undefined) {
      const side = channel.connector.outbound;
      if (side === undefined)
        throw hubError('E_CONFIG_REFERENCE', { what: 'The outbound side of connector', name: channel.connector.kind });
      endpoint = side.open(channel.config) as OutboundEndpoint;
      this.#open.set(channel, endpoint);
    }
    return endpoint;
  }

  /** Releases every connection. */
  async close(): Promise<void> {
    await Promise.allSettled([...this.#open.values()].map((endpoint) => endpoint.close()));
    this.#open.clear();
  }
}
