import type { FastifyRequest } from 'fastify';
import { hubError } from '../../core/kernel/errors.ts';
import { admit } from '../access/admit.ts';
import { operationOf } from '../api/operation-of.ts';
import { refuseUnknown } from '../api/read-query.ts';
import { KeyRing } from '../ingress/api-keys.ts';
import { inboundDoor, pushEndpoint, serviceEndpoint } from '../ingress/inbound-door.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { apiKeyOf, basicPasswordOf } from './credentials.ts';

/** What is no operation of the contract and no door of partners: for the admin token and admins. */
const ADMIN_ONLY = { role: 'admin' } as const;

/** Who may come in, decided before a byte of the body is read. A partner's door opens to that partner's keys, or to
 *  whoever brings a signature, which the channel checks once it has the body; an operation to whom the contract names; health to
 *  everybody; whatever else there is to admins alone.
 *  @returns a hook for Fastify's `onRequest`; it throws E_PARTNER_UNKNOWN, E_PARTNER_OFF, E_KEY_MISSING, E_KEY_WRONG, E_SIGNATURE_WRONG,
 *    E_HTTP_NOT_FOUND for what is under /api and not in the contract, E_REQUEST_INVALID for a parameter that the operation has not, and what {@link admit} throws */
export function doorkeeper(runtime: Runtime): (request: FastifyRequest) => Promise<void> {
  const keys = new KeyRing(runtime.ledger, runtime.clock);
  return async (request) => {
    const route = request.routeOptions.url;
    // No route: an address of the console, or nothing.
    if (route === undefined || route.startsWith('/health/')) return;
    if (route.startsWith('/in/')) return admitPartner(runtime, keys, request);
    if (route.startsWith('/soap/')) return admitPartner(runtime, keys, request, 'soap');
    if (!route.startsWith('/api/')) return admit(runtime, keys, request, ADMIN_ONLY);
    const [name, operation] = operationOf(request.method, route) ?? [];
    if (operation === undefined) throw hubError('E_HTTP_NOT_FOUND', { path: request.url.split('?')[0] });
    await admit(runtime, keys, request, operation, name);
    refuseUnknown(operation.query ?? {}, request.query as Readonly<Record<string, unknown>>);
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
