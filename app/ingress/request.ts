import type { FastifyRequest } from 'fastify';
import type { PushRequest } from '../../core/spi/connector.ts';

/** A request as endpoints see it; the body as far as it was read. */
export function pushRequest(request: FastifyRequest): PushRequest {
  const query = Object.entries(request.query as Record<string, string | readonly string[]>);
  return {
    method: request.method,
    headers: singleHeaders(request),
    query: Object.fromEntries(query.map(([name, value]) => [name, typeof value === 'string' ? value : (value[0] ?? '')])),
    body: request.body instanceof Uint8Array ? request.body : new Uint8Array(),
  };
}

/** The headers, a repeated one as one. */
export function singleHeaders(request: FastifyRequest): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}
