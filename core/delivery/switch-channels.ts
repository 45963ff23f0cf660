import type { Catalog, OutboundChannel, Partner } from '../catalog/model.ts';
import { switchedOffPartner } from '../catalog/switched-off.ts';
import type { Clock } from '../kernel/clock.ts';
import type { ChannelStanding, ChannelStates } from '../spi/ledger/channel-states.ts';

/** What switching needs. */
export interface SwitchPorts {
  readonly ledger: Pick<ChannelStates, 'channelStandings' | 'stopChannel' | 'resumeChannel'>;
  readonly catalog: Catalog;
  readonly clock: Clock;
}

const SWITCHED_OFF = 'switched off: ';

/** Why a channel is disabled whose partner, or carrier, is switched off. */
export function switchedOffReason({ name, switchedOffBy }: Partner): string {
  return `${SWITCHED_OFF}${switchedOffBy} switches ${name} on, at the next start`;
}

/** Brings the channels' states in line with the configuration, before anything is sent: those of partners that are switched off are
 *  disabled, and those that were so are active again. A channel that is stopped for another reason stays as it is: that is for a
 *  person to end. What is held is released by who looks after it. */
export async function switchChannels({ ledger, catalog, clock }: SwitchPorts): Promise<void> {
  const standings = new Map((await ledger.channelStandings()).map((one) => [`${one.partner}/${one.channel}`, one]));
  const outbound = [...catalog.partners.values()]
    .flatMap(({ channels }) => [...channels.values()])
    .filter((channel): channel is OutboundChannel => channel.direction === 'out');
  for (const channel of outbound) {
    const { state, reason } = standings.get(channel.fullName) ?? active;
    const off = switchedOffPartner(catalog, channel);
    const wasOff = state === 'disabled' && reason?.startsWith(SWITCHED_OFF) === true;
    if (off !== undefined && state === 'active')
      await ledger.stopChannel(channel.partner.name, channel.name, { state: 'disabled', reason: switchedOffReason(off), at: clock.now() });
    else if (off === undefined && wasOff) await ledger.resumeChannel(channel.partner.name, channel.name, clock.now());
  }
}

const active: Pick<ChannelStanding, 'state' | 'reason'> = { state: 'active' };
