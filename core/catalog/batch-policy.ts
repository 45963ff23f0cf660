/** A time of day on the clocks of a zone. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

/** When batches of a channel are closed. */
export type BatchSchedule =
  /** At every multiple of this time since 1970-01-01T00:00Z: `15m` closes at each quarter of an hour. Milliseconds. */
  | { readonly everyMs: number }
  /** At these times in this zone, on these days; workdays are Monday to Friday, holidays included. */
  | { readonly at: readonly TimeOfDay[]; readonly days: 'all' | 'workdays'; readonly timezone: string };

/** `batch:` of an outbound channel: its documents wait and are sent together (Aggregator). */
export interface BatchPolicy {
  readonly schedule: BatchSchedule;
  /** Most messages in one batch; as soon as so many wait, one is closed before its time. */
  readonly max: number;
}

/** Most messages that one batch may have, whatever a channel asks for. */
export const MOST_MEMBERS = 1_000;
