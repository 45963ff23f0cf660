import { hubError } from '../../core/kernel/errors.ts';
import type { PushEndpoint, PushRequest, RawMessage } from '../../core/spi/connector.ts';

/** Headers that carry credentials: they end at the door and are kept nowhere. */
const CREDENTIALS = new Set(['authorization', 'proxy-authorization', 'cookie', 'x-api-key', 'api-key', 'x-auth-token']);
/** RFC 9110, section 8.3: type and subtype are tokens. */
const MEDIA_TYPE = /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/;

/** Documents that partners post, of any content type. Keys, size and `Prefer: wait` are the door's affair. */
export function openRestInbound(): PushEndpoint {
  return { receive };
}

/** @throws E_BODY_EMPTY */
function receive(request: PushRequest): RawMessage {
  if (request.body.length === 0) throw hubError('E_BODY_EMPTY');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    const key = name.toLowerCase();
    if (value !== undefined && !CREDENTIALS.has(key)) headers[key] = value;
  }
  const idempotencyKey = headers['idempotency-key']?.trim();
  return {
    body: request.body,
    mediaType: mediaType(headers['content-type']),
    headers,
    ...(idempotencyKey ? { idempotencyKey } : {}),
  };
}

/** The media type without its parameters; what is absent or malformed is bytes of an unknown kind (RFC 9110, section 8.3). */
function mediaType(contentType = ''): string {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  return MEDIA_TYPE.test(type) ? type : 'application/octet-stream';
}
