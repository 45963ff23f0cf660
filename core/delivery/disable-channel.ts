/** A channel of which every attempt has failed for so long is disabled: five days, as Standard Webhooks advises
 *  (specification 1.0, "Deliverability and reliability"). */
export const DISABLE_AFTER_MS = 5 * 24 * 60 * 60 * 1_000;

/** Has the channel failed for too long?
 *  @param failingSince since when no attempt was accepted and some failed; undefined when the last one was accepted */
export function failsForTooLong(failingSince: Date | undefined, now: Date): boolean {
  return failingSince !== undefined && now.getTime() - failingSince.getTime() >= DISABLE_AFTER_MS;
}
