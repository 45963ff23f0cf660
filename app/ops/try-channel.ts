import type { Channel, InboundChannel } from '../../core/catalog/model.ts';
import { refuseSwitchedOff } from '../../core/catalog/switched-off.ts';
import { hubError } from '../../core/kernel/errors.ts';
import { inboundManner, type PollingEndpoint } from '../../core/spi/connector.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** How long the trial of an inbound channel may take, in milliseconds. */
const INBOUND_LIMIT_MS = 30_000;

/** Tries a channel's connection, without a document. Rejects with what is wrong.
 *  @throws E_NOT_FOUND, E_PARTNER_OFF, E_REQUEST_INVALID where the hub makes no connection */
export async function tryChannel(runtime: Runtime, partner: string, name: string): Promise<Channel> {
  const channel = runtime.catalog().channel(`${partner}/${name}`);
  if (channel === undefined) throw hubError('E_NOT_FOUND', { what: 'channel', id: `${partner}/${name}`.slice(0, 100) });
  refuseSwitchedOff(runtime.catalog(), channel);
  if (channel.direction === 'out') await runtime.endpoints.of(channel).test(AbortSignal.timeout(channel.limits.timeoutMs));
  else await tryInbound(channel);
  return channel;
}

/** On an endpoint of its own: the one that polls is not disturbed. */
async function tryInbound(channel: InboundChannel): Promise<void> {
  const polls = inboundManner(channel.connector.capabilities, channel.config.settings) === 'poll';
  const endpoint = polls ? (channel.connector.inbound?.open(channel.config) as PollingEndpoint) : undefined;
  if (endpoint?.test === undefined) {
    const reason = polls ? 'it cannot be tried without fetching' : 'its partner calls the hub';
    throw hubError('E_REQUEST_INVALID', { reason: `the hub has no connection of ${channel.fullName} to try: ${reason}` });
  }
  try {
    await endpoint.test(AbortSignal.timeout(INBOUND_LIMIT_MS));
  } finally {
    await endpoint.stop();
  }
}
