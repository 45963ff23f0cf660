import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { hubError } from '../../core/kernel/errors.ts';
import { sameSecret } from './secrets.ts';

/** The token that a session's pages send with what they change. It follows from the session's token, which no page can read. */
export function csrfTokenOf(sessionToken: string): string {
  return createHash('sha256').update(`relais csrf ${sessionToken}`).digest('base64url');
}

/** Refuses what another site's page had the browser send (Fetch Metadata; RFC 6454, section 7). A browser names the site always;
 *  a program that has no browser's headers brings no cookies by accident either.
 *  @param publicUrl where people find the console, if not where the request says
 *  @throws E_CSRF */
export function refuseOtherSites(request: FastifyRequest, publicUrl: string | undefined): void {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined && site !== 'same-origin') throw hubError('E_CSRF', { reason: 'the browser says that another site sent it' });
  if (origin === undefined) return;
  const own = [`${request.protocol}://${request.host}`, ...(publicUrl === undefined ? [] : [new URL(publicUrl).origin])];
  if (!own.includes(origin)) throw hubError('E_CSRF', { reason: 'its Origin is not this address' });
}

/** @throws E_CSRF the token of the session is not there */
export function refuseWithoutToken(request: FastifyRequest, sessionToken: string): void {
  const given = request.headers['x-csrf-token'];
  if (typeof given !== 'string' || !sameSecret(given, csrfTokenOf(sessionToken)))
    throw hubError('E_CSRF', { reason: 'X-CSRF-Token is missing or not that of the session' });
}
