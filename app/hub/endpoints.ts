import type { Catalog, OutboundChannel } from '../../core/catalog/model.ts';
import { hubError } from '../../core/kernel/errors.ts';
import type { OutboundEndpoint } from '../../core/spi/connector.ts';

/** The outbound endpoints of the configuration in force, each opened at its first use and then shared. */
export class Endpoints {
  readonly #catalog: () => Catalog;
  readonly #open = new Map<OutboundChannel, OutboundEndpoint>();

  constructor(catalog: () => Catalog) {
    this.#catalog = catalog;
  }

  /** The channel's endpoint. One that another channel carries sends over the endpoint of that one. */
  of(channel: OutboundChannel): OutboundEndpoint {
    let endpoint = this.#open.get(channel);
    if (endpoint === undefined) {
      const side = channel.connector.outbound;
      if (side === undefined)
        throw hubError('E_CONFIG_REFERENCE', { what: 'The outbound side of connector', name: channel.connector.kind });
      const { carrier } = channel;
      const config = carrier === undefined ? channel.config : { ...channel.config, carrier: () => this.of(this.#outbound(carrier)) };
      endpoint = side.open(config) as OutboundEndpoint;
      this.#open.set(channel, endpoint);
    }
    return endpoint;
  }

  /** Releases every connection. */
  async close(): Promise<void> {
    await Promise.allSettled([...this.#open.values()].map((endpoint) => endpoint.close()));
    this.#open.clear();
  }

  #outbound(name: string): OutboundChannel {
    const channel = this.#catalog().channel(name);
    if (channel?.direction !== 'out') throw hubError('E_CONFIG_REFERENCE', { what: 'The channel', name });
    return channel;
  }
}
