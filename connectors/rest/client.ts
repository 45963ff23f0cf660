import { Axios, AxiosError, type AxiosResponse } from 'axios';
import { asHubError } from '../../core/kernel/errors.ts';
import type { ChannelConfig, Outcome } from '../../core/spi/connector.ts';
import type { SettingsOf } from '../../core/spi/fields.ts';
import type { Identity } from './credentials.ts';
import type { HttpAnswer, HttpRequest } from './http-message.ts';
import { openPool, type PoolOptions } from './http-pool.ts';
import { outcomeOfFailure } from './outcome.ts';
import type { connectionFields } from './shared-fields.ts';
import { undiciAdapter } from './undici-adapter.ts';

/** What came of one exchange: the answer, or what its failure means for the document. */
export type Exchange = { readonly answer: HttpAnswer } | { readonly failed: Exclude<Outcome, { readonly kind: 'accepted' }> };

/** Sends requests to one partner. Every address is vetted where it is connected to, redirects are not followed. */
export interface HttpClient {
  exchange(request: HttpRequest, signal?: AbortSignal): Promise<Exchange>;
  close(): Promise<void>;
}

/** What a client needs to know. */
export interface ClientOptions {
  readonly allowPrivateNetwork: boolean;
  readonly connections: number;
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
  /** Read when the first request is sent, once; a failure is met again by the next request. */
  readonly tls: () => Promise<PoolOptions['tls']>;
}

/** A client that opens its connections when the first request is sent. */
export function httpClient(options: ClientOptions): HttpClient {
  let opened: ReturnType<typeof connect> | undefined;
  const open = () => {
    opened ??= connect(options).catch((error: unknown) => {
      opened = undefined;
      throw asHubError(error);
    });
    return opened;
  };
  return {
    exchange: async ({ url, method, headers, body }, signal) => {
      const { http } = await open();
      try {
        // Without a body axios would still name a type for it; false keeps it from doing so.
        const content = body === undefined ? { headers: { 'content-type': false, ...headers } } : { headers, data: body };
        const config = { url, method, ...content, ...(signal === undefined ? {} : { signal }) };
        return { answer: answerOf(await http.request(config)) };
      } catch (error) {
        if (!(error instanceof AxiosError)) throw asHubError(error);
        return { failed: outcomeOfFailure(error, options) };
      }
    },
    close: async () => {
      const pool = (await opened?.catch(() => undefined))?.pool;
      if (pool !== undefined && !pool.closed && !pool.destroyed) await pool.close();
    },
  };
}

async function connect({ allowPrivateNetwork, connections, timeoutMs, maxAnswerBytes, tls }: ClientOptions) {
  const pool = openPool({ allowPrivateNetwork, connections, connectTimeoutMs: timeoutMs, tls: await tls() });
  // Without the package's defaults, none of which apply here: merging them takes as much time as all the rest of axios.
  const http = new Axios({
    adapter: undiciAdapter(pool),
    timeout: timeoutMs,
    maxContentLength: maxAnswerBytes,
    // Bytes pass as they are, and every status is an answer.
    transformRequest: (data: unknown) => data,
    transformResponse: (data: unknown) => data,
    validateStatus: () => true,
    headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'Relais' },
  });
  return { http, pool };
}

function answerOf({ status, headers, data }: AxiosResponse): HttpAnswer {
  return { status, headers: headers as Readonly<Record<string, string>>, body: data as Uint8Array };
}

/** What a channel's settings and credentials mean for its client. */
export function clientOptions({ settings, credentials, concurrency, resource }: ConnectingChannel): ClientOptions {
  return {
    allowPrivateNetwork: settings.allowPrivateNetwork,
    connections: concurrency,
    timeoutMs: settings.timeout,
    maxAnswerBytes: settings.maxAnswerBytes,
    tls: async () => {
      const authority = settings.certificateAuthority === undefined ? undefined : await resource(settings.certificateAuthority);
      return {
        ...(authority === undefined ? {} : { ca: authority.text }),
        ...(credentials.clientCertificate === undefined ? {} : { cert: credentials.clientCertificate }),
        ...(credentials.clientKey === undefined ? {} : { key: credentials.clientKey }),
      };
    },
  };
}

type ConnectingChannel = ChannelConfig<SettingsOf<typeof connectionFields>, Identity>;
