/** A channel, by its partner and its name. */
export interface ChannelName {
  readonly partner: string;
  readonly channel: string;
}

/** When something came last on a channel that is watched. */
export interface Arrival extends ChannelName {
  /** When the watch began, until something has come. */
  readonly lastAt: Date;
}

/** What comes in on channels from which something is expected in a rhythm. Each look reads what came on the partner's channels since
 *  the look before, and no more. */
export interface Arrivals {
  /** Looks for what has come on these channels; the first look at one begins its watch. */
  lookForArrivals(channels: readonly ChannelName[], now: Date): Promise<void>;
  /** As it was at the latest look; also of channels that were watched once. */
  arrivals(): Promise<readonly Arrival[]>;
}
