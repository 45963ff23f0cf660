import type { DeliveryId } from '../../kernel/ids.ts';

/** Whether an outbound channel sends. `paused` by a person; `disabled` by the hub, because the partner said that the
 *  place is gone or failed for days. What either should have sent is held until a person resumes it. */
export type ChannelState = 'active' | 'paused' | 'disabled';

/** An outbound channel that is stopped or failing. Channels without any trouble have no standing. */
export interface ChannelStanding {
  readonly partner: string;
  readonly channel: string;
  readonly state: ChannelState;
  /** Why it is stopped, in words. */
  readonly reason?: string;
  /** Since when it is in this state. */
  readonly since?: Date;
  /** Since when no attempt was accepted and some failed. */
  readonly failingSince?: Date;
}

/** Stopping and resuming channels, for all processes of the hub at once: the ledger looks at it whenever a delivery is opened. */
export interface ChannelStates {
  /** Every channel that is stopped or failing. */
  channelStandings(): Promise<readonly ChannelStanding[]>;
  /** From now on no delivery of the channel is begun; each becomes held when its turn comes. What is being sent goes on.
   *  A channel that is disabled stays so when it is paused. */
  stopChannel(
    partner: string,
    channel: string,
    stop: { readonly state: 'paused' | 'disabled'; readonly reason: string; readonly at: Date },
  ): Promise<void>;
  /** Active again, in the eyes of every process, also where it was not stopped. What is held stays held until {@link releaseHeld}.
   *  @returns whether it was stopped */
  resumeChannel(partner: string, channel: string, at: Date): Promise<boolean>;
  /** Makes up to `limit` held deliveries of the channel due now, oldest first, with their ladder begun anew.
   *  @returns which; none when none is left or the channel is stopped */
  releaseHeld(partner: string, channel: string, limit: number, at: Date): Promise<readonly DeliveryId[]>;
}
