import type { FastifyRequest } from 'fastify';
import { apiKeyOf } from '../http/credentials.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { principalOf } from './principal.ts';
import { liveSessionOf } from './session-desk.ts';

/** Would who made this request, and is still being answered, be admitted again? Asking is no use of the session: it runs out all the same. */
export async function isStillAdmitted(runtime: Pick<Runtime, 'ledger' | 'clock'>, request: FastifyRequest): Promise<boolean> {
  const principal = principalOf(request);
  if (principal === undefined || principal.kind === 'key') return false;
  if (apiKeyOf(request.headers) !== undefined) return true;
  const live = await liveSessionOf(runtime, request);
  return live !== undefined && (principal.kind === 'token' || live.session.id === principal.sessionId);
}
