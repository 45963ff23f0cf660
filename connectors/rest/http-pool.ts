import type { SecureContextOptions } from 'node:tls';
import { Agent, buildConnector } from 'undici';
import { guardedLookup, vetHost } from '../../core/spi/outbound-guard.ts';

/** How a channel connects. */
export interface PoolOptions {
  readonly allowPrivateNetwork: boolean;
  /** Connections per origin; more documents than this wait for one. */
  readonly connections: number;
  readonly connectTimeoutMs: number;
  /** Own trust anchors and client certificate, PEM. */
  readonly tls: Pick<SecureContextOptions, 'ca' | 'cert' | 'key'>;
}

/** Keep-alive connections, a pool for each origin. Every address is vetted as the socket connects to it: names by the
 *  socket's own look-up, addresses before (Node asks no look-up for those). Redirects are not followed, nothing is pipelined. */
export function openPool(options: PoolOptions): Agent {
  const guard = { allowPrivate: options.allowPrivateNetwork };
  const connect = buildConnector({
    ...options.tls,
    lookup: guardedLookup(guard),
    timeout: options.connectTimeoutMs,
    // happy eyeballs (RFC 8305): the look-up gives all addresses, each vetted
    autoSelectFamily: true,
  } as buildConnector.BuildOptions);
  return new Agent({
    connections: options.connections,
    pipelining: 1,
    // The attempt's own timer counts, from connecting to the last byte: a partner that drips bytes cannot stretch it.
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 15_000,
    connect: (target, callback) => {
      try {
        vetHost(target.hostname, guard);
      } catch (error) {
        return callback(error as Error, null);
      }
      return connect(target, callback);
    },
  });
}
