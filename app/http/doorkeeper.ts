import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { hubError } from '../../core/kernel/errors.ts';
import { KeyRing } from '../ingress/api-keys.ts';
import { inboundDoor, pushEndpoint, serviceEndpoint } from '../ingress/inbound-door.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { apiKeyOf, basicPasswordOf, bearerOf } from './credentials.ts';

/** Who may come in, decided before a byte of the body is read. A partner's door opens to that partner's keys, or to
 *  whoever brings a signature, which the channel checks once it has the body; health to
 *  everybody, and whatever else there is to the admin token alone.
 *  @returns a hook for Fastify's `onRequest`; it throws E_PARTNER_UNKNOWN, E_PARTNER_OFF, E_KEY_MISSING, E_KEY_WRONG, E_SIGNATURE_WRONG, E_ADMIN_TOKEN_WRONG */
export function doorkeeper(runtime: Runtime): (request: FastifyRequest) => Promise<void> {
  const keys = new KeyRing(runtime.ledger, runtime.clock);
  return async (request) => {
    const route = request.routeOptions.url;
    if (route === undefined || route.startsWith('/health/')) return;
    if (route.startsWith('/in/')) return admitPartner(runtime, keys, request);
    if (route.startsWith('/soap/')) return admitPartner(runtime, keys, request, 'soap');
    const given = bearerOf(request.headers);
    if (given === undefined || !sameSecret(given, runtime.adminToken)) throw hubError('E_ADMIN_TOKEN_WRONG');
  };
}

/** @param kind of the connector behind the door of a service: its callers may send the key as the password of Basic */
async function admitPartner(runtime: Runtime, keys: KeyRing, request: FastifyRequest, kind?: string): Promise<void> {
  const { partner = '', channel = '' } = request.params as { partner?: string; channel?: string };
  const door = inboundDoor(runtime.catalog(), `${partner}/${channel}`, kind);
  const { proof } = kind === undefined ? pushEndpoint(door) : serviceEndpoint(door);
  if (proof !== undefined) {
    const missing = proof.find((name) => request.headers[name] === undefined);
    if (missing !== undefined) throw hubError('E_SIGNATURE_WRONG', { reason: `the header ${missing} is missing` });
    return;
  }
  const key = apiKeyOf(request.headers) ?? (kind === undefined ? undefined : basicPasswordOf(request.headers));
  if (key === undefined) throw hubError('E_KEY_MISSING');
  await keys.check(key, partner, channel);
}

/** Compares without telling by its duration how much was right. */
function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
