import { Agent, type Dispatcher, request } from 'undici';
import { HubError, hubError } from '../../core/kernel/errors.ts';
import { guardedLookup, vetHost } from '../../core/spi/outbound-guard.ts';

/** What the partner's server answered. */
export interface HttpAnswer {
  readonly status: number;
  /** Lower-case names; a repeated header gives its first value. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpOptions {
  readonly allowPrivate: boolean;
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
  /** Connections at most. */
  readonly connections: number;
  /** PEM. */
  readonly certificateAuthority?: string;
  readonly clientCertificate?: string;
  readonly clientKey?: string;
}

/** HTTP to one partner: connections kept alive, addresses vetted when connecting, redirects not followed. */
export interface HttpClient {
  /** @throws HubError `E_DELIVERY_TIMEOUT`, `E_DELIVERY_UNAVAILABLE` (also when `signal` aborts), `E_PEER_UNTRUSTED`: trying
   *    again may help; `E_ADDRESS_FORBIDDEN`, `E_ANSWER_TOO_LARGE`: it does not */
  exchange(wanted: HttpRequest, signal: AbortSignal): Promise<HttpAnswer>;
  close(): Promise<void>;
}

export function openHttp(options: HttpOptions): HttpClient {
  const agent = new Agent({
    connections: options.connections,
    headersTimeout: 0, // the attempt as a whole has a timeout
    bodyTimeout: 0,
    connect: {
      lookup: guardedLookup({ allowPrivate: options.allowPrivate }),
      timeout: options.timeoutMs,
      ...(options.certificateAuthority === undefined ? {} : { ca: options.certificateAuthority }),
      ...(options.clientCertificate === undefined ? {} : { cert: options.clientCertificate }),
      ...(options.clientKey === undefined ? {} : { key: options.clientKey }),
    },
  });
  return {
    exchange: async (wanted, signal) => {
      const timeout = AbortSignal.timeout(options.timeoutMs);
      try {
        signal.throwIfAborted();
        vetHost(new URL(wanted.url).hostname, { allowPrivate: options.allowPrivate });
        const { url, method, headers, body } = wanted;
        const answer = await request(url, {
          dispatcher: agent,
          method,
          headers,
          body: body ?? null,
          signal: AbortSignal.any([signal, timeout]),
        });
        return { status: answer.statusCode, headers: flatten(answer.headers), body: await readCapped(answer, options.maxAnswerBytes) };
      } catch (error) {
        if (signal.aborted) throw hubError('E_DELIVERY_UNAVAILABLE', { reason: 'the attempt was cancelled' });
        if (timeout.aborted) throw hubError('E_DELIVERY_TIMEOUT', { timeoutMs: options.timeoutMs });
        throw networkError(error, new URL(wanted.url).hostname);
      }
    },
    close: () => agent.destroy(),
  };
}

async function readCapped({ statusCode, headers, body }: Dispatcher.ResponseData, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () => {
    body.on('error', () => {}).destroy();
    // A good answer means that the document has arrived: asking again would bring the same flood. A failure may pass.
    return statusCode < 500
      ? hubError('E_ANSWER_TOO_LARGE', { maxBytes })
      : hubError('E_DELIVERY_UNAVAILABLE', { reason: `HTTP ${statusCode}` });
  };
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** OpenSSL's verification errors, and Node's own for a certificate of another name. */
const UNTRUSTED =
  /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(VERIFY|GET_ISSUER|DECRYPT_CERT|DECODE_ISSUER)|INVALID_CA|HOSTNAME_MISMATCH)/;

/** The error behind a failed exchange, by its code alone: messages of the network layer may quote the partner. */
function networkError(error: unknown, host: string): HubError {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof HubError) return cause;
  const code = (error as { readonly code?: unknown } | null)?.code;
  const known = typeof code === 'string' && /^[A-Z0-9_]{3,50}$/.test(code) ? code : 'no code';
  if (UNTRUSTED.test(known)) return hubError('E_PEER_UNTRUSTED', { reason: `the certificate of ${host} is refused (${known})` });
  return hubError('E_DELIVERY_UNAVAILABLE', { reason: `network error (${known})` });
}

function flatten(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) out[name.toLowerCase()] = first;
  }
  return out;
}
