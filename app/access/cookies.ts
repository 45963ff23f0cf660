import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Did the request come by https? Behind a proxy only as far as it is trusted (RELAIS_TRUSTED_PROXIES). */
export function isSecure(request: FastifyRequest): boolean {
  return request.protocol === 'https';
}

/** The value of a cookie of ours. By https only the name that no other host and no page by http can set counts (RFC 6265bis, 4.1.3.2). */
export function readCookie(request: FastifyRequest, name: string): string | undefined {
  const value = request.cookies[nameOf(request, name)];
  return value === '' ? undefined : value;
}

/** Sets a cookie that no script reads and no other site's form brings.
 *  @param maxAgeS seconds that it lives; without it as long as the browser is open */
export function writeCookie(request: FastifyRequest, reply: FastifyReply, name: string, value: string, maxAgeS?: number): void {
  const common = { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(request) } as const;
  void reply.setCookie(nameOf(request, name), value, { ...common, ...(maxAgeS === undefined ? {} : { maxAge: maxAgeS }) });
}

/** Takes a cookie away. */
export function removeCookie(request: FastifyRequest, reply: FastifyReply, name: string): void {
  writeCookie(request, reply, name, '', 0);
}

function nameOf(request: FastifyRequest, name: string): string {
  return isSecure(request) ? `__Host-${name}` : name;
}
