/** Counts what is done. Called for every message: each call costs about a microsecond. Channels are `partner/channel`. */
export interface Meters {
  /** A document was taken in, or recognised. */
  received(channel: string, status: 'accepted' | 'duplicate'): void;
  /** A stage has ended, well or not. */
  stage(stage: string, seconds: number): void;
  /** A message went through the flow. */
  processed(channel: string, outcome: 'processed' | 'dead' | 'duplicate' | 'given back'): void;
  /** An attempt at a delivery has ended. */
  attempted(channel: string, outcome: string, seconds: number): void;
}
