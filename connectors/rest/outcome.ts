import type { AxiosError, AxiosResponse } from 'axios';
import { HubError, hubError } from '../../core/kernel/errors.ts';
import type { Answer, Outcome } from '../../core/spi/connector.ts';
import { retryAfterMs } from '../../core/spi/retry-after.ts';

/** Statuses that say "later" (RFC 9110, section 15; RFC 6585, section 4); all 5xx do too. */
const LATER = new Set([408, 425, 429]);
/** OpenSSL's and Node's codes for a certificate that does not prove the partner. */
const UNTRUSTED = /^(?!ERR_SSL_).*(CERT|SELF_SIGNED|LEAF_SIGNATURE)|^INVALID_CA$|^HOSTNAME_MISMATCH$/;

/** What an answer means for the document: DESIGN's rule, the same for every REST channel.
 *  The error names the status only: what the partner wrote is hostile until proven otherwise, and stays in the answer.
 *  @param now the hub's time */
export function outcomeOf(response: AxiosResponse, now: Date): Outcome {
  const { status } = response;
  const answer = answerOf(response);
  if (status >= 200 && status < 300) return { kind: 'accepted', answer };
  if (status === 410) return { kind: 'rejected', error: hubError('E_CHANNEL_GONE'), answer };
  if (LATER.has(status) || status >= 500) {
    const delay = retryAfterMs(header(response, 'retry-after'), header(response, 'date'), now);
    const error = hubError('E_DELIVERY_UNAVAILABLE', { reason: `status ${status}` });
    return { kind: 'deferred', error, answer, ...(delay === undefined ? {} : { retryAfterMs: delay }) };
  }
  const redirects = status >= 300 && status < 400;
  const reason = redirects ? `status ${status}, a redirect, and redirects are not followed` : `status ${status}`;
  return { kind: 'rejected', error: hubError('E_DELIVERY_REFUSED', { reason }), answer };
}

/** What a failed exchange means. The axios error itself goes no further: it holds the request, credentials included.
 *  @returns deferred where nobody knows or the partner can mend it; rejected where only our own people can */
export function outcomeOfFailure(error: AxiosError, limits: { readonly timeoutMs: number; readonly maxAnswerBytes: number }): Outcome {
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
function oversize(status: number, maxBytes: number): Outcome {
  const error = hubError('E_ANSWER_TOO_LARGE', { maxBytes });
  return { kind: LATER.has(status) || status >= 500 ? 'deferred' : 'rejected', error };
}

function answerOf(response: AxiosResponse): Answer {
  const mediaType = (header(response, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  return { status: response.status, mediaType: mediaType || 'application/octet-stream', body: response.data as Uint8Array };
}

function header(response: AxiosResponse, name: string): string | undefined {
  const value: unknown = response.headers[name];
  return typeof value === 'string' ? value : undefined;
}
