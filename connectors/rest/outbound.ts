import { Axios, AxiosError, type AxiosRequestConfig, type AxiosResponse } from 'axios';
import type { Agent } from 'undici';
import { type Clock, systemClock } from '../../core/kernel/clock.ts';
import { asHubError, hubError } from '../../core/kernel/errors.ts';
import type { ChannelConfig, OutboundDocument, OutboundEndpoint, Outcome } from '../../core/spi/connector.ts';
import type { SettingsOf } from '../../core/spi/fields.ts';
import { fillTemplate } from '../../core/spi/template.ts';
import type { outboundCredentials, outboundSettings } from './fields.ts';
import { credentialHeaders, settingHeaders } from './headers.ts';
import { openPool } from './http-pool.ts';
import { outcomeOf, outcomeOfFailure } from './outcome.ts';
import { undiciAdapter } from './undici-adapter.ts';
import { checkUrlTemplate, encodeUrlValue, fixedPart } from './url-template.ts';
import { type Signer, webhookSigner } from './webhook-signature.ts';

/** A REST channel as it is configured. */
export type RestChannel = ChannelConfig<SettingsOf<typeof outboundSettings>, SettingsOf<typeof outboundCredentials>>;

/** A partner's API or webhook. Every document is one request.
 *  @throws E_CONFIG_FIELD when settings and credentials do not fit together */
export function openRestOutbound(channel: RestChannel, clock: Clock = systemClock): OutboundEndpoint {
  const { settings, credentials } = channel;
  checkUrlTemplate(settings.url);
  if (settings.signature === 'standard-webhooks' && credentials.signingSecret === undefined) {
    throw hubError('E_CONFIG_FIELD', { reason: 'signature standard-webhooks needs the credential signingSecret' });
  }
  const signer = settings.signature === 'standard-webhooks' ? webhookSigner(credentials.signingSecret ?? '') : undefined;
  return new RestOutbound(channel, signer, clock);
}

class RestOutbound implements OutboundEndpoint {
  private readonly channel: RestChannel;
  private readonly signer: Signer | undefined;
  private readonly clock: Clock;
  private readonly before: Readonly<Record<string, string>>;
  private readonly after: Readonly<Record<string, string>>;
  private client: Promise<{ readonly http: Axios; readonly pool: Agent }> | undefined;

  constructor(channel: RestChannel, signer: Signer | undefined, clock: Clock) {
    this.channel = channel;
    this.signer = signer;
    this.clock = clock;
    this.before = settingHeaders(channel.settings.headers);
    this.after = credentialHeaders(channel.credentials);
  }

  async send(document: OutboundDocument, signal: AbortSignal): Promise<Outcome> {
    const { settings } = this.channel;
    let url: string;
    try {
      url = fillTemplate('url', settings.url, document.parameters, encodeUrlValue);
    } catch (error) {
      return { kind: 'rejected', error: asHubError(error) };
    }
    const body = settings.method === 'GET' ? undefined : document.body;
    return this.exchange({
      url,
      method: settings.method,
      data: body,
      signal,
      headers: {
        ...(body === undefined ? {} : { 'content-type': document.mediaType }),
        ...this.before,
        ...this.after,
        'idempotency-key': document.idempotencyKey,
        ...this.signer?.(document.idempotencyKey, body ?? new Uint8Array(), this.clock.now()),
      },
    });
  }

  /** HEAD at the fixed part of the address: any answer shows that name, TLS and way are right; 401 and 403, that the
   *  credentials are not; 5xx other than 501, that the partner is down. */
  async test(signal: AbortSignal): Promise<void> {
    const outcome = await this.exchange({
      url: fixedPart(this.channel.settings.url),
      method: 'HEAD',
      signal,
      headers: { ...this.before, ...this.after },
    });
    const status = outcome.answer?.status;
    if (status === 401 || status === 403) throw hubError('E_LOGIN_REFUSED', { reason: `status ${status}` });
    if (status === 410) throw hubError('E_CHANNEL_GONE');
    if (outcome.kind === 'accepted' || (status !== undefined && (status < 500 || status === 501))) return;
    throw outcome.error;
  }

  async close(): Promise<void> {
    const opened = await this.client?.catch(() => undefined);
    if (opened !== undefined && !opened.pool.closed && !opened.pool.destroyed) await opened.pool.close();
  }

  private async exchange(request: AxiosRequestConfig): Promise<Outcome> {
    this.client ??= this.connect().catch((error: unknown) => {
      this.client = undefined;
      throw asHubError(error);
    });
    const { http } = await this.client;
    let response: AxiosResponse;
    try {
      response = await http.request(request);
    } catch (error) {
      if (!(error instanceof AxiosError)) throw asHubError(error);
      return outcomeOfFailure(error, { timeoutMs: this.channel.settings.timeout, maxAnswerBytes: this.channel.settings.maxAnswerBytes });
    }
    return outcomeOf(response, this.clock.now());
  }

  private async connect(): Promise<{ readonly http: Axios; readonly pool: Agent }> {
    const { settings, credentials, concurrency, resource } = this.channel;
    const authority = settings.certificateAuthority === undefined ? undefined : await resource(settings.certificateAuthority);
    const pool = openPool({
      allowPrivateNetwork: settings.allowPrivateNetwork,
      connections: concurrency,
      connectTimeoutMs: settings.timeout,
      tls: {
        ...(authority === undefined ? {} : { ca: authority.text }),
        ...(credentials.clientCertificate === undefined ? {} : { cert: credentials.clientCertificate }),
        ...(credentials.clientKey === undefined ? {} : { key: credentials.clientKey }),
      },
    });
    // Without the package's defaults, none of which apply here: merging them takes as much time as all the rest of axios.
    const http = new Axios({
      adapter: undiciAdapter(pool),
      timeout: settings.timeout,
      maxContentLength: settings.maxAnswerBytes,
      // Bytes pass as they are, and every status is an answer.
      transformRequest: (data: unknown) => data,
      transformResponse: (data: unknown) => data,
      validateStatus: () => true,
      headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'Relais' },
    });
    return { http, pool };
  }
}
