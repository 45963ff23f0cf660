import type { Json, JsonObject } from '../../core/kernel/json.ts';
import type { Answer } from '../../core/spi/connector.ts';
import type { HttpAnswer } from './http-message.ts';
import { parseJson } from './json-path.ts';
import { filenameOf, type Part, parameterOf, partsOf } from './multipart.ts';

/** The answer as the reply mapping gets it: its body as it came, `multipart/*` as JSON `{ parts }`; or, as `envelope`, JSON with
 *  `{ status, mediaType, location? }` and the content. Content is `content` (JSON), `text`, or `data` (base64), as its type says. */
export function answerOf({ status, headers, body }: HttpAnswer, form: string): Answer {
  const contentType = headers['content-type'] ?? '';
  const mediaType = mediaTypeOf(contentType);
  const parts = partsOf(contentType, body)?.map(describePart);
  if (form === 'envelope') {
    const location = headers['location'];
    const content = parts === undefined ? contentOf(contentType, body) : { parts };
    return json(status, { status, mediaType, ...(location === undefined ? {} : { location }), ...content });
  }
  return parts === undefined ? { status, mediaType, body } : json(status, { parts });
}

function describePart(part: Part): JsonObject {
  const { headers, body } = part;
  const disposition = headers['content-disposition'] ?? '';
  const contentType = headers['content-type'] ?? 'text/plain';
  const name = parameterOf(disposition, 'name') ?? headers['content-id']?.replace(/^<(.*)>$/, '$1');
  const filename = filenameOf(part);
  return {
    ...(name === undefined ? {} : { name }),
    ...(filename === undefined ? {} : { filename }),
    mediaType: mediaTypeOf(contentType),
    ...contentOf(contentType, body),
  };
}

function contentOf(contentType: string, body: Uint8Array): JsonObject {
  if (body.length === 0) return {};
  const mediaType = mediaTypeOf(contentType);
  const tree: Json | undefined = /[/+]json$/.test(mediaType) ? parseJson(body) : undefined;
  if (tree !== undefined) return { content: tree };
  const text = /^text\/|[/+](json|xml)$/.test(mediaType) ? decodeText(body, parameterOf(contentType, 'charset')) : undefined;
  return text === undefined ? { data: Buffer.from(body).toString('base64') } : { text };
}

/** @returns undefined when the bytes are not in the character set, or nobody knows it */
function decodeText(body: Uint8Array, charset = 'utf-8'): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

function mediaTypeOf(contentType: string): string {
  return contentType.split(';')[0]?.trim().toLowerCase() || 'application/octet-stream';
}

function json(status: number, tree: JsonObject): Answer {
  return { status, mediaType: 'application/json', body: Buffer.from(JSON.stringify(tree)) };
}
