import { hubError } from '../../../core/kernel/errors.ts';
import type { PushRequest } from '../../../core/spi/connector.ts';
import { SOAP_12 } from '../envelope.ts';
import type { SoapVersion } from './fault.ts';

/** Headers that carry credentials: they end at the door and are kept nowhere. */
const CREDENTIALS = new Set(['authorization', 'proxy-authorization', 'cookie', 'x-api-key', 'api-key', 'x-auth-token']);
const MEDIA_TYPES = ['text/xml', 'application/soap+xml'];

/** Refuses what is no envelope by its form alone.
 *  @throws HubError `E_MEDIA_TYPE`, `E_BODY_EMPTY`, `E_BODY_TOO_LARGE` */
export function refuseForms(request: PushRequest, maxBytes: number): void {
  const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  const accepted = MEDIA_TYPES.join(', ');
  if (encoding !== 'identity' && encoding !== '') throw hubError('E_MEDIA_TYPE', { mediaType: 'a compressed body', accepted });
  const mediaType = mediaTypeOf(request);
  if (mediaType === 'multipart/related') throw hubError('E_MEDIA_TYPE', { mediaType: 'attachments (MTOM, SwA)', accepted });
  if (!MEDIA_TYPES.includes(mediaType)) {
    throw hubError('E_MEDIA_TYPE', { mediaType: mediaType === '' ? 'a document without Content-Type' : mediaType.slice(0, 100), accepted });
  }
  if (request.body.length === 0) throw hubError('E_BODY_EMPTY');
  if (request.body.length > maxBytes) throw hubError('E_BODY_TOO_LARGE', { maxBytes });
}

/** Without parameters, lower case. */
export function mediaTypeOf({ headers }: Pick<PushRequest, 'headers'>): string {
  return ((headers['content-type'] ?? '').split(';')[0] ?? '').trim().toLowerCase();
}

/** The version that a request speaks: by its envelope, else by its content type. What cannot be told is 1.1. */
export function versionOf({ headers, body }: Pick<PushRequest, 'headers'> & Partial<PushRequest>): SoapVersion {
  const start = Buffer.from(body?.subarray(0, 4_096) ?? []).toString('latin1');
  const envelope = /<(?:[^\s<>:/]+:)?Envelope\b[^>]*>/.exec(start)?.[0];
  if (envelope !== undefined) return envelope.includes(SOAP_12) ? '1.2' : '1.1';
  return mediaTypeOf({ headers }) === 'application/soap+xml' ? '1.2' : '1.1';
}

/** The headers that are kept, names in lower case. */
export function transportHeaders({ headers }: PushRequest): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !CREDENTIALS.has(name.toLowerCase())) kept[name.toLowerCase()] = value;
  }
  return kept;
}
