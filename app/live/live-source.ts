/** What events are called. */
export type LiveTopic = 'pulse' | 'message' | 'failure' | 'bulk' | 'channel' | 'alert' | 'configuration';

/** Something that happened. It says that there is news and where; what it came to is asked of the API. No personal data. */
export interface LiveEvent {
  readonly topic: LiveTopic;
  readonly data: unknown;
}

/** Looks for news of one topic, of all processes of the hub: in the ledger, bounded and cheap. */
export interface LiveSource {
  readonly topic: LiveTopic;
  /** From now on: what was before is no news. Called before the first look, and when somebody listens again after a while. */
  begin(): Promise<void>;
  /** What happened since the look before. */
  look(): Promise<readonly unknown[]>;
}
