import { calendars } from '../../cases/holidays.ts';
import { lateSince } from '../../cases/rhythm.ts';
import type { Catalog, InboundChannel } from '../../catalog/model.ts';
import type { Arrival, ChannelName } from '../../spi/ledger/arrivals.ts';

/** A channel on which something should have come. */
export interface SilentChannel extends ChannelName {
  /** ISO 8601: when something came last, or when the watch began. */
  readonly lastAt: string;
  /** ISO 8601: by when something should have come again. */
  readonly dueAt: string;
}

/** The channels on which something is expected in a rhythm, but for those of partners that are switched off. */
export function watchedChannels({ partners }: Pick<Catalog, 'partners'>): readonly ChannelName[] {
  return [...partners.values()].flatMap((partner) => [...partner.channels.values()].flatMap((one) => (isWatched(one) ? nameOf(one) : [])));
}

/** Those that are silent against their rhythm, the one that is late longest first. */
export function silentChannels(catalog: Catalog, arrivals: readonly Arrival[], now: Date): readonly SilentChannel[] {
  const silent = arrivals.flatMap(({ partner, channel, lastAt }) => {
    const watched = catalog.channel(`${partner}/${channel}`);
    if (watched === undefined || !isWatched(watched)) return [];
    const { rhythm, calendar } = watched.expect;
    const rules = calendars[calendar] ?? calendars['none'];
    const dueAt = rules && lateSince(lastAt, rhythm, rules, watched.partner.timezone, now);
    return dueAt === undefined ? [] : [{ partner, channel, lastAt: lastAt.toISOString(), dueAt: dueAt.toISOString() }];
  });
  return silent.sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
}

function isWatched(channel: ReturnType<Catalog['channel']>): channel is InboundChannel & Required<Pick<InboundChannel, 'expect'>> {
  return channel?.direction === 'in' && channel.expect !== undefined && channel.partner.switchedOffBy === undefined;
}

function nameOf({ partner, name }: InboundChannel): ChannelName {
  return { partner: partner.name, channel: name };
}
