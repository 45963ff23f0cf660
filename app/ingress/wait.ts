import { MAX_WAIT_SECONDS } from '../http/limits.ts';

/** Seconds that the caller asked to wait (`Prefer: wait=10`, RFC 7240, section 4.3), at most {@link MAX_WAIT_SECONDS};
 *  undefined when it did not, or not readably: a preference may be ignored. */
export function waitSeconds(prefer: string | string[] | undefined): number | undefined {
  const text = Array.isArray(prefer) ? prefer.join(',') : (prefer ?? '');
  const match = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,5})"?(?=$|[,;\s])/i.exec(text);
  return match === null ? undefined : Math.min(Number(match[1]), MAX_WAIT_SECONDS);
}
