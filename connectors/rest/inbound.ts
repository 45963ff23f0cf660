import { type Clock, systemClock } from '../../core/kernel/clock.ts';
import { hubError } from '../../core/kernel/errors.ts';
import type { PollingEndpoint, PushEndpoint, PushRequest, RawMessage } from '../../core/spi/connector.ts';
import { checkInboundFit } from './fitting.ts';
import type { RestInboundChannel } from './inbound-channel.ts';
import { filenameOf, parameterOf, partsOf } from './multipart.ts';
import { openRestPoller } from './poller.ts';
import { SIGNATURE_HEADERS, type Verifier, webhookVerifier } from './webhook-signature.ts';

/** Headers that carry credentials: they end at the door and are kept nowhere. */
const CREDENTIALS = new Set(['authorization', 'proxy-authorization', 'cookie', 'x-api-key', 'api-key', 'x-auth-token']);
/** RFC 9110, section 8.3: type and subtype are tokens. */
const MEDIA_TYPE = /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/;

/** Documents that partners post, or that are fetched from them where the settings have a `url`.
 *  @throws E_CONFIG_FIELD */
export function openRestInbound(channel: RestInboundChannel, clock: Clock = systemClock): PushEndpoint | PollingEndpoint {
  const { url } = channel.settings;
  checkInboundFit(channel);
  return url === undefined ? openRestDoor(channel, clock) : openRestPoller(channel, url, clock);
}

/** Documents that partners post, of any content type. Keys, size and `Prefer: wait` are the door's affair; signatures are looked at here.
 *  @throws E_CONFIG_FIELD */
export function openRestDoor({ settings, credentials }: RestInboundChannel, clock: Clock = systemClock): PushEndpoint {
  const { part } = settings;
  if (settings.signature === 'none') return { receive: (request) => receive(request, part) };
  if (credentials.signingSecret === undefined)
    throw hubError('E_CONFIG_FIELD', { reason: 'signature standard-webhooks needs the credential signingSecret' });
  const verifier = webhookVerifier(credentials.signingSecret);
  return { proof: SIGNATURE_HEADERS, receive: (request) => receive(request, part, { verifier, now: clock.now() }) };
}

/** @throws E_BODY_EMPTY, E_SIGNATURE_WRONG, E_REQUEST_INVALID */
function receive(request: PushRequest, part: string | undefined, check?: { readonly verifier: Verifier; readonly now: Date }): RawMessage {
  if (request.body.length === 0) throw hubError('E_BODY_EMPTY');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    const key = name.toLowerCase();
    if (value !== undefined && !CREDENTIALS.has(key)) headers[key] = value;
  }
  // What is signed is the id alone: whoever caught a signed request could put another key beside it.
  const idempotencyKey = check === undefined ? headers['idempotency-key']?.trim() : check.verifier(headers, request.body, check.now);
  return {
    ...documentIn(request.body, headers['content-type'], part),
    headers,
    ...(idempotencyKey ? { idempotencyKey } : {}),
  };
}

/** The document of a request: its body, or the one file of a form (RFC 7578). */
function documentIn(body: Uint8Array, contentType = '', name: string | undefined): Pick<RawMessage, 'body' | 'mediaType' | 'filename'> {
  if (!/^\s*multipart\/form-data\b/i.test(contentType)) return { body, mediaType: mediaType(contentType) };
  const parts = partsOf(contentType.trim(), body);
  if (parts === undefined)
    throw hubError('E_REQUEST_INVALID', { reason: 'the form does not end as its boundary says, or has too much in it' });
  const meant = parts.filter((each) =>
    name === undefined ? filenameOf(each) !== undefined : parameterOf(each.headers['content-disposition'] ?? '', 'name') === name,
  );
  const [file] = meant;
  if (file === undefined || meant.length > 1) {
    const wanted = name === undefined ? 'one file' : `one part ${name}`;
    throw hubError('E_REQUEST_INVALID', { reason: `the form must have ${wanted}; it has ${meant.length}` });
  }
  if (file.body.length === 0) throw hubError('E_BODY_EMPTY');
  const filename = filenameOf(file);
  return { body: file.body, mediaType: mediaType(file.headers['content-type']), ...(filename ? { filename } : {}) };
}

/** The media type without its parameters; what is absent or malformed is bytes of an unknown kind (RFC 9110, section 8.3). */
function mediaType(contentType = ''): string {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  return MEDIA_TYPE.test(type) ? type : 'application/octet-stream';
}
