import { type Clock, systemClock } from '../../core/kernel/clock.ts';
import { asHubError, hubError } from '../../core/kernel/errors.ts';
import type { ChannelConfig, OutboundDocument, OutboundEndpoint, Outcome } from '../../core/spi/connector.ts';
import type { SettingsOf } from '../../core/spi/fields.ts';
import { answerOf } from './answer.ts';
import { type AuthorizedClient, authorizedClient } from './authorized-client.ts';
import type { File } from './body.ts';
import { clientOptions, type Exchange, httpClient } from './client.ts';
import { namedCredentials } from './credentials.ts';
import type { outboundCredentials, outboundSettings } from './fields.ts';
import { checkOutboundFit } from './fitting.ts';
import { headerTemplates } from './headers.ts';
import type { HttpAnswer, HttpRequest } from './http-message.ts';
import { outcomeOf } from './outcome.ts';
import { checkPages, joined, type Page, pagesFrom } from './pages.ts';
import { type PreparedRequest, requestWriter } from './request.ts';
import { answerJudge } from './status-rules.ts';
import { type Upload, uploadOf } from './upload.ts';
import { fixedPart } from './url-template.ts';
import { type Signer, webhookSigner } from './webhook-signature.ts';

/** A REST channel as it is configured. */
export type RestChannel = ChannelConfig<SettingsOf<typeof outboundSettings>, SettingsOf<typeof outboundCredentials>>;

/** A partner's API or webhook. Every document is one request; with an upload or pages, the first of several.
 *  @throws E_CONFIG_FIELD when settings and credentials do not fit together */
export function openRestOutbound(channel: RestChannel, clock: Clock = systemClock): OutboundEndpoint {
  checkOutboundFit(channel.settings, channel.credentials);
  return new RestOutbound(channel, clock);
}

class RestOutbound implements OutboundEndpoint {
  private readonly channel: RestChannel;
  private readonly clock: Clock;
  private readonly client: AuthorizedClient;
  private readonly write: (document: OutboundDocument) => PreparedRequest;
  private readonly fixedHeaders: () => Readonly<Record<string, string>>;
  private readonly sign: Signer | undefined;
  private readonly judge: ReturnType<typeof answerJudge>;
  private readonly upload: Upload | undefined;

  constructor(channel: RestChannel, clock: Clock) {
    const { settings, credentials } = channel;
    const named = namedCredentials(credentials);
    this.channel = channel;
    this.clock = clock;
    this.write = requestWriter(settings, named);
    const headers = headerTemplates('headers', withoutNames(settings.headers), named);
    this.fixedHeaders = () => headers((name) => named.get(name.replace(/^credential\./, '')));
    this.sign = signerOf(channel);
    this.judge = answerJudge(settings);
    const options = clientOptions(channel);
    this.client = authorizedClient(settings, credentials, httpClient(options), clock);
    this.upload = uploadOf(settings, options);
    checkPages(settings);
    if (settings.pages !== 'one' && settings.method !== 'GET')
      throw hubError('E_CONFIG_FIELD', { reason: 'pages are read with method GET' });
  }

  async send(document: OutboundDocument, signal: AbortSignal): Promise<Outcome> {
    let request: PreparedRequest;
    let file: File | undefined;
    try {
      request = this.write(document);
      file = this.upload?.file(request.tree());
    } catch (error) {
      return { kind: 'rejected', error: asHubError(error) };
    }
    const key = document.idempotencyKey;
    const last = {
      ...traceHeader(this.channel, document),
      'idempotency-key': key,
      ...this.sign?.(key, request.body ?? new Uint8Array(), this.clock.now()),
    };
    const exchange = await this.client.exchange(request, last, signal);
    if ('failed' in exchange) return exchange.failed;
    const outcome = this.outcome(exchange.answer);
    if (outcome.kind !== 'accepted') return outcome;
    if (this.channel.settings.pages !== 'one') return this.readOn(request, exchange, last, signal);
    if (this.upload === undefined || file === undefined) return outcome;
    const second = await this.upload.send(exchange.answer.body, file, signal);
    if ('failed' in second) return second.failed;
    const uploaded = outcomeOf(second.answer, answerOf(second.answer, 'body'), this.clock.now());
    return uploaded.kind === 'accepted' ? outcome : uploaded;
  }

  private outcome(http: HttpAnswer): Outcome {
    const { answer: form } = this.channel.settings;
    const answer = answerOf(http, form);
    // Rules are about what the partner wrote, not about the envelope that the reply mapping wants.
    const written = form === 'envelope' ? answerOf(http, 'body') : answer;
    return outcomeOf(http, answer, this.clock.now(), this.judge?.(http.status, written.body));
  }

  /** The pages that follow the first. */
  private async readOn(
    request: HttpRequest,
    first: Exchange,
    last: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const { settings } = this.channel;
    const get = async (url: string): Promise<Exchange> =>
      url === request.url ? first : this.client.exchange({ ...request, url }, last, signal);
    const pages: Page[] = [];
    for await (const step of pagesFrom(settings, request.url, get, () => this.clock.now())) {
      if ('failed' in step) return step.failed;
      pages.push(step.page);
    }
    const body = Buffer.from(JSON.stringify(joined(pages, settings.itemsAt)));
    const headers = { ...pages[0]?.answer.headers, 'content-type': 'application/json' };
    return { kind: 'accepted', answer: answerOf({ status: pages[0]?.answer.status ?? 200, headers, body }, settings.answer) };
  }

  /** HEAD at the fixed part of the address: any answer shows that name, TLS and way are right; 401 and 403, that the
   *  credentials are not; 5xx other than 501, that the partner is down. */
  async test(signal: AbortSignal): Promise<void> {
    const url = fixedPart(this.channel.settings.url);
    const exchange = await this.client.exchange({ url, method: 'HEAD', headers: this.fixedHeaders() }, {}, signal);
    if ('failed' in exchange) throw exchange.failed.error;
    const { status } = exchange.answer;
    if (status === 401 || status === 403) throw hubError('E_LOGIN_REFUSED', { reason: `status ${status}` });
    if (status === 410) throw hubError('E_CHANNEL_GONE');
    if (status >= 500 && status !== 501) throw hubError('E_DELIVERY_UNAVAILABLE', { reason: `status ${status}` });
  }

  async close(): Promise<void> {
    await Promise.all([this.client.close(), this.upload?.close()]);
  }
}

function traceHeader({ settings }: RestChannel, { traceparent }: OutboundDocument): Readonly<Record<string, string>> {
  return settings.trace !== false && traceparent !== undefined ? { traceparent } : {};
}

function signerOf({ settings, credentials }: RestChannel): Signer | undefined {
  if (settings.signature === 'none') return undefined;
  if (credentials.signingSecret !== undefined) return webhookSigner(credentials.signingSecret);
  throw hubError('E_CONFIG_FIELD', { reason: 'signature standard-webhooks needs the credential signingSecret' });
}

/** The headers that need no document. */
function withoutNames(headers: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => !/\{(?!credential\.)[A-Za-z0-9_.-]+\??\}/.test(value)));
}
