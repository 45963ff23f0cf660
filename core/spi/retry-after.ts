/** How long a partner asks to wait, from the header `Retry-After` (RFC 9110, section 10.2.3): seconds or a date.
 *  A date is measured from the answer's own `Date` where it has one, so that the partner's clock need not be right.
 *  @param date the answer's header `Date`
 *  @param now the hub's time, used without `Date`
 *  @returns milliseconds from now, not negative; undefined when there is no usable header */
export function retryAfterMs(retryAfter: string | undefined, date: string | undefined, now: Date): number | undefined {
  const text = retryAfter?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const until = httpDate(text);
  if (until === undefined) return undefined;
  return Math.max(0, until - (httpDate(date ?? '') ?? now.getTime()));
}

/** IMF-fixdate alone, the one form that is still sent: `Sun, 06 Nov 1994 08:49:37 GMT`. */
function httpDate(text: string): number | undefined {
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text.trim())) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
