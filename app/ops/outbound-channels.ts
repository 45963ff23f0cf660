import type { Catalog, Channel, OutboundChannel } from '../../core/catalog/model.ts';
import { switchedOffPartner } from '../../core/catalog/switched-off.ts';
import { switchedOffReason } from '../../core/delivery/switch-channels.ts';
import { hubError } from '../../core/kernel/errors.ts';
import type { ChannelStanding } from '../../core/spi/ledger/channel-states.ts';
import { releaseHeld } from '../isolation/held.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { type BatchView, batchViews } from './batches.ts';

/** How a channel stands, for people. */
export interface ChannelView {
  readonly state: 'active' | 'paused' | 'disabled';
  readonly reason?: string;
  readonly since?: string;
  /** Since when every attempt has failed. */
  readonly failingSince?: string;
  /** Open when it is so in any process. */
  readonly breaker: 'closed' | 'open';
  /** Deliveries that are not settled: waiting, being sent or to be tried again. */
  readonly open: number;
  /** Deliveries that wait until the channel is resumed. */
  readonly held: number;
  readonly batch?: BatchView;
}

/** An outbound channel by its name.
 *  @throws E_NOT_FOUND */
export function outboundChannel(runtime: Runtime, partner: string, name: string): OutboundChannel {
  const channel = runtime.catalog().channel(`${partner}/${name}`);
  if (channel?.direction !== 'out') throw hubError('E_NOT_FOUND', { what: 'outbound channel', id: `${partner}/${name}`.slice(0, 100) });
  return channel;
}

/** How every outbound channel stands, by `partner/channel`. */
export async function channelViews(runtime: Runtime): Promise<(fullName: string) => ChannelView> {
  const { ledger } = runtime;
  const [standings, backlog, { held }, batchOf] = await Promise.all([
    ledger.channelStandings(),
    ledger.backlog(),
    ledger.stuckCounts(),
    batchViews(runtime),
  ]);
  const standingOf = new Map(standings.map((standing) => [`${standing.partner}/${standing.channel}`, standing]));
  const openOf = new Map(backlog.map(({ queue, open }) => [queue as string, open]));
  const broken = new Set(runtime.instances.all().flatMap(({ openBreakers }) => openBreakers));
  return (fullName) => ({
    ...shown(standingOf.get(fullName)),
    breaker: broken.has(fullName) ? 'open' : 'closed',
    open: openOf.get(`deliver:${fullName}`) ?? 0,
    held: held.get(fullName) ?? 0,
    ...batchOf(fullName),
  });
}

function shown(standing: ChannelStanding | undefined): Pick<ChannelView, 'state' | 'reason' | 'since' | 'failingSince'> {
  if (standing === undefined) return { state: 'active' };
  const { state, reason, since, failingSince } = standing;
  return {
    state,
    ...(reason === undefined ? {} : { reason }),
    ...(since === undefined ? {} : { since: since.toISOString() }),
    ...(failingSince === undefined ? {} : { failingSince: failingSince.toISOString() }),
  };
}

/** What is said of an inbound channel: nothing, unless its partner is switched off. */
export function closedDoor(catalog: Catalog, channel: Channel): Partial<Pick<ChannelView, 'state' | 'reason'>> {
  const off = switchedOffPartner(catalog, channel);
  return off === undefined ? {} : { state: 'disabled', reason: switchedOffReason(off) };
}

/** Nothing more is begun on the channel, in no process; what it should send is held.
 *  @returns when */
export async function pauseChannel({ ledger, clock }: Runtime, { partner, name }: OutboundChannel, reason: string): Promise<Date> {
  const at = clock.now();
  await ledger.stopChannel(partner.name, name, { state: 'paused', reason, at });
  return at;
}

/** The channel sends again, what was held first.
 *  @returns how many deliveries were released
 *  @throws E_STATE_CONFLICT while the partner is switched off: that is for the configuration to say */
export async function resumeChannel(runtime: Runtime, channel: OutboundChannel): Promise<number> {
  const { ledger, transport, breakers, clock } = runtime;
  const { partner, name, fullName } = channel;
  const off = switchedOffPartner(runtime.catalog(), channel);
  if (off !== undefined) {
    const action = `resumed: ${off.switchedOffBy} switches the partner on, at the next start`;
    throw hubError('E_STATE_CONFLICT', { what: 'channel', id: fullName, state: 'off with its partner', action });
  }
  await ledger.resumeChannel(partner.name, name, clock.now());
  breakers.reset(fullName);
  return releaseHeld({ ledger, transport, clock }, fullName);
}
