import type { AxiosError } from 'axios';
import { HubError, hubError } from '../../core/kernel/errors.ts';
import type { Answer, Outcome } from '../../core/spi/connector.ts';
import { retryAfterMs } from '../../core/spi/retry-after.ts';
import type { HttpAnswer } from './http-message.ts';

/** Statuses that say "later" (RFC 9110, section 15; RFC 6585, section 4); all 5xx do too. */
const LATER = new Set([408, 425, 429]);
/** OpenSSL's and Node's codes for a certificate that does not prove the partner. */
const UNTRUSTED = /^(?!ERR_SSL_).*(CERT|SELF_SIGNED|LEAF_SIGNATURE)|^INVALID_CA$|^HOSTNAME_MISMATCH$/;

/** What an answer means for the document: the channel's own judgement where it has one, else DESIGN's rule, the same for every
 *  REST channel. The error names the status only: what the partner wrote is hostile until proven otherwise, and stays in the answer.
 *  @param answer the answer as the reply mapping will get it
 *  @param now the hub's time
 *  @param judged what the channel's settings say of this answer */
export function outcomeOf({ status, headers }: HttpAnswer, answer: Answer, now: Date, judged?: Outcome['kind']): Outcome {
  const kind = judged ?? kindOf(status);
  const delay = retryAfterMs(headers['retry-after'], headers['date'], now);
  const later = delay === undefined ? {} : { retryAfterMs: delay };
  if (kind === 'accepted') return { kind, answer, ...later };
  const reason = `status ${status}${judged === undefined ? '' : `, by the channel's own rules`}`;
  if (kind === 'deferred') {
    return { kind, error: hubError('E_DELIVERY_UNAVAILABLE', { reason }), answer, ...later };
  }
  if (status === 410 && judged === undefined) return { kind, error: hubError('E_CHANNEL_GONE'), answer };
  const redirects = status >= 300 && status < 400;
  return {
    kind,
    error: hubError('E_DELIVERY_REFUSED', { reason: redirects ? `${reason}, a redirect, and redirects are not followed` : reason }),
    answer,
  };
}

function kindOf(status: number): Outcome['kind'] {
  if (status >= 200 && status < 300) return 'accepted';
  return LATER.has(status) || status >= 500 ? 'deferred' : 'rejected';
}

/** What a failed exchange means. The axios error itself goes no further: it holds the request, credentials included.
 *  @returns deferred where nobody knows or the partner can mend it; rejected where only our own people can */
export function outcomeOfFailure(
  error: AxiosError,
  limits: { readonly timeoutMs: number; readonly maxAnswerBytes: number },
): Exclude<Outcome, { readonly kind: 'accepted' }> {
  const code = error.code ?? 'unknown';
  if (error.cause instanceof HubError) return { kind: 'rejected', error: error.cause };
  // The adapter's own clock, or undici's while connecting; the operating system's ETIMEDOUT comes with a cause.
  if ((code === 'ETIMEDOUT' && error.cause === undefined) || code === 'UND_ERR_CONNECT_TIMEOUT') {
    return { kind: 'deferred', error: hubError('E_DELIVERY_TIMEOUT', { timeoutMs: limits.timeoutMs }) };
  }
  if (error.response !== undefined) return oversize(error.response.status, limits.maxAnswerBytes);
  // A certificate that ran out is renewed by the partner; nothing was sent, so waiting costs nothing.
  if (UNTRUSTED.test(code))
    return { kind: 'deferred', error: hubError('E_PEER_UNTRUSTED', { reason: `its certificate is not trusted (${code})` }) };
  return {
    kind: 'deferred',
    error: hubError('E_DELIVERY_UNAVAILABLE', { reason: code === 'ERR_CANCELED' ? 'the attempt was cancelled' : code }),
  };
}

/** The status had come before the answer grew too large. Where it was good the document has arrived, and asking again would
 *  only bring the same flood; where it was "later", later it is. */
function oversize(status: number, maxBytes: number): Exclude<Outcome, { readonly kind: 'accepted' }> {
  const error = hubError('E_ANSWER_TOO_LARGE', { maxBytes });
  return { kind: kindOf(status) === 'deferred' ? 'deferred' : 'rejected', error };
}
