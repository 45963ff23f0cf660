import type { Catalog, OutboundChannel } from '../../core/catalog/model.ts';
import { hubError } from '../../core/kernel/errors.ts';
import type { OutboundEndpoint } from '../../core/spi/connector.ts';
import type { Follower } from '../configuration/configuration.ts';
import { sameChannel } from '../configuration/same-channel.ts';

/** The outbound endpoints of the configuration in force, each opened at its first use and then shared. */
export class Endpoints {
  readonly #catalog: () => Catalog;
  readonly #open = new Map<OutboundChannel, SharedEndpoint>();
  /** Of a channel of an earlier configuration: the one that has its name now. Who still has the old one in hand is led to it. */
  readonly #successors = new WeakMap<OutboundChannel, OutboundChannel>();
  readonly #closing = new Set<Promise<void>>();

  constructor(catalog: () => Catalog) {
    this.#catalog = catalog;
  }

  /** The channel's endpoint. One that another channel carries sends over the endpoint of that one. */
  of(given: OutboundChannel): OutboundEndpoint {
    const channel = this.#present(given);
    let endpoint = this.#open.get(channel);
    if (endpoint === undefined) {
      const side = channel.connector.outbound;
      if (side === undefined)
        throw hubError('E_CONFIG_REFERENCE', { what: 'The outbound side of connector', name: channel.connector.kind });
      const { carrier } = channel;
      const config = carrier === undefined ? channel.config : { ...channel.config, carrier: () => this.of(this.#outbound(carrier)) };
      endpoint = new SharedEndpoint(side.open(config) as OutboundEndpoint);
      this.#open.set(channel, endpoint);
    }
    return endpoint;
  }

  /** After a change of the configuration: connections of channels that stay as they were stay open; others are closed once
   *  nothing is under way on them. */
  readonly follow: Follower = (now, before) => {
    for (const partner of before.catalog.partners.values()) {
      for (const old of partner.channels.values()) {
        const next = now.catalog.channel(old.fullName);
        if (old.direction !== 'out') continue;
        if (next?.direction === 'out') this.#successors.set(old, next);
        const endpoint = this.#open.get(old);
        if (endpoint === undefined) continue;
        this.#open.delete(old);
        if (next?.direction === 'out' && sameChannel(old, before, next, now)) this.#open.set(next, endpoint);
        else this.#retire(endpoint);
      }
    }
  };

  /** Releases every connection. */
  async close(): Promise<void> {
    await Promise.allSettled([...this.#closing, ...[...this.#open.values()].map((endpoint) => endpoint.close())]);
    this.#open.clear();
  }

  #retire(endpoint: SharedEndpoint): void {
    const closing = endpoint.closeWhenIdle().catch(() => undefined);
    this.#closing.add(closing);
    void closing.finally(() => this.#closing.delete(closing));
  }

  #present(channel: OutboundChannel): OutboundChannel {
    let present = channel;
    for (let next = this.#successors.get(present); next !== undefined; next = this.#successors.get(present)) present = next;
    return present;
  }

  #outbound(name: string): OutboundChannel {
    const channel = this.#catalog().channel(name);
    if (channel?.direction !== 'out') throw hubError('E_CONFIG_REFERENCE', { what: 'The channel', name });
    return channel;
  }
}

/** An endpoint that knows whether it is in use. */
class SharedEndpoint implements OutboundEndpoint {
  readonly #endpoint: OutboundEndpoint;
  #inUse = 0;
  #idle = (): void => undefined;

  constructor(endpoint: OutboundEndpoint) {
    this.#endpoint = endpoint;
  }

  send(...[document, signal]: Parameters<OutboundEndpoint['send']>): ReturnType<OutboundEndpoint['send']> {
    return this.#use(() => this.#endpoint.send(document, signal));
  }

  test(signal: AbortSignal): Promise<void> {
    return this.#use(() => this.#endpoint.test(signal));
  }

  close(): Promise<void> {
    return this.#endpoint.close();
  }

  async closeWhenIdle(): Promise<void> {
    if (this.#inUse > 0)
      await new Promise<void>((resolve) => {
        this.#idle = resolve;
      });
    await this.close();
  }

  async #use<T>(task: () => Promise<T>): Promise<T> {
    this.#inUse += 1;
    try {
      return await task();
    } finally {
      this.#inUse -= 1;
      if (this.#inUse === 0) this.#idle();
    }
  }
}
