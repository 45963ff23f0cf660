import type { FastifyRequest } from 'fastify';
import type { ErrorCode } from '../../core/kernel/error-table.ts';
import type { HubError } from '../../core/kernel/errors.ts';
import type { DoorAnswer } from '../../core/spi/connector.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { inboundDoor, serviceEndpoint } from './inbound-door.ts';
import { pushRequest } from './request.ts';

/** Behind these there is no service that could speak. */
const closed: ReadonlySet<ErrorCode> = new Set(['E_PARTNER_UNKNOWN', 'E_PARTNER_OFF']);

/** An error at the door of a service, in the words of its protocol: SOAP callers read faults.
 *  @returns undefined at other doors, and where there is no such service */
export function serviceRefusal(runtime: Runtime, request: FastifyRequest, error: HubError): DoorAnswer | undefined {
  const { partner, channel } = (request.params ?? {}) as { partner?: string; channel?: string };
  if (request.routeOptions.url?.startsWith('/soap/') !== true || closed.has(error.code)) return undefined;
  const door = inboundDoor(runtime.catalog(), `${partner}/${channel}`, 'soap');
  const { status, headers, body } = serviceEndpoint(door).refuse(error, pushRequest(request));
  const challenge = status === 401 ? { 'www-authenticate': 'Basic realm="relais"' } : {};
  return { status, headers: { ...headers, ...challenge }, body };
}
